import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { bare } from './envelope.ts'

/** The settings both client generations read. */
export const UserSettings = Type.Object({
  marketplace_allow_custom_install_url: Type.Boolean(),
  marketplace_app_extensions_vendor: Type.Boolean(),
  marketplace_team: Type.Boolean(),
  list_limit: Type.Integer(),
  beta_app: Type.Boolean(),
  prevent_salesphone_callto_override: Type.Boolean(),
  file_upload_destination: Type.String(),
  callto_link_syntax: Type.String(),
  autofill_deal_expected_close_date: Type.Boolean(),
  person_duplicate_condition: Type.String(),
})
export type UserSettings = Type.Static<typeof UserSettings>

/** How the service treats the caller (http-v1-neighbours section 6). */
export const userSettings = defineRoutes({
  getUserSettings: {
    method: 'GET',
    path: '/userSettings',
    summary: 'Get the settings of the user who calls',
    scopes: ['base'],
    cost: 2,
    returns: bare(UserSettings),
    errors: [],
  },
})
