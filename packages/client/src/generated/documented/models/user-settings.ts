// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * What `data` of {@link UserSettings} holds.
 *
 * @example
 * const part = UserSettingsItem.constructFromObject({ marketplace_allow_custom_install_url: true, marketplace_app_extensions_vendor: true })
 */
export class UserSettingsItem extends Model {
  static override members(): Members {
    return {
      marketplace_allow_custom_install_url: 'Boolean',
      marketplace_app_extensions_vendor: 'Boolean',
      marketplace_team: 'Boolean',
      list_limit: 'Number',
      beta_app: 'Boolean',
      prevent_salesphone_callto_override: 'Boolean',
      file_upload_destination: 'String',
      callto_link_syntax: 'String',
      autofill_deal_expected_close_date: 'Boolean',
      person_duplicate_condition: 'String',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: UserSettingsItem,
  ) => UserSettingsItem
}

/**
 * What `getUserSettings` answers.
 *
 * @example
 * const answer: UserSettings = await new UserSettingsApi().getUserSettings()
 */
export class UserSettings extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: UserSettingsItem }
  }

  declare success: boolean
  declare data: UserSettingsItem

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: UserSettings,
  ) => UserSettings
}
