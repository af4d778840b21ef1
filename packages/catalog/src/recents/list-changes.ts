import { type EventName, eventNames } from '@merx/contract'
import { type Db, type Statement, statement } from '@merx/store'
import type { Actor } from '../actor.ts'

/** From here on everything before a page takes long to pass. */
const deepStart = 10_000

/** What somebody can ask the changes of. */
export const changedKinds = [
  'deal',
  'file',
  'filter',
  'organization',
  'person',
  'pipeline',
  'product',
  'stage',
  'user',
] as const

export type ChangedKind = (typeof changedKinds)[number]

export interface ChangedItem {
  readonly kind: ChangedKind
  readonly id: number
  readonly changedAt: Date
}

export interface ChangeList {
  /** From this second on. */
  since: Date
  kinds: readonly ChangedKind[]
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
 * Read along the log of changes. Of an item that changed several times within the page only the
 * last change is given, so a page may be shorter than `limit`. It is longer when more than that
 * changed within the second that is asked for: whoever goes on from the last time gets past it.
 */
export async function listChanges(db: Db, actor: Actor, list: ChangeList): Promise<Changes> {
  const { since, kinds, start, limit } = list
  if (kinds.length === 0) return { items: [], nextStart: undefined, lastAt: undefined }
  const read = (range: Partial<ChangeParameters>) =>
    (start < deepStart ? db.scanAll : db.walkAll)(statementFor(kinds), {
      companyId: actor.companyId,
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

interface ChangeParameters {
  companyId: number
  since: number
  /** Before this. */
  until: number
  count: number
  start: number
}

interface ChangeRow {
  name: string
  item_id: number
  occurred_at: number
}

const statements = new Map<string, Statement<ChangeParameters, ChangeRow>>()

/** Off the event loop: far starts, and kinds that seldom change, pass many events. */
function statementFor(kinds: readonly ChangedKind[]): Statement<ChangeParameters, ChangeRow> {
  const key = kinds.toSorted().join()
  const known = statements.get(key)
  if (known) return known
  const names = kinds.flatMap((kind) => namesOf[kind])
  const made = statement<ChangeParameters, ChangeRow>((sql, parameter) =>
    sql
      .selectFrom('event')
      .select(['name', 'item_id', 'occurred_at'])
      .where('company_id', '=', parameter('companyId'))
      .where('occurred_at', '>=', parameter('since'))
      .where('occurred_at', '<', parameter('until'))
      .where('name', 'in', names)
      .orderBy('occurred_at')
      .orderBy('number')
      .limit(parameter('count'))
      .offset(parameter('start')),
  )
  statements.set(key, made)
  return made
}

const namesOf = Object.fromEntries(
  changedKinds.map((kind) => [kind, eventNames.filter((name) => kindOf(name) === kind)]),
) as Record<ChangedKind, EventName[]>

function kindOf(name: string): string {
  return name.slice(0, name.indexOf('.'))
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
