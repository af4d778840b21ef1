import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { toV1One } from './envelope.ts'

/** Nothing of this can be set, so it is what holds for everybody. */
const settings: v1.UserSettings = {
  marketplace_allow_custom_install_url: false,
  marketplace_app_extensions_vendor: false,
  marketplace_team: false,
  list_limit: 100,
  beta_app: false,
  prevent_salesphone_callto_override: false,
  file_upload_destination: 's3',
  callto_link_syntax: 'callto:',
  autofill_deal_expected_close_date: false,
  person_duplicate_condition: 'none',
}

export const userSettings = implement(v1.userSettings, {
  async getUserSettings() {
    return toV1One(settings)
  },
})
