import type { Db, SearchDocument, SearchKind } from '@merx/store'
import { listCustomFields } from '../fields/fields.ts'
import { refreshFileAudiences } from '../files/file-audiences.ts'
import { listKeyFields } from '../filters/filter-fields.ts'
import { addFilterKeys, filterKeysOf, removeFilterKeys } from '../filters/filter-keys.ts'
import { listRevealedToOf } from '../followers/list-revealed-to.ts'
import { loadOrganizations } from '../organizations/load-organizations.ts'
import { searchDocumentsOf as searchDocumentsOfOrganization } from '../organizations/search-documents.ts'
import { loadPersons } from '../persons/load-persons.ts'
import { searchDocumentsOf as searchDocumentsOfPerson } from '../persons/search-documents.ts'
import { toProduct } from '../products/load-products.ts'
import { productRows } from '../products/product-rows.ts'
import { searchDocumentOf } from '../products/search-document.ts'
import { dealDocument } from './item-documents.ts'

type Indexer = (db: Db, companyId: number, ids: readonly number[]) => Promise<void>

async function indexProducts(db: Db, companyId: number, ids: readonly number[]): Promise<void> {
  const rows = await db.all(productRows, { companyId, ids: JSON.stringify(ids) })
  const products = rows.map(toProduct)
  const fields = await listCustomFields(db, companyId)
  const followers = await listRevealedToOf(db, companyId, products)
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
    .select(['id', 'title', 'audience'])
    .where('company_id', '=', companyId)
    .where('id', 'in', ids)
    .execute()
  return rows.map((deal) => dealDocument(companyId, deal))
}

const personDocuments: ToDocuments<'person'> = async (db, companyId, ids) => {
  const persons = await loadPersons(db, companyId, ids)
  return [...persons.values()].flatMap((person) => searchDocumentsOfPerson(companyId, person))
}

const organizationDocuments: ToDocuments<'organization'> = async (db, companyId, ids) => {
  const organizations = await loadOrganizations(db, companyId, ids)
  return [...organizations.values()].flatMap((organization) =>
    searchDocumentsOfOrganization(companyId, organization),
  )
}

/** What writes live items of each kind into the indexes again, as they are now. */
export const indexers: Readonly<Record<SearchKind, Indexer>> = {
  product: indexProducts,
  deal: writing('deal', dealDocuments),
  person: writing('person', personDocuments),
  organization: writing('organization', organizationDocuments),
  file: refreshFileAudiences,
}
