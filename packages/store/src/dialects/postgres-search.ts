import {
  type SearchDocument,
  type SearchIndex,
  type SearchKind,
  type SearchPattern,
  type SearchRequest,
  searchedFields,
} from '../db.ts'
import { fieldLetters, gramsOf, textsOf } from '../grams.ts'

/**
 * One row per live item: the marked texts, all of them once more in letters and digits only
 * (trigrams drop everything else), and the pairs of characters for fragments of two.
 */
export function postgresSearchTables(kind: SearchKind): string[] {
  const texts = searchedFields[kind].map((field) => `"${field}" text collate "C" not null`)
  return [
    'create extension if not exists pg_trgm',
    'create extension if not exists btree_gin',
    `create table ${kind}_search (
      company_id bigint not null, id bigint not null, audiences text[] not null,
      ${texts.join(', ')}, grams text collate "C" not null, pairs text[] not null,
      primary key (company_id, id),
      foreign key (company_id, id) references ${kind} (company_id, id) on delete cascade)`,
    `create index ${kind}_search_text on ${kind}_search
      using gin (company_id, grams gin_trgm_ops, pairs, audiences)`,
  ]
}

/** Runs one statement of the transaction or pool the search belongs to. */
type Run = (text: string, values: readonly unknown[]) => Promise<unknown[]>
/** Runs statements in one read transaction that prefers the given plan. */
export type PlannedRead = (settings: string, text: string, values: unknown[]) => Promise<unknown[]>

/** Up to here it is cheaper to fetch every hit and sort than to walk the items in order. */
const maxSortedHits = 2000
const byIndexOfTexts = 'set local enable_seqscan = off; set local enable_indexscan = off'
const byNumber =
  'set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off'

function addText(kind: SearchKind): string {
  const texts = searchedFields[kind].map((field) => `"${field}"`)
  const columns = ['company_id', 'id', 'audiences', ...texts, 'grams', 'pairs']
  return `insert into ${kind}_search (${columns.join(', ')})
    select * from jsonb_to_recordset($1::jsonb) as document (company_id bigint, id bigint,
      audiences text[], ${texts.map((text) => `${text} text`).join(', ')}, grams text,
      pairs text[])`
}

export function postgresSearch(run: Run, read: PlannedRead): SearchIndex {
  return {
    async add(documents) {
      const kinds = new Set(documents.map(({ kind }) => kind))
      for (const kind of kinds) {
        const rows = documents.filter((document) => document.kind === kind).map(toRow)
        await run(addText(kind), [JSON.stringify(rows)])
      }
    },
    async remove(kind, companyId, ids) {
      const text = `delete from ${kind}_search where company_id = $1 and id = any($2)`
      await run(text, [companyId, ids])
    },
    match: (request) => match(read, request),
    candidates: (request) => candidates(read, request),
  }
}

/**
 * A rare fragment is answered from the index of texts and sorted; one with thousands of hits by
 * walking the items in order, where the page fills soon just because the hits are many.
 */
async function match(read: PlannedRead, request: SearchRequest): Promise<number[]> {
  const hits = await candidates(read, { ...request, limit: maxSortedHits + 1 })
  if (hits.length <= maxSortedHits) return hits.sort((a, b) => a - b).slice(0, request.limit)
  const { from, values } = selection(request)
  const inOrder = `${from} order by company_id, id limit ${Number(request.limit)}`
  return toIds(await read(byNumber, inOrder, values))
}

async function candidates(read: PlannedRead, request: SearchRequest): Promise<number[]> {
  const { from, values } = selection(request)
  return toIds(await read(byIndexOfTexts, `${from} limit ${Number(request.limit)}`, values))
}

function selection(request: SearchRequest): { from: string; values: unknown[] } {
  const values: unknown[] = []
  const conditions = conditionsOf(request, values)
  return { from: `select id from ${request.kind}_search where ${conditions}`, values }
}

// Both statements select the number under this name.
const toIds = (rows: unknown[]) => rows.map((row) => (row as { id: number }).id)

function conditionsOf(request: SearchRequest, values: unknown[]): string {
  const parameter = (value: unknown) => `$${values.push(value)}`
  const conditions = [`company_id = ${parameter(request.companyId)}`]
  if (request.audiences) conditions.push(`audiences && ${parameter(request.audiences)}::text[]`)
  for (const pattern of request.patterns) conditions.push(...patternConditions(pattern, parameter))
  return conditions.join(' and ')
}

function patternConditions(
  { text, fields }: SearchPattern,
  parameter: (value: unknown) => string,
): string[] {
  if ([...text].length === 2) {
    return [`pairs && ${parameter(fields.map((field) => `${fieldLetters[field]}${text}`))}::text[]`]
  }
  // The encoded text finds candidates; the text itself decides.
  const exact = parameter(`%${text.replace(/[\\%_]/g, '\\$&')}%`)
  const columns = fields.map((field) => `"${field}" like ${exact}`)
  return [`grams like ${parameter(`%${encode(text)}%`)}`, `(${columns.join(' or ')})`]
}

function toRow(document: SearchDocument): Record<string, unknown> {
  const texts = textsOf(document)
  return {
    company_id: document.companyId,
    id: document.id,
    audiences: document.audiences,
    ...Object.fromEntries(texts),
    grams: encode(texts.map(([, text]) => text).join('')),
    pairs: gramsOf(document, 2),
  }
}

/** What names and codes are full of, in two letters each. */
const frequent = new Map([...'z\ue000\ue001\ue002 -./,_()'].map((sign, index) => [sign, index]))

/** Each character by itself, so that a fragment of the text is a fragment of its encoding. */
function encode(text: string): string {
  let encoded = ''
  for (const character of text) {
    encoded += /[a-y0-9]/.test(character) ? character : encodeSign(character)
  }
  return encoded
}

function encodeSign(character: string): string {
  const index = frequent.get(character)
  if (index !== undefined) return `z${index.toString(36)}`
  return `zz${(character.codePointAt(0) ?? 0).toString(36)}z`
}
