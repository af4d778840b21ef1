// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { setOwn } from '../../../documented/convert.ts'
import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { BillingFrequency, Flag, RelatedPipeline, RelatedStage } from '../messages.ts'
import {
  AdditionalData,
  BasicDeal,
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

/**
 * The body of `updateDeal`.
 *
 * @example
 * const part = UpdateDealRequest.constructFromObject({ title: 'Park order', value: 7 })
 */
export class UpdateDealRequest extends BasicDeal {
  static override members(): Members {
    return {
      ...BasicDeal.members(),
      ...kinds({
        Number: 'pipeline_id channel',
        Object: 'is_archived',
        String: 'archive_time origin_id channel_id won_time lost_time close_time',
      }),
      label: ['Number'],
    }
  }

  /** Option ids. */
  declare label?: number[] | null | undefined
  declare pipeline_id?: number | undefined
  declare is_archived?: Flag | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare archive_time?: string | undefined
  declare origin_id?: string | null | undefined
  declare channel?: number | null | undefined
  declare channel_id?: string | null | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare won_time?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare lost_time?: string | undefined
  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare close_time?: string | undefined;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UpdateDealRequest>
}

/**
 * The body of `addDeal`.
 *
 * @example
 * const part = NewDeal.constructFromObject({ title: 'Park order', add_time: '2021-03-02 09:14:55' })
 */
export class NewDeal extends UpdateDealRequest {
  static override members(): Members {
    return { ...UpdateDealRequest.members(), ...kinds({ String: 'add_time' }) }
  }

  /** `YYYY-MM-DD HH:MM:SS`, UTC. */
  declare add_time?: string | undefined

  constructor(title?: string) {
    super()
    if (title !== undefined) this.title = title
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewDeal>
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
      ...kinds({
        Number: `product_id item_price quantity discount discount_percentage duration
        product_variation_id tax billing_frequency_cycles`,
        Object: 'discount_type duration_unit tax_method enabled_flag billing_frequency',
        String: 'comments billing_start_date',
      }),
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
  declare static constructFromObject: Construct<BasicDealProduct>
}

/**
 * The body of `addDealProduct`.
 *
 * @example
 * const part = NewDealProduct.constructFromObject({ product_id: 7, item_price: 7 })
 */
export class NewDealProduct extends BasicDealProduct {
  constructor(itemPrice?: number, quantity?: number, productId?: number) {
    super()
    if (itemPrice !== undefined) this.item_price = itemPrice
    if (quantity !== undefined) this.quantity = quantity
    if (productId !== undefined) this.product_id = productId
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewDealProduct>
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
      ...kinds({
        Number: 'id value',
        String: 'name email pic_hash',
        Boolean: 'has_pic active_flag',
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
  declare static constructFromObject: Construct<DealNonStrictModeFieldsCreatorUserId>
}

/**
 * What `user_id` of {@link DealNonStrict} holds.
 *
 * @example
 * const part = DealUserDataWithId.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class DealUserDataWithId extends DealNonStrictModeFieldsCreatorUserId {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DealUserDataWithId>
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
      ...kinds({ Boolean: 'active_flag', String: 'name', Number: 'owner_id value' }),
      email: [PersonDataEmail],
      phone: [PersonDataPhone],
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
  declare static constructFromObject: Construct<DealPersonDataWithId>
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
      ...kinds({
        String: 'name address cc_email',
        Number: 'people_count owner_id value',
        Boolean: 'active_flag',
      }),
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
  declare static constructFromObject: Construct<DealOrganizationDataWithId>
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
      ...kinds({
        Number: `id stage_id value probability next_activity_id last_activity_id pipeline_id
        products_count files_count notes_count followers_count email_messages_count
        activities_count done_activities_count undone_activities_count
        participants_count stage_order_nr weighted_value channel arr mrr acv`,
        String: `title currency add_time update_time stage_change_time next_activity_date
        next_activity_time last_activity_date lost_reason visible_to close_time won_time
        first_won_time lost_time last_incoming_mail_time last_outgoing_mail_time label
        person_name org_name next_activity_subject next_activity_type
        next_activity_duration next_activity_note formatted_value
        formatted_weighted_value weighted_value_currency rotten_time owner_name cc_email
        origin origin_id channel_id arr_currency mrr_currency acv_currency`,
        Boolean: 'active deleted is_archived org_hidden person_hidden',
        Object: 'status',
        Date: 'expected_close_date',
      }),
      creator_user_id: DealNonStrictModeFieldsCreatorUserId,
      user_id: DealUserDataWithId,
      person_id: DealPersonDataWithId,
      org_id: DealOrganizationDataWithId,
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
  declare static constructFromObject: Construct<DealNonStrict>
}

/**
 * What `age` of {@link DealNonStrictWithDetails} holds.
 *
 * @example
 * const part = DealNonStrictWithDetailsAllOfAge.constructFromObject({ y: 7, m: 7 })
 */
export class DealNonStrictWithDetailsAllOfAge extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'y m d h i s total_seconds' }) }
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
  declare static constructFromObject: Construct<DealNonStrictWithDetailsAllOfAge>
}

/**
 * What `average_time_to_won` of {@link DealNonStrictWithDetails} holds.
 *
 * @example
 * const part = DealNonStrictWithDetailsAllOfAverageTimeToWon.constructFromObject({ y: 7, m: 7 })
 */
export class DealNonStrictWithDetailsAllOfAverageTimeToWon extends DealNonStrictWithDetailsAllOfAge {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DealNonStrictWithDetailsAllOfAverageTimeToWon>
}

/**
 * What `stay_in_pipeline_stages` of {@link DealNonStrictWithDetails} holds.
 *
 * @example
 * const part = DealNonStrictWithDetailsAllOfStayInPipelineStages.constructFromObject({ order_of_stages: [] })
 */
export class DealNonStrictWithDetailsAllOfStayInPipelineStages extends Model {
  static override members(): Members {
    return { ...kinds({ Object: 'times_in_stages' }), order_of_stages: ['Number'] }
  }

  /** Seconds by stage. */
  declare times_in_stages: Record<string, number>
  declare order_of_stages: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DealNonStrictWithDetailsAllOfStayInPipelineStages>
}

/**
 * What `data` of {@link GetDeal} holds.
 *
 * @example
 * const part = DealNonStrictWithDetails.constructFromObject({ id: 7, creator_user_id: {} })
 */
export class DealNonStrictWithDetails extends DealNonStrict {
  static override members(): Members {
    return {
      ...DealNonStrict.members(),
      ...kinds({ Number: 'average_stage_progress', Object: 'last_activity next_activity' }),
      average_time_to_won: DealNonStrictWithDetailsAllOfAverageTimeToWon,
      age: DealNonStrictWithDetailsAllOfAge,
      stay_in_pipeline_stages: DealNonStrictWithDetailsAllOfStayInPipelineStages,
    }
  }

  declare average_time_to_won: DealNonStrictWithDetailsAllOfAverageTimeToWon
  declare average_stage_progress: number
  declare age: DealNonStrictWithDetailsAllOfAge
  declare stay_in_pipeline_stages: DealNonStrictWithDetailsAllOfStayInPipelineStages
  declare last_activity: null
  declare next_activity: null;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DealNonStrictWithDetails>
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
      ...kinds({ Object: 'stage pipeline' }),
      user: RelatedUserData,
      organization: RelatedOrganizationData,
      person: RelatedPersonData,
    }
  }

  declare user?: RelatedUserData & Readonly<Record<string, UserDataWithId>>
  declare organization?: RelatedOrganizationData & Readonly<Record<string, OrganizationDataWithId>>
  declare person?: RelatedPersonData & Readonly<Record<string, PersonData>>
  declare stage?: Record<string, RelatedStage>
  declare pipeline?: Record<string, RelatedPipeline>

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetDealsRelatedObjects>
}

