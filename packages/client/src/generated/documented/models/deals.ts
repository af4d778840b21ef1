// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Kind, setOwn } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import type { BillingFrequency, Flag, RelatedPipeline, RelatedStage } from '../types.ts'
import {
  AdditionalData,
  ItemSearchAdditionalDataPagination,
  ListProductsResponseAllOfRelatedObjects,
  type OrganizationDataWithId,
  type PersonData,
  PersonDataEmail,
  PersonDataPhone,
  ProductWithObjectPrices,
  RelatedOrganizationData,
  RelatedPersonData,
  RelatedUserData,
  type UserDataWithId,
} from './shared.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * The body of `addDeal`.
 *
 * @example
 * const part = NewDeal.constructFromObject({ title: 'Park order', add_time: '2021-03-02 09:14:55' })
 */
export class NewDeal extends Model {
  static readonly StatusEnum = {
    open: 'open',
    won: 'won',
    lost: 'lost',
    deleted: 'deleted',
  } as const
  static override members(): Members {
    return {
      title: 'String',
      add_time: 'String',
      value: 'String',
      label: ['Number'],
      currency: 'String',
      user_id: 'Number',
      person_id: 'Number',
      org_id: 'Number',
      pipeline_id: 'Number',
      stage_id: 'Number',
      is_archived: Object,
      archive_time: 'String',
      status: Object,
      origin_id: 'String',
      channel: 'Number',
      channel_id: 'String',
      won_time: 'String',
      lost_time: 'String',
      close_time: 'String',
      expected_close_date: 'String',
      probability: 'Number',
      lost_reason: 'String',
      visible_to: Object,
    }
  }

  declare title?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare add_time?: string | undefined
  /** Not looked at while the deal has enabled products. */
  declare value?: string | number | null | undefined
  /** Option ids. */
  declare label?: number[] | null | undefined
  declare currency?: string | undefined
  declare user_id?: number | undefined
  declare person_id?: number | null | undefined
  declare org_id?: number | null | undefined
  declare pipeline_id?: number | undefined
  declare stage_id?: number | undefined
  declare is_archived?: Flag | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare archive_time?: string | undefined
  declare status?: 'open' | 'won' | 'lost' | 'deleted' | undefined
  declare origin_id?: string | null | undefined
  declare channel?: number | null | undefined
  declare channel_id?: string | null | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare won_time?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare lost_time?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare close_time?: string | undefined
  /** `YYYY-MM-DD`. */
  declare expected_close_date?: string | null | undefined
  declare probability?: number | null | undefined
  declare lost_reason?: string | null | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined

  constructor(title?: string) {
    super()
    if (title !== undefined) this.title = title
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: NewDeal) => NewDeal
}

/**
 * The body of `updateDeal`.
 *
 * @example
 * const part = UpdateDealRequest.constructFromObject({ title: 'Park order', value: 7 })
 */
export class UpdateDealRequest extends Model {
  static readonly StatusEnum = {
    open: 'open',
    won: 'won',
    lost: 'lost',
    deleted: 'deleted',
  } as const
  static override members(): Members {
    return {
      title: 'String',
      value: 'String',
      label: ['Number'],
      currency: 'String',
      user_id: 'Number',
      person_id: 'Number',
      org_id: 'Number',
      pipeline_id: 'Number',
      stage_id: 'Number',
      is_archived: Object,
      archive_time: 'String',
      status: Object,
      origin_id: 'String',
      channel: 'Number',
      channel_id: 'String',
      won_time: 'String',
      lost_time: 'String',
      close_time: 'String',
      expected_close_date: 'String',
      probability: 'Number',
      lost_reason: 'String',
      visible_to: Object,
    }
  }

  declare title?: string | undefined
  /** Not looked at while the deal has enabled products. */
  declare value?: string | number | null | undefined
  /** Option ids. */
  declare label?: number[] | null | undefined
  declare currency?: string | undefined
  declare user_id?: number | undefined
  declare person_id?: number | null | undefined
  declare org_id?: number | null | undefined
  declare pipeline_id?: number | undefined
  declare stage_id?: number | undefined
  declare is_archived?: Flag | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare archive_time?: string | undefined
  declare status?: 'open' | 'won' | 'lost' | 'deleted' | undefined
  declare origin_id?: string | null | undefined
  declare channel?: number | null | undefined
  declare channel_id?: string | null | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare won_time?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare lost_time?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare close_time?: string | undefined
  /** `YYYY-MM-DD`. */
  declare expected_close_date?: string | null | undefined
  declare probability?: number | null | undefined
  declare lost_reason?: string | null | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: UpdateDealRequest,
  ) => UpdateDealRequest
}

