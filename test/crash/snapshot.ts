import type { EventName } from '@merx/contract'
import type { Reader } from './reader.ts'

/** Everything the verification compares, read straight from the tables. */
export interface Snapshot {
  products: Map<number, StoredProduct>
  events: StoredEvent[]
  /** Number of the newest event each company believes to have, by company. */
  lastNumbers: Map<number, number>
  /** Names of the tables the search reads; each must hold every live product and no other. */
  searchTables: readonly string[]
  /** What the database itself, or a rule of its schema, finds wrong. */
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
  prices: { id: number; currency: string; price: number; cost: number }[]
  followers: { id: number; userId: number }[]
  /** Those of {@link Snapshot.searchTables} that have it. */
  documents: string[]
}

export interface StoredEvent {
  companyId: number
  number: number
  name: EventName
  itemId: number
  /** The name it gave the product, where it gave one. */
  newName?: string
}

type Row = Record<string, unknown>

/** Reads the database while nothing writes to it. */
export async function takeSnapshot(reader: Reader): Promise<Snapshot> {
  const products = await readProducts(reader)
  const orphans = await addDetails(reader, products)
  return {
    products,
    events: await readEvents(reader),
    lastNumbers: await readLastNumbers(reader),
    searchTables: reader.searchTables.map(({ name }) => name),
    damages: [...(await reader.damages()), ...orphans],
  }
}

async function readProducts(reader: Reader): Promise<Map<number, StoredProduct>> {
  const rows = await reader.all('select * from product')
  return new Map(rows.map((row) => [Number(row.id), toProduct(row)]))
}

function toProduct(row: Row): StoredProduct {
  return {
    id: Number(row.id),
    companyId: Number(row.company_id),
    name: String(row.name),
    code: String(row.code),
    isActive: row.deleted_at === null,
    updateTime: new Date(Number(row.updated_at)).toISOString().slice(0, 19).replace('T', ' '),
    prices: [],
    followers: [],
    documents: [],
  }
}

/** Hangs what belongs to a product on it; gives what belongs to no product. */
async function addDetails(reader: Reader, products: Map<number, StoredProduct>): Promise<string[]> {
  const orphans: string[] = []
  const each = async (
    table: string,
    columns: string,
    add: (product: StoredProduct, row: Row) => void,
  ): Promise<void> => {
    for (const row of await reader.all(`select ${columns} from ${table} order by 1`)) {
      const product = products.get(Number(row.product_id))
      if (product === undefined) orphans.push(`${table} has ${row.product_id}, which is no product`)
      else add(product, row)
    }
  }
  await each('product_price', '*', ({ prices }, row) => {
    const [price, cost] = [Number(row.amount), Number(row.cost)]
    prices.push({ id: Number(row.id), currency: String(row.currency), price, cost })
  })
  await each('product_follower', '*', ({ followers }, row) => {
    followers.push({ id: Number(row.id), userId: Number(row.user_id) })
  })
  for (const { name, productId } of reader.searchTables) {
    await each(name, `distinct ${productId} as product_id`, ({ documents }) => documents.push(name))
  }
  return orphans
}

async function readEvents(reader: Reader): Promise<StoredEvent[]> {
  const rows = await reader.all('select * from event order by company_id, number')
  return rows.map((row) => {
    const { name: newName } = JSON.parse(String(row.after ?? '{}')) as { name?: string }
    return {
      companyId: Number(row.company_id),
      number: Number(row.number),
      // The names come from one list; a wrong one shows as a difference.
      name: row.name as EventName,
      itemId: Number(row.item_id),
      ...(newName === undefined ? {} : { newName }),
    }
  })
}

async function readLastNumbers(reader: Reader): Promise<Map<number, number>> {
  const rows = await reader.all('select id, change_number from company')
  return new Map(rows.map((row) => [Number(row.id), Number(row.change_number)]))
}
