import { type Db, statement } from '@merx/store'
import { writeDocuments } from '../fields/refresh-search.ts'
import { indexers } from '../search/item-indexers.ts'
import type { OwnedKind } from './rewrite-audiences.ts'

/** Documents one transaction writes: short enough for those who wait to write. */
const batchSize = 50

interface Pending {
  company_id: number
  kind: string
  owner_id: number
}

const pending = statement<{ companyId: number }, Pending>((sql, parameter) =>
  sql
    .selectFrom('stale_audience')
    .select(['company_id', 'kind', 'owner_id'])
    .where((eb) =>
      eb.or([
        eb('company_id', '=', parameter('companyId')),
        eb(eb.val(parameter('companyId')), '=', eb.lit(0)),
      ]),
    )
    .orderBy('company_id')
    .orderBy('kind')
    .orderBy('owner_id'),
)

/**
 * Tells the search whom items let in since their owners are in other groups or their company in
 * another plan, at most so many batches of 50; it continues where it was stopped, also by a crash,
 * and can run beside itself.
 */
export async function refreshAudiences(
  db: Db,
  { companyId = 0, maxBatches = Number.POSITIVE_INFINITY, onProgress = () => {} }: RefreshOptions,
): Promise<void> {
  let batches = 0
  let done = 0
  for (const row of await db.all(pending, { companyId })) {
    for (; batches < maxBatches; batches++) {
      const written = await refreshBatch(db, row)
      if (written === undefined) break
      done += written
      onProgress(done)
    }
  }
}

export interface RefreshOptions {
  /** Default: of all companies. */
  companyId?: number
  maxBatches?: number
  onProgress?: (done: number) => void
}

interface Place extends Pending {
  after_id: number
}

/** Writes the next documents and gives how many; undefined when all are written. */
async function refreshBatch(db: Db, row: Pending): Promise<number | undefined> {
  const place = await placeOf(db, row)
    .select(['company_id', 'kind', 'owner_id', 'after_id'])
    .executeTakeFirst()
  if (!place) return undefined
  // The rows name kinds that have owners.
  const kind = place.kind as OwnedKind
  const { company_id: companyId, owner_id: ownerId, after_id: afterId } = place
  const rows = await db.walkAll(ownerId === 0 ? everybodys[kind] : owned[kind], {
    companyId,
    ownerId,
    afterId,
  })
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const next = rows.length < batchSize ? undefined : rows.at(-1)?.id
  return db.transaction(async (db) => {
    // Items before the place, as a regrouping writes them.
    const live = (await db.all(locked[kind], { companyId, ids })).map(({ id }) => id)
    if (!(await moveOn(db, place, next))) return 0
    if (live.length > 0) await writers[kind](db, companyId, live)
    return live.length
  })
}

const writers = {
  product: writeDocuments,
  deal: indexers.deal,
  person: indexers.person,
  organization: indexers.organization,
}

function placeOf(db: Db, { company_id, kind, owner_id }: Pending) {
  return db.sql
    .selectFrom('stale_audience')
    .where('company_id', '=', company_id)
    .where('kind', '=', kind)
    .where('owner_id', '=', owner_id)
}

/** Gives false when another regrouping has begun it anew, or another process has done this batch. */
async function moveOn(db: Db, place: Place, next: number | undefined): Promise<boolean> {
  const { company_id, kind, owner_id, after_id } = place
  if (next === undefined) {
    const { numDeletedRows } = await db.sql
      .deleteFrom('stale_audience')
      .where('company_id', '=', company_id)
      .where('kind', '=', kind)
      .where('owner_id', '=', owner_id)
      .where('after_id', '=', after_id)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  const { numUpdatedRows } = await db.sql
    .updateTable('stale_audience')
    .set({ after_id: next })
    .where('company_id', '=', company_id)
    .where('kind', '=', kind)
    .where('owner_id', '=', owner_id)
    .where('after_id', '=', after_id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

interface Next {
  companyId: number
  ownerId: number
  afterId: number
}

function nextOf(kind: OwnedKind, isOwned: boolean) {
  return statement<Next, { id: number }>((sql, parameter) =>
    sql
      // All kinds have these columns.
      .selectFrom(kind as 'product')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '>', parameter('afterId'))
      .where('deleted_at', 'is', null)
      .$if(isOwned, (query) => query.where('owner_id', '=', parameter('ownerId')))
      .orderBy('id')
      .limit(batchSize),
  )
}

function lockedOf(kind: OwnedKind) {
  return statement<{ companyId: number; ids: string }, { id: number }>(
    (sql, parameter, { lock, numbers }) =>
      sql
        .selectFrom(kind as 'product')
        .select('id')
        .where('company_id', '=', parameter('companyId'))
        .where('id', 'in', numbers(parameter('ids')))
        .where('deleted_at', 'is', null)
        .orderBy('id')
        .modifyEnd(lock),
  )
}

function perKind<T>(make: (kind: OwnedKind) => T): Record<OwnedKind, T> {
  return {
    product: make('product'),
    deal: make('deal'),
    person: make('person'),
    organization: make('organization'),
  }
}

const everybodys = perKind((kind) => nextOf(kind, false))
const owned = perKind((kind) => nextOf(kind, true))
const locked = perKind(lockedOf)
