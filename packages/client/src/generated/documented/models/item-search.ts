// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import type { FoundItem } from '../types.ts'
import { ItemSearchAdditionalData } from './shared.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * What `items` of {@link ItemSearchResponseAllOfData} holds.
 *
 * @example
 * const part = ItemSearchItem.constructFromObject({ result_score: 7 })
 */
export class ItemSearchItem extends Model {
  static override members(): Members {
    return { result_score: 'Number', item: Object }
  }

  /** 0 for related items. */
  declare result_score: number
  declare item: FoundItem

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ItemSearchItem,
  ) => ItemSearchItem
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ItemSearchResponseAllOfData,
  ) => ItemSearchResponseAllOfData
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
      success: 'Boolean',
      data: ItemSearchResponseAllOfData,
      additional_data: ItemSearchAdditionalData,
    }
  }

  declare success: boolean
  declare data: ItemSearchResponseAllOfData
  declare additional_data: ItemSearchAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ItemSearchResponse,
  ) => ItemSearchResponse
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
      id: 'Number',
      name: 'String',
      code: 'String',
      description: 'String',
      unit: 'String',
      title: 'String',
      email: 'String',
      phone: 'String',
      address: 'String',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ItemSearchFieldResponseAllOfData,
  ) => ItemSearchFieldResponseAllOfData
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
      success: 'Boolean',
      data: [ItemSearchFieldResponseAllOfData],
      additional_data: ItemSearchAdditionalData,
    }
  }

  declare success: boolean
  declare data: ItemSearchFieldResponseAllOfData[]
  declare additional_data: ItemSearchAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ItemSearchFieldResponse,
  ) => ItemSearchFieldResponse
}
