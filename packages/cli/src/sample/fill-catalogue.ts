import { setTimeout as delay } from 'node:timers/promises'
import {
  type Actor,
  attachFile,
  type BlobStore,
  createProducts,
  createVariation,
  deleteProduct,
  followProduct,
  type Product,
  type StoredBlob,
} from '@merx/catalog'
import type { Db } from '@merx/store'
import { createCustomers, customerCount } from './contacts.ts'
import { createDealMaker, type DealMaker } from './deals.ts'
import { type Ground, prepareCompany } from './prepare-company.ts'
import { createRandom } from './random.ts'
import { type ProductSketch, sharesFor, sketchProduct } from './sketch-product.ts'
import { toNewProduct, userAt } from './to-new-product.ts'

/** What was made. */
export interface Tally {
  products: number
  private: number
  deleted: number
  variations: number
  followers: number
  files: number
  deals: number
  organizations: number
  persons: number
  users: number
  fields: number
}

export interface FillOptions {
  actor: Actor
  blobs: BlobStore
  count: number
  seed: number
  now: Date
  onProgress(done: number): void
}

/** One transaction each: large enough to be quick, short enough for those who wait to write. */
const batchSize = 500
/** Between two of them a server that works on the same database gets its turn. */
const pauseMs = 5

/** Fills a company's catalogue with invented products, in batches of bounded size. */
export async function fillCatalogue(db: Db, options: FillOptions): Promise<Tally> {
  const { actor, count, seed, now } = options
  const ground = await prepareCompany(db, actor, now)
  const { userIds, stageIds, newUsers, newFields } = ground
  const people = { seed, count: customerCount(count), userIds, now }
  const { customers, organizations } = await createCustomers(db, actor, people)
  const random = createRandom(seed, -2)
  const deals = createDealMaker({ random, actor, customers, stageIds, userIds })
  const tally = emptyTally()
  Object.assign(tally, { organizations, persons: customers.length })
  Object.assign(tally, { users: newUsers, fields: newFields })

  const shares = sharesFor(count)
  for (let start = 0; start < count; start += batchSize) {
    const sketches = Array.from({ length: Math.min(batchSize, count - start) }, (_, index) =>
      sketchProduct(seed, start + index, shares, actor.defaultCurrency),
    )
    await addBatch(db, { ...options, ground, deals, tally }, sketches)
    options.onProgress(tally.products)
    await delay(pauseMs)
  }
  return tally
}

interface Batch extends FillOptions {
  ground: Ground
  deals: DealMaker
  tally: Tally
}

interface StoredFile {
  name: string
  content: StoredBlob
}

async function addBatch(db: Db, batch: Batch, sketches: readonly ProductSketch[]): Promise<void> {
  // The bytes come first: no transaction waits for them.
  const files = await Promise.all(sketches.map((sketch) => storeFiles(batch.blobs, sketch)))

  await db.transaction(async (db) => {
    const inputs = sketches.map((sketch) => toNewProduct(sketch, batch.ground))
    const products = await createProducts(db, batch.actor, inputs, batch.now)
    for (const [index, product] of products.entries()) {
      const sketch = sketches[index]
      if (sketch) await addExtras(db, batch, product, sketch, files[index] ?? [])
    }
  })
  count(batch.tally, sketches)
}

async function storeFiles(blobs: BlobStore, sketch: ProductSketch): Promise<StoredFile[]> {
  const stored: StoredFile[] = []
  for (const { name, text } of sketch.files) {
    stored.push({ name, content: await blobs.write([Buffer.from(text)]) })
  }
  return stored
}

async function addExtras(
  db: Db,
  { actor, ground, deals, tally, now }: Batch,
  product: Product,
  sketch: ProductSketch,
  files: readonly StoredFile[],
): Promise<void> {
  for (const { name, factor } of sketch.variations) {
    const prices = product.prices.map(({ currency, amount, cost }) => ({
      currency,
      amount: Math.round(amount * factor * 10) / 10,
      cost,
    }))
    await createVariation(db, actor, product.id, { name, prices }, now)
  }
  for (const pick of sketch.followers) {
    const { isNew } = await followProduct(db, actor, product.id, userAt(ground, pick), now)
    if (isNew) tally.followers++
  }
  for (const { name, content } of files) {
    const file = { productId: product.id, name, content, userId: product.ownerId }
    await attachFile(db, actor, file, now)
  }
  if (sketch.hasDeal && (await deals.sell(db, product, now))) tally.deals++
  if (sketch.isDeleted) await deleteProduct(db, actor, product.id, now)
  else deals.offer(product)
}

function count(tally: Tally, sketches: readonly ProductSketch[]): void {
  tally.products += sketches.length
  for (const sketch of sketches) {
    if (sketch.isPrivate) tally.private++
    if (sketch.isDeleted) tally.deleted++
    tally.variations += sketch.variations.length
    tally.files += sketch.files.length
  }
}

function emptyTally(): Tally {
  return {
    products: 0,
    private: 0,
    deleted: 0,
    variations: 0,
    followers: 0,
    files: 0,
    deals: 0,
    organizations: 0,
    persons: 0,
    users: 0,
    fields: 0,
  }
}