/**
 * The body of `addDealProduct`.
 *
 * @example
 * const part = NewDealProduct.constructFromObject({ product_id: 7, item_price: 7 })
 */
export class NewDealProduct extends Model {
  static override members(): Members {
    return {
      product_id: 'Number',
      item_price: 'Number',
      quantity: 'Number',
      discount: 'Number',
      discount_type: Object,
      discount_percentage: 'Number',
      duration: 'Number',
      duration_unit: Object,
      product_variation_id: 'Number',
      comments: 'String',
      tax: 'Number',
      tax_method: Object,
      enabled_flag: Object,
      billing_frequency: Object,
      billing_frequency_cycles: 'Number',
      billing_start_date: 'String',
    }
  }

  declare product_id?: number | undefined
  declare item_price?: number | undefined
  declare quantity?: number | undefined
  declare discount?: number | undefined
  declare discount_type?: 'percentage' | 'amount' | undefined

  declare duration_unit?: 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | null | undefined
  declare product_variation_id?: number | null | undefined
  declare comments?: string | null | undefined
  declare tax?: number | undefined
  /** Counts for all products of the deal. */
  declare tax_method?: 'exclusive' | 'inclusive' | 'none' | undefined
  declare enabled_flag?: Flag | undefined
  declare billing_frequency?: BillingFrequency | undefined
  declare billing_frequency_cycles?: number | null | undefined
  /** `YYYY-MM-DD`, within 10 years of today. */
  declare billing_start_date?: string | null | undefined

  constructor(itemPrice?: number, quantity?: number, productId?: number) {
    super()
    if (itemPrice !== undefined) this.item_price = itemPrice
    if (quantity !== undefined) this.quantity = quantity
    if (productId !== undefined) this.product_id = productId
  }

  /** Not looked at beside `discount`. 0 until it is set. */
  get discount_percentage(): number {
    return 0
  }
  set discount_percentage(value) {
    setOwn(this, 'discount_percentage', value)
  }

  /** 1 until it is set. */
  get duration(): number {
    return 1
  }
  set duration(value) {
    setOwn(this, 'duration', value)
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: NewDealProduct,
  ) => NewDealProduct
}

/**
 * The body of `updateDealProduct`.
 *
 * @example
 * const part = BasicDealProduct.constructFromObject({ product_id: 7, item_price: 7 })
 */
export class BasicDealProduct extends Model {
  static override members(): Members {
    return {
      product_id: 'Number',
      item_price: 'Number',
      quantity: 'Number',
      discount: 'Number',
      discount_type: Object,
      discount_percentage: 'Number',
      duration: 'Number',
      duration_unit: Object,
      product_variation_id: 'Number',
      comments: 'String',
      tax: 'Number',
      tax_method: Object,
      enabled_flag: Object,
      billing_frequency: Object,
      billing_frequency_cycles: 'Number',
      billing_start_date: 'String',
    }
  }

  declare product_id?: number | undefined
  declare item_price?: number | undefined
  declare quantity?: number | undefined
  declare discount?: number | undefined
  declare discount_type?: 'percentage' | 'amount' | undefined

  declare duration_unit?: 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly' | null | undefined
  declare product_variation_id?: number | null | undefined
  declare comments?: string | null | undefined
  declare tax?: number | undefined
  /** Counts for all products of the deal. */
  declare tax_method?: 'exclusive' | 'inclusive' | 'none' | undefined
  declare enabled_flag?: Flag | undefined
  declare billing_frequency?: BillingFrequency | undefined
  declare billing_frequency_cycles?: number | null | undefined
  /** `YYYY-MM-DD`, within 10 years of today. */
  declare billing_start_date?: string | null | undefined

  /** Not looked at beside `discount`. 0 until it is set. */
  get discount_percentage(): number {
    return 0
  }
  set discount_percentage(value) {
    setOwn(this, 'discount_percentage', value)
  }

  /** 1 until it is set. */
  get duration(): number {
    return 1
  }
  set duration(value) {
    setOwn(this, 'duration', value)
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasicDealProduct,
  ) => BasicDealProduct
}

/**
 * What `creator_user_id` of {@link DealNonStrict} holds.
 *
 * @example
 * const part = DealNonStrictModeFieldsCreatorUserId.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class DealNonStrictModeFieldsCreatorUserId extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      email: 'String',
      has_pic: 'Boolean',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealNonStrictModeFieldsCreatorUserId,
  ) => DealNonStrictModeFieldsCreatorUserId
}

/**
 * What `user_id` of {@link DealNonStrict} holds.
 *
 * @example
 * const part = DealUserDataWithId.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class DealUserDataWithId extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      email: 'String',
      has_pic: 'Boolean',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealUserDataWithId,
  ) => DealUserDataWithId
}

/**
 * What `person_id` of {@link DealNonStrict} holds.
 *
 * @example
 * const part = DealPersonDataWithId.constructFromObject({ active_flag: true, name: 'Garden Bench' })
 */
