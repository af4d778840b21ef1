import { Problem } from '@merx/contract'
import {
  type Db,
  type SearchedField,
  type SearchKind,
  type Statement,
  statement,
} from '@merx/store'
import type { Actor } from '../actor.ts'
import type { ContactDetail } from '../contacts/contact-details.ts'
import { type Field, type FieldValues, searchText } from '../fields/field.ts'
import { listCustomFields } from '../fields/fields.ts'
import { keepVisibleProducts } from '../visibility/keep-visible.ts'
import { audiencesOf, belongsTo } from '../visibility/reader.ts'
import { anywhere, indexedText } from './text.ts'
import { requireTerm } from './tiers.ts'

export interface FieldSearch {
  term: string
  /** The whole value must equal the term; either way case and accents count. */
  isExact: boolean
  /** Undefined: one of the kinds there are no items of, which have no values either. */
  kind: SearchKind | undefined
  fieldKey: string
  /** A row for each item instead of one for each value. */
  byItem: boolean
  start: number
  limit: number
}

export interface FoundValue {
  /** Only where items are asked for. */
  readonly itemId?: number
  readonly value: string | number
}

/** A field whose values can be searched: where they lie and which of the index's texts has them. */
interface Source {
  readonly indexed: SearchedField
  readonly rows: Statement<ByNumber, ValueRow>
  valuesOf(stored: string): readonly (string | number)[]
}

/** Which items to look at: `ids` is JSON text. */
interface ByNumber {
  companyId: number
  ids: string
}

interface ValueRow {
  id: number
  stored: string | null
  audience: string
}

/** At most so many items that have the fragment, in some case, are looked at for one answer. */
const maxCandidates = 10_000
/** Rows read at once: enough for a page, few enough to leave others their turn. */
const batchSize = 500

/**
 * Finds the values of one field in which a term occurs, as they are written, in the order of the
 * items that have them.
 *
 * The index finds items that have the term in either case, the rows decide. Of a term that very many
 * have, only the first 10,000 items are looked at. Throws `term_too_short` and `invalid_value`, which
 * names the field when it is unknown or holds neither text nor numbers.
 */
export async function searchFieldValues(
  db: Db,
  actor: Actor,
  search: FieldSearch,
): Promise<{ values: FoundValue[]; hasMore: boolean }> {
  const folded = requireTerm(search)
  if (search.kind === undefined) return { values: [], hasMore: false }
  const source = await requireSource(db, actor, search.kind, search.fieldKey)
  const end = search.start + search.limit
  const text = search.isExact ? indexedText(folded) : anywhere(folded)
  const found =
    [...text].length < 2
      ? []
      : await collectValues(db, actor, { ...search, kind: search.kind, text, source }, end + 1)
  return { values: found.slice(search.start, end), hasMore: found.length > end }
}

interface Collecting extends FieldSearch {
  kind: SearchKind
  text: string
  source: Source
}

async function collectValues(
  db: Db,
  actor: Actor,
  search: Collecting,
  needed: number,
): Promise<FoundValue[]> {
  const found = new Map<string, FoundValue>()
  let seen = 0
  for (let wanted = batchSize; seen < maxCandidates; wanted = Math.min(wanted * 4, maxCandidates)) {
    const ids = await candidates(db, actor, search, wanted)
    while (seen < ids.length) {
      const batch = ids.slice(seen, seen + batchSize)
      seen += batch.length
      for (const one of await matchingValues(db, actor, search, batch)) {
        const key = JSON.stringify(search.byItem ? one : one.value)
        if (!found.has(key)) found.set(key, one)
        if (found.size >= needed) return [...found.values()]
      }
    }
    if (ids.length < wanted) break
  }
  return [...found.values()]
}

function candidates(
  db: Db,
  actor: Actor,
  { kind, text, source }: Collecting,
  limit: number,
): Promise<number[]> {
  const patterns = [{ text, fields: [source.indexed] }]
  const { companyId } = actor
  return db.search.match({ kind, companyId, audiences: audiencesOf(actor), patterns, limit })
}

