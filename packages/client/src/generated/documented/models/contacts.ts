// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import {
  type OrganizationDataWithId,
  RelatedOrganizationData,
  RelatedUserData,
  type UserDataWithId,
} from './shared.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * What `owner_id` of {@link PersonItem} holds.
 *
 * @example
 * const part = Owner.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class Owner extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      email: 'String',
      has_pic: Object,
      pic_hash: 'String',
      active_flag: 'Boolean',
      value: 'Number',
    }
  }

  declare id: number
  declare name: string
  declare email: string
  declare has_pic: boolean
  declare pic_hash: string | null
  declare active_flag: boolean
  declare value: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: Owner) => Owner
}

/**
 * What `related_objects` of {@link AddPersonResponse} holds.
 *
 * @example
 * const part = AllOrganizationsGetResponseAllOfRelatedObjects.constructFromObject({ user: {}, organization: {} })
 */
export class AllOrganizationsGetResponseAllOfRelatedObjects extends Model {
  static override members(): Members {
    return { user: RelatedUserData, organization: RelatedOrganizationData }
  }

  declare user?: RelatedUserData & Readonly<Record<string, UserDataWithId>>
  declare organization?: RelatedOrganizationData & Readonly<Record<string, OrganizationDataWithId>>

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: AllOrganizationsGetResponseAllOfRelatedObjects,
  ) => AllOrganizationsGetResponseAllOfRelatedObjects
}
