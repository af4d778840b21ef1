import {
  type SearchDocument,
  type SearchIndex,
  type SearchKind,
  type SearchPattern,
  type SearchRequest,
  searchedFields,
} from '../db.ts'
import { fieldLetters, gramsOf, runsOf, textsOf } from '../grams.ts'

/**
 * Two full-text tables over the same rowids for each kind; neither keeps the text itself.
 *
 * `…_search` has trigrams with positions: exact for fragments of three and more characters, and in
 * the order of rowids, so that frequent ones stop at the page's end. `…_gram` has, without
 * positions, pairs of characters for fragments of two, and runs of five: few items share those, so a
 * rare fragment is found without walking through the many that share its trigrams.
 */
export function sqliteSearchTables(kind: SearchKind): string[] {
  return [
    `create virtual table ${kind}_search using fts5(
      ${searchedFields[kind].join(', ')}, company, audience,
      content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1')`,
    `create virtual table ${kind}_gram using fts5(
      grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
  ]
}

type Run = (text: string, values: readonly unknown[]) => unknown
type Scan = (text: string, values: readonly unknown[]) => Promise<unknown[]>

const runLength = 5
/** A few spread over a long fragment narrow it down; each more is one more list to walk along. */
const maxRuns = 4

/** The statements of one kind. */
function textsFor(kind: SearchKind) {
  const columns = ['rowid', ...searchedFields[kind], 'company', 'audience']
  return {
    addTexts: `insert into ${kind}_search (${columns.join(', ')})
      values (${columns.map(() => '?').join(', ')})`,
    addGrams: `insert into ${kind}_gram (rowid, grams) values (?, ?)`,
    removeTexts: `delete from ${kind}_search where rowid = ?`,
    removeGrams: `delete from ${kind}_gram where rowid = ?`,
    textsByNumber: `select rowid as id from ${kind}_search where ${kind}_search match ?
      order by rowid limit ?`,
    gramsByNumber: `select rowid as id from ${kind}_gram where ${kind}_gram match ?
      order by rowid limit ?`,
    /** The grams lead and each hit is checked in the other table, both in rowid order. */
    bothByNumber: `select g.rowid as id from ${kind}_gram g cross join ${kind}_search s
      on s.rowid = g.rowid where g.${kind}_gram match ? and s.${kind}_search match ?
      order by g.rowid limit ?`,
  }
}

const statements = {
  product: textsFor('product'),
  deal: textsFor('deal'),
  person: textsFor('person'),
  organization: textsFor('organization'),
  file: textsFor('file'),
}

/** The search of one handle: `run` writes in its transaction, `scan` reads off the event loop. */
export function sqliteSearch(run: Run, scan: Scan): SearchIndex {
  const find = async (text: string, values: readonly unknown[]) =>
    // Each statement selects the rowid under this name.
    (await scan(text, values)).map((row) => (row as { id: number }).id)

  const match = (request: SearchRequest) => {
    const short = request.patterns.filter(isPair)
    const long = request.patterns.filter((pattern) => !isPair(pattern))
    const inTexts = [...textScopes(request), ...long.map(fragment)].join(' AND ')
    const inGrams = [...gramScopes(request), ...short.map(pair)].join(' AND ')
    const { textsByNumber, gramsByNumber, bothByNumber } = statements[request.kind]
    if (short.length === 0) return find(textsByNumber, [inTexts, request.limit])
    if (long.length === 0) return find(gramsByNumber, [inGrams, request.limit])
    return find(bothByNumber, [inGrams, inTexts, request.limit])
  }
  return {
    match,
    async candidates(request) {
      const terms = request.patterns.map((pattern) =>
        isPair(pattern) ? pair(pattern) : runs(pattern),
      )
      // Fragments of three and four characters have no run of five.
      if (terms.includes('')) return match(request)
      const inGrams = [...gramScopes(request), ...terms].join(' AND ')
      return find(statements[request.kind].gramsByNumber, [inGrams, request.limit])
    },
    async add(documents) {
      for (const document of documents) {
        const { addTexts, addGrams } = statements[document.kind]
        const texts = textsOf(document).map(([, text]) => text)
        const company = scopeCharacters('c', document.companyId)
        const audience = document.audiences.map(audienceCharacters).join('')
        run(addTexts, [document.id, ...texts, company, audience])
        run(addGrams, [document.id, grams(document)])
      }
    },
    async remove(kind, _companyId, ids) {
      for (const id of ids) {
        run(statements[kind].removeTexts, [id])
        run(statements[kind].removeGrams, [id])
      }
    },
  }
}

const isPair = ({ text }: SearchPattern) => [...text].length === 2

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

const anyOf = (terms: readonly string[]) => `(${terms.join(' OR ')})`

function fragment({ text, fields }: SearchPattern): string {
  return `{${fields.join(' ')}} : ${quote(text)}`
}

function pair({ text, fields }: SearchPattern): string {
  return anyOf(fields.map((field) => quote(pairToken(`${fieldLetters[field]}${text}`))))
}

/** All runs of a fragment in one of its fields; empty for a fragment too short to have one. */
function runs({ text, fields }: SearchPattern): string {
  const all = runsOf(text, runLength)
  if (all.length === 0) return ''
  const step = Math.ceil(all.length / maxRuns)
  const some = all.filter((_, index) => index % step === 0)
  return anyOf(
    fields.map(
      (field) =>
        `(${some.map((r) => quote(runToken(`${fieldLetters[field]}${r}`))).join(' AND ')})`,
    ),
  )
}

function textScopes({ companyId, audiences }: SearchRequest): string[] {
  const company = `company : ${quote(scopeCharacters('c', companyId))}`
  if (audiences === undefined) return [company]
  const terms = audiences.map((audience) => `audience : ${quote(audienceCharacters(audience))}`)
  return [company, anyOf(terms)]
}

function gramScopes({ companyId, audiences }: SearchRequest): string[] {
  const company = quote(companyToken(companyId))
  if (audiences === undefined) return [company]
  return [company, anyOf(audiences.map((audience) => quote(audienceToken(audience))))]
}

function grams(document: SearchDocument): string {
  return [
    companyToken(document.companyId),
    ...document.audiences.map(audienceToken),
    ...gramsOf(document, 2).map(pairToken),
    ...gramsOf(document, runLength).map(runToken),
  ].join(' ')
}

const companyToken = (companyId: number) => `company${companyId}`

const audienceToken = (audience: string) => `audience${audience.replace(':', '')}`

/** Letters and digits only, so that the tokenizer keeps every pair in one piece; base 35 has no z. */
function pairToken(gram: string): string {
  return [...gram].map((character) => character.codePointAt(0)?.toString(35)).join('z')
}

/** FNV-1a, 32 bits: two runs that share a hash only make a candidate more. */
function runToken(gram: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < gram.length; index++) {
    hash = Math.imul(hash ^ gram.charCodeAt(index), 0x01000193)
  }
  return `r${(hash >>> 0).toString(36)}`
}

function audienceCharacters(audience: string): string {
  const [kind = '', id = '0'] = audience.split(':')
  return scopeCharacters(kind[0] ?? '', Number(id))
}

/**
 * Three private-use characters, and so one trigram: the kind, and the number in two digits of base
 * 32768.
 */
function scopeCharacters(kind: string, id: number): string {
  return String.fromCodePoint(
    0xf0000 + (kind.codePointAt(0) ?? 0),
    0xf1000 + Math.floor(id / 0x8000),
    0xf1000 + (id % 0x8000),
  )
}
