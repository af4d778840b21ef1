import { expect } from 'vitest'
import { askFor } from './contacts.ts'
import { addFilter, knownFields, tree } from './filter-cases.ts'
import type { Company, Merx, User } from './merx.ts'
import { download, upload } from './multipart.ts'

/** A product with all that hangs on it and could reveal it. */
interface Watched {
  readonly id: number
  readonly ownerId: number
  readonly fileId: number
}

/** What is asked for products, and a deal everybody sees with each of them in it. */
export interface Lookout {
  readonly products: readonly Watched[]
  readonly dealId: number
  /** Of each user a filter of theirs, by the user's number. */
  readonly filters: ReadonlyMap<number, number>
}

/** Hangs a file on each product and puts all of them into one deal. */
export async function setLookout(
  merx: Merx,
  company: Company,
  users: readonly User[],
  products: readonly { id: number; ownerId: number }[],
): Promise<Lookout> {
  const { admin } = company
  const deal = { title: 'Everything', visible_to: 7 }
  const { id: dealId } = await askFor<{ id: number }>(admin, 201, 'POST', '/deals', deal)
  const watched: Watched[] = []
  for (const { id, ownerId } of products) {
    const file = await upload(admin, { product_id: id })
    watched.push({ id, ownerId, fileId: file.id })
    const line = { product_id: id, item_price: 1, quantity: 1 }
    await askFor(admin, 200, 'POST', `/deals/${dealId}/products`, line)
  }
  const { name } = await knownFields(merx, company)
  const condition = { field_id: name?.id, operator: "LIKE '%$%'", value: 'item' }
  const filters = new Map<number, number>()
  for (const user of users) filters.set(user.id, (await addFilter(user, tree([condition]))).id)
  return { products: watched, dealId, filters }
}

type Row = { id: number }

/** Of the products, which each route shows to a user: the numbers, ascending, by route. */
export async function shownTo(
  merx: Merx,
  user: User,
  { products, dealId, filters }: Lookout,
): Promise<Record<string, number[]>> {
  const shown: Record<string, number[]> = {}
  const note = (route: string, ids: readonly number[]) => {
    shown[route] = ids.toSorted((a, b) => a - b)
  }
  const list = async <R = Row>(path: string) =>
    (await askFor<R[] | null>(user, 200, 'GET', path)) ?? []
  const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id)
  const all = products.map(({ id }) => id).join()

  note('list', idsOf(await list('/products?limit=500')))
  note('list by ids', idsOf(await list(`/products?limit=500&ids=${all}`)))
  note('list by first_char', idsOf(await list('/products?limit=500&first_char=i')))
  const byOwner = new Set(products.map(({ ownerId }) => ownerId))
  const owned: number[] = []
  for (const id of byOwner) owned.push(...idsOf(await list(`/products?limit=500&user_id=${id}`)))
  note('list by owner', owned)
  note('filter', idsOf(await list(`/products?limit=500&filter_id=${filters.get(user.id)}`)))
  note('search', await user.search('item'))
  note('find', idsOf(await list('/products/find?limit=500&term=item')))
  type Found = { items: { item: Row & { type: string } }[] }
  const items = await askFor<Found>(user, 200, 'GET', '/itemSearch?term=item&limit=500')
  note('item search', idsOf(items.items.map(({ item }) => item)))
  const values = 'term=Item&field_type=productField&field_key=name&return_item_ids=1&limit=500'
  note('search in a field', idsOf(await list(`/itemSearch/field?${values}`)))
  const recents = await list('/recents?since_timestamp=2000-01-01 00:00:00&items=product&limit=500')
  note('recents', [...new Set(idsOf(recents))])
  type Line = { product: Row | null; product_id: number | null; name: string }
  const lines = await list<Line>(`/deals/${dealId}/products?include_product_data=1&limit=500`)
  note('products of a deal', idsOf(lines.flatMap(({ product }) => product ?? [])))
  note(
    'lines of a deal',
    lines.flatMap(({ product_id }) => product_id ?? []),
  )
  // Each stands in the deal once, in their order.
  expect(lines.length).toBe(products.length)
  note('names in a deal', idsOf(products.filter((_, index) => lines[index]?.name !== '')))

  const files = new Set(idsOf(await list('/files?limit=500')))
  const sorted = new Set(idsOf(await list('/files?limit=500&sort=product_id')))
  const ofFiles = (ids: ReadonlySet<number>) =>
    idsOf(products.filter(({ fileId }) => ids.has(fileId)))
  note('files', ofFiles(files))
  note('files sorted', ofFiles(sorted))
  const each = ['', '/files', '/deals', '/followers', '/permittedUsers']
  for (const under of each) {
    note(
      `one${under}`,
      await answered(products, ({ id }) => user.ask('GET', `/v1/products/${id}${under}`)),
    )
  }
  note('one file', await answered(products, ({ fileId }) => user.ask('GET', `/v1/files/${fileId}`)))
  note('download', await answered(products, ({ fileId }) => download(merx, user, fileId)))
  return shown
}

/** How many products the list says there are. */
export async function countedBy(user: User): Promise<number> {
  type Page = { additional_data: { summary?: { total_count: number } } }
  const { body, text } = await user.ask<Page>('GET', '/v1/products?limit=1&get_summary=1')
  expect(body.additional_data.summary, text).toBeDefined()
  return Number(body.additional_data.summary?.total_count)
}

/** The products for which something is there; any other answer than 404 fails. */
async function answered(
  products: readonly Watched[],
  ask: (product: Watched) => Promise<{ status: number }>,
): Promise<number[]> {
  const seen: number[] = []
  for (const product of products) {
    const { status } = await ask(product)
    expect([200, 404]).toContain(status)
    if (status === 200) seen.push(product.id)
  }
  return seen
}
