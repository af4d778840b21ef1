import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { queryList, raises, withDefault } from '../schema.ts'
import { bare, DeletedId, IdParams, Time } from './envelope.ts'

/** An app that users of the company may let in. */
export const App = Type.Object({
  id: Type.Integer(),
  client_id: Type.String(),
  name: Type.String({ examples: ['Price list sync'] }),
  redirect_uris: Type.Array(Type.String({ examples: ['https://app.example/callback'] })),
  scopes: Type.Array(Type.String({ examples: ['products:read'] })),
  is_public: Type.Boolean({ description: 'It runs where it cannot keep a secret, and has none.' }),
  add_time: Time,
})
export type App = Type.Static<typeof App>

const CreatedApp = Type.Object({
  ...App.properties,
  client_secret: Type.Optional(Type.String({ description: 'Told this once.' })),
})

const AppCreation = Type.Object({
  name: Type.String({ ...raises('name_missing') }),
  redirect_uris: Type.Array(Type.String(), { ...raises('redirect_uris_missing') }),
  scopes: withDefault(queryList(Type.String()), []),
  is_public: withDefault(Type.Boolean(), false),
})

/** The apps of a company; the service these routes follow has no such ones. */
export const apps = defineRoutes({
  getApps: {
    method: 'GET',
    path: '/apps',
    summary: 'List the apps that users may let in',
    scopes: ['admin'],
    cost: 20,
    returns: bare(Type.Array(App)),
    errors: ['forbidden'],
  },
  addApp: {
    method: 'POST',
    path: '/apps',
    summary: 'Register an app',
    scopes: ['admin'],
    cost: 10,
    body: AppCreation,
    status: 201,
    returns: bare(CreatedApp),
    errors: ['invalid_value', 'name_missing', 'redirect_uris_missing', 'forbidden'],
  },
  deleteApp: {
    method: 'DELETE',
    path: '/apps/:id',
    summary: 'Remove an app and end all that was granted to it',
    scopes: ['admin'],
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'forbidden', 'app_not_found'],
  },
})
