import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { newProducts } from './new-products.mjs'

/** Opens a database the way somebody would who wants the same promise kept: WAL, synced commits. */
export function openBare(path, durability) {
  const db = new Database(path)
  db.pragma('journal_mode = WAL')
  db.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
  db.pragma('foreign_keys = ON')
  db.pragma('cache_size = -32768')
  return db
}

const prices = `json_array("id", "variation_id", "currency", "amount", "cost", "overhead_cost",
  "notes")`
const selectProducts = `select p.id, p.name, p.code, p.description, p.unit, p.tax, p.category_id,
    p.first_char, p.is_linkable, p.visibility, p.audience, p.owner_id, p.files_count,
    p.followers_count, p.billing_frequency, p.billing_frequency_cycles, p.custom_values,
    p.created_at, p.updated_at, p.deleted_at,
    u.name as owner_name, u.email as owner_email, u.is_active as owner_is_active,
    (select json_group_array(${prices}) from product_price as x
      where x.company_id = p.company_id and x.product_id = p.id) as prices,
    (select json_group_array(json_array("id", "name")) from product_variation as v
      where v.company_id = p.company_id and v.product_id = p.id) as variations
  from product as p
  inner join "user" as u on u.company_id = p.company_id and u.id = p.owner_id`

/** The reads Merx makes for a request of which it has nothing at hand, as prepared statements. */
export function bareReads(db) {
  const token = db.prepare(`select t.id as token_id, t.last_used_at, u.id as user_id, u.company_id,
      u.is_admin, u.group_audiences, u.default_currency, u.locale, u.time_zone, c.change_number
    from api_token as t
    inner join "user" as u on u.company_id = t.company_id and u.id = t.user_id
    inner join company as c on c.id = t.company_id
    where t.token_hash = ? and t.revoked_at is null and u.is_active = 1`)
  const fields = db.prepare(`select id, key, name, type from field
    where company_id = ? and is_custom = 1 and deleted_at is null order by sort_order, id`)
  const product = db.prepare(`${selectProducts} where p.company_id = ? and p.id = ?`)
  const page = db.prepare(`select p.id from product as p
    where p.company_id = ? and p.deleted_at is null order by p.id limit ? offset ?`)
  const products = db.prepare(`${selectProducts}
    where p.company_id = ? and p.id in (select value from json_each(?)) order by p.id`)

  return {
    authenticate: (text) => token.get(createHash('sha256').update(text).digest('hex')),
    product: (companyId, id) => whole(product.get(companyId, id), fields.all(companyId)),
    page(companyId, start, limit) {
      const ids = page.all(companyId, limit + 1, start).map(({ id }) => id)
      const rows = products.all(companyId, JSON.stringify(ids.slice(0, limit)))
      const custom = fields.all(companyId)
      return rows.map((row) => whole(row, custom))
    },
  }
}

/** A row as an answer shows it: what is stored as JSON becomes part of it. */
function whole(row, custom) {
  const values = JSON.parse(row.custom_values)
  const product = { ...row, custom_values: undefined }
  product.prices = JSON.parse(row.prices)
  product.variations = JSON.parse(row.variations)
  for (const { key } of custom) product[key] = values[key] ?? null
  return product
}

function insert(db, table, columns) {
  const marks = columns.map(() => '?').join(', ')
  const names = columns.map((column) => `"${column}"`).join(', ')
  return db.prepare(`insert into ${table} (${names}) values (${marks})`)
}

/** The inserts that make one product, in one transaction; gives a function that makes the next. */
export function bareWrite(db) {
  const product = insert(db, 'product', [
    ...['company_id', 'name', 'code', 'description', 'unit', 'tax', 'category_id', 'first_char'],
    ...['is_linkable', 'visibility', 'audience', 'owner_id', 'billing_frequency'],
    ...['billing_frequency_cycles', 'custom_values', 'deleted_at', 'files_count'],
    ...['followers_count', 'created_at', 'updated_at'],
  ])
  const price = insert(db, 'product_price', [
    ...['company_id', 'product_id', 'variation_id', 'currency', 'amount', 'cost'],
    ...['overhead_cost', 'notes'],
  ])
  const searched = ['rowid', 'name', 'code', 'custom', 'other', 'company', 'audience']
  const search = insert(db, 'product_search', searched)
  const gram = insert(db, 'product_gram', ['rowid', 'grams'])
  const text = insert(db, 'product_text', [
    ...['company_id', 'product_id', 'field_id', 'part', 'value'],
  ])
  const raise = db.prepare(
    'update company set change_number = change_number + 1 where id = ? returning change_number',
  )
  const event = insert(db, 'event', [
    ...['company_id', 'number', 'occurred_at', 'name', 'item_id', 'user_id', 'source'],
    ...['before', 'after'],
  ])
  const { id: userId, company_id: companyId } = db
    .prepare('select id, company_id from "user" order by id limit 1')
    .get()
  const documents = newProducts.map(toDocument)
  let count = 0
  return db.transaction(() => {
    const index = count++ % newProducts.length
    const input = newProducts[index]
    const document = documents[index]
    const now = Date.now()
    const { lastInsertRowid: id } = product.run(
      ...[companyId, input.name, input.code, input.description, input.unit, input.tax, null, 'f'],
      ...[1, 3, 'all', userId, 'one-time', null, '{}', null, null, 0, now, now],
    )
    for (const { currency, price: amount, cost, overhead_cost: overhead } of input.prices) {
      price.run(companyId, id, null, currency, amount, cost, overhead, '')
    }
    const { name, code, other, company, audience } = document
    search.run(id, name, code, '', other, company, audience)
    gram.run(id, document.grams)
    document.values.forEach((value, field) => {
      text.run(companyId, id, -1 - field, 0, value)
    })
    const { change_number: changeNumber } = raise.get(companyId)
    const after = JSON.stringify({ ...input, id: Number(id), createdAt: now, updatedAt: now })
    const what = ['product.created', id, userId, 'v1', null, after]
    event.run(companyId, changeNumber, now, ...what)
  }).immediate
}

/** Texts of the same shape and length as the ones Merx indexes, made before anything is timed. */
function toDocument({ name, code, description, unit }) {
  const marked = (text) =>
    `\ue000${text.toLowerCase().replace(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, '\ue001')}\ue002`
  const texts = { n: marked(name), c: marked(code), o: marked(unit) + marked(description) }
  const scope = (kind) => String.fromCodePoint(0xf0000 + kind.codePointAt(0), 0xf1000, 0xf1001)
  return {
    name: texts.n,
    code: texts.c,
    other: texts.o,
    values: [name, code, description, unit].map((text) => text.toLowerCase()),
    grams: [
      'company1',
      'audienceall',
      ...grams(texts, 2, pairToken),
      ...grams(texts, 5, runToken),
    ].join(' '),
    company: scope('c'),
    audience: scope('a'),
  }
}

/** Each run of so many neighbouring characters once, led by the letter of its field. */
function grams(texts, length, toToken) {
  const all = new Set()
  for (const [letter, text] of Object.entries(texts)) {
    const characters = [...text]
    for (let end = length; end <= characters.length; end++) {
      all.add(letter + characters.slice(end - length, end).join(''))
    }
  }
  return [...all].map(toToken)
}

const pairToken = (gram) =>
  [...gram].map((character) => character.codePointAt(0).toString(35)).join('z')

function runToken(gram) {
  let hash = 0x811c9dc5
  for (const character of gram) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  }
  return `r${(hash >>> 0).toString(36)}`
}
