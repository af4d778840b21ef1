// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import {
  AllOrganizationsGetResponse,
  type BasicOrganization,
  type NewOrganization,
  OrganizationDeleteResponse,
  OrganizationDetailsGetResponse,
  OrganizationPostResponse,
  OrganizationsDeleteResponse,
  OrganizationUpdateResponse,
} from './models/organizations.ts'

const addOrganization: Operation = {
  name: 'addOrganization',
  method: 'POST',
  path: '/organizations',
  body: 'newOrganization',
  returns: OrganizationPostResponse,
}

const deleteOrganization: Operation = {
  name: 'deleteOrganization',
  method: 'DELETE',
  path: '/organizations/{id}',
  args: ['id'],
  returns: OrganizationDeleteResponse,
}

const deleteOrganizations: Operation = {
  name: 'deleteOrganizations',
  method: 'DELETE',
  path: '/organizations',
  args: ['ids'],
  query: ['ids'],
  returns: OrganizationsDeleteResponse,
}

const getOrganization: Operation = {
  name: 'getOrganization',
  method: 'GET',
  path: '/organizations/{id}',
  args: ['id'],
  returns: OrganizationDetailsGetResponse,
}

const getOrganizations: Operation = {
  name: 'getOrganizations',
  method: 'GET',
  path: '/organizations',
  query: ['user_id', 'filter_id', 'first_char', 'start', 'limit', 'sort'],
  returns: AllOrganizationsGetResponse,
}

const updateOrganization: Operation = {
  name: 'updateOrganization',
  method: 'PUT',
  path: '/organizations/{id}',
  args: ['id'],
  body: 'basicOrganization',
  returns: OrganizationUpdateResponse,
}

/**
 * Organizations: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new OrganizationsApi()
 * const answer = await api.addOrganization({ name: 'Garden Bench' })
 */
export class OrganizationsApi extends Api {
  /**
   * Add an organization.
   */
  addOrganization(
    opts?: { newOrganization: Partial<NewOrganization> } | Partial<NewOrganization>,
  ): Promise<OrganizationPostResponse> {
    return this.addOrganizationWithHttpInfo(opts)
  }

  /** The same as `addOrganization`. */
  addOrganizationWithHttpInfo(
    opts?: { newOrganization: Partial<NewOrganization> } | Partial<NewOrganization>,
  ): Promise<OrganizationPostResponse> {
    return call(this, addOrganization, [], opts)
  }

  /**
   * Delete an organization.
   */
  deleteOrganization(id: number): Promise<OrganizationDeleteResponse> {
    return this.deleteOrganizationWithHttpInfo(id)
  }

  /** The same as `deleteOrganization`. */
  deleteOrganizationWithHttpInfo(id: number): Promise<OrganizationDeleteResponse> {
    return call(this, deleteOrganization, [id])
  }

  /**
   * Delete several organizations.
   *
   * @deprecated The vendor took it out of later clients.
   */
  deleteOrganizations(ids: string | number[]): Promise<OrganizationsDeleteResponse> {
    return this.deleteOrganizationsWithHttpInfo(ids)
  }

  /** The same as `deleteOrganizations`. */
  deleteOrganizationsWithHttpInfo(ids: string | number[]): Promise<OrganizationsDeleteResponse> {
    return call(this, deleteOrganizations, [ids])
  }

  /**
   * Get one organization.
   */
  getOrganization(id: number): Promise<OrganizationDetailsGetResponse> {
    return this.getOrganizationWithHttpInfo(id)
  }

  /** The same as `getOrganization`. */
  getOrganizationWithHttpInfo(id: number): Promise<OrganizationDetailsGetResponse> {
    return call(this, getOrganization, [id])
  }

  /**
   * List organizations.
   */
  getOrganizations(opts?: {
    /** Owner. */
    userId?: number | undefined
    /** Wins over `user_id`. */
    filterId?: number | undefined
    /** First letter of the name, either case. */
    firstChar?: string | undefined
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
    /** At most two `<field> ASC|DESC`: id, name, owner_id, add_time, update_time. */
    sort?: string | undefined
  }): Promise<AllOrganizationsGetResponse> {
    return this.getOrganizationsWithHttpInfo(opts)
  }

  /** The same as `getOrganizations`. */
  getOrganizationsWithHttpInfo(opts?: {
    /** Owner. */
    userId?: number | undefined
    /** Wins over `user_id`. */
    filterId?: number | undefined
    /** First letter of the name, either case. */
    firstChar?: string | undefined
    /** Default 0. */
    start?: number | undefined
    /** Default 100. At most 500. */
    limit?: number | undefined
    /** At most two `<field> ASC|DESC`: id, name, owner_id, add_time, update_time. */
    sort?: string | undefined
  }): Promise<AllOrganizationsGetResponse> {
    return call(this, getOrganizations, [], opts)
  }

  /**
   * Update an organization.
   */
  updateOrganization(
    id: number,
    opts?: { basicOrganization: Partial<BasicOrganization> } | Partial<BasicOrganization>,
  ): Promise<OrganizationUpdateResponse> {
    return this.updateOrganizationWithHttpInfo(id, opts)
  }

  /** The same as `updateOrganization`. */
  updateOrganizationWithHttpInfo(
    id: number,
    opts?: { basicOrganization: Partial<BasicOrganization> } | Partial<BasicOrganization>,
  ): Promise<OrganizationUpdateResponse> {
    return call(this, updateOrganization, [id], opts)
  }
}
