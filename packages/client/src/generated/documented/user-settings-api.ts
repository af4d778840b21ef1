// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import { UserSettings } from './models/user-settings.ts'

const getUserSettings: Operation = {
  name: 'getUserSettings',
  method: 'GET',
  path: '/userSettings',
  returns: UserSettings,
}

/**
 * User settings: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new UserSettingsApi()
 * const answer = await api.getUserSettings()
 */
export class UserSettingsApi extends Api {
  /**
   * Get the settings of the user who calls.
   */
  getUserSettings(): Promise<UserSettings> {
    return this.getUserSettingsWithHttpInfo()
  }

  /** The same as `getUserSettings`. */
  getUserSettingsWithHttpInfo(): Promise<UserSettings> {
    return call(this, getUserSettings, [])
  }
}