export class DealPersonDataWithId extends Model {
  static override members(): Members {
    return {
      active_flag: 'Boolean',
      name: 'String',
      email: [PersonDataEmail],
      phone: [PersonDataPhone],
      owner_id: 'Number',
      value: 'Number',
    }
  }

  declare active_flag: boolean
  declare name: string
  declare email: PersonDataEmail[]
  declare phone: PersonDataPhone[]
  declare owner_id: number
  declare value: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealPersonDataWithId,
  ) => DealPersonDataWithId
}

/**
 * What `org_id` of {@link DealNonStrict} holds.
 *
 * @example
 * const part = DealOrganizationDataWithId.constructFromObject({ name: 'Garden Bench', people_count: 7 })
 */
export class DealOrganizationDataWithId extends Model {
  static override members(): Members {
    return {
      name: 'String',
      people_count: 'Number',
      owner_id: 'Number',
      address: 'String',
      active_flag: 'Boolean',
      cc_email: 'String',
      value: 'Number',
    }
  }

  declare name: string
  declare people_count: number
  declare owner_id: number
  declare address: string | null
  declare active_flag: boolean
  declare cc_email: string | null
  declare value: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealOrganizationDataWithId,
  ) => DealOrganizationDataWithId
}

/**
 * What `data` of {@link GetAddedDeal} holds.
 *
 * @example
 * const part = DealNonStrict.constructFromObject({ id: 7, creator_user_id: {} })
 */
export class DealNonStrict extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      creator_user_id: DealNonStrictModeFieldsCreatorUserId,
      user_id: DealUserDataWithId,
      person_id: DealPersonDataWithId,
      org_id: DealOrganizationDataWithId,
      stage_id: 'Number',
      title: 'String',
      value: 'Number',
      currency: 'String',
      add_time: 'String',
      update_time: 'String',
      stage_change_time: 'String',
      active: 'Boolean',
      deleted: 'Boolean',
      is_archived: 'Boolean',
      status: Object,
      probability: 'Number',
      next_activity_date: 'String',
      next_activity_time: 'String',
      next_activity_id: 'Number',
      last_activity_id: 'Number',
      last_activity_date: 'String',
      lost_reason: 'String',
      visible_to: 'String',
      close_time: 'String',
      pipeline_id: 'Number',
      won_time: 'String',
      first_won_time: 'String',
      lost_time: 'String',
      products_count: 'Number',
      files_count: 'Number',
      notes_count: 'Number',
      followers_count: 'Number',
      email_messages_count: 'Number',
      activities_count: 'Number',
      done_activities_count: 'Number',
      undone_activities_count: 'Number',
      participants_count: 'Number',
      expected_close_date: 'Date',
      last_incoming_mail_time: 'String',
      last_outgoing_mail_time: 'String',
      label: 'String',
      stage_order_nr: 'Number',
      person_name: 'String',
      org_name: 'String',
      next_activity_subject: 'String',
      next_activity_type: 'String',
      next_activity_duration: 'String',
      next_activity_note: 'String',
      formatted_value: 'String',
      weighted_value: 'Number',
      formatted_weighted_value: 'String',
      weighted_value_currency: 'String',
      rotten_time: 'String',
      owner_name: 'String',
      cc_email: 'String',
      org_hidden: 'Boolean',
      person_hidden: 'Boolean',
      origin: 'String',
      origin_id: 'String',
      channel: 'Number',
      channel_id: 'String',
      arr: 'Number',
      mrr: 'Number',
      acv: 'Number',
      arr_currency: 'String',
      mrr_currency: 'String',
      acv_currency: 'String',
    }
  }

  declare id: number
  declare creator_user_id: DealNonStrictModeFieldsCreatorUserId
  declare user_id: DealUserDataWithId
  declare person_id: DealPersonDataWithId | null
  declare org_id: DealOrganizationDataWithId | null
  declare stage_id: number
  declare title: string
  declare value: number
  declare currency: string
  declare add_time: string
  declare update_time: string
  declare stage_change_time: string | null
  declare active: boolean
  declare deleted: boolean
  declare is_archived: boolean
  declare status: 'open' | 'won' | 'lost' | 'deleted'
  declare probability: number | null
  declare next_activity_date: string | null
  declare next_activity_time: string | null
  declare next_activity_id: number | null
  declare last_activity_id: number | null
  declare last_activity_date: string | null
  declare lost_reason: string | null
  declare visible_to: string
  declare close_time: string | null
  declare pipeline_id: number
  declare won_time: string | null
  declare first_won_time: string | null
  declare lost_time: string | null
  declare products_count: number
  declare files_count: number
  declare notes_count: number
  declare followers_count: number
  declare email_messages_count: number
  declare activities_count: number
  declare done_activities_count: number
  declare undone_activities_count: number
  declare participants_count: number
  declare expected_close_date: Date | null
  declare last_incoming_mail_time: string | null
  declare last_outgoing_mail_time: string | null
  /** Option ids, with commas between them. */
  declare label: string | null
  declare stage_order_nr: number
  declare person_name: string | null
  declare org_name: string | null
  declare next_activity_subject: string | null
  declare next_activity_type: string | null
  declare next_activity_duration: string | null
  declare next_activity_note: string | null
  declare formatted_value: string
  declare weighted_value: number
  declare formatted_weighted_value: string
  declare weighted_value_currency: string
  declare rotten_time: string | null
  declare owner_name: string
  declare cc_email: string | null
  declare org_hidden: boolean
  declare person_hidden: boolean
  declare origin: string
  declare origin_id: string | null
  declare channel: number | null
  declare channel_id: string | null
  declare arr: number | null
  declare mrr: number | null
  declare acv: number | null
  declare arr_currency: string | null
  declare mrr_currency: string | null
  declare acv_currency: string | null

  declare readonly extra: this;
  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealNonStrict,
  ) => DealNonStrict
}

