import {
  type Client,
  createClient,
  type Download,
  type FileSource,
  responseOf,
  type v1,
} from '@merx/client'

const client: Client = createClient({ baseUrl: 'http://127.0.0.1:8480', apiToken: 'token' })

// Options

// @ts-expect-error A misspelt option.
createClient({ baseUrl: '', apiTokn: '' })
// @ts-expect-error A time as text.
createClient({ baseUrl: '', apiToken: '', timeoutMs: '5s' })
// @ts-expect-error Options that only a client has.
client.products.get(7, { baseUrl: '' })

// Results

const bench = await client.products.get(7)
const cost: number | null | undefined = bench.prices[0]?.overheadCost
const owner: string = bench.ownerId.email
const visibility: '1' | '3' | '5' | '7' = bench.visibleTo
const custom: Record<string, unknown> = bench.custom
// @ts-expect-error The spelling of the wire.
bench.owner_id
// @ts-expect-error Null is possible.
const code: string = bench.code

const whole = await client.products.get(7).withResponse()
const named: v1.Product = whole.data
const related: string | undefined = whole.relatedObjects?.user['3']?.name
const left: number | undefined = whole.rateLimit?.remaining
const status: number | undefined = responseOf(bench)?.status

const settings = await client.userSettings.get()
const listLimit: number = settings.listLimit
// @ts-expect-error A result has no operations.
settings.get()
// @ts-expect-error Operations have no members of a result.
client.userSettings.listLimit

const stage: v1.Stage = await client.stages.get(3)
const dropbox: string | null = (await client.deals.get(3).withResponse()).additionalData
  .dropboxEmail
const deleted: { id: number[] } = await client.filters.deleteMany({ ids: [7, 8] })

// Lists

for await (const { prices } of client.products.list({ ids: [7, 8], ownerId: 3 })) {
  const amount: number | undefined = prices[0]?.price
  console.log(amount)
}
for await (const { items, next, additionalData } of client.products.list().pages('500')) {
  const [first]: v1.Product[] = items
  const position: string | undefined = next
  const hasMore: boolean = additionalData.pagination.moreItemsInCollection
  console.log(first, position, hasMore)
}
const [userId]: number[] = (await client.products.listPermittedUsers(7).page()).items
const search = await client.itemSearch.search({ term: 'oak', itemTypes: ['product'] }).page()
const score: number | undefined = search.relatedItems[0]?.resultScore

// @ts-expect-error A list is read, not awaited.
client.products.list().then(() => {})
// @ts-expect-error One object is no list.
client.products.get(7).pages()
// @ts-expect-error A list of numbers, not their text.
client.products.list({ ids: '7,8' })
// @ts-expect-error The name on the wire.
client.products.list({ user_id: 3 })
// @ts-expect-error No such field to search.
client.products.search({ term: 'oak', fields: ['owner'] })
// @ts-expect-error A term is needed.
client.products.search({})

// What is sent

await client.products.create({ name: 'Bench', code: null, prices: [{ currency: 'EUR', price: 1 }] })
await client.products.update(7, { prices: [{ currency: 'EUR', price: 1, overheadCost: null }] })
await client.products.update(7, { billingFrequency: 'monthly', billingFrequencyCycles: null })
await client.deals.update(3, { personId: null, label: [1, 2], visibleTo: '3' })
await client.persons.create({ name: 'Ada', email: ['a@merx.example'], orgId: null })
const condition = { object: 'product', fieldId: 5, operator: '>', value: 100 }
const conditions = {
  glue: 'and' as const,
  conditions: [{ glue: 'and' as const, conditions: [condition] }],
}
const filter = await client.filters.create({ name: 'Dear', type: 'products', conditions })
// Conditions go back as they came.
await client.filters.update(filter.id, { conditions: filter.conditions })

// @ts-expect-error A name is needed.
client.products.create({ code: 'GB-1' })
// @ts-expect-error A member there is not.
client.products.create({ name: 'Bench', colour: 'green' })
// @ts-expect-error A price is a number.
client.products.create({ name: 'Bench', prices: [{ currency: 'EUR', price: '1' }] })
// @ts-expect-error A price has a currency.
client.products.create({ name: 'Bench', prices: [{ price: 1 }] })
// @ts-expect-error Visibility is one of four.
client.products.update(7, { visibleTo: '2' })
// @ts-expect-error A name cannot be null.
client.products.update(7, { name: null })
// @ts-expect-error An id is needed.
client.products.update({ name: 'Bench' })
// @ts-expect-error Members are needed.
client.products.update(7)
// @ts-expect-error Both ids are needed.
client.deals.updateProduct(3, { quantity: 2 })
// @ts-expect-error The server makes no filter without conditions.
client.filters.create({ name: 'All', type: 'products' })
// @ts-expect-error Only products have custom fields.
client.persons.create({ name: 'Ada', custom: {} })
// @ts-expect-error No such method.
client.users.delete(3)

// Files

const sources: FileSource[] = [
  new Blob(['oak']),
  new Uint8Array(3),
  Buffer.from('oak'),
  new ArrayBuffer(3),
  new ReadableStream<Uint8Array>(),
  (async function* () {
    yield new Uint8Array(3)
  })(),
]
for (const file of sources) await client.files.upload({ file, name: 'oak.txt', productId: 7 })
const download: Download = await client.files.download(12)
const bytes: Uint8Array<ArrayBuffer> = await download.bytes()

// @ts-expect-error A path is no file.
client.files.upload({ file: 'drawing.pdf' })
// @ts-expect-error A file is needed.
client.files.upload({ productId: 7 })
// @ts-expect-error Texts are no bytes.
client.files.upload({ file: new ReadableStream<string>() })

export const results = [cost, owner, visibility, custom, code, named, related, left, status]
export const others = [listLimit, stage, dropbox, deleted, userId, score, bytes]
