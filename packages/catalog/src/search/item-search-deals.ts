import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { DealStatus } from '../deals/deal.ts'
import { belongsTo } from '../visibility/reader.ts'
import {
  type NamedOrganization,
  readNamedOrganizations,
  readNamedPersons,
} from './item-search-contacts.ts'
import { type ByNumber, type Named, readByNumber } from './item-search-rows.ts'

/** A deal as the search over all kinds shows it. */
export interface FoundDeal {
  readonly kind: 'deal'
  readonly id: number
  readonly title: string
  readonly value: number
  readonly currency: string
  readonly status: DealStatus
  readonly visibility: number
  readonly ownerId: number
  readonly isArchived: boolean
  readonly stage: Named
  readonly person: Named | null
  readonly organization: NamedOrganization | null
}

interface DealRow {
  id: number
  title: string
  value: number
  currency: string
  status: string
  visibility: number
  owner_id: number
  audience: string
  archived_at: number | null
  stage_id: number
  stage_name: string
  person_id: number | null
  organization_id: number | null
}

const dealRows = statement<ByNumber, DealRow>((sql, parameter, { numbers }) =>
  sql
    .selectFrom('deal as d')
    .innerJoin('stage as s', (join) =>
      join.onRef('s.company_id', '=', 'd.company_id').onRef('s.id', '=', 'd.stage_id'),
    )
    .select(['d.id', 'd.title', 'd.value', 'd.currency', 'd.status', 'd.visibility', 'd.owner_id'])
    .select(['d.audience', 'd.archived_at'])
    .select(['s.id as stage_id', 's.name as stage_name', 'd.person_id', 'd.organization_id'])
    .where('d.company_id', '=', parameter('companyId'))
    .where('d.id', 'in', numbers(parameter('ids')))
    .where('d.deleted_at', 'is', null)
    .orderBy('d.id'),
)

/** Reads the live deals among these that the actor may see, by number. */
export async function readFoundDeals(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundDeal[]> {
  const rows = (await readByNumber(db, actor, dealRows, ids)).filter((row) =>
    belongsTo(actor, row.audience),
  )
  const persons = await readNamedPersons(
    db,
    actor,
    rows.map((row) => row.person_id),
  )
  const organizations = await readNamedOrganizations(
    db,
    actor,
    rows.map((row) => row.organization_id),
  )
  return rows.map((row) => ({
    kind: 'deal',
    id: row.id,
    title: row.title,
    value: row.value,
    currency: row.currency,
    // The column holds what deals are written with.
    status: row.status as DealStatus,
    visibility: row.visibility,
    ownerId: row.owner_id,
    isArchived: row.archived_at !== null,
    stage: { id: row.stage_id, name: row.stage_name },
    person: persons.get(row.person_id) ?? null,
    organization: organizations.get(row.organization_id) ?? null,
  }))
}
