import { type Db, type Statement, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { FoundItem } from './item-search.ts'
import { readFoundPersons } from './item-search-contacts.ts'
import { readFoundDeals } from './item-search-deals.ts'

/** Of each person and organization as many deals, the newest, and of each organization persons. */
const maxOfEach = 100
/** In one answer as many, whatever the page holds. */
const maxInAll = 1000

interface RelatedTo {
  companyId: number
  /** JSON text. */
  ids: string
  userId: number
  isAdmin: number
}

/** A person or organization, and the numbers of what is related to it, as JSON. */
interface RelatedRow {
  id: number
  related: string
}

function dealsOf(contact: 'person' | 'organization'): Statement<RelatedTo, RelatedRow> {
  // Both have a number, and a column of deals is named after each.
  const table = contact as 'person'
  return statement((sql, parameter, { numbers, rows }) =>
    sql
      .selectFrom(`${table} as c`)
      .select('c.id')
      .select((eb) =>
        eb
          .selectFrom(
            eb
              .selectFrom('deal as d')
              .select('d.id')
              .whereRef('d.company_id', '=', 'c.company_id')
              .whereRef(`d.${table}_id`, '=', 'c.id')
              .where('d.deleted_at', 'is', null)
              .where((eb) =>
                eb.or([
                  eb('d.visibility', '<>', 1),
                  eb('d.owner_id', '=', parameter('userId')),
                  eb(eb.val(parameter('isAdmin')), '=', eb.lit(1)),
                ]),
              )
              .orderBy('d.id', 'desc')
              .limit(eb.lit(maxOfEach))
              .as('r'),
          )
          .select(rows(['r.id']).as('json'))
          .as('related'),
      )
      .where('c.company_id', '=', parameter('companyId'))
      .where('c.id', 'in', numbers(parameter('ids')))
      .$castTo<RelatedRow>(),
  )
}

const dealsOfPersons = dealsOf('person')
const dealsOfOrganizations = dealsOf('organization')

const personsOfOrganizations = statement<RelatedTo, RelatedRow>(
  (sql, parameter, { numbers, rows }) =>
    sql
      .selectFrom('organization as c')
      .select('c.id')
      .select((eb) =>
        eb
          .selectFrom(
            eb
              .selectFrom('person as p')
              .select('p.id')
              .whereRef('p.company_id', '=', 'c.company_id')
              .whereRef('p.organization_id', '=', 'c.id')
              .where('p.deleted_at', 'is', null)
              .where((eb) =>
                eb.or([
                  eb('p.visibility', '<>', 1),
                  eb('p.owner_id', '=', parameter('userId')),
                  eb(eb.val(parameter('isAdmin')), '=', eb.lit(1)),
                ]),
              )
              .orderBy('p.id', 'desc')
              .limit(eb.lit(maxOfEach))
              .as('r'),
          )
          .select(rows(['r.id']).as('json'))
          .as('related'),
      )
      .where('c.company_id', '=', parameter('companyId'))
      .where('c.id', 'in', numbers(parameter('ids')))
      .$castTo<RelatedRow>(),
)

/**
 * Lists the newest deals of the persons and organizations among the items, and the newest persons of
 * the organizations, each once; at most 100 of each and 1,000 in all.
 *
 * Costs a walk through the deals of each, off the event loop.
 */
export async function listRelatedItems(
  db: Db,
  actor: Actor,
  items: readonly FoundItem[],
): Promise<FoundItem[]> {
  const persons = items.filter(({ kind }) => kind === 'person')
  const organizations = items.filter(({ kind }) => kind === 'organization')
  const [ofPersons, ofOrganizations, members] = await Promise.all([
    relatedIds(db, actor, dealsOfPersons, persons),
    relatedIds(db, actor, dealsOfOrganizations, organizations),
    relatedIds(db, actor, personsOfOrganizations, organizations),
  ])
  const deals = await readFoundDeals(db, actor, first([...ofPersons, ...ofOrganizations]))
  const people = await readFoundPersons(db, actor, first(members))
  return [...deals, ...people].slice(0, maxInAll)
}

function first(ids: readonly number[]): number[] {
  return [...new Set(ids)].slice(0, maxInAll)
}

async function relatedIds(
  db: Db,
  actor: Actor,
  rows: Statement<RelatedTo, RelatedRow>,
  contacts: readonly FoundItem[],
): Promise<number[]> {
  if (contacts.length === 0) return []
  const { companyId, userId = 0, isAdmin } = actor
  const ids = JSON.stringify(contacts.map(({ id }) => id))
  const found = await db.scanAll(rows, { companyId, ids, userId, isAdmin: isAdmin ? 1 : 0 })
  const byContact = new Map(found.map((row) => [row.id, row.related]))
  // In the order of the hits, so that the best come first where there are too many.
  return contacts.flatMap(({ id }) =>
    // The statement builds this JSON: arrays of one number, in no order.
    (JSON.parse(byContact.get(id) ?? '[]') as [number][]).map(([related]) => related),
  )
}
