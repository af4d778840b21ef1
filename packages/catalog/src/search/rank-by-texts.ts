import { type Db, type SearchedField, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import type { Field, FieldValues } from '../fields/field.ts'
import { listCustomFields } from '../fields/fields.ts'
import { customText } from '../products/search-document.ts'
import { keepVisibleProducts } from '../visibility/keep-visible.ts'
import { audiencesOf } from '../visibility/reader.ts'
import type { Ranked } from './rank-items.ts'
import { indexedText } from './text.ts'
import { fits, type Tier, type Tiers } from './tiers.ts'

/**
 * Ranks a search while documents may still hold values of a field that was deleted a moment ago, or
 * let in whom they let in before a regrouping: products count by their own rows, the index only
 * proposes them.
 *
 * It asks for more until there are enough, so it costs a look at each product that fits by such
 * values alone and comes before the page's end.
 */
export async function rankByTexts(
  db: Db,
  actor: Actor,
  { all }: Tiers,
  needed: number,
): Promise<Ranked[]> {
  const { companyId } = actor
  const audiences = audiencesOf(actor)
  const scoreOf = await textScorer(db, actor, all)
  const scores = new Map<number, number>()
  for (const { score, patterns } of all) {
    let isComplete = false
    for (let limit = needed; scores.size < needed && !isComplete; limit *= 4) {
      const request = { kind: 'product' as const, companyId, audiences, patterns, limit }
      const ids = await db.search.match(request)
      for (const [id, own] of await scoreOf(ids)) {
        if (own >= score && !scores.has(id)) scores.set(id, score)
      }
      isComplete = ids.length < limit
    }
  }
  return [...scores].slice(0, needed).map(([id, score]) => ({ id, score }))
}

/** Products that are looked at together, in between the work of others. */
const lookSize = 200

/** Makes what gives the best score of products by their own texts, 0 for none; each is read once. */
async function textScorer(db: Db, actor: Actor, all: readonly Tier[]) {
  const { companyId } = actor
  const fields = await listCustomFields(db, companyId)
  const known = new Map<number, number>()
  return async (ids: readonly number[]): Promise<[id: number, score: number][]> => {
    const fresh = ids.filter((id) => !known.has(id))
    for (let at = 0; at < fresh.length; at += lookSize) {
      const some = JSON.stringify(fresh.slice(at, at + lookSize))
      const rows = await db.scanAll(searchedRows, { companyId, ids: some })
      for (const row of await keepVisibleProducts(db, actor, rows)) {
        const texts = textsOf(row, fields)
        known.set(row.id, all.find((tier) => fits(texts, tier))?.score ?? 0)
      }
    }
    return ids.map((id) => [id, known.get(id) ?? 0])
  }
}

interface SearchedRow {
  id: number
  name: string
  code: string | null
  custom_values: string
  audience: string
}

const searchedRows = statement<{ companyId: number; ids: string }, SearchedRow>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('product')
      .select(['id', 'name', 'code', 'custom_values', 'audience'])
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .where('deleted_at', 'is', null),
)

function textsOf(
  row: SearchedRow,
  fields: readonly Field[],
): Partial<Record<SearchedField<'product'>, string>> {
  // The column holds what product writes checked.
  const customValues = JSON.parse(row.custom_values) as FieldValues
  return {
    name: indexedText(row.name),
    code: indexedText(row.code ?? ''),
    custom: customText({ customValues }, fields),
  }
}