/**
 * What `average_time_to_won` of {@link DealNonStrictWithDetails} holds.
 *
 * @example
 * const part = DealNonStrictWithDetailsAllOfAverageTimeToWon.constructFromObject({ y: 7, m: 7 })
 */
export class DealNonStrictWithDetailsAllOfAverageTimeToWon extends Model {
  static override members(): Members {
    return {
      y: 'Number',
      m: 'Number',
      d: 'Number',
      h: 'Number',
      i: 'Number',
      s: 'Number',
      total_seconds: 'Number',
    }
  }

  declare y: number
  declare m: number
  declare d: number
  declare h: number
  declare i: number
  declare s: number
  declare total_seconds: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealNonStrictWithDetailsAllOfAverageTimeToWon,
  ) => DealNonStrictWithDetailsAllOfAverageTimeToWon
}

/**
 * What `age` of {@link DealNonStrictWithDetails} holds.
 *
 * @example
 * const part = DealNonStrictWithDetailsAllOfAge.constructFromObject({ y: 7, m: 7 })
 */
export class DealNonStrictWithDetailsAllOfAge extends Model {
  static override members(): Members {
    return {
      y: 'Number',
      m: 'Number',
      d: 'Number',
      h: 'Number',
      i: 'Number',
      s: 'Number',
      total_seconds: 'Number',
    }
  }

  declare y: number
  declare m: number
  declare d: number
  declare h: number
  declare i: number
  declare s: number
  declare total_seconds: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealNonStrictWithDetailsAllOfAge,
  ) => DealNonStrictWithDetailsAllOfAge
}

/**
 * What `stay_in_pipeline_stages` of {@link DealNonStrictWithDetails} holds.
 *
 * @example
 * const part = DealNonStrictWithDetailsAllOfStayInPipelineStages.constructFromObject({ order_of_stages: [] })
 */
export class DealNonStrictWithDetailsAllOfStayInPipelineStages extends Model {
  static override members(): Members {
    return { times_in_stages: Object, order_of_stages: ['Number'] }
  }

  /** Seconds by stage. */
  declare times_in_stages: Record<string, number>
  declare order_of_stages: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealNonStrictWithDetailsAllOfStayInPipelineStages,
  ) => DealNonStrictWithDetailsAllOfStayInPipelineStages
}

/**
 * What `data` of {@link GetDeal} holds.
 *
 * @example
 * const part = DealNonStrictWithDetails.constructFromObject({ id: 7, creator_user_id: {} })
 */
