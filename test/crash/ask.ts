import { isDeepStrictEqual } from 'node:util'
import { data, sameIds } from './answers.ts'
import { findWrongItems } from './ask-items.ts'
import type { Connection } from './connection.ts'
import type { Ledger, ProductEntry } from './ledger.ts'
import { fragmentOf } from './names.ts'
import type { ExpectedProduct } from './products.ts'

type Product = Record<string, unknown> & { id: number }

const pageSize = 500

/**
 * Asks the server for what it must know and lists where its answers differ.
 *
 * All live products of the company by list and by search, and each product written since `round` one by one.
 */
export async function findWrongAnswers(
  connection: Connection,
  companyId: number,
  ledger: Ledger,
  round: number,
): Promise<string[]> {
  const lanes = ledger.lanes.filter((lane) => lane.companyId === companyId)
  const entries = lanes.flatMap(({ products }) => products).flatMap(toKnown)
  const shared = ledger.shared.filter((product) => product.companyId === companyId)
  const live = entries.filter(({ expected }) => expected.isActive)
  const liveIds = [...live.map(({ expected }) => expected.id), ...shared.map(({ id }) => id)]
  const wrong: string[] = []

  const listed = new Map((await listAll(connection)).map((product) => [product.id, product]))
  wrong.push(...sameIds('the list', liveIds, [...listed.keys()]))
  for (const { expected } of live) {
    wrong.push(...differences('listed', expected, listed.get(expected.id)))
  }
  // Every name and code holds these: a term of two characters, and one of three with a hyphen.
  for (const term of ['xv', 'CR-']) {
    wrong.push(...sameIds(`a search for "${term}"`, liveIds, await searchAll(connection, term)))
  }
  const written = entries.filter((entry) => entry.round === round)
  const wrongs = await Promise.all(written.map((entry) => wrongAbout(connection, entry)))
  return [...wrong, ...wrongs.flat(), ...(await findWrongItems(connection, lanes, round))]
}

type Known = { expected: ExpectedProduct & { id: number }; round: number }

function toKnown({ expected, round }: ProductEntry): Known[] {
  return expected?.id === undefined ? [] : [{ expected: { ...expected, id: expected.id }, round }]
}

async function wrongAbout(connection: Connection, { expected }: Known): Promise<string[]> {
  const { id, name, code, isActive, formerNames } = expected
  const formerName = formerNames.at(-1)
  const path = `/v1/products/${id}`
  const followers =
    (await data<{ id: number; user_id: number }[]>(connection, `${path}/followers`)) ?? []
  const followerIds = followers.map((follower) => follower.id)
  const found = isActive ? [id] : []
  const codeFragment = code.slice(3, -1)
  const wrong = [
    ...differences('got', expected, await data<Product>(connection, path)),
    ...sameIds(
      `the followers of ${id}`,
      expected.followers.map((known) => known.id),
      followerIds,
    ),
    ...sameIds(`a search for ${code}`, found, await searchAll(connection, codeFragment)),
    ...sameIds(`a search for "${name}"`, found, await searchAll(connection, fragmentOf(name))),
  ]
  if (formerName !== undefined) {
    const stale = await searchAll(connection, fragmentOf(formerName))
    wrong.push(...sameIds(`a search for "${formerName}", its former name`, [], stale))
  }
  return wrong
}

/** A product as last answered must be answered the same again; counters beside it move on their own. */
function differences(
  how: string,
  expected: ExpectedProduct,
  product: Product | undefined,
): string[] {
  if (product === undefined) return [`product ${expected.id} is not ${how}`]
  const { followers_count: _followers, files_count: _files, ...answered } = expected.answered ?? {}
  const wire: Record<string, unknown> = {
    ...answered,
    name: expected.name,
    code: expected.code,
    active_flag: expected.isActive,
    update_time: expected.updateTime,
  }
  const wrong = Object.keys(wire).filter((key) => !isDeepStrictEqual(wire[key], product[key]))
  return wrong.map((key) => {
    const values = `${JSON.stringify(wire[key])}, ${how} ${JSON.stringify(product[key])}`
    return `product ${expected.id}, ${key}: expected ${values}`
  })
}

async function listAll(connection: Connection): Promise<Product[]> {
  const products: Product[] = []
  for (let start = 0; ; start += pageSize) {
    const path = `/v1/products?start=${start}&limit=${pageSize}`
    const page = (await data<Product[] | null>(connection, path)) ?? []
    products.push(...page)
    if (page.length < pageSize) return products
  }
}

async function searchAll(connection: Connection, term: string): Promise<number[]> {
  const ids: number[] = []
  for (let start = 0; ; start += pageSize) {
    const query = new URLSearchParams({ term, start: `${start}`, limit: `${pageSize}` })
    const path = `/v1/products/search?${query}`
    const { items } = await data<{ items: { item: { id: number } }[] }>(connection, path)
    ids.push(...items.map(({ item }) => item.id))
    if (items.length < pageSize) return ids
  }
}
