// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import {
  AddPersonResponse,
  type BasicPerson,
  DeletePersonResponse,
  DeletePersonsInBulkResponse,
  GetAllPersonsResponse,
  GetPersonDetailsResponse,
  type NewPerson,
  UpdatePersonResponse,
} from './models/persons.ts'

const addPerson: Operation = {
  name: 'addPerson',
  method: 'POST',
  path: '/persons',
  body: 'newPerson',
  returns: AddPersonResponse,
}

const deletePerson: Operation = {
  name: 'deletePerson',
  method: 'DELETE',
  path: '/persons/{id}',
  args: ['id'],
  returns: DeletePersonResponse,
}

const deletePersons: Operation = {
  name: 'deletePersons',
  method: 'DELETE',
  path: '/persons',
  query: ['ids'],
  returns: DeletePersonsInBulkResponse,
}

const getPerson: Operation = {
  name: 'getPerson',
  method: 'GET',
  path: '/persons/{id}',
  args: ['id'],
  returns: GetPersonDetailsResponse,
}

const getPersons: Operation = {
  name: 'getPersons',
  method: 'GET',
  path: '/persons',
  query: ['user_id', 'filter_id', 'first_char', 'start', 'limit', 'sort'],
  returns: GetAllPersonsResponse,
}

const updatePerson: Operation = {
  name: 'updatePerson',
  method: 'PUT',
  path: '/persons/{id}',
  args: ['id'],
  body: 'basicPerson',
  returns: UpdatePersonResponse,
}

/**
 * Persons: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new PersonsApi()
 * const answer = await api.addPerson({ name: 'Garden Bench' })
 */
export class PersonsApi extends Api {
  /**
   * Add a person.
   */
  addPerson(
    opts?: { newPerson: Partial<NewPerson> } | Partial<NewPerson>,
  ): Promise<AddPersonResponse> {
    return this.addPersonWithHttpInfo(opts)
  }

  /** The same as `addPerson`. */
  addPersonWithHttpInfo(
    opts?: { newPerson: Partial<NewPerson> } | Partial<NewPerson>,
  ): Promise<AddPersonResponse> {
    return call(this, addPerson, [], opts)
  }

  /**
   * Delete a person.
   */
  deletePerson(id: number): Promise<DeletePersonResponse> {
    return this.deletePersonWithHttpInfo(id)
  }

  /** The same as `deletePerson`. */
  deletePersonWithHttpInfo(id: number): Promise<DeletePersonResponse> {
    return call(this, deletePerson, [id])
  }

  /**
   * Delete several persons.
   *
   * @deprecated The vendor took it out of later clients.
   */
  deletePersons(opts?: {
    ids?: string | number[] | undefined
  }): Promise<DeletePersonsInBulkResponse> {
    return this.deletePersonsWithHttpInfo(opts)
  }

  /** The same as `deletePersons`. */
  deletePersonsWithHttpInfo(opts?: {
    ids?: string | number[] | undefined
  }): Promise<DeletePersonsInBulkResponse> {
    return call(this, deletePersons, [], opts)
  }

  /**
   * Get one person.
   */
  getPerson(id: number): Promise<GetPersonDetailsResponse> {
    return this.getPersonWithHttpInfo(id)
  }

  /** The same as `getPerson`. */
  getPersonWithHttpInfo(id: number): Promise<GetPersonDetailsResponse> {
    return call(this, getPerson, [id])
  }

  /**
   * List persons.
   */
  getPersons(opts?: {
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
  }): Promise<GetAllPersonsResponse> {
    return this.getPersonsWithHttpInfo(opts)
  }

  /** The same as `getPersons`. */
  getPersonsWithHttpInfo(opts?: {
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
  }): Promise<GetAllPersonsResponse> {
    return call(this, getPersons, [], opts)
  }

  /**
   * Update a person.
   */
  updatePerson(
    id: number,
    opts?: { basicPerson: Partial<BasicPerson> } | Partial<BasicPerson>,
  ): Promise<UpdatePersonResponse> {
    return this.updatePersonWithHttpInfo(id, opts)
  }

  /** The same as `updatePerson`. */
  updatePersonWithHttpInfo(
    id: number,
    opts?: { basicPerson: Partial<BasicPerson> } | Partial<BasicPerson>,
  ): Promise<UpdatePersonResponse> {
    return call(this, updatePerson, [id], opts)
  }
}