export class DealNonStrictWithDetails extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      creator_user_id: DealNonStrictModeFieldsCreatorUserId,
      user_id: DealUserDataWithId,
      person_id: DealPersonDataWithId,
      org_id: DealOrganizationDataWithId,
      stage_id: 'Number',
      title: 'String',
      value: 'Number',
      currency: 'String',
      add_time: 'String',
      update_time: 'String',
      stage_change_time: 'String',
      active: 'Boolean',
      deleted: 'Boolean',
      is_archived: 'Boolean',
      status: Object,
      probability: 'Number',
      next_activity_date: 'String',
      next_activity_time: 'String',
      next_activity_id: 'Number',
      last_activity_id: 'Number',
      last_activity_date: 'String',
      lost_reason: 'String',
      visible_to: 'String',
      close_time: 'String',
      pipeline_id: 'Number',
      won_time: 'String',
      first_won_time: 'String',
      lost_time: 'String',
      products_count: 'Number',
      files_count: 'Number',
      notes_count: 'Number',
      followers_count: 'Number',
      email_messages_count: 'Number',
      activities_count: 'Number',
      done_activities_count: 'Number',
      undone_activities_count: 'Number',
      participants_count: 'Number',
      expected_close_date: 'Date',
      last_incoming_mail_time: 'String',
      last_outgoing_mail_time: 'String',
      label: 'String',
      stage_order_nr: 'Number',
      person_name: 'String',
      org_name: 'String',
      next_activity_subject: 'String',
      next_activity_type: 'String',
      next_activity_duration: 'String',
      next_activity_note: 'String',
      formatted_value: 'String',
      weighted_value: 'Number',
      formatted_weighted_value: 'String',
      weighted_value_currency: 'String',
      rotten_time: 'String',
      owner_name: 'String',
      cc_email: 'String',
      org_hidden: 'Boolean',
      person_hidden: 'Boolean',
      origin: 'String',
      origin_id: 'String',
      channel: 'Number',
      channel_id: 'String',
      arr: 'Number',
      mrr: 'Number',
      acv: 'Number',
      arr_currency: 'String',
      mrr_currency: 'String',
      acv_currency: 'String',
      average_time_to_won: DealNonStrictWithDetailsAllOfAverageTimeToWon,
      average_stage_progress: 'Number',
      age: DealNonStrictWithDetailsAllOfAge,
      stay_in_pipeline_stages: DealNonStrictWithDetailsAllOfStayInPipelineStages,
      last_activity: Object,
      next_activity: Object,
    }
  }

  declare id: number
  declare creator_user_id: DealNonStrictModeFieldsCreatorUserId
  declare user_id: DealUserDataWithId
  declare person_id: DealPersonDataWithId | null
  declare org_id: DealOrganizationDataWithId | null
  declare stage_id: number
  declare title: string
  declare value: number
  declare currency: string
  declare add_time: string
  declare update_time: string
  declare stage_change_time: string | null
  declare active: boolean
  declare deleted: boolean
  declare is_archived: boolean
  declare status: 'open' | 'won' | 'lost' | 'deleted'
  declare probability: number | null
  declare next_activity_date: string | null
  declare next_activity_time: string | null
  declare next_activity_id: number | null
  declare last_activity_id: number | null
  declare last_activity_date: string | null
  declare lost_reason: string | null
  declare visible_to: string
  declare close_time: string | null
  declare pipeline_id: number
  declare won_time: string | null
  declare first_won_time: string | null
  declare lost_time: string | null
  declare products_count: number
  declare files_count: number
  declare notes_count: number
  declare followers_count: number
  declare email_messages_count: number
  declare activities_count: number
  declare done_activities_count: number
  declare undone_activities_count: number
  declare participants_count: number
  declare expected_close_date: Date | null
  declare last_incoming_mail_time: string | null
  declare last_outgoing_mail_time: string | null
  /** Option ids, with commas between them. */
  declare label: string | null
  declare stage_order_nr: number
  declare person_name: string | null
  declare org_name: string | null
  declare next_activity_subject: string | null
  declare next_activity_type: string | null
  declare next_activity_duration: string | null
  declare next_activity_note: string | null
  declare formatted_value: string
  declare weighted_value: number
  declare formatted_weighted_value: string
  declare weighted_value_currency: string
  declare rotten_time: string | null
  declare owner_name: string
  declare cc_email: string | null
  declare org_hidden: boolean
  declare person_hidden: boolean
  declare origin: string
  declare origin_id: string | null
  declare channel: number | null
  declare channel_id: string | null
  declare arr: number | null
  declare mrr: number | null
  declare acv: number | null
  declare arr_currency: string | null
  declare mrr_currency: string | null
  declare acv_currency: string | null
  declare average_time_to_won: DealNonStrictWithDetailsAllOfAverageTimeToWon
  declare average_stage_progress: number
  declare age: DealNonStrictWithDetailsAllOfAge
  declare stay_in_pipeline_stages: DealNonStrictWithDetailsAllOfStayInPipelineStages
  declare last_activity: null
  declare next_activity: null

  declare readonly extra: this;
  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealNonStrictWithDetails,
  ) => DealNonStrictWithDetails
}

/**
 * What `related_objects` of {@link GetAddedDeal} holds.
 *
 * @example
 * const part = GetDealsRelatedObjects.constructFromObject({ user: {}, organization: {} })
 */
