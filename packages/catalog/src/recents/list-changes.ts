import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { type ChangedKind, kindOf } from './changed-kinds.ts'
import { type ChangeRow, readChanges, type Stretch } from './read-changes.ts'

export interface ChangedItem {
  readonly kind: ChangedKind
  readonly id: number
  readonly changedAt: Date
}

export interface ChangeList {
  /** From this second on. */
  since: Date
  kinds: readonly ChangedKind[]
  /** How many changes that the actor may see to pass. */
  start: number
  limit: number
}

export interface Changes {
  items: ChangedItem[]
  /** Where the next page starts; undefined when there is none. */
  nextStart: number | undefined
  /** Undefined when nothing has changed. */
  lastAt: Date | undefined
}

/**
 * Lists which items have changed, oldest change first, each as often as it did: what has been
 * passed never moves, so neither paging on nor asking again from the last time misses one.
 *
 * Read along the log of changes, as if those of items the actor may not see had not been. Of an item
 * that changed several times within the page only the last change is given, so a page may be shorter
 * than `limit`. It is longer when more than that changed within the second that is asked for: whoever
 * goes on from the last time gets past it.
 */
export async function listChanges(db: Db, actor: Actor, list: ChangeList): Promise<Changes> {
  const { since, kinds, start, limit } = list
  if (kinds.length === 0) return { items: [], nextStart: undefined, lastAt: undefined }
  const read = (range: Partial<Stretch>) =>
    readChanges(db, actor, kinds, {
      since: since.getTime(),
      until: Number.MAX_SAFE_INTEGER,
      start: 0,
      count: limit + 1,
      ...range,
    })
  let rows = await read({ start })
  let length = limit
  const endOfSecond = (Math.floor(since.getTime() / 1000) + 1) * 1000
  if (start === 0 && rows.length > limit && (rows[limit - 1]?.occurred_at ?? 0) < endOfSecond) {
    const ofSecond = await read({ until: endOfSecond, count: Number.MAX_SAFE_INTEGER })
    rows = [...ofSecond, ...(await read({ since: endOfSecond, count: 2 }))]
    length = ofSecond.length + 1
  }
  const page = rows.slice(0, length)
  const last = page.at(-1)
  return {
    items: lastOfEach(page),
    nextStart: rows.length > length ? start + length : undefined,
    lastAt: last && new Date(last.occurred_at),
  }
}

function lastOfEach(rows: readonly ChangeRow[]) {
  const items = new Map<string, ChangedItem>()
  for (const { name, item_id: id, occurred_at: time } of rows) {
    // Only events of these kinds have been asked for.
    const kind = kindOf(name) as ChangedKind
    const key = `${kind} ${id}`
    // Put at the end: its place is that of its last change.
    items.delete(key)
    items.set(key, { kind, id, changedAt: new Date(time) })
  }
  return [...items.values()]
}
