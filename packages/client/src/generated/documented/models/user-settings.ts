// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'

/**
 * What `data` of {@link UserSettings} holds.
 *
 * @example
 * const part = UserSettingsItem.constructFromObject({ marketplace_allow_custom_install_url: true, marketplace_app_extensions_vendor: true })
 */
export class UserSettingsItem extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Boolean: `marketplace_allow_custom_install_url marketplace_app_extensions_vendor
        marketplace_team beta_app prevent_salesphone_callto_override
        autofill_deal_expected_close_date`,
        Number: 'list_limit',
        String: 'file_upload_destination callto_link_syntax person_duplicate_condition',
      }),
    }
  }

  declare marketplace_allow_custom_install_url: boolean
  declare marketplace_app_extensions_vendor: boolean
  declare marketplace_team: boolean
  declare list_limit: number
  declare beta_app: boolean
  declare prevent_salesphone_callto_override: boolean
  declare file_upload_destination: string
  declare callto_link_syntax: string
  declare autofill_deal_expected_close_date: boolean
  declare person_duplicate_condition: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserSettingsItem>
}

/**
 * What `getUserSettings` answers.
 *
 * @example
 * const answer: UserSettings = await new UserSettingsApi().getUserSettings()
 */
export class UserSettings extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: UserSettingsItem }
  }

  declare success: boolean
  declare data: UserSettingsItem

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserSettings>
}
