// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { FoundItem } from '../messages.ts'
import { ItemSearchAdditionalData } from './shared.ts'

/**
 * What `items` of {@link ItemSearchResponseAllOfData} holds.
 *
 * @example
 * const part = ItemSearchItem.constructFromObject({ result_score: 7 })
 */
export class ItemSearchItem extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'result_score', Object: 'item' }) }
  }

  /** 0 for related items. */
  declare result_score: number
  declare item: FoundItem

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchItem>
}

/**
 * What `data` of {@link ItemSearchResponse} holds.
 *
 * @example
 * const part = ItemSearchResponseAllOfData.constructFromObject({ items: {}, related_items: {} })
 */
export class ItemSearchResponseAllOfData extends Model {
  static override members(): Members {
    return { items: [ItemSearchItem], related_items: [ItemSearchItem] }
  }

  declare items: ItemSearchItem[]
  declare related_items: ItemSearchItem[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchResponseAllOfData>
}

/**
 * What `searchItem` answers.
 *
 * @example
 * const answer: ItemSearchResponse = await new ItemSearchApi().searchItem('bench')
 */
export class ItemSearchResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: ItemSearchResponseAllOfData,
      additional_data: ItemSearchAdditionalData,
    }
  }

  declare success: boolean
  declare data: ItemSearchResponseAllOfData
  declare additional_data: ItemSearchAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchResponse>
}

/**
 * What `data` of {@link ItemSearchFieldResponse} holds.
 *
 * @example
 * const part = ItemSearchFieldResponseAllOfData.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class ItemSearchFieldResponseAllOfData extends Model {
  static override members(): Members {
    return {
      ...kinds({ Number: 'id', String: 'name code description unit title email phone address' }),
    }
  }

  declare id?: number
  declare name?: string
  declare code?: string
  declare description?: string
  declare unit?: string
  declare title?: string
  declare email?: string
  declare phone?: string
  declare address?: string

  declare readonly extra: this;
  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchFieldResponseAllOfData>
}

/**
 * What `searchItemByField` answers.
 *
 * @example
 * const answer: ItemSearchFieldResponse = await new ItemSearchApi().searchItemByField('bench', 'productField', 'code')
 */
export class ItemSearchFieldResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [ItemSearchFieldResponseAllOfData],
      additional_data: ItemSearchAdditionalData,
    }
  }

  declare success: boolean
  declare data: ItemSearchFieldResponseAllOfData[]
  declare additional_data: ItemSearchAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ItemSearchFieldResponse>
}
