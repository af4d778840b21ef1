import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { nullable } from '../schema.ts'
import {
  AddTime,
  ContactName,
  ContactsQuery,
  contactBody,
  contactProperties,
  contactWritable,
  DeletedIds,
  IdsQuery,
  readContacts,
  writeContacts,
} from './contacts.ts'
import { RelatedOrganization } from './deals.ts'
import { DeletedId, IdParams, pageWith, RelatedUsers } from './envelope.ts'

const organizationProperties = {
  ...contactProperties,
  people_count: Type.Integer({ minimum: 0 }),
  country_code: nullable('string'),
  address: nullable('string'),
  address_subpremise: Type.Null(),
  address_street_number: Type.Null(),
  address_route: Type.Null(),
  address_sublocality: Type.Null(),
  address_locality: Type.Null(),
  address_admin_area_level_1: Type.Null(),
  address_admin_area_level_2: Type.Null(),
  address_country: Type.Null(),
  address_postal_code: Type.Null(),
  address_formatted_address: Type.Null(),
}

/** An organization as lists show it. */
export const Organization = Type.Object(organizationProperties)
export type Organization = Type.Static<typeof Organization>

/** An organization by itself. */
const SingleOrganization = Type.Object({
  ...organizationProperties,
  edit_name: Type.Boolean(),
  last_activity: Type.Null(),
  next_activity: Type.Null(),
})

/** What organizations refer to, and they themselves in short, each by decimal id. */
const RelatedToOrganizations = Type.Object({
  user: Type.Optional(RelatedUsers),
  organization: Type.Optional(Type.Record(Type.String(), RelatedOrganization)),
})

const oneOrganization = Type.Object({
  success: Type.Literal(true),
  data: SingleOrganization,
  related_objects: Type.Optional(RelatedToOrganizations),
})

const OrganizationDetails = Type.Object({
  ...oneOrganization.properties,
  additional_data: Type.Object({
    followers: Type.Object({}),
    dropbox_email: nullable('string'),
  }),
})

const writable = {
  ...contactWritable,
  address: Type.Optional(nullable('string', { maxLength: 1000 })),
}

/** Body of POST; keys that are neither named here nor look like custom fields are ignored. */
export const OrganizationCreation = Type.Object(
  { name: ContactName, ...writable, add_time: AddTime },
  contactBody,
)
export type OrganizationCreation = Type.Static<typeof OrganizationCreation>

/** Body of PUT: only the keys that are given change. */
export const OrganizationUpdate = Type.Object(
  { name: Type.Optional(ContactName), ...writable },
  contactBody,
)
export type OrganizationUpdate = Type.Static<typeof OrganizationUpdate>

/** The organizations deals are made with. */
export const organizations = defineRoutes({
  getOrganizations: {
    method: 'GET',
    path: '/organizations',
    summary: 'List organizations',
    scopes: readContacts,
    cost: 20,
    query: ContactsQuery,
    returns: pageWith(Organization, RelatedToOrganizations),
    errors: ['invalid_value', 'filter_not_found'],
  },
  addOrganization: {
    method: 'POST',
    path: '/organizations',
    summary: 'Add an organization',
    scopes: writeContacts,
    cost: 10,
    body: OrganizationCreation,
    status: 201,
    returns: oneOrganization,
    errors: ['invalid_value', 'name_missing', 'unknown_custom_field'],
  },
  deleteOrganizations: {
    method: 'DELETE',
    path: '/organizations',
    summary: 'Delete several organizations',
    deprecated: true,
    scopes: writeContacts,
    cost: 10,
    query: IdsQuery,
    returns: DeletedIds,
    errors: ['invalid_value', 'organization_not_found'],
  },
  getOrganization: {
    method: 'GET',
    path: '/organizations/:id',
    summary: 'Get one organization',
    scopes: readContacts,
    cost: 2,
    params: IdParams,
    returns: OrganizationDetails,
    errors: ['invalid_value', 'organization_not_found'],
  },
  updateOrganization: {
    method: 'PUT',
    path: '/organizations/:id',
    summary: 'Update an organization',
    scopes: writeContacts,
    cost: 10,
    params: IdParams,
    body: OrganizationUpdate,
    returns: oneOrganization,
    errors: ['invalid_value', 'name_missing', 'unknown_custom_field', 'organization_not_found'],
  },
  deleteOrganization: {
    method: 'DELETE',
    path: '/organizations/:id',
    summary: 'Delete an organization',
    scopes: writeContacts,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'organization_not_found'],
  },
})
