// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { setOwn } from '../../../documented/convert.ts'
import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { BillingFrequency, Deal, Flag, Price, PriceInput } from '../messages.ts'
import {
  AdditionalData,
  GetActivitiesResponse200RelatedObjects,
  ItemSearchAdditionalData,
  ProductWithArrayPrices,
  ProductWithObjectPrices,
} from './shared.ts'

/**
 * The body of `updateProduct`.
 *
 * @example
 * const part = ProductRequest.constructFromObject({ name: 'Garden Bench', code: 'GB-12' })
 */
export class ProductRequest extends Model {
  static override members(): Members {
    return {
      ...kinds({
        String: 'name code description unit',
        Number: 'tax category owner_id billing_frequency_cycles',
        Object: 'active_flag selectable visible_to prices billing_frequency',
      }),
    }
  }

  declare name?: string | undefined
  declare code?: string | null | undefined
  declare description?: string | null | undefined
  declare unit?: string | null | undefined

  declare category?: number | null | undefined
  /** False deletes, true restores. */
  declare active_flag?: Flag | undefined
  declare selectable?: Flag | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined
  declare owner_id?: number | undefined
  declare prices?: PriceInput[] | undefined
  declare billing_frequency?: BillingFrequency | undefined
  declare billing_frequency_cycles?: number | null | undefined;

  [customField: string]: unknown

  /** 0 until it is set. */
  get tax(): number {
    return 0
  }
  set tax(value) {
    setOwn(this, 'tax', value)
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductRequest>
}

/**
 * The body of `addProduct`.
 *
 * @example
 * const part = AddProductRequestBody.constructFromObject({ name: 'Garden Bench', code: 'GB-12' })
 */
export class AddProductRequestBody extends ProductRequest {
  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddProductRequestBody>
}

/**
 * The body of `addProductFollower`.
 *
 * @example
 * const part = AddProductFollowerRequest.constructFromObject({ user_id: 7 })
 */
export class AddProductFollowerRequest extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'user_id' }) }
  }

  declare user_id?: number | undefined

  constructor(userId?: number) {
    super()
    if (userId !== undefined) this.user_id = userId
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddProductFollowerRequest>
}

/**
 * What `addProduct` and `getProduct` answers.
 *
 * @example
 * const answer: ProductResponse = await new ProductsApi().addProduct({ name: 'Garden Bench' })
 */
export class ProductResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: ProductWithArrayPrices,
      related_objects: GetActivitiesResponse200RelatedObjects,
    }
  }

  declare success: boolean
  declare data: ProductWithArrayPrices
  declare related_objects?: GetActivitiesResponse200RelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductResponse>
}

/**
 * What `updateProduct` answers.
 *
 * @example
 * const answer: UpdateProductResponse = await new ProductsApi().updateProduct(7, { name: 'Garden Bench' })
 */
export class UpdateProductResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: ProductWithObjectPrices,
      related_objects: GetActivitiesResponse200RelatedObjects,
    }
  }

  declare success: boolean
  declare data: ProductWithObjectPrices
  declare related_objects?: GetActivitiesResponse200RelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UpdateProductResponse>
}

/**
 * What `getProducts` answers.
 *
 * @example
 * const answer: ProductsResponse = await new ProductsApi().getProducts()
 */
export class ProductsResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [ProductWithArrayPrices],
      additional_data: AdditionalData,
      related_objects: GetActivitiesResponse200RelatedObjects,
    }
  }

  declare success: boolean
  declare data: ProductWithArrayPrices[] | null
  declare additional_data: AdditionalData
  declare related_objects?: GetActivitiesResponse200RelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductsResponse>
}

/**
 * What `data` of {@link DeleteProductResponse} holds.
 *
 * @example
 * const part = DeleteProductResponseData.constructFromObject({ id: 7 })
 */
export class DeleteProductResponseData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteProductResponseData>
}

/**
 * What `deleteProduct` answers.
 *
 * @example
 * const answer: DeleteProductResponse = await new ProductsApi().deleteProduct(7)
 */
export class DeleteProductResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteProductResponseData }
  }

  declare success: boolean
  declare data: DeleteProductResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteProductResponse>
}

/**
 * What `data` of {@link DeleteProductFollowerResponse} holds.
 *
 * @example
 * const part = DeleteProductFollowerResponseData.constructFromObject({ id: 7 })
 */
export class DeleteProductFollowerResponseData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteProductFollowerResponseData>
}

/**
 * What `deleteProductFollower` answers.
 *
 * @example
 * const answer: DeleteProductFollowerResponse = await new ProductsApi().deleteProductFollower(7, 7)
 */
