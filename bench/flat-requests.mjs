import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { shuffled } from './catalogues.mjs'
import { runMerx } from './merx.mjs'

/** A material that many names have, and one that is never beside it. */
const frequentWord = 'oak'
const strangerTo = 'zinc'
const twoLetters = 'ta'
const unknownWord = 'xylographic'
const unknownLetters = 'qz'

/**
 * What is asked of a catalogue, by name; each gives the path of its next request.
 *
 * What `exempt` ones cost may grow with the catalogue; they are measured to say by how much.
 */
export function flatRequests(path, readerId) {
  const { most, products } = someProducts(path, readerId)
  const coded = products.filter(({ code }) => code !== null)
  const { id: changeable, owner_id: owner, first_char: letter } = products[0]
  const search = (term) => `/products/search?limit=100&term=${encodeURIComponent(term)}`
  return {
    changeable,
    flat: {
      'GET one product': inTurns(products, ({ id }) => `/products/${id}`),
      'first list page': () => '/products?limit=100',
      'list by owner': () => `/products?limit=100&user_id=${owner}`,
      'list by first character': () =>
        `/products?limit=100&first_char=${encodeURIComponent(letter)}`,
      'search: whole code': inTurns(coded, ({ code }) => search(code)),
      'search: inside a code': inTurns(coded, ({ code }) => search(code.slice(2, -1))),
      'search: frequent word': () => search(frequentWord),
      'search: word nobody has': () => search(unknownWord),
      'search: two letters': () => search(twoLetters),
      'search: two letters nobody has': () => search(unknownLetters),
    },
    exempt: {
      get_summary: () => '/products?limit=100&get_summary=1',
      'deep start (90 %)': () => `/products?limit=100&start=${Math.floor(most * 0.9)}`,
      'search: words never together': () => search(`${frequentWord} ${strangerTo}`),
    },
  }
}

function inTurns(items, write) {
  let index = 0
  return () => write(items[index++ % items.length])
}

/** Up to 500 live products, spread evenly, that a user may see; an admin when no user is named. */
function someProducts(path, readerId) {
  const db = new Database(path, { readonly: true })
  const most = db.prepare('select max(id) from product').pluck().get()
  const step = Math.max(1, Math.floor(most / 500))
  const columns = 'select id, code, owner_id, first_char, audience from product'
  const spread = db.prepare(`${columns} where deleted_at is null and id % ? = 0`).all(step)
  const open = spread.filter(({ audience }) => readerId === undefined || audience === 'all')
  const followed = db.prepare(`${columns} where deleted_at is null and id in
    (select product_id from product_follower where user_id = ?)`)
  const products = shuffled(open.length > 0 ? open : followed.all(readerId))
  db.close()
  return { most, products }
}

/** The regular user of a database that was made for measuring, added at the first need. */
export async function readerOf(options, database) {
  const path = `${database}.reader.json`
  if (!existsSync(path)) {
    const words = ['user', 'add', '--name', 'Reader', '--email', 'reader@bench.example']
    const { id, apiToken } = await runMerx(options, database, words)
    writeFileSync(path, JSON.stringify({ id, token: apiToken }))
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}
