import type { SearchDocument, SearchIndex, SearchPattern, SearchRequest } from '../db.ts'
import { pairTokens } from '../pairs.ts'

/**
 * Two full-text tables over the same rowids: trigrams with positions for fragments of three and
 * more characters, and pairs of characters for those of two. Neither keeps the text itself.
 * Companies and audiences are written as texts of three characters, so that each is one trigram.
 */
export const sqliteSearchTables = [
  `create virtual table product_search using fts5(
    name, code, custom, company, audience,
    content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1')`,
  `create virtual table product_pair using fts5(
    pairs, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii')`,
]

type Run = (text: string, values: readonly unknown[]) => unknown
type Scan = (text: string, values: readonly unknown[]) => Promise<unknown[]>

const addText = `insert into product_search (rowid, name, code, custom, company, audience)
  values (?, ?, ?, ?, ?, ?)`

/** The search of one handle: `run` writes in its transaction, `scan` reads off the event loop. */
export function sqliteSearch(run: Run, scan: Scan): SearchIndex {
  return {
    async add(documents) {
      for (const document of documents) {
        const { productId, name, code, custom } = document
        const company = scopeToken('c', document.companyId)
        const audience = document.audiences.map(audienceToken).join('')
        run(addText, [productId, name, code, custom, company, audience])
        run('insert into product_pair (rowid, pairs) values (?, ?)', [productId, pairs(document)])
      }
    },
    async remove(_companyId, productIds) {
      for (const productId of productIds) {
        run('delete from product_search where rowid = ?', [productId])
        run('delete from product_pair where rowid = ?', [productId])
      }
    },
    async match(request) {
      const { text, values } = matchText(request)
      const rows = await scan(text, values)
      // Both statements select the rowid under this name.
      return rows.map((row) => (row as { id: number }).id)
    },
  }
}

function matchText(request: SearchRequest): { text: string; values: unknown[] } {
  const short = request.patterns.filter(isPair)
  const long = request.patterns.filter((pattern) => !isPair(pattern))
  const inText = [...scopes(request), ...long.map(longExpression)].join(' AND ')
  const inPairs = short.map(shortExpression).join(' AND ')
  if (short.length === 0) {
    return {
      text: `select rowid as id from product_search where product_search match ?
        order by rowid limit ?`,
      values: [inText, request.limit],
    }
  }
  // The pairs lead and each hit is checked in the other table, both in rowid order.
  return {
    text: `select p.rowid as id from product_pair p cross join product_search s
      on s.rowid = p.rowid where p.product_pair match ? and s.product_search match ?
      order by p.rowid limit ?`,
    values: [inPairs, inText, request.limit],
  }
}

function scopes({ companyId, audiences }: SearchRequest): string[] {
  const company = `company : ${quote(scopeToken('c', companyId))}`
  if (audiences === undefined) return [company]
  const tokens = audiences.map((audience) => `audience : ${quote(audienceToken(audience))}`)
  return [company, `(${tokens.join(' OR ')})`]
}

function longExpression({ text, fields }: SearchPattern): string {
  return `{${fields.join(' ')}} : ${quote(text)}`
}

function shortExpression({ text, fields }: SearchPattern): string {
  return `(${fields.map((field) => quote(encodePair(`${field[0]}${text}`))).join(' OR ')})`
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

const isPair = ({ text }: SearchPattern) => [...text].length === 2

function pairs(document: SearchDocument): string {
  return pairTokens(document).map(encodePair).join(' ')
}

/** Letters and digits only, so that the tokenizer keeps every pair in one piece. */
function encodePair(token: string): string {
  return [...token].map((character) => character.codePointAt(0)?.toString(36)).join('z')
}

function audienceToken(audience: string): string {
  const [kind = '', id = '0'] = audience.split(':')
  return scopeToken(kind[0] ?? '', Number(id))
}

/** Three private-use characters: the kind, and the number in two digits of base 32768. */
function scopeToken(kind: string, id: number): string {
  return String.fromCodePoint(
    0xf0000 + (kind.codePointAt(0) ?? 0),
    0xf1000 + Math.floor(id / 0x8000),
    0xf1000 + (id % 0x8000),
  )
}
