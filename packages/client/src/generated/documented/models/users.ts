// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'

/**
 * What `data` of {@link Users} holds.
 *
 * @example
 * const part = BaseUser.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BaseUser extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id lang is_admin role_id',
        String: `name default_currency locale email phone last_login created modified
        signup_flow_variation timezone_name timezone_offset icon_url`,
        Boolean: 'activated has_created_company active_flag is_you is_deleted',
        Object: 'access',
      }),
    }
  }

  declare id: number
  declare name: string
  declare default_currency: string
  declare locale: string
  declare lang: number
  declare email: string
  declare phone: string | null
  declare activated: boolean
  /** Last use of any API token. */
  declare last_login: string | null
  declare created: string
  declare modified: string
  declare signup_flow_variation: string | null
  declare has_created_company: boolean
  /** 0 or 1. */
  declare is_admin: number
  declare access: {
    app: 'sales' | 'global'
    admin: boolean
    /** The same for all who may do the same. */
    permission_set_id: string
  }[]
  /** False when shut out. */
  declare active_flag: boolean
  declare timezone_name: string
  /** At this moment. */
  declare timezone_offset: string
  declare role_id: number
  declare icon_url: string | null
  declare is_you: boolean
  declare is_deleted: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseUser>
}

/**
 * What `findUsersByName` and `getUsers` answers.
 *
 * @example
 * const answer: Users = await new UsersApi().findUsersByName('bench')
 */
export class Users extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: [BaseUser] }
  }

  declare success: boolean
  declare data: BaseUser[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<Users>
}

/**
 * What `getUser` answers.
 *
 * @example
 * const answer: User = await new UsersApi().getUser(7)
 */
export class User extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: BaseUser }
  }

  declare success: boolean
  declare data: BaseUser

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<User>
}

/**
 * What `language` of {@link BaseUserMe} holds.
 *
 * @example
 * const part = BaseUserMeAllOfLanguage.constructFromObject({ language_code: 'text', country_code: 'text' })
 */
export class BaseUserMeAllOfLanguage extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'language_code country_code' }) }
  }

  declare language_code: string
  declare country_code: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseUserMeAllOfLanguage>
}

/**
 * What `data` of {@link UserMe} holds.
 *
 * @example
 * const part = BaseUserMe.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BaseUserMe extends BaseUser {
  static override members(): Members {
    return {
      ...BaseUser.members(),
      ...kinds({
        Number: 'company_id',
        String: 'company_name company_domain company_country company_industry',
      }),
      language: BaseUserMeAllOfLanguage,
    }
  }

  declare company_id: number
  declare company_name: string
  declare company_domain: string
  declare company_country: string | null
  declare company_industry: string | null
  declare language: BaseUserMeAllOfLanguage

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseUserMe>
}

/**
 * What `getCurrentUser` answers.
 *
 * @example
 * const answer: UserMe = await new UsersApi().getCurrentUser()
 */
export class UserMe extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: BaseUserMe }
  }

  declare success: boolean
  declare data: BaseUserMe

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserMe>
}
