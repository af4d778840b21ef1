// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { Flag } from '../messages.ts'
import { AllOrganizationsGetResponseAllOfRelatedObjects, Owner } from './contacts.ts'
import { ItemSearchAdditionalData } from './shared.ts'

/**
 * The body of `updateOrganization`.
 *
 * @example
 * const part = BasicOrganization.constructFromObject({ name: 'Garden Bench', owner_id: 7 })
 */
export class BasicOrganization extends Model {
  static override members(): Members {
    return {
      ...kinds({
        String: 'name address',
        Number: 'owner_id label',
        Object: 'visible_to active_flag',
      }),
      label_ids: ['Number'],
    }
  }

  declare name?: string | undefined
  declare owner_id?: number | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined
  declare label?: number | null | undefined
  /** Wins over `label`, which is one of them. */
  declare label_ids?: number[] | undefined
  /** False deletes, true restores. */
  declare active_flag?: Flag | undefined
  declare address?: string | null | undefined;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasicOrganization>
}

/**
 * The body of `addOrganization`.
 *
 * @example
 * const part = NewOrganization.constructFromObject({ name: 'Garden Bench', owner_id: 7 })
 */
export class NewOrganization extends BasicOrganization {
  static override members(): Members {
    return { ...BasicOrganization.members(), ...kinds({ String: 'add_time' }) }
  }

  /** `YYYY-MM-DD HH:MM:SS`, UTC; default now. */
  declare add_time?: string | undefined;

  [customField: string]: unknown

  constructor(name?: string) {
    super()
    if (name !== undefined) this.name = name
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewOrganization>
}

/**
 * What `data` of {@link OrganizationUpdateResponse} holds.
 *
 * @example
 * const part = BaseOrganizationItem.constructFromObject({ id: 7, company_id: 7 })
 */
export class BaseOrganizationItem extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: `id company_id label open_deals_count related_open_deals_count closed_deals_count
        related_closed_deals_count won_deals_count related_won_deals_count
        lost_deals_count related_lost_deals_count email_messages_count activities_count
        done_activities_count undone_activities_count files_count notes_count
        followers_count next_activity_id last_activity_id people_count`,
        String: `name first_char add_time update_time owner_name cc_email next_activity_date
        next_activity_time last_activity_date country_code address`,
        Boolean: 'active_flag',
        Object: `visible_to picture_id address_subpremise address_street_number address_route
        address_sublocality address_locality address_admin_area_level_1
        address_admin_area_level_2 address_country address_postal_code
        address_formatted_address`,
      }),
      owner_id: Owner,
      label_ids: ['Number'],
    }
  }

  declare id: number
  declare company_id: number
  declare owner_id: Owner
  declare name: string
  /** False when deleted. */
  declare active_flag: boolean
  declare first_char: string
  declare add_time: string
  declare update_time: string
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to: '1' | '3' | '5' | '7'
  declare picture_id: null
  /** The first one of `label_ids`. */
  declare label: number | null
  declare label_ids: number[]
  declare owner_name: string
  declare cc_email: string | null
  declare open_deals_count: number
  declare related_open_deals_count: number
  declare closed_deals_count: number
  declare related_closed_deals_count: number
  declare won_deals_count: number
  declare related_won_deals_count: number
  declare lost_deals_count: number
  declare related_lost_deals_count: number
  declare email_messages_count: number
  declare activities_count: number
  declare done_activities_count: number
  declare undone_activities_count: number
  declare files_count: number
  declare notes_count: number
  declare followers_count: number
  declare next_activity_date: string | null
  declare next_activity_time: string | null
  declare next_activity_id: number | null
  declare last_activity_id: number | null
  declare last_activity_date: string | null
  declare people_count: number
  declare country_code: string | null
  declare address: string | null
  declare address_subpremise: null
  declare address_street_number: null
  declare address_route: null
  declare address_sublocality: null
  declare address_locality: null
  declare address_admin_area_level_1: null
  declare address_admin_area_level_2: null
  declare address_country: null
  declare address_postal_code: null
  declare address_formatted_address: null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseOrganizationItem>
}

/**
 * What `data` of {@link OrganizationPostResponse} holds.
 *
 * @example
 * const part = BaseOrganizationItemWithEditNameFlag.constructFromObject({ id: 7, company_id: 7 })
 */