export class GetDealsRelatedObjects extends Model {
  static override members(): Members {
    return {
      user: RelatedUserData,
      organization: RelatedOrganizationData,
      person: RelatedPersonData,
      stage: Object,
      pipeline: Object,
    }
  }

  declare user?: RelatedUserData & Readonly<Record<string, UserDataWithId>>
  declare organization?: RelatedOrganizationData & Readonly<Record<string, OrganizationDataWithId>>
  declare person?: RelatedPersonData & Readonly<Record<string, PersonData>>
  declare stage?: Record<string, RelatedStage>
  declare pipeline?: Record<string, RelatedPipeline>

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetDealsRelatedObjects,
  ) => GetDealsRelatedObjects
}

/**
 * What `addDeal` and `updateDeal` answers.
 *
 * @example
 * const answer: GetAddedDeal = await new DealsApi().addDeal({ title: 'Park order' })
 */
export class GetAddedDeal extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DealNonStrict, related_objects: GetDealsRelatedObjects }
  }

  declare success: boolean
  declare data: DealNonStrict
  declare related_objects: GetDealsRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAddedDeal,
  ) => GetAddedDeal
}

/**
 * What `additional_data` of {@link GetDeal} holds.
 *
 * @example
 * const part = GetDealAdditionalData.constructFromObject({ dropbox_email: 'text' })
 */
export class GetDealAdditionalData extends Model {
  static override members(): Members {
    return { dropbox_email: 'String' }
  }

  declare dropbox_email: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetDealAdditionalData,
  ) => GetDealAdditionalData
}

/**
 * What `getDeal` answers.
 *
 * @example
 * const answer: GetDeal = await new DealsApi().getDeal(7)
 */
export class GetDeal extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: DealNonStrictWithDetails,
      related_objects: GetDealsRelatedObjects,
      additional_data: GetDealAdditionalData,
    }
  }

  declare success: boolean
  declare data: DealNonStrictWithDetails
  declare related_objects: GetDealsRelatedObjects
  declare additional_data: GetDealAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: GetDeal) => GetDeal
}

/**
 * What `getDeals` answers.
 *
 * @example
 * const answer: GetDeals = await new DealsApi().getDeals()
 */
export class GetDeals extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: [DealNonStrict],
      additional_data: AdditionalData,
      related_objects: GetDealsRelatedObjects,
    }
  }

  declare success: boolean
  declare data: DealNonStrict[] | null
  declare additional_data: AdditionalData
  declare related_objects?: GetDealsRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: GetDeals) => GetDeals
}

/**
 * What `data` of {@link DeleteDeal} holds.
 *
 * @example
 * const part = DeleteDealData.constructFromObject({ id: 7 })
 */
export class DeleteDealData extends Model {
  static override members(): Members {
    return { id: 'Number' }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteDealData,
  ) => DeleteDealData
}

/**
 * What `deleteDeal` answers.
 *
 * @example
 * const answer: DeleteDeal = await new DealsApi().deleteDeal(7)
 */
export class DeleteDeal extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteDealData }
  }

  declare success: boolean
  declare data: DeleteDealData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteDeal,
  ) => DeleteDeal
}

/**
 * What `data` of {@link DeleteMultipleDeals} holds.
 *
 * @example
 * const part = DeleteMultipleDealsData.constructFromObject({ id: [] })
 */
export class DeleteMultipleDealsData extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteMultipleDealsData,
  ) => DeleteMultipleDealsData
}

/**
 * What `deleteDeals` answers.
 *
 * @example
 * const answer: DeleteMultipleDeals = await new DealsApi().deleteDeals('7,8')
 */
export class DeleteMultipleDeals extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteMultipleDealsData }
  }

  declare success: boolean
  declare data: DeleteMultipleDealsData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteMultipleDeals,
  ) => DeleteMultipleDeals
}

/**
 * What `data` of {@link GetAddProductAttachementDetails} holds.
 *
 * @example
 * const part = AddProductAttachmentDetails.constructFromObject({ id: 7, deal_id: 7 })
 */
