// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { setOwn } from '../../../documented/convert.ts'
import { type Construct, type Kind, kinds, type Members, Model } from '../../../documented/model.ts'
import type {
  BillingFrequency,
  Price,
  PricesByCurrency,
  UserReference,
  Variation,
} from '../messages.ts'

/**
 * What `getProduct` of the API holds, or a part of it.
 *
 * @example
 * const part = BaseResponse.constructFromObject({ success: true })
 */
export class BaseResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }) }
  }

  declare success: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseResponse>
}

/**
 * What `pagination` of {@link ItemSearchAdditionalData} holds.
 *
 * @example
 * const part = ItemSearchAdditionalDataPagination.constructFromObject({ start: 7, limit: 7 })
 */
export class ItemSearchAdditionalDataPagination extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'start limit next_start', Boolean: 'more_items_in_collection' }) }
  }

  declare start: number
  declare limit: number
  declare more_items_in_collection: boolean
  /** Only when there are more items. */
  declare next_start?: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchAdditionalDataPagination>
}

/**
 * What `additional_data` of {@link ProductSearchResponseAllOf} holds.
 *
 * @example
 * const part = ItemSearchAdditionalData.constructFromObject({ pagination: {} })
 */
export class ItemSearchAdditionalData extends Model {
  static override members(): Members {
    return { pagination: ItemSearchAdditionalDataPagination }
  }

  declare pagination: ItemSearchAdditionalDataPagination

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchAdditionalData>
}

/**
 * What `additional_data` of {@link ProductsResponse} holds.
 *
 * @example
 * const part = AdditionalData.constructFromObject({ start: 7, limit: 7 })
 */
export class AdditionalData extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'start limit next_start',
        Boolean: 'more_items_in_collection',
        Object: 'summary',
      }),
      pagination: ItemSearchAdditionalDataPagination,
    }
  }

  declare start?: number
  declare limit?: number
  declare more_items_in_collection?: boolean
  /** Only when there are more items. */
  declare next_start?: number
  declare pagination?: ItemSearchAdditionalDataPagination
  declare summary?: {
    total_count: string
  }

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AdditionalData>
}

/**
 * What `RelatedUser` of the API holds, or a part of it.
 *
 * @example
 * const part = UserData.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class UserData extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id',
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

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserData>
}

/**
 * What each value of {@link RelatedUserData} holds.
 *
 * @example
 * const part = UserDataWithId.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class UserDataWithId extends UserData {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserDataWithId>
}

/**
 * What `user` of {@link GetActivitiesResponse200RelatedObjects} holds.
 *
 * @example
 * const part = RelatedUserData.constructFromObject({ '7': { id: 7 } })
 */
export class RelatedUserData extends Model {
  static override others(): Kind {
    return UserDataWithId
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<
    RelatedUserData,
    RelatedUserData & Readonly<Record<string, UserDataWithId>>
  >
}

/**
 * What each value of {@link RelatedDealData} holds.
 *
 * @example
 * const part = RelatedDealDataDEALID.constructFromObject({ id: 7, stage_id: 7 })
 */
export class RelatedDealDataDEALID extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id stage_id value pipeline_id',
        String: 'title currency',
        Object: 'status',
      }),
    }
  }

  declare id: number
  declare stage_id: number
  declare title: string
  declare value: number
  declare currency: string
  declare status: 'open' | 'won' | 'lost' | 'deleted'
  declare pipeline_id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<RelatedDealDataDEALID>
}

/**
 * Objects by their id, each a {@link RelatedDealDataDEALID}.
 *
 * @example
 * const part = RelatedDealData.constructFromObject({ '7': { id: 7 } })
 */
export class RelatedDealData extends Model {
  static override others(): Kind {
    return RelatedDealDataDEALID
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<
    RelatedDealData,
    RelatedDealData & Readonly<Record<string, RelatedDealDataDEALID>>
  >
}

/**
 * What `email` of {@link PersonData} holds.
 *
 * @example
 * const part = PersonDataEmail.constructFromObject({ label: 'text', value: 'text' })
 */
export class PersonDataEmail extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'label value', Boolean: 'primary' }) }
  }

  declare label: string
  declare value: string
  declare primary: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<PersonDataEmail>
}

