import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { maxId, nullable, oneOf, orNull } from '../schema.ts'
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

const ContactDetail = Type.Object({
  label: Type.String(),
  value: Type.String(),
  primary: Type.Boolean(),
})

const { id: _, ...organizationProperties } = RelatedOrganization.properties

const MarketingStatus = oneOf(['no_consent', 'unsubscribed', 'subscribed', 'archived'])

export const Person = Type.Object({
  ...contactProperties,
  first_name: Type.String(),
  last_name: nullable('string'),
  email: Type.Array(ContactDetail),
  phone: Type.Array(ContactDetail),
  org_id: orNull(Type.Object({ ...organizationProperties, value: Type.Integer() })),
  org_name: nullable('string'),
  marketing_status: MarketingStatus,
  last_incoming_mail_time: nullable('string'),
  last_outgoing_mail_time: nullable('string'),
})
export type Person = Type.Static<typeof Person>

/** What persons refer to, each by decimal id; empty groups are left out. */
const RelatedToPersons = Type.Object({
  user: Type.Optional(RelatedUsers),
  organization: Type.Optional(Type.Record(Type.String(), RelatedOrganization)),
})

const onePerson = Type.Object({
  success: Type.Literal(true),
  data: Person,
  related_objects: Type.Optional(RelatedToPersons),
})

const PersonDetails = Type.Object({
  ...onePerson.properties,
  additional_data: Type.Object({ dropbox_email: nullable('string') }),
})

/** A text, or a list of texts and of objects with `value`, `label` and `primary`. */
const ContactDetailsInput = Type.Unsafe<unknown>({
  // Null first: the parser takes a list of types by its first one, and leaves null as it is.
  type: ['null', 'string', 'number', 'object', 'array'],
  description:
    'A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters.',
})

const writable = {
  ...contactWritable,
  org_id: Type.Optional(nullable('integer', { minimum: 1, maximum: maxId })),
  email: Type.Optional(ContactDetailsInput),
  phone: Type.Optional(ContactDetailsInput),
  marketing_status: Type.Optional(MarketingStatus),
}

/** Body of POST; keys that are neither named here nor look like custom fields are ignored. */
export const PersonCreation = Type.Object(
  { name: ContactName, ...writable, add_time: AddTime },
  contactBody,
)
export type PersonCreation = Type.Static<typeof PersonCreation>

/** Body of PUT: only the keys that are given change. */
export const PersonUpdate = Type.Object(
  { name: Type.Optional(ContactName), ...writable },
  contactBody,
)
export type PersonUpdate = Type.Static<typeof PersonUpdate>

/** The persons deals are made with. */
export const persons = defineRoutes({
  getPersons: {
    method: 'GET',
    path: '/persons',
    summary: 'List persons',
    scopes: readContacts,
    cost: 20,
    query: ContactsQuery,
    returns: pageWith(Person, RelatedToPersons),
    errors: ['invalid_value', 'filter_not_found'],
  },
  addPerson: {
    method: 'POST',
    path: '/persons',
    summary: 'Add a person',
    scopes: writeContacts,
    cost: 10,
    body: PersonCreation,
    status: 201,
    returns: onePerson,
    errors: ['invalid_value', 'name_missing', 'unknown_custom_field'],
  },
  deletePersons: {
    method: 'DELETE',
    path: '/persons',
    summary: 'Delete several persons',
    deprecated: true,
    scopes: writeContacts,
    cost: 10,
    query: IdsQuery,
    returns: DeletedIds,
    errors: ['invalid_value', 'person_not_found'],
  },
  getPerson: {
    method: 'GET',
    path: '/persons/:id',
    summary: 'Get one person',
    scopes: readContacts,
    cost: 2,
    params: IdParams,
    returns: PersonDetails,
    errors: ['invalid_value', 'person_not_found'],
  },
  updatePerson: {
    method: 'PUT',
    path: '/persons/:id',
    summary: 'Update a person',
    scopes: writeContacts,
    cost: 10,
    params: IdParams,
    body: PersonUpdate,
    returns: onePerson,
    errors: ['invalid_value', 'name_missing', 'unknown_custom_field', 'person_not_found'],
  },
  deletePerson: {
    method: 'DELETE',
    path: '/persons/:id',
    summary: 'Delete a person',
    scopes: writeContacts,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'person_not_found'],
  },
})