export class DeleteProductFollowerResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteProductFollowerResponseData }
  }

  declare success: boolean
  declare data: DeleteProductFollowerResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteProductFollowerResponse>
}

/**
 * What `data` of {@link NewFollowerResponse} holds.
 *
 * @example
 * const part = NewFollowerResponseData.constructFromObject({ user_id: 7, id: 7 })
 */
export class NewFollowerResponseData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'user_id id product_id', String: 'add_time' }) }
  }

  declare user_id: number
  declare id: number
  declare product_id: number
  declare add_time: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewFollowerResponseData>
}

/**
 * What `addProductFollower` answers.
 *
 * @example
 * const answer: NewFollowerResponse = await new ProductsApi().addProductFollower(7, { user_id: 7 })
 */
export class NewFollowerResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: NewFollowerResponseData }
  }

  declare success: boolean
  declare data: NewFollowerResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewFollowerResponse>
}

/**
 * What `data` of {@link FindProductsByNameResponse} holds.
 *
 * @example
 * const part = FindProductsByNameResponseData.constructFromObject({ id: 7, variation_id: 7 })
 */
export class FindProductsByNameResponseData extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id price',
        String: 'variation_id name title variation_name price_formatted',
      }),
    }
  }

  declare id: number
  declare variation_id: string | null
  declare name: string
  declare title: string
  declare variation_name: string | null
  declare price: number
  declare price_formatted: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FindProductsByNameResponseData>
}

/**
 * What `findProductsByName` answers.
 *
 * @example
 * const answer: FindProductsByNameResponse = await new ProductsApi().findProductsByName('bench')
 */
export class FindProductsByNameResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [FindProductsByNameResponseData, 'extra'],
      additional_data: AdditionalData,
    }
  }

  declare success: boolean
  declare data: FindProductsByNameResponseData[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FindProductsByNameResponse>
}

/**
 * What `data` of {@link ListFilesResponseAllOf} holds.
 *
 * @example
 * const part = FileItem.constructFromObject({ id: 7, user_id: 7 })
 */
export class FileItem extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id user_id deal_id person_id org_id product_id activity_id project_id log_id',
        String: `lead_id add_time update_time file_name file_type file_size remote_location
        remote_id cid s3_bucket mail_message_id mail_template_id deal_name person_name
        org_name product_name lead_name project_name url name description`,
        Boolean: 'active_flag inline_flag',
      }),
    }
  }

  declare id: number
  declare user_id: number | null
  declare deal_id: number | null
  declare person_id: number | null
  declare org_id: number | null
  declare product_id: number | null
  declare activity_id: number | null
  declare lead_id: string | null
  declare project_id: number | null
  declare log_id: number | null
  declare add_time: string
  declare update_time: string
  declare file_name: string
  declare file_type: string
  /** Bytes. */
  declare file_size: string
  declare active_flag: boolean
  declare inline_flag: boolean
  declare remote_location: string | null
  declare remote_id: string | null
  declare cid: string | null
  declare s3_bucket: string | null
  declare mail_message_id: string | null
  declare mail_template_id: string | null
  declare deal_name: string | null
  declare person_name: string | null
  declare org_name: string | null
  declare product_name: string | null
  declare lead_name: string | null
  declare project_name: string | null
  declare url: string
  declare name: string
  declare description: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FileItem>
}

/**
 * What `getProductFiles` of the API holds, or a part of it.
 *
 * @example
 * const part = ListFilesResponseAllOf.constructFromObject({ data: {}, additional_data: {} })
 */
export class ListFilesResponseAllOf extends Model {
  static override members(): Members {
    return { data: [FileItem], additional_data: AdditionalData }
  }

  declare data: FileItem[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ListFilesResponseAllOf>
}

/**
 * What `getProductFiles` answers.
 *
 * @example
 * const answer: ListFilesResponse = await new ProductsApi().getProductFiles(7)
 */
export class ListFilesResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: [FileItem], additional_data: AdditionalData }
  }

  declare success: boolean
  declare data: FileItem[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ListFilesResponse>
}

/**
 * What `data` of {@link ListProductFollowersResponseAllOf} holds.
 *
 * @example
 * const part = ListProductFollowersResponseAllOfData.constructFromObject({ user_id: 7, id: 7 })
 */
export class ListProductFollowersResponseAllOfData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'user_id id product_id', String: 'add_time' }) }
  }

  declare user_id: number
  declare id: number
  declare product_id: number
  declare add_time: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ListProductFollowersResponseAllOfData>
}

/**
 * What `getProductFollowers` of the API holds, or a part of it.
 *
 * @example
 * const part = ListProductFollowersResponseAllOf.constructFromObject({ data: {}, additional_data: {} })
 */