/**
 * What `phone` of {@link PersonData} holds.
 *
 * @example
 * const part = PersonDataPhone.constructFromObject({ label: 'text', value: 'text' })
 */
export class PersonDataPhone extends PersonDataEmail {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<PersonDataPhone>
}

/**
 * What each value of {@link RelatedPersonData} holds.
 *
 * @example
 * const part = PersonData.constructFromObject({ id: 7, active_flag: true })
 */
export class PersonData extends Model {
  static override members(): Members {
    return {
      ...kinds({ Number: 'id owner_id', Boolean: 'active_flag', String: 'name' }),
      email: [PersonDataEmail],
      phone: [PersonDataPhone],
    }
  }

  declare id: number
  declare active_flag: boolean
  declare name: string
  declare email: PersonDataEmail[]
  declare phone: PersonDataPhone[]
  declare owner_id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<PersonData>
}

/**
 * What `person` of {@link GetActivitiesResponse200RelatedObjects} holds.
 *
 * @example
 * const part = RelatedPersonData.constructFromObject({ '7': { id: 7 } })
 */
export class RelatedPersonData extends Model {
  static override others(): Kind {
    return PersonData
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<
    RelatedPersonData,
    RelatedPersonData & Readonly<Record<string, PersonData>>
  >
}

/**
 * What `RelatedOrganization` of the API holds, or a part of it.
 *
 * @example
 * const part = OrganizationData.constructFromObject({ name: 'Garden Bench', people_count: 7 })
 */
export class OrganizationData extends Model {
  static override members(): Members {
    return {
      ...kinds({
        String: 'name address cc_email',
        Number: 'people_count owner_id',
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

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationData>
}

/**
 * What `RelatedOrganization` of the API holds, or a part of it.
 *
 * @example
 * const part = OrganizationDataWithIdAllOf.constructFromObject({ id: 7 })
 */
export class OrganizationDataWithIdAllOf extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationDataWithIdAllOf>
}

/**
 * What each value of {@link RelatedOrganizationData} holds.
 *
 * @example
 * const part = OrganizationDataWithId.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class OrganizationDataWithId extends OrganizationData {
  static override members(): Members {
    return { ...OrganizationData.members(), ...kinds({ Number: 'id' }) }
  }

  declare id: number

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<OrganizationDataWithId>
}

/**
 * What `organization` of {@link GetActivitiesResponse200RelatedObjects} holds.
 *
 * @example
 * const part = RelatedOrganizationData.constructFromObject({ '7': { id: 7 } })
 */
export class RelatedOrganizationData extends Model {
  static override others(): Kind {
    return OrganizationDataWithId
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<
    RelatedOrganizationData,
    RelatedOrganizationData & Readonly<Record<string, OrganizationDataWithId>>
  >
}

/**
 * What `related_objects` of {@link ProductResponse} holds.
 *
 * @example
 * const part = GetActivitiesResponse200RelatedObjects.constructFromObject({ user: {}, organization: {} })
 */
export class GetActivitiesResponse200RelatedObjects extends Model {
  static override members(): Members {
    return {
      user: RelatedUserData,
      organization: RelatedOrganizationData,
      person: RelatedPersonData,
      deal: RelatedDealData,
    }
  }

  declare user?: RelatedUserData & Readonly<Record<string, UserDataWithId>>
  declare organization?: RelatedOrganizationData & Readonly<Record<string, OrganizationDataWithId>>
  declare person?: RelatedPersonData & Readonly<Record<string, PersonData>>
  declare deal?: RelatedDealData & Readonly<Record<string, RelatedDealDataDEALID>>
  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetActivitiesResponse200RelatedObjects>
}

/**
 * What `Product` of the API holds, or a part of it.
 *
 * @example
 * const part = ArrayPrices.constructFromObject({ prices: [] })
 */
export class ArrayPrices extends Model {
  static override members(): Members {
    return { ...kinds({ Object: 'prices' }) }
  }

  declare prices: Price[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ArrayPrices>
}

/**
 * What `UpdatedProduct` of the API holds, or a part of it.
 *
 * @example
 * const part = ObjectPrices.constructFromObject({ prices: [] })
 */
export class ObjectPrices extends Model {
  static override members(): Members {
    return { prices: [Object, 'currency'] }
  }

  declare prices: PricesByCurrency

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ObjectPrices>
}

/**
 * What `Product` of the API holds, or a part of it.
 *
 * @example
 * const part = BaseProduct.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BaseProduct extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id tax files_count followers_count billing_frequency_cycles',
        String: 'name code description unit category first_char add_time update_time',
        Object: 'active_flag selectable visible_to owner_id billing_frequency product_variations',
      }),
    }
  }

  declare id: number
  declare name: string
  declare code: string | null
  declare description: string | null
  declare unit: string | null

  /** Id of an option of the category field. */
  declare category: string | null
  /** False when deleted. */
  declare active_flag: boolean
  /** May be added to deals. */
  declare selectable: boolean
  declare first_char: string
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to: '1' | '3' | '5' | '7'
  declare owner_id: UserReference
  declare files_count: number | null
  declare followers_count: number
  declare add_time: string
  declare update_time: string
  declare billing_frequency: BillingFrequency
  declare billing_frequency_cycles: number | null
  declare product_variations: Variation[]

  declare readonly extra: this

  /** Percent. 0 until it is set. */
  get tax(): number {
    return 0
  }
  set tax(value) {
    setOwn(this, 'tax', value)
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseProduct>
}

/**
 * What `Product` of the API holds, or a part of it.
 *
 * @example
 * const part = Product.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class Product extends BaseProduct {
  static override members(): Members {
    return { ...BaseProduct.members(), ...kinds({ Object: 'prices' }) }
  }

  declare prices: Price[];

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<Product>
}

/**
 * What `data` of {@link ProductResponse} holds.
 *
 * @example
 * const part = ProductWithArrayPrices.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class ProductWithArrayPrices extends Product {
  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductWithArrayPrices>
}

/**
 * What `data` of {@link UpdateProductResponse} holds.
 *
 * @example
 * const part = ProductWithObjectPrices.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class ProductWithObjectPrices extends BaseProduct {
  static override members(): Members {
    return { ...BaseProduct.members(), prices: [Object, 'currency'] }
  }

  declare prices: PricesByCurrency;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductWithObjectPrices>
}

/**
 * What `related_objects` of {@link ListProductsResponse} holds.
 *
 * @example
 * const part = ListProductsResponseAllOfRelatedObjects.constructFromObject({ user: {} })
 */
export class ListProductsResponseAllOfRelatedObjects extends Model {
  static override members(): Members {
    return { user: RelatedUserData }
  }

  declare user: RelatedUserData & Readonly<Record<string, UserDataWithId>>

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ListProductsResponseAllOfRelatedObjects>
}

/**
 * What `updateDeal body` of the API holds, or a part of it.
 *
 * @example
 * const part = BasicDeal.constructFromObject({ title: 'Park order', value: 7 })
 */
export class BasicDeal extends Model {
  static readonly StatusEnum = {
    open: 'open',
    won: 'won',
    lost: 'lost',
    deleted: 'deleted',
  } as const
  static override members(): Members {
    return {
      ...kinds({
        String: 'title value currency expected_close_date lost_reason',
        Number: 'user_id person_id org_id stage_id probability',
        Object: 'status visible_to',
      }),
    }
  }

  declare title?: string | undefined
  /** Not looked at while the deal has enabled products. */
  declare value?: string | number | null | undefined
  declare currency?: string | undefined
  declare user_id?: number | undefined
  declare person_id?: number | null | undefined
  declare org_id?: number | null | undefined
  declare stage_id?: number | undefined
  declare status?: 'open' | 'won' | 'lost' | 'deleted' | undefined
  /** `YYYY-MM-DD`. */
  declare expected_close_date?: string | null | undefined
  declare probability?: number | null | undefined
  declare lost_reason?: string | null | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasicDeal>
}