export class AddProductAttachmentDetails extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      deal_id: 'Number',
      order_nr: 'Number',
      product_id: 'Number',
      product_variation_id: 'Number',
      item_price: 'Number',
      discount: 'Number',
      discount_type: Object,
      discount_percentage: 'Number',
      duration: 'Number',
      duration_unit: 'String',
      sum_no_discount: 'Number',
      sum: 'Number',
      currency: 'String',
      enabled_flag: Object,
      add_time: 'String',
      last_edit: 'String',
      comments: 'String',
      active_flag: 'Boolean',
      tax: 'Number',
      tax_method: Object,
      name: 'String',
      sum_formatted: 'String',
      quantity_formatted: 'String',
      quantity: 'Number',
      billing_frequency: Object,
      billing_frequency_cycles: 'Number',
      billing_start_date: 'String',
      company_id: 'Number',
      product_attachment_id: 'Number',
    }
  }

  /** Of the attachment, not of the product. */
  declare id: number
  declare deal_id: number
  declare order_nr: number
  /** Null once the product has been purged. */
  declare product_id: number | null
  declare product_variation_id: number | null
  declare item_price: number
  declare discount: number
  declare discount_type: 'percentage' | 'amount'

  declare duration_unit: string | null
  declare sum_no_discount: number
  declare sum: number
  declare currency: string
  declare enabled_flag: boolean
  declare add_time: string
  declare last_edit: string | null
  declare comments: string
  declare active_flag: boolean
  /** Percent. */
  declare tax: number
  /** Counts for all products of the deal. */
  declare tax_method: 'exclusive' | 'inclusive' | 'none'
  declare name: string
  declare sum_formatted: string
  declare quantity_formatted: string
  declare quantity: number
  declare billing_frequency: BillingFrequency
  declare billing_frequency_cycles: number | null
  declare billing_start_date: string | null
  declare company_id: number
  /** The same as `id`. */
  declare product_attachment_id: number

  declare readonly extra: this

  /** 0 until it is set. */
  get discount_percentage(): number | null {
    return 0
  }
  set discount_percentage(value) {
    setOwn(this, 'discount_percentage', value)
  }

  /** 1 until it is set. */
  get duration(): number {
    return 1
  }
  set duration(value) {
    setOwn(this, 'duration', value)
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: AddProductAttachmentDetails,
  ) => AddProductAttachmentDetails
}

/**
 * What `addDealProduct` answers.
 *
 * @example
 * const answer: GetAddProductAttachementDetails = await new DealsApi().addDealProduct(7, { product_id: 7, item_price: 7, quantity: 7 })
 */
export class GetAddProductAttachementDetails extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: AddProductAttachmentDetails }
  }

  declare success: boolean
  declare data: AddProductAttachmentDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAddProductAttachementDetails,
  ) => GetAddProductAttachementDetails
}

/**
 * What `data` of {@link GetProductAttachementDetails} holds.
 *
 * @example
 * const part = ProductAttachmentDetails.constructFromObject({ id: 7, deal_id: 7 })
 */
export class ProductAttachmentDetails extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      deal_id: 'Number',
      order_nr: 'Number',
      product_id: 'Number',
      product_variation_id: 'Number',
      item_price: 'Number',
      discount: 'Number',
      discount_type: Object,
      discount_percentage: 'Number',
      duration: 'Number',
      duration_unit: 'String',
      sum_no_discount: 'Number',
      sum: 'Number',
      currency: 'String',
      enabled_flag: Object,
      add_time: 'String',
      last_edit: 'String',
      comments: 'String',
      active_flag: 'Boolean',
      tax: 'Number',
      tax_method: Object,
      name: 'String',
      sum_formatted: 'String',
      quantity_formatted: 'String',
      quantity: 'Number',
      billing_frequency: Object,
      billing_frequency_cycles: 'Number',
      billing_start_date: 'String',
      company_id: 'Number',
    }
  }

  /** Of the attachment, not of the product. */
  declare id: number
  declare deal_id: number
  declare order_nr: number
  /** Null once the product has been purged. */
  declare product_id: number | null
  declare product_variation_id: number | null
  declare item_price: number
  declare discount: number
  declare discount_type: 'percentage' | 'amount'

  declare duration_unit: string | null
  declare sum_no_discount: number
  declare sum: number
  declare currency: string
  declare enabled_flag: boolean
  declare add_time: string
  declare last_edit: string | null
  declare comments: string
  declare active_flag: boolean
  /** Percent. */
  declare tax: number
  /** Counts for all products of the deal. */
  declare tax_method: 'exclusive' | 'inclusive' | 'none'
  declare name: string
  declare sum_formatted: string
  declare quantity_formatted: string
  declare quantity: number
  declare billing_frequency: BillingFrequency
  declare billing_frequency_cycles: number | null
  declare billing_start_date: string | null
  declare company_id: number

  declare readonly extra: this

  /** 0 until it is set. */
  get discount_percentage(): number | null {
    return 0
  }
  set discount_percentage(value) {
    setOwn(this, 'discount_percentage', value)
  }

  /** 1 until it is set. */
  get duration(): number {
    return 1
  }
  set duration(value) {
    setOwn(this, 'duration', value)
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ProductAttachmentDetails,
  ) => ProductAttachmentDetails
}

/**
 * What `updateDealProduct` answers.
 *
 * @example
 * const answer: GetProductAttachementDetails = await new DealsApi().updateDealProduct(7, 7, { product_id: 7 })
 */
