import type { Db } from '@merx/store'
import { loadOrganizations } from '../organizations/load-organizations.ts'
import { loadPersons } from '../persons/load-persons.ts'
import { loadPipelines } from '../pipelines/load-pipelines.ts'
import type { UserSummary } from '../users/users.ts'
import type { Deal, DealStatus } from './deal.ts'

/** Loads deals with all they refer to, in the order of their numbers. */
export async function loadDeals(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Deal[]> {
  if (ids.length === 0) return []
  const rows = await db.sql
    .selectFrom('deal')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  const users = await loadUsers(
    db,
    companyId,
    rows.flatMap((row) => [row.owner_id, row.creator_id]),
  )
  const persons = await loadPersons(db, companyId, present(rows.map((row) => row.person_id)))
  const organizations = await loadOrganizations(
    db,
    companyId,
    present(rows.map((row) => row.organization_id)),
  )
  const { stages, pipelines } = await loadPipelines(db, companyId)
  const products = await countByDeal(db, 'deal_product', companyId, ids)
  const files = await countByDeal(db, 'file', companyId, ids)
  return rows.map((row) => {
    const stage = required(stages.get(row.stage_id), `stage ${row.stage_id}`)
    return {
      id: row.id,
      title: row.title,
      creator: required(users.get(row.creator_id), `user ${row.creator_id}`),
      owner: required(users.get(row.owner_id), `user ${row.owner_id}`),
      person: persons.get(row.person_id ?? 0) ?? null,
      organization: organizations.get(row.organization_id ?? 0) ?? null,
      stage,
      pipeline: required(pipelines.get(stage.pipelineId), `pipeline ${stage.pipelineId}`),
      // The column holds what deals are written with.
      status: row.status as DealStatus,
      value: row.value,
      currency: row.currency,
      probability: row.probability,
      expectedCloseDate: row.expected_close_date,
      lostReason: row.lost_reason,
      visibility: row.visibility,
      productsCount: products.get(row.id) ?? 0,
      filesCount: files.get(row.id) ?? 0,
      createdAt: new Date(row.created_at),
      updatedAt: new Date(row.updated_at),
      stageChangedAt: toDate(row.stage_changed_at),
      wonAt: toDate(row.won_at),
      lostAt: toDate(row.lost_at),
      deletedAt: toDate(row.deleted_at),
    }
  })
}

async function loadUsers(db: Db, companyId: number, ids: number[]) {
  const rows = await db.sql
    .selectFrom('user')
    .select(['id', 'name', 'email', 'is_active'])
    .where('company_id', '=', companyId)
    .where('id', 'in', unique(ids))
    .execute()
  return byId(
    rows.map(({ id, name, email, is_active }): UserSummary => {
      return { id, name, email, isActive: is_active === 1 }
    }),
  )
}

async function countByDeal(
  db: Db,
  table: 'deal_product' | 'file',
  companyId: number,
  ids: readonly number[],
): Promise<Map<number | null, number>> {
  const rows = await db.sql
    .selectFrom(table)
    .select(['deal_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('company_id', '=', companyId)
    .where('deal_id', 'in', [...ids])
    .$if(table === 'file', (files) => files.where('deleted_at', 'is', null))
    .groupBy('deal_id')
    .execute()
  return new Map(rows.map((row) => [row.deal_id, Number(row.count)]))
}

function byId<T extends { id: number }>(items: readonly T[]): Map<number, T> {
  return new Map(items.map((item) => [item.id, item]))
}

/** A list for `in`, which takes no empty one; 0 is nobody's number. */
function unique(ids: readonly number[]): number[] {
  return [0, ...new Set(ids)]
}

function present(ids: readonly (number | null)[]): number[] {
  return ids.filter((id) => id !== null)
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is referred to but not there`)
  return value
}

function toDate(time: number | null): Date | null {
  return time === null ? null : new Date(time)
}
