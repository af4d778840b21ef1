import type { Db } from '@merx/store'
import { purgeDeals } from '../deals/purge-deals.ts'
import type { BlobStore } from '../files/blobs.ts'
import { purgeFiles } from '../files/purge-files.ts'
import { purgeGrants } from '../oauth/purge-grants.ts'
import { purgeProducts } from '../products/purge-products.ts'

/** How many of each kind were removed for good. */
export interface Purged {
  readonly products: number
  readonly deals: number
  readonly files: number
}

/**
 * Removes for good what was deleted more than 30 days ago, in every company, and what of the apps'
 * tokens has expired; files come last, since those of what goes become deleted ones.
 */
export async function purgeDeleted(db: Db, blobs: BlobStore, now: Date): Promise<Purged> {
  await purgeGrants(db, now)
  const products = await purgeProducts(db, now)
  const deals = await purgeDeals(db, now)
  return { products, deals, files: await purgeFiles(db, blobs, now) }
}