/**
 * What `addDeal` and `updateDeal` answers.
 *
 * @example
 * const answer: GetAddedDeal = await new DealsApi().addDeal({ title: 'Park order' })
 */
export class GetAddedDeal extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: DealNonStrict,
      related_objects: GetDealsRelatedObjects,
    }
  }

  declare success: boolean
  declare data: DealNonStrict
  declare related_objects: GetDealsRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAddedDeal>
}

/**
 * What `additional_data` of {@link GetDeal} holds.
 *
 * @example
 * const part = GetDealAdditionalData.constructFromObject({ dropbox_email: 'text' })
 */
export class GetDealAdditionalData extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'dropbox_email' }) }
  }

  declare dropbox_email: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetDealAdditionalData>
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
      ...kinds({ Boolean: 'success' }),
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
  declare static constructFromObject: Construct<GetDeal>
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
      ...kinds({ Boolean: 'success' }),
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
  declare static constructFromObject: Construct<GetDeals>
}

/**
 * What `data` of {@link DeleteDeal} holds.
 *
 * @example
 * const part = DeleteDealData.constructFromObject({ id: 7 })
 */
export class DeleteDealData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteDealData>
}

/**
 * What `deleteDeal` answers.
 *
 * @example
 * const answer: DeleteDeal = await new DealsApi().deleteDeal(7)
 */
