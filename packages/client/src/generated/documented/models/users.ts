// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * What `data` of {@link Users} holds.
 *
 * @example
 * const part = BaseUser.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BaseUser extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      default_currency: 'String',
      locale: 'String',
      lang: 'Number',
      email: 'String',
      phone: 'String',
      activated: 'Boolean',
      last_login: 'String',
      created: 'String',
      modified: 'String',
      signup_flow_variation: 'String',
      has_created_company: 'Boolean',
      is_admin: 'Number',
      access: Object,
      active_flag: 'Boolean',
      timezone_name: 'String',
      timezone_offset: 'String',
      role_id: 'Number',
      icon_url: 'String',
      is_you: 'Boolean',
      is_deleted: 'Boolean',
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
  declare static constructFromObject: (data: object | null | undefined, obj?: BaseUser) => BaseUser
}

/**
 * What `findUsersByName` and `getUsers` answers.
 *
 * @example
 * const answer: Users = await new UsersApi().findUsersByName('bench')
 */
export class Users extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: [BaseUser] }
  }

  declare success: boolean
  declare data: BaseUser[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: Users) => Users
}

/**
 * What `getUser` answers.
 *
 * @example
 * const answer: User = await new UsersApi().getUser(7)
 */
export class User extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: BaseUser }
  }

  declare success: boolean
  declare data: BaseUser

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: User) => User
}

/**
 * What `language` of {@link BaseUserMe} holds.
 *
 * @example
 * const part = BaseUserMeAllOfLanguage.constructFromObject({ language_code: 'text', country_code: 'text' })
 */
export class BaseUserMeAllOfLanguage extends Model {
  static override members(): Members {
    return { language_code: 'String', country_code: 'String' }
  }

  declare language_code: string
  declare country_code: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BaseUserMeAllOfLanguage,
  ) => BaseUserMeAllOfLanguage
}

/**
 * What `data` of {@link UserMe} holds.
 *
 * @example
 * const part = BaseUserMe.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BaseUserMe extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      default_currency: 'String',
      locale: 'String',
      lang: 'Number',
      email: 'String',
      phone: 'String',
      activated: 'Boolean',
      last_login: 'String',
      created: 'String',
      modified: 'String',
      signup_flow_variation: 'String',
      has_created_company: 'Boolean',
      is_admin: 'Number',
      access: Object,
      active_flag: 'Boolean',
      timezone_name: 'String',
      timezone_offset: 'String',
      role_id: 'Number',
      icon_url: 'String',
      is_you: 'Boolean',
      is_deleted: 'Boolean',
      company_id: 'Number',
      company_name: 'String',
      company_domain: 'String',
      company_country: 'String',
      company_industry: 'String',
      language: BaseUserMeAllOfLanguage,
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
  declare company_id: number
  declare company_name: string
  declare company_domain: string
  declare company_country: string | null
  declare company_industry: string | null
  declare language: BaseUserMeAllOfLanguage

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BaseUserMe,
  ) => BaseUserMe
}

/**
 * What `getCurrentUser` answers.
 *
 * @example
 * const answer: UserMe = await new UsersApi().getCurrentUser()
 */
export class UserMe extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: BaseUserMe }
  }

  declare success: boolean
  declare data: BaseUserMe

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: UserMe) => UserMe
}
