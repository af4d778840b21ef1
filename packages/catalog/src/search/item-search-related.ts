import { type Db, type Statement, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import {
  type AudienceParameters,
  audienceParametersOf,
  audiencesIn,
} from '../visibility/audience-parameters.ts'
import { confined } from '../visibility/confined.ts'
import type { Reader } from '../visibility/reader.ts'
import type { FoundItem } from './item-search.ts'
import { readFoundPersons } from './item-search-contacts.ts'
import { readFoundDeals } from './item-search-deals.ts'

/** Of each person and organization as many deals, the newest, and of each organization persons. */
const maxOfEach = 100
/** In one answer as many, whatever the page holds. */
const maxInAll = 1000

interface RelatedTo extends AudienceParameters {
  companyId: number
  /** JSON text. */
  ids: string
}

/** A person or organization, and the numbers of what is related to it, as JSON. */
interface RelatedRow {
  id: number
  related: string
}

type RowsFor = (reader: Reader) => Statement<RelatedTo, RelatedRow>

/** The newest live items of a table that name a contact in a column and that the actor may see. */
function relatedRows(contact: 'person' | 'organization', related: 'deal' | 'person'): RowsFor {
  // Deals have a column of either name, and persons one of their organization: the same statement.
  const [contacts, items] = [contact as 'organization', related as 'deal']
  return confined((audienceCount) =>
    statement((sql, parameter, { numbers, rows }) => {
      const audiences = audiencesIn({ audienceCount }, parameter)
      return sql
        .selectFrom(`${contacts} as c`)
        .select('c.id')
        .select((eb) =>
          eb
            .selectFrom(
              eb
                .selectFrom(`${items} as i`)
                .select('i.id')
                .whereRef('i.company_id', '=', 'c.company_id')
                .whereRef(`i.${contacts}_id`, '=', 'c.id')
                .where('i.deleted_at', 'is', null)
                .where((eb) => (audiences ? eb('i.audience', 'in', audiences) : eb.lit(true)))
                .orderBy('i.id', 'desc')
                .limit(eb.lit(maxOfEach))
                .as('r'),
            )
            .select(rows(['r.id']).as('json'))
            .as('related'),
        )
        .where('c.company_id', '=', parameter('companyId'))
        .where('c.id', 'in', numbers(parameter('ids')))
        .$castTo<RelatedRow>()
    }),
  )
}

const dealsOfPersons = relatedRows('person', 'deal')
const dealsOfOrganizations = relatedRows('organization', 'deal')
const personsOfOrganizations = relatedRows('organization', 'person')

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
  rows: RowsFor,
  contacts: readonly FoundItem[],
): Promise<number[]> {
  if (contacts.length === 0) return []
  const ids = JSON.stringify(contacts.map(({ id }) => id))
  const parameters = { companyId: actor.companyId, ids, ...audienceParametersOf(actor) }
  const found = await db.scanAll(rows(actor), parameters)
  const byContact = new Map(found.map((row) => [row.id, row.related]))
  // In the order of the hits, so that the best come first where there are too many.
  return contacts.flatMap(({ id }) =>
    // The statement builds this JSON: arrays of one number, in no order.
    (JSON.parse(byContact.get(id) ?? '[]') as [number][]).map(([related]) => related),
  )
}
