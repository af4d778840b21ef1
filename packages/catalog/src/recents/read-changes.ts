import { type Db, type Statement, statement } from '@merx/store'
import { sql as raw } from 'kysely'
import type { Actor } from '../actor.ts'
import { audienceParametersOf } from '../visibility/audience-parameters.ts'
import { type ChangedKind, namesOf } from './changed-kinds.ts'
import {
  type ReaderParameters,
  type ReaderShape,
  readerShapeOf,
  visibleChange,
} from './visible-changes.ts'

/** More changes than this take long to pass. */
const manyChanges = 10_000

/** A stretch of what the reader may see of the log. */
export interface Stretch {
  since: number
  /** Before this. */
  until: number
  start: number
  count: number
}

export interface ChangeRow {
  name: string
  item_id: number
  occurred_at: number
}

/**
 * Reads changes of some kinds along the log, those of items that the actor may not see left out.
 *
 * Off the event loop: far starts, kinds that seldom change and hidden items pass many events.
 * Whoever sees all passes as many as they start behind; others at first no more than a scan may
 * take, and only where that does not fill the page all there are, apart from other scans.
 */
export async function readChanges(
  db: Db,
  actor: Actor,
  kinds: readonly ChangedKind[],
  stretch: Stretch,
): Promise<ChangeRow[]> {
  const shape = readerShapeOf(actor)
  const changes = statementFor(kinds, shape)
  const { companyId, userId = 0 } = actor
  const parameters = { companyId, userId, ...audienceParametersOf(actor), ...stretch }
  if (shape.audienceCount === undefined) {
    return (stretch.start < manyChanges ? db.scanAll : db.walkAll)(changes, parameters)
  }
  const { since, until, count } = stretch
  const [far] = await db.scanAll(farChange, { companyId, since })
  if (!far || far.occurred_at >= until) return db.scanAll(changes, parameters)
  const near = await db.scanAll(changes, { ...parameters, until: far.occurred_at })
  return near.length === count ? near : db.walkAll(changes, parameters)
}

const farChange = statement<{ companyId: number; since: number }, { occurred_at: number }>(
  (sql, parameter) =>
    sql
      .selectFrom('event')
      .select('occurred_at')
      .where('company_id', '=', parameter('companyId'))
      .where('occurred_at', '>=', parameter('since'))
      .orderBy('occurred_at')
      .orderBy('number')
      .limit(1)
      .offset(manyChanges),
)

interface ChangeParameters extends Stretch, ReaderParameters {
  companyId: number
}

type ChangeStatement = Statement<ChangeParameters, ChangeRow>

const statements = new Map<string, ChangeStatement>()

function statementFor(kinds: readonly ChangedKind[], shape: ReaderShape): ChangeStatement {
  const sorted = [...new Set(kinds)].sort()
  const key = [...Object.values(shape), ...sorted].join()
  const known = statements.get(key) ?? changesStatement(sorted, shape)
  statements.set(key, known)
  return known
}

function changesStatement(kinds: readonly ChangedKind[], shape: ReaderShape): ChangeStatement {
  return statement<ChangeParameters, ChangeRow>((sql, parameter) => {
    const changes = sql
      .selectFrom('event as e')
      .select(['e.name', 'e.item_id', 'e.occurred_at'])
      .where('e.company_id', '=', parameter('companyId'))
      .where('e.occurred_at', '>=', parameter('since'))
      .where('e.occurred_at', '<', parameter('until'))
      .where(
        'e.name',
        'in',
        kinds.flatMap((kind) => namesOf[kind]),
      )
      .orderBy('e.occurred_at')
      .orderBy('e.number')
    return kinds
      .reduce((shown, kind) => {
        const isVisible = visibleChange(kind, shape, parameter)
        if (!isVisible) return shown
        // The database asks about the item only where the event is of this kind.
        const names = raw.join(namesOf[kind])
        return shown.where(
          raw<boolean>`case when e.name in (${names}) then ${isVisible} else ${raw.lit(true)} end`,
        )
      }, changes)
      .limit(parameter('count'))
      .offset(parameter('start'))
  })
}