export class GetProductAttachementDetails extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: ProductAttachmentDetails }
  }

  declare success: boolean
  declare data: ProductAttachmentDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetProductAttachementDetails,
  ) => GetProductAttachementDetails
}

/**
 * What `data` of {@link DeleteDealProduct} holds.
 *
 * @example
 * const part = DeleteDealProductData.constructFromObject({ id: 7, product_attachment_id: 7 })
 */
export class DeleteDealProductData extends Model {
  static override members(): Members {
    return { id: 'Number', product_attachment_id: 'Number' }
  }

  declare id: number
  declare product_attachment_id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteDealProductData,
  ) => DeleteDealProductData
}

/**
 * What `deleteDealProduct` answers.
 *
 * @example
 * const answer: DeleteDealProduct = await new DealsApi().deleteDealProduct(7, 7)
 */
export class DeleteDealProduct extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteDealProductData }
  }

  declare success: boolean
  declare data: DeleteDealProductData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteDealProduct,
  ) => DeleteDealProduct
}

/**
 * What `data` of {@link ListProductsResponse} holds.
 *
 * @example
 * const part = ProductListItem.constructFromObject({ id: 7, deal_id: 7 })
 */
export class ProductListItem extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      deal_id: 'Number',
      order_nr: 'Number',
      product_id: 'Number',
      product_variation_id: 'Number',
      item_price: 'Number',
      discount: 'Number',
      discount_type: Object,
      discount_percentage: 'Number',
      duration: 'Number',
      duration_unit: 'String',
      sum_no_discount: 'Number',
      sum: 'Number',
      currency: 'String',
      enabled_flag: 'Boolean',
      add_time: 'String',
      last_edit: 'String',
      comments: 'String',
      active_flag: 'Boolean',
      tax: 'Number',
      tax_method: Object,
      name: 'String',
      sum_formatted: 'String',
      quantity_formatted: 'String',
      quantity: 'Number',
      billing_frequency: Object,
      billing_frequency_cycles: 'Number',
      billing_start_date: 'String',
      product: ProductWithObjectPrices,
    }
  }

  /** Of the attachment, not of the product. */
  declare id: number
  declare deal_id: number
  declare order_nr: number
  /** Null once the product has been purged. */
  declare product_id: number | null
  declare product_variation_id: number | null
  declare item_price: number
  declare discount: number
  declare discount_type: 'percentage' | 'amount'
  declare discount_percentage: number | null
  declare duration: number
  declare duration_unit: string | null
  declare sum_no_discount: number
  declare sum: number
  declare currency: string
  declare enabled_flag: boolean
  declare add_time: string
  declare last_edit: string | null
  declare comments: string
  declare active_flag: boolean
  /** Percent. */
  declare tax: number
  /** Counts for all products of the deal. */
  declare tax_method: 'exclusive' | 'inclusive' | 'none'
  declare name: string
  declare sum_formatted: string
  declare quantity_formatted: string
  declare quantity: number
  declare billing_frequency: BillingFrequency
  declare billing_frequency_cycles: number | null
  declare billing_start_date: string | null
  declare product: ProductWithObjectPrices | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ProductListItem,
  ) => ProductListItem
}

/**
 * What `additional_data` of {@link ListProductsResponse} holds.
 *
 * @example
 * const part = ListProductAdditionalData.constructFromObject({ products_quantity_total: 7, products_sum_total: 7 })
 */
export class ListProductAdditionalData extends Model {
  static override members(): Members {
    return {
      products_quantity_total: 'Number',
      products_sum_total: 'Number',
      products_quantity_total_formatted: 'String',
      products_sum_total_formatted: 'String',
      variations_enabled: 'Boolean',
      pagination: ItemSearchAdditionalDataPagination,
    }
  }

  declare products_quantity_total: number
  /** Of enabled products, with exclusive taxes. */
  declare products_sum_total: number
  declare products_quantity_total_formatted: string
  declare products_sum_total_formatted: string
  declare variations_enabled: boolean
  declare pagination: ItemSearchAdditionalDataPagination

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ListProductAdditionalData,
  ) => ListProductAdditionalData
}

/**
 * What `getDealProducts` answers.
 *
 * @example
 * const answer: ListProductsResponse = await new DealsApi().getDealProducts(7)
 */
export class ListProductsResponse extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: [ProductListItem, 'extra'],
      additional_data: ListProductAdditionalData,
      related_objects: ListProductsResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: ProductListItem[] | null
  declare additional_data: ListProductAdditionalData
  declare related_objects?: ListProductsResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ListProductsResponse,
  ) => ListProductsResponse
}
