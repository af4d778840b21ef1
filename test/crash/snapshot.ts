import type { EventName } from '@merx/contract'
import { readBlobs } from './blobs.ts'
import { findInconsistencies } from './consistency.ts'
import type { FieldValue } from './fields.ts'
import type { Amounts } from './lines.ts'
import type { Reader } from './reader.ts'

/** Everything the verification compares, read straight from the tables. */
export interface Snapshot {
  products: Map<number, StoredProduct>
  /** Custom ones. */
  fields: Map<number, StoredField>
  deals: Map<number, StoredDeal>
  /** Products attached to deals. */
  lines: Map<number, StoredLine>
  files: Map<number, StoredFile>
  /** Sizes of the blobs that lie at an address, by the hash in it. */
  blobs: Map<string, number>
  events: StoredEvent[]
  /** Number of the newest event each company believes to have, by company. */
  lastNumbers: Map<number, number>
  /** What contradicts itself there; the database's own checks are {@link Reader.damages}. */
  damages: string[]
}

export interface StoredProduct {
  id: number
  companyId: number
  name: string
  code: string
  isActive: boolean
  /** In the form v1 prints. */
  updateTime: string
  /** Of custom fields, by key. */
  values: Record<string, FieldValue>
  prices: { id: number; currency: string; price: number; cost: number }[]
  followers: { id: number; userId: number }[]
}

export interface StoredField {
  id: number
  companyId: number
  key: string
  name: string
  type: string
  options: { id: number; label: string }[]
}

export interface StoredDeal {
  id: number
  companyId: number
  title: string
  value: number
  /** Null while no enabled product is attached. */
  firstYearValue: number | null
  isActive: boolean
}

export interface StoredLine {
  id: number
  companyId: number
  dealId: number
  productId: number
  tag: string
  amounts: Amounts
}

export interface StoredFile {
  id: number
  companyId: number
  name: string
  link: { productId: number | null; dealId: number | null }
  sizeBytes: number
  hash: string
  isActive: boolean
}

export interface StoredEvent {
  companyId: number
  number: number
  name: EventName
  itemId: number
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  /** The name or title it gave the item, where it gave one. */
  newName?: string
}

type Row = Record<string, unknown>

/** Reads the database and the directory of files while nothing writes to them. */
export async function takeSnapshot(reader: Reader, filesPath: string): Promise<Snapshot> {
  const products = await readItems(reader, 'select * from product', toProduct)
  const fields = await readItems(reader, 'select * from field where is_custom = 1', toField)
  const { blobs, damages } = await readBlobs(filesPath)
  const orphans = await addDetails(reader, products, fields)
  const stored = {
    products,
    fields,
    deals: await readItems(reader, 'select * from deal', toDeal),
    lines: await readItems(reader, 'select * from deal_product', toLine),
    files: await readItems(reader, 'select * from file', toFile),
    blobs,
    events: await readEvents(reader),
    lastNumbers: await readLastNumbers(reader),
  }
  const inconsistencies = await findInconsistencies(reader, stored)
  return { ...stored, damages: [...damages, ...orphans, ...inconsistencies] }
}

async function readItems<T>(
  { all }: Reader,
  query: string,
  toItem: (row: Row) => T,
): Promise<Map<number, T>> {
  const rows = await all(query)
  return new Map(rows.map((row) => [Number(row.id), toItem(row)]))
}

function toProduct(row: Row): StoredProduct {
  return {
    ...idsOf(row),
    name: String(row.name),
    code: String(row.code),
    isActive: row.deleted_at === null,
    updateTime: new Date(Number(row.updated_at)).toISOString().slice(0, 19).replace('T', ' '),
    values: JSON.parse(String(row.custom_values)),
    prices: [],
    followers: [],
  }
}

function toField(row: Row): StoredField {
  const { key, name, type } = row
  return {
    ...idsOf(row),
    key: String(key),
    name: String(name),
    type: String(type),
    options: [],
  }
}

function toDeal(row: Row): StoredDeal {
  return {
    ...idsOf(row),
    title: String(row.title),
    value: Number(row.value),
    firstYearValue: numberOrNull(row.first_year_value),
    isActive: row.deleted_at === null,
  }
}

function toLine(row: Row): StoredLine {
  return {
    ...idsOf(row),
    dealId: Number(row.deal_id),
    productId: Number(row.product_id),
    tag: String(row.comments),
    amounts: {
      itemPrice: Number(row.item_price),
      quantity: Number(row.quantity),
      discount: Number(row.discount),
      isEnabled: row.is_enabled === 1,
    },
  }
}

function toFile(row: Row): StoredFile {
  return {
    ...idsOf(row),
    name: String(row.name),
    link: { productId: numberOrNull(row.product_id), dealId: numberOrNull(row.deal_id) },
    sizeBytes: Number(row.size_bytes),
    hash: String(row.content_hash),
    isActive: row.deleted_at === null,
  }
}

function idsOf(row: Row): { id: number; companyId: number } {
  return { id: Number(row.id), companyId: Number(row.company_id) }
}

function numberOrNull(value: unknown): number | null {
  return value === null ? null : Number(value)
}

/** Hangs what belongs to products and fields on them; gives what belongs to none. */
async function addDetails(
  { all }: Reader,
  products: Map<number, StoredProduct>,
  fields: Map<number, StoredField>,
): Promise<string[]> {
  const orphans: string[] = []
  for (const row of await all('select * from product_price order by id')) {
    const [price, cost] = [Number(row.amount), Number(row.cost)]
    const product = products.get(Number(row.product_id))
    product?.prices.push({ id: Number(row.id), currency: String(row.currency), price, cost })
    if (product === undefined) orphans.push(`price ${row.id} is of no product`)
  }
  for (const row of await all('select * from product_follower order by id')) {
    const product = products.get(Number(row.product_id))
    product?.followers.push({ id: Number(row.id), userId: Number(row.user_id) })
    if (product === undefined) orphans.push(`follower ${row.id} is of no product`)
  }
  // Those of the system's own fields are none of these.
  for (const row of await all('select * from field_option order by sort_order, id')) {
    fields.get(Number(row.field_id))?.options.push({ id: Number(row.id), label: String(row.label) })
  }
  return orphans
}

async function readEvents({ all }: Reader): Promise<StoredEvent[]> {
  const rows = await all('select * from event order by company_id, number')
  return rows.map((row) => {
    const before = row.before === null ? undefined : JSON.parse(String(row.before))
    const after = row.after === null ? undefined : JSON.parse(String(row.after))
    const newName = after?.name ?? after?.title
    return {
      companyId: Number(row.company_id),
      number: Number(row.number),
      // The names come from one list; a wrong one shows as a difference.
      name: row.name as EventName,
      itemId: Number(row.item_id),
      before,
      after,
      ...(newName === undefined ? {} : { newName }),
    }
  })
}

async function readLastNumbers({ all }: Reader): Promise<Map<number, number>> {
  const rows = await all('select id, change_number from company')
  return new Map(rows.map((row) => [Number(row.id), Number(row.change_number)]))
}
