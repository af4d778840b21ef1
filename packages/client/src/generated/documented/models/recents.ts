// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import { AdditionalData } from './shared.ts'

/**
 * What `data` of {@link GetRecents} holds.
 *
 * @example
 * const part = RecentsItem.constructFromObject({ item: 'activity', id: 7 })
 */
export class RecentsItem extends Model {
  static override members(): Members {
    return { ...kinds({ Object: 'item data', Number: 'id' }) }
  }

  declare item:
    | 'activity'
    | 'activityType'
    | 'deal'
    | 'file'
    | 'filter'
    | 'note'
    | 'person'
    | 'organization'
    | 'pipeline'
    | 'product'
    | 'stage'
    | 'user'
  declare id: number
  /** The item as its own operation shows it, with numbers in place of the objects it refers to. */
  declare data: Record<string, unknown>

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<RecentsItem>
}

/**
 * What `additional_data` of {@link GetRecents} holds.
 *
 * @example
 * const part = GetRecentsAdditionalData.constructFromObject({ since_timestamp: '2021-03-02 09:14:55', last_timestamp_on_page: '2021-03-02 09:14:55' })
 */
export class GetRecentsAdditionalData extends Model {
  static override members(): Members {
    return {
      ...kinds({ String: 'since_timestamp last_timestamp_on_page' }),
      pagination: AdditionalData,
    }
  }

  declare since_timestamp: string
  declare last_timestamp_on_page: string
  declare pagination: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetRecentsAdditionalData>
}

/**
 * What `getRecents` answers.
 *
 * @example
 * const answer: GetRecents = await new RecentsApi().getRecents('2021-03-01 00:00:00')
 */
export class GetRecents extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [RecentsItem],
      additional_data: GetRecentsAdditionalData,
    }
  }

  declare success: boolean
  declare data: RecentsItem[] | null
  declare additional_data: GetRecentsAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetRecents>
}
