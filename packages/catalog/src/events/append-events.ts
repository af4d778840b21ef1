import type { EventName } from '@merx/contract'
import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'

/** Who made a change, and through which face. */
export type Author = Pick<Actor, 'companyId' | 'userId' | 'source'>

export interface Change {
  name: EventName
  itemId: number
  /** What it was: all of it, or the members that changed. */
  before?: object
  after?: object
}

const raiseChangeNumber = statement<
  { companyId: number; count: number; now: number },
  { change_number: number; last_event_at: number }
>((sql, parameter) =>
  sql
    .updateTable('company')
    .set((eb) => ({
      change_number: eb('change_number', '+', parameter('count')),
      last_event_at: eb
        .case()
        .when('last_event_at', '<', parameter('now'))
        .then(parameter('now'))
        .else(eb.ref('last_event_at'))
        .end(),
    }))
    .where('id', '=', parameter('companyId'))
    .returning(['change_number', 'last_event_at']),
)

/**
 * Records changes in the transaction that makes them.
 *
 * Numbers come from a counter in the company's row, which stays locked until the commit: a reader
 * that continues after the last number it saw misses nothing, and an unchanged counter means that
 * nothing of the company has changed. Times follow the numbers: a change that was begun earlier and
 * committed later than another gets the other's time, so a reader may continue after a time too.
 */
export async function appendEvents(
  db: Db,
  author: Author,
  changes: readonly Change[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return
  const { companyId } = author
  const [counter] = await db.all(raiseChangeNumber, {
    companyId,
    count: changes.length,
    now: now.getTime(),
  })
  if (!counter) throw new Error(`company ${companyId} does not exist`)
  const first = counter.change_number - changes.length + 1
  await db.insertKeyed(
    'event',
    changes.map((change, index) => ({
      company_id: companyId,
      number: first + index,
      occurred_at: counter.last_event_at,
      name: change.name,
      item_id: change.itemId,
      user_id: author.userId ?? null,
      source: author.source,
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
    })),
  )
}
