import type { Db } from '@merx/store'
import type { Actor } from '../actor.ts'
import { weightedValue } from '../deal-products/amounts.ts'
import { countFiles } from '../files/count-files.ts'
import { loadOrganizations } from '../organizations/load-organizations.ts'
import { loadPersons } from '../persons/load-persons.ts'
import { loadPipelines } from '../pipelines/load-pipelines.ts'
import type { UserSummary } from '../users/users.ts'
import { belongsTo } from '../visibility/reader.ts'
import type { Audience } from '../visibility/visibility.ts'
import type { Deal } from './deal.ts'
import { type DealRow, toDealState } from './deal-rows.ts'

/** Loads deals with all they refer to, as the actor may see it, in the order of `ids`. */
export async function loadDeals(db: Db, actor: Actor, ids: readonly number[]): Promise<Deal[]> {
  if (ids.length === 0) return []
  const { companyId } = actor
  const rows = await db.sql
    .selectFrom('deal')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', 'in', [...ids])
    .execute()
  const related = await loadRelated(db, companyId, rows)
  const products = await countProducts(db, companyId, ids)
  const files = await countFiles(db, companyId, 'deal_id', ids)
  const deals = byId(
    rows.map((row): Deal => {
      const { id } = row
      const counts = { productsCount: products.get(id) ?? 0, filesCount: files.get(id) ?? 0 }
      return { ...toDeal(actor, row, related), ...counts }
    }),
  )
  return ids.flatMap((id) => deals.get(id) ?? [])
}

/** Loads a deal that has just been written, even when the actor may not see what it has become. */
export async function readBack(db: Db, actor: Actor, id: number): Promise<Deal> {
  const [deal] = await loadDeals(db, actor, [id])
  if (!deal) throw new Error(`deal ${id} was written and is not there`)
  return deal
}

type Related = Awaited<ReturnType<typeof loadRelated>>

async function loadRelated(db: Db, companyId: number, rows: readonly DealRow[]) {
  const userIds = rows.flatMap((row) => [row.owner_id, row.creator_id])
  const personIds = present(rows.map((row) => row.person_id))
  const organizationIds = present(rows.map((row) => row.organization_id))
  return {
    users: await loadUsers(db, companyId, userIds),
    persons: await loadPersons(db, companyId, personIds),
    organizations: await loadOrganizations(db, companyId, organizationIds),
    ...(await loadPipelines(db, companyId)),
  }
}

function toDeal(actor: Actor, row: DealRow, related: Related) {
  const state = toDealState(row)
  const stage = required(related.stages.get(row.stage_id), `stage ${row.stage_id}`)
  const person = related.persons.get(row.person_id ?? 0)
  const organization = related.organizations.get(row.organization_id ?? 0)
  const isPersonHidden = person !== undefined && !belongsTo(actor, person.audience)
  const isOrganizationHidden =
    organization !== undefined && !belongsTo(actor, organization.audience)
  return {
    ...state,
    id: row.id,
    // The column holds what the operations of this package wrote.
    audience: row.audience as Audience,
    creator: required(related.users.get(row.creator_id), `user ${row.creator_id}`),
    owner: required(related.users.get(row.owner_id), `user ${row.owner_id}`),
    person: isPersonHidden ? null : (person ?? null),
    organization: isOrganizationHidden ? null : (organization ?? null),
    isPersonHidden,
    isOrganizationHidden,
    stage,
    pipeline: required(related.pipelines.get(stage.pipelineId), `pipeline ${stage.pipelineId}`),
    weightedValue: weightedValue(row.value, row.probability),
    updatedAt: new Date(row.updated_at),
  }
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

async function countProducts(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.sql
    .selectFrom('deal_product')
    .select(['deal_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('company_id', '=', companyId)
    .where('deal_id', 'in', [...ids])
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

/** The same without those the actor may not see, deleted ones included. */
export async function loadVisibleDeals(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<Deal[]> {
  const deals = await loadDeals(db, actor, ids)
  return deals.filter(({ audience }) => belongsTo(actor, audience))
}
