import type { Db, SearchDocument, SearchKind } from '@merx/store'
import { listCustomFields } from '../fields/fields.ts'
import { listKeyFields } from '../filters/filter-fields.ts'
import { addFilterKeys, filterKeysOf, removeFilterKeys } from '../filters/filter-keys.ts'
import { toProduct } from '../products/load-products.ts'
import { productRows } from '../products/product-rows.ts'
import { searchDocumentOf } from '../products/search-document.ts'
import {
  type Audience,
  audienceOf,
  defaultVisibility,
  searchAudiences,
} from '../visibility/visibility.ts'
import {
  dealDocument,
  fileDocument,
  organizationDocument,
  personDocument,
} from './item-documents.ts'

type Indexer = (db: Db, companyId: number, ids: readonly number[]) => Promise<void>

async function indexProducts(db: Db, companyId: number, ids: readonly number[]): Promise<void> {
  const rows = await db.all(productRows, { companyId, ids: JSON.stringify(ids) })
  const products = rows.map(toProduct)
  const fields = await listCustomFields(db, companyId)
  const followers = await followersOf(
    db,
    companyId,
    products.filter(({ visibility }) => visibility === 1).map(({ id }) => id),
  )
  await db.search.remove('product', companyId, ids)
  await db.search.add(
    products.flatMap(
      (product) =>
        searchDocumentOf(companyId, product.id, product, fields, followers.get(product.id) ?? []) ??
        [],
    ),
  )
  const keyFields = await listKeyFields(db, companyId)
  await removeFilterKeys(db, companyId, ids)
  await addFilterKeys(
    db,
    companyId,
    products.map((product) => ({ productId: product.id, keys: filterKeysOf(product, keyFields) })),
  )
}

type ToDocuments<K extends SearchKind> = (
  db: Db,
  companyId: number,
  ids: readonly number[],
) => Promise<readonly SearchDocument<K>[]>

function writing<K extends SearchKind>(kind: K, toDocuments: ToDocuments<K>): Indexer {
  return async (db, companyId, ids) => {
    const documents = await toDocuments(db, companyId, ids)
    await db.search.remove(kind, companyId, ids)
    await db.search.add(documents)
  }
}

const dealDocuments: ToDocuments<'deal'> = async (db, companyId, ids) => {
  const rows = await db.sql
    .selectFrom('deal')
    .select(['id', 'title', 'visibility', 'owner_id as ownerId'])
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((deal) => dealDocument(companyId, deal))
}

const personDocuments: ToDocuments<'person'> = async (db, companyId, ids) => {
  const rows = await db.sql
    .selectFrom('person')
    .select(['id', 'name', 'email', 'phone', 'owner_id as ownerId'])
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ email, phone, ...person }) =>
    personDocument(companyId, {
      ...person,
      visibility: defaultVisibility,
      emails: email === null ? [] : [email],
      phones: phone === null ? [] : [phone],
    }),
  )
}

const organizationDocuments: ToDocuments<'organization'> = async (db, companyId, ids) => {
  const rows = await db.sql
    .selectFrom('organization')
    .select(['id', 'name', 'address', 'owner_id as ownerId'])
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((organization) =>
    organizationDocument(companyId, { ...organization, visibility: defaultVisibility }),
  )
}

/** Those may find a file who may see what it hangs on; one that hangs on nothing, who added it. */
const fileDocuments: ToDocuments<'file'> = async (db, companyId, ids) => {
  const rows = await db.sql
    .selectFrom('file as f')
    .leftJoin('product as p', (join) =>
      join.onRef('p.company_id', '=', 'f.company_id').onRef('p.id', '=', 'f.product_id'),
    )
    .leftJoin('deal as d', (join) =>
      join.onRef('d.company_id', '=', 'f.company_id').onRef('d.id', '=', 'f.deal_id'),
    )
    .select(['f.id', 'f.name', 'f.user_id', 'f.product_id', 'p.audience'])
    .select(['d.visibility', 'd.owner_id'])
    .where('f.company_id', '=', companyId)
    .where('f.id', 'in', ids)
    .execute()
  const followers = await followersOf(
    db,
    companyId,
    rows.flatMap(({ product_id }) => product_id ?? []),
  )
  return rows.map((row) => {
    const { id, name } = row
    const ownerId = row.owner_id ?? row.user_id
    const audience = row.audience ?? audienceOf(row.visibility ?? 1, ownerId)
    const followerIds = followers.get(row.product_id ?? 0) ?? []
    // The column holds what audienceOf gave.
    return fileDocument(companyId, { id, name }, searchAudiences(audience as Audience, followerIds))
  })
}

/** Who follows products, by product. */
async function followersOf(
  db: Db,
  companyId: number,
  productIds: readonly number[],
): Promise<ReadonlyMap<number, number[]>> {
  const rows = await db.sql
    .selectFrom('product_follower')
    .select(['product_id', 'user_id'])
    .where('company_id', '=', companyId)
    // A list without members is no SQL, and no product is number 0.
    .where('product_id', 'in', [0, ...productIds])
    .orderBy('id')
    .execute()
  const followers = new Map<number, number[]>()
  for (const { product_id: id, user_id: userId } of rows) {
    followers.set(id, [...(followers.get(id) ?? []), userId])
  }
  return followers
}

/** What writes live items of each kind into the indexes again, as they are now. */
export const indexers: Readonly<Record<SearchKind, Indexer>> = {
  product: indexProducts,
  deal: writing('deal', dealDocuments),
  person: writing('person', personDocuments),
  organization: writing('organization', organizationDocuments),
  file: writing('file', fileDocuments),
}