export class BaseOrganizationItemWithEditNameFlag extends BaseOrganizationItem {
  static override members(): Members {
    return { ...BaseOrganizationItem.members(), ...kinds({ Boolean: 'edit_name' }) }
  }

  declare edit_name: boolean

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseOrganizationItemWithEditNameFlag>
}

/**
 * What `data` of {@link OrganizationDetailsGetResponse} holds.
 *
 * @example
 * const part = OrganizationItem.constructFromObject({ id: 7, company_id: 7 })
 */
export class OrganizationItem extends BaseOrganizationItemWithEditNameFlag {
  static override members(): Members {
    return {
      ...BaseOrganizationItemWithEditNameFlag.members(),
      ...kinds({ Object: 'last_activity next_activity' }),
    }
  }

  declare last_activity: null
  declare next_activity: null

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationItem>
}

/**
 * What `addOrganization` answers.
 *
 * @example
 * const answer: OrganizationPostResponse = await new OrganizationsApi().addOrganization({ name: 'Garden Bench' })
 */
export class OrganizationPostResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: BaseOrganizationItemWithEditNameFlag,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: BaseOrganizationItemWithEditNameFlag
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationPostResponse>
}

/**
 * What `updateOrganization` answers.
 *
 * @example
 * const answer: OrganizationUpdateResponse = await new OrganizationsApi().updateOrganization(7, { name: 'Garden Bench' })
 */
export class OrganizationUpdateResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: BaseOrganizationItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: BaseOrganizationItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationUpdateResponse>
}

/**
 * What `additional_data` of {@link OrganizationDetailsGetResponse} holds.
 *
 * @example
 * const part = OrganizationDetailsGetResponseAllOfAdditionalData.constructFromObject({ dropbox_email: 'text' })
 */
export class OrganizationDetailsGetResponseAllOfAdditionalData extends Model {
  static override members(): Members {
    return { ...kinds({ Object: 'followers', String: 'dropbox_email' }) }
  }

  declare followers: Record<string, unknown>
  declare dropbox_email: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationDetailsGetResponseAllOfAdditionalData>
}

/**
 * What `getOrganization` answers.
 *
 * @example
 * const answer: OrganizationDetailsGetResponse = await new OrganizationsApi().getOrganization(7)
 */
export class OrganizationDetailsGetResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: OrganizationItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
      additional_data: OrganizationDetailsGetResponseAllOfAdditionalData,
    }
  }

  declare success: boolean
  declare data: OrganizationItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects
  declare additional_data: OrganizationDetailsGetResponseAllOfAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationDetailsGetResponse>
}

/**
 * What `getOrganizations` answers.
 *
 * @example
 * const answer: AllOrganizationsGetResponse = await new OrganizationsApi().getOrganizations()
 */
export class AllOrganizationsGetResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [BaseOrganizationItem],
      additional_data: ItemSearchAdditionalData,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: BaseOrganizationItem[] | null
  declare additional_data: ItemSearchAdditionalData
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AllOrganizationsGetResponse>
}

/**
 * What `data` of {@link OrganizationDeleteResponse} holds.
 *
 * @example
 * const part = OrganizationDeleteResponseData.constructFromObject({ id: 7 })
 */
export class OrganizationDeleteResponseData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationDeleteResponseData>
}

/**
 * What `deleteOrganization` answers.
 *
 * @example
 * const answer: OrganizationDeleteResponse = await new OrganizationsApi().deleteOrganization(7)
 */
export class OrganizationDeleteResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: OrganizationDeleteResponseData }
  }

  declare success: boolean
  declare data: OrganizationDeleteResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationDeleteResponse>
}

/**
 * What `data` of {@link OrganizationsDeleteResponse} holds.
 *
 * @example
 * const part = OrganizationsDeleteResponseData.constructFromObject({ id: [] })
 */
export class OrganizationsDeleteResponseData extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationsDeleteResponseData>
}

/**
 * What `deleteOrganizations` answers.
 *
 * @example
 * const answer: OrganizationsDeleteResponse = await new OrganizationsApi().deleteOrganizations('7,8')
 */
export class OrganizationsDeleteResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: OrganizationsDeleteResponseData }
  }

  declare success: boolean
  declare data: OrganizationsDeleteResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationsDeleteResponse>
}