export class ListProductFollowersResponseAllOf extends Model {
  static override members(): Members {
    return { data: [ListProductFollowersResponseAllOfData], additional_data: AdditionalData }
  }

  declare data: ListProductFollowersResponseAllOfData[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ListProductFollowersResponseAllOf>
}

/**
 * What `getProductFollowers` answers.
 *
 * @example
 * const answer: ListProductFollowersResponse = await new ProductsApi().getProductFollowers(7)
 */
export class ListProductFollowersResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [ListProductFollowersResponseAllOfData],
      additional_data: AdditionalData,
    }
  }

  declare success: boolean
  declare data: ListProductFollowersResponseAllOfData[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ListProductFollowersResponse>
}

/**
 * What `getProductUsers` of the API holds, or a part of it.
 *
 * @example
 * const part = UserIDsAllOf.constructFromObject({ data: [] })
 */
export class UserIDsAllOf extends Model {
  static override members(): Members {
    return { data: ['Number'] }
  }

  declare data: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserIDsAllOf>
}

/**
 * What `getProductUsers` answers.
 *
 * @example
 * const answer: UserIDs = await new ProductsApi().getProductUsers(7)
 */
export class UserIDs extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: ['Number'] }
  }

  declare success: boolean
  declare data: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UserIDs>
}

/**
 * What `owner` of {@link ProductSearchItemItem} holds.
 *
 * @example
 * const part = ProductSearchItemItemOwner.constructFromObject({ id: 7 })
 */
export class ProductSearchItemItemOwner extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductSearchItemItemOwner>
}

/**
 * What `item` of {@link ProductSearchItem} holds.
 *
 * @example
 * const part = ProductSearchItemItem.constructFromObject({ id: 7, type: 'product' })
 */
export class ProductSearchItemItem extends Model {
  static override members(): Members {
    return {
      ...kinds({ Number: 'id visible_to', String: 'type name code', Object: 'prices' }),
      owner: ProductSearchItemItemOwner,
      custom_fields: ['String'],
    }
  }

  declare id: number
  declare type: 'product'
  declare name: string
  declare code: string | null
  declare visible_to: number
  declare owner: ProductSearchItemItemOwner
  /** The values that matched. */
  declare custom_fields: string[]
  declare prices?: Price[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductSearchItemItem>
}

/**
 * What `items` of {@link ProductSearchResponseAllOfData} holds.
 *
 * @example
 * const part = ProductSearchItem.constructFromObject({ result_score: 7, item: {} })
 */
export class ProductSearchItem extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'result_score' }), item: ProductSearchItemItem }
  }

  declare result_score: number
  declare item: ProductSearchItemItem

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductSearchItem>
}

/**
 * What `data` of {@link ProductSearchResponseAllOf} holds.
 *
 * @example
 * const part = ProductSearchResponseAllOfData.constructFromObject({ items: {} })
 */
export class ProductSearchResponseAllOfData extends Model {
  static override members(): Members {
    return { items: [ProductSearchItem] }
  }

  declare items: ProductSearchItem[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductSearchResponseAllOfData>
}

/**
 * What `searchProducts` of the API holds, or a part of it.
 *
 * @example
 * const part = ProductSearchResponseAllOf.constructFromObject({ data: {}, additional_data: {} })
 */
export class ProductSearchResponseAllOf extends Model {
  static override members(): Members {
    return { data: ProductSearchResponseAllOfData, additional_data: ItemSearchAdditionalData }
  }

  declare data: ProductSearchResponseAllOfData
  declare additional_data: ItemSearchAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductSearchResponseAllOf>
}

/**
 * What `searchProducts` answers.
 *
 * @example
 * const answer: ProductSearchResponse = await new ProductsApi().searchProducts('bench')
 */
export class ProductSearchResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: ProductSearchResponseAllOfData,
      additional_data: ItemSearchAdditionalData,
    }
  }

  declare success: boolean
  declare data: ProductSearchResponseAllOfData
  declare additional_data: ItemSearchAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductSearchResponse>
}

/**
 * What `getProductDeals` answers.
 *
 * @example
 * const answer: ProductDealsResponse = await new ProductsApi().getProductDeals(7)
 */
export class ProductDealsResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success', Object: 'data' }),
      additional_data: AdditionalData,
      related_objects: GetActivitiesResponse200RelatedObjects,
    }
  }

  declare success: boolean
  declare data: Deal[] | null
  declare additional_data: AdditionalData
  declare related_objects?: GetActivitiesResponse200RelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductDealsResponse>
}