async function matchingValues(
  db: Db,
  actor: Actor,
  { kind, term, isExact, byItem, source }: Collecting,
  ids: readonly number[],
): Promise<FoundValue[]> {
  const { companyId } = actor
  const found = await db.scanAll(source.rows, { companyId, ids: JSON.stringify(ids) })
  // The index may not know yet of a regrouping.
  const rows =
    kind === 'product'
      ? await keepVisibleProducts(db, actor, found)
      : found.filter(({ audience }) => belongsTo(actor, audience))
  const wanted = term.trim().normalize()
  const isMatch = (value: string | number) => {
    const text = String(value).normalize()
    return isExact ? text.trim() === wanted : text.includes(wanted)
  }
  return rows.flatMap(({ id, stored }) => {
    const values = stored === null ? [] : source.valuesOf(stored).filter(isMatch)
    return values.map((value) => (byItem ? { itemId: id, value } : { value }))
  })
}

function columnRows(table: 'product' | 'deal' | 'person' | 'organization', column: string) {
  // Each of these tables has the columns that `columns` names for it.
  const source = { table: table as 'product', column: column as 'name' }
  return statement<ByNumber, ValueRow>((sql, parameter, { numbers }) =>
    sql
      .selectFrom(source.table)
      .select(['id', `${source.column} as stored`, 'audience'])
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .where('deleted_at', 'is', null)
      .orderBy('id'),
  )
}

function column(
  table: 'product' | 'deal' | 'person' | 'organization',
  name: string,
  indexed: SearchedField,
): Source {
  return { indexed, rows: columnRows(table, name), valuesOf: (stored) => [stored] }
}

function contactValues(stored: string): string[] {
  // The columns hold what the operations on persons wrote.
  return (JSON.parse(stored) as ContactDetail[]).map(({ value }) => value)
}

/** Fields that every item of a kind has, by key. */
const standardFields: Record<SearchKind, Readonly<Record<string, Source>>> = {
  product: {
    name: column('product', 'name', 'name'),
    code: column('product', 'code', 'code'),
    description: column('product', 'description', 'other'),
    unit: column('product', 'unit', 'other'),
  },
  deal: { title: column('deal', 'title', 'title') },
  person: {
    name: column('person', 'name', 'name'),
    email: { ...column('person', 'emails', 'email'), valuesOf: contactValues },
    phone: { ...column('person', 'phones', 'phone'), valuesOf: contactValues },
  },
  organization: {
    name: column('organization', 'name', 'name'),
    address: column('organization', 'address', 'address'),
  },
  file: {},
}

const customRows = columnRows('product', 'custom_values')

/** Throws `invalid_value` for a key that names no field that can be searched. */
async function requireSource(
  db: Db,
  { companyId }: Actor,
  kind: SearchKind,
  key: string,
): Promise<Source> {
  const standard = standardFields[kind]
  const source = Object.hasOwn(standard, key) ? standard[key] : undefined
  if (source) return source
  const fields = kind === 'product' ? await listCustomFields(db, companyId) : []
  const custom = fields.find((field) => field.key === key)
  if (custom && searchText(custom.type, '') !== undefined) return customSource(custom)
  const shown = key.length > 60 ? `${key.slice(0, 60)}…` : key
  throw new Problem('invalid_value', {
    detail: custom
      ? `field_key "${shown}" is of type ${custom.type}, which cannot be searched`
      : `field_key "${shown}" must be a ${kind} field that can be searched`,
  })
}

function customSource({ key }: Field): Source {
  return {
    indexed: 'custom',
    rows: customRows,
    valuesOf(stored) {
      // The column holds what the operations on products wrote.
      const value = (JSON.parse(stored) as FieldValues)[key]
      if (value === undefined) return []
      return typeof value === 'object' && 'value' in value
        ? [value.value]
        : [value as string | number]
    },
  }
}