export class DeleteDeal extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteDealData }
  }

  declare success: boolean
  declare data: DeleteDealData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteDeal>
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
  declare static constructFromObject: Construct<DeleteMultipleDealsData>
}

/**
 * What `deleteDeals` answers.
 *
 * @example
 * const answer: DeleteMultipleDeals = await new DealsApi().deleteDeals('7,8')
 */
export class DeleteMultipleDeals extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteMultipleDealsData }
  }

  declare success: boolean
  declare data: DeleteMultipleDealsData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteMultipleDeals>
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
      ...kinds({
        Number: `id deal_id order_nr product_id product_variation_id item_price discount
        discount_percentage duration sum_no_discount sum tax quantity
        billing_frequency_cycles company_id`,
        Object: 'discount_type enabled_flag tax_method billing_frequency',
        String: `duration_unit currency add_time last_edit comments name sum_formatted
        quantity_formatted billing_start_date`,
        Boolean: 'active_flag',
      }),
    }
  }

  /** Of the attachment, not of the product. */
  declare id: number
  declare deal_id: number
  declare order_nr: number
  /** Null once the product has been purged, or when it is hidden from the reader. */
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
  /** Empty when the product is hidden from the reader. */
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
  declare static constructFromObject: Construct<ProductAttachmentDetails>
}

/**
 * What `data` of {@link GetAddProductAttachementDetails} holds.
 *
 * @example
 * const part = AddProductAttachmentDetails.constructFromObject({ id: 7, deal_id: 7 })
 */
export class AddProductAttachmentDetails extends ProductAttachmentDetails {
  static override members(): Members {
    return { ...ProductAttachmentDetails.members(), ...kinds({ Number: 'product_attachment_id' }) }
  }

  /** The same as `id`. */
  declare product_attachment_id: number

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddProductAttachmentDetails>
}

/**
 * What `addDealProduct` answers.
 *
 * @example
 * const answer: GetAddProductAttachementDetails = await new DealsApi().addDealProduct(7, { product_id: 7, item_price: 7, quantity: 7 })
 */
export class GetAddProductAttachementDetails extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: AddProductAttachmentDetails }
  }

  declare success: boolean
  declare data: AddProductAttachmentDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAddProductAttachementDetails>
}

/**
 * What `updateDealProduct` answers.
 *
 * @example
 * const answer: GetProductAttachementDetails = await new DealsApi().updateDealProduct(7, 7, { product_id: 7 })
 */
export class GetProductAttachementDetails extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: ProductAttachmentDetails }
  }

  declare success: boolean
  declare data: ProductAttachmentDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetProductAttachementDetails>
}

/**
 * What `data` of {@link DeleteDealProduct} holds.
 *
 * @example
 * const part = DeleteDealProductData.constructFromObject({ id: 7, product_attachment_id: 7 })
 */
export class DeleteDealProductData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id product_attachment_id' }) }
  }

  declare id: number
  declare product_attachment_id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteDealProductData>
}

/**
 * What `deleteDealProduct` answers.
 *
 * @example
 * const answer: DeleteDealProduct = await new DealsApi().deleteDealProduct(7, 7)
 */
export class DeleteDealProduct extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteDealProductData }
  }

  declare success: boolean
  declare data: DeleteDealProductData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteDealProduct>
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
      ...kinds({
        Number: `id deal_id order_nr product_id product_variation_id item_price discount
        discount_percentage duration sum_no_discount sum tax quantity
        billing_frequency_cycles`,
        Object: 'discount_type tax_method billing_frequency',
        String: `duration_unit currency add_time last_edit comments name sum_formatted
        quantity_formatted billing_start_date`,
        Boolean: 'enabled_flag active_flag',
      }),
      product: ProductWithObjectPrices,
    }
  }

  /** Of the attachment, not of the product. */
  declare id: number
  declare deal_id: number
  declare order_nr: number
  /** Null once the product has been purged, or when it is hidden from the reader. */
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
  /** Empty when the product is hidden from the reader. */
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
  declare static constructFromObject: Construct<ProductListItem>
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
      ...kinds({
        Number: 'products_quantity_total products_sum_total',
        String: 'products_quantity_total_formatted products_sum_total_formatted',
        Boolean: 'variations_enabled',
      }),
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
  declare static constructFromObject: Construct<ListProductAdditionalData>
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
      ...kinds({ Boolean: 'success' }),
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
  declare static constructFromObject: Construct<ListProductsResponse>
}
