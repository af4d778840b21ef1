import { type ChangedKind, changedKinds, listChanges } from '@merx/catalog'
import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { loadRecents } from './recent-items.ts'
import { parseV1Time, toV1Time } from './time.ts'

const isKept = (item: string): item is ChangedKind =>
  (changedKinds as readonly string[]).includes(item)

export const recents = implement(v1.recents, {
  async getRecents({ query }, context) {
    const since = parseV1Time(query.since_timestamp, 'since_timestamp')
    // Activities and notes are known words, yet nothing of them is kept.
    const kinds = query.items?.length ? query.items.filter(isKept) : changedKinds
    const { start, limit } = query
    const list = { since, kinds, start, limit }
    const { items, nextStart, lastAt } = await listChanges(context.db, context.actor, list)
    const data = await loadRecents(context, items)
    return {
      success: true as const,
      data: data.length === 0 ? null : data,
      additional_data: {
        since_timestamp: toV1Time(since),
        last_timestamp_on_page: toV1Time(lastAt ?? since),
        pagination: {
          start,
          limit,
          more_items_in_collection: nextStart !== undefined,
          ...(nextStart === undefined ? {} : { next_start: nextStart }),
        },
      },
    }
  },
})
