// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import { GetRecents } from './models/recents.ts'

const getRecents: Operation = {
  name: 'getRecents',
  method: 'GET',
  path: '/recents',
  args: ['since_timestamp'],
  query: ['since_timestamp', 'items', 'start', 'limit'],
  returns: GetRecents,
}

/**
 * Recents: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new RecentsApi()
 * const answer = await api.getRecents('2021-03-01 00:00:00')
 */
export class RecentsApi extends Api {
  /**
   * List what has changed since a time.
   */
  getRecents(
    sinceTimestamp: string,
    opts?: {
      /** Default: all of them. */
      items?:
        | string
        | (
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
          )[]
        | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<GetRecents> {
    return this.getRecentsWithHttpInfo(sinceTimestamp, opts)
  }

  /** The same as `getRecents`. */
  getRecentsWithHttpInfo(
    sinceTimestamp: string,
    opts?: {
      /** Default: all of them. */
      items?:
        | string
        | (
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
          )[]
        | undefined
      /** Default 0. */
      start?: number | undefined
      /** Default 100. At most 500. */
      limit?: number | undefined
    },
  ): Promise<GetRecents> {
    return call(this, getRecents, [sinceTimestamp], opts)
  }
}
