import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { nullable, oneOf, raises, withDefault } from '../schema.ts'
import { bare, IdParams, Time } from './envelope.ts'

/** What a user may do in one of the apps the company has. */
const Access = Type.Object({
  app: oneOf(['sales', 'global']),
  admin: Type.Boolean(),
  permission_set_id: Type.String({ description: 'The same for all who may do the same.' }),
})

/** A user with the keys of both client generations (http-v1-neighbours section 6). */
export const User = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  default_currency: Type.String({ examples: ['EUR'] }),
  locale: Type.String({ examples: ['et_EE'] }),
  lang: Type.Integer(),
  email: Type.String(),
  phone: nullable('string'),
  activated: Type.Boolean(),
  last_login: nullable('string', { description: 'Last use of any API token.' }),
  created: Time,
  modified: Time,
  signup_flow_variation: nullable('string'),
  has_created_company: Type.Boolean(),
  is_admin: Type.Integer({ description: '0 or 1.' }),
  access: Type.Array(Access),
  active_flag: Type.Boolean({ description: 'False when shut out.' }),
  timezone_name: Type.String({ examples: ['Europe/Tallinn'] }),
  timezone_offset: Type.String({ examples: ['+02:00'], description: 'At this moment.' }),
  role_id: Type.Integer(),
  icon_url: nullable('string'),
  is_you: Type.Boolean(),
  is_deleted: Type.Boolean(),
})
export type User = Type.Static<typeof User>

/** The caller, with the company. */
export const CurrentUser = Type.Object({
  ...User.properties,
  company_id: Type.Integer(),
  company_name: Type.String(),
  company_domain: Type.String(),
  company_country: nullable('string'),
  company_industry: nullable('string'),
  language: Type.Object({ language_code: Type.String(), country_code: Type.String() }),
})
export type CurrentUser = Type.Static<typeof CurrentUser>

const UsersFindQuery = Type.Object({
  term: Type.String({ minLength: 1, description: 'Part of the name.', ...raises('term_missing') }),
  search_by_email: withDefault(
    Type.Boolean({ lenient: true, description: 'Looks at e-mail addresses instead of names.' }),
    false,
  ),
})

/** Who works in the company (http-v1-neighbours section 6). */
export const users = defineRoutes({
  getUsers: {
    method: 'GET',
    path: '/users',
    summary: 'List the users of the company',
    scopes: ['users:read'],
    cost: 20,
    returns: bare(Type.Array(User)),
    errors: [],
  },
  findUsersByName: {
    method: 'GET',
    path: '/users/find',
    summary: 'Find users by name or e-mail address',
    scopes: ['users:read'],
    cost: 40,
    burst: 'search',
    query: UsersFindQuery,
    returns: bare(Type.Array(User)),
    errors: ['invalid_value', 'term_missing'],
  },
  getCurrentUser: {
    method: 'GET',
    path: '/users/me',
    summary: 'Get the user who calls, with the company',
    scopes: ['base'],
    cost: 2,
    returns: bare(CurrentUser),
    errors: [],
  },
  getUser: {
    method: 'GET',
    path: '/users/:id',
    summary: 'Get one user',
    scopes: ['users:read'],
    cost: 2,
    params: IdParams,
    returns: bare(User),
    errors: ['invalid_value', 'user_not_found'],
  },
})
