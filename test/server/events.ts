import type { Db } from '@merx/store'

/** An event of the log as tests compare it. */
export interface Recorded {
  readonly number: number
  readonly name: string
  readonly itemId: number
  readonly userId: number | null
  readonly source: string
  readonly occurredAt: Date
  readonly before: unknown
  readonly after: unknown
}

/** Every event of a company, oldest first. */
export async function readEvents(db: Db, companyId: number): Promise<Recorded[]> {
  const rows = await db.sql
    .selectFrom('event')
    .selectAll()
    .where('company_id', '=', companyId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    name: row.name,
    itemId: row.item_id,
    userId: row.user_id,
    source: row.source,
    occurredAt: new Date(row.occurred_at),
    before: row.before === null ? null : JSON.parse(row.before),
    after: row.after === null ? null : JSON.parse(row.after),
  }))
}
