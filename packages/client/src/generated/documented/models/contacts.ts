// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import {
  type OrganizationDataWithId,
  RelatedOrganizationData,
  RelatedUserData,
  type UserDataWithId,
} from './shared.ts'

/**
 * What `owner_id` of {@link PersonItem} holds.
 *
 * @example
 * const part = Owner.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class Owner extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id value',
        String: 'name email pic_hash',
        Object: 'has_pic',
        Boolean: 'active_flag',
      }),
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
  declare static constructFromObject: Construct<Owner>
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
  declare static constructFromObject: Construct<AllOrganizationsGetResponseAllOfRelatedObjects>
}
