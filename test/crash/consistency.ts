import { filterKeysOf } from '../../packages/catalog/src/filters/filter-keys.ts'
import { sumOf } from './lines.ts'
import type { Reader } from './reader.ts'
import type { Snapshot, StoredDeal, StoredEvent, StoredLine } from './snapshot.ts'
import { compare } from './subject.ts'

type Stored = Omit<Snapshot, 'damages'>
type Row = Record<string, unknown>

/** Lists where tables contradict each other: what is written in one transaction must always agree. */
export async function findInconsistencies(reader: Reader, stored: Stored): Promise<string[]> {
  return [
    ...(await searchInconsistencies(reader)),
    ...(await keyInconsistencies(reader)),
    ...(await audienceInconsistencies(reader, stored)),
    ...(await countInconsistencies(reader, stored)),
    ...dealInconsistencies(stored),
    ...blobInconsistencies(stored),
  ]
}

/** Each table the search reads holds every live item of its kind, and no other. */
async function searchInconsistencies({ all, searchTables }: Reader): Promise<string[]> {
  const found: string[] = []
  for (const { name, kind, id } of searchTables) {
    const live = await all(`select id from ${kind} where deleted_at is null order by id`)
    const documents = await all(`select ${id} as id from ${name} order by 1`)
    found.push(...sameNumbers(`search documents in ${name}`, live, documents))
  }
  return found
}

function sameNumbers(what: string, due: Row[], there: Row[]): string[] {
  const [wanted, given] = [due, there].map((rows) => rows.map(({ id }) => Number(id)))
  const missing = wanted?.filter((id) => !given?.includes(id)) ?? []
  const surplus = given?.filter((id) => !wanted?.includes(id)) ?? []
  if (missing.length + surplus.length === 0 && wanted?.length === given?.length) return []
  return [`${what}: [${missing}] missing, [${surplus}] too much`]
}

/** What filters compare is exactly what each live product is, and nothing of others. */
async function keyInconsistencies({ all }: Reader): Promise<string[]> {
  const fields = await all('select company_id, id, key, type from field where is_custom = 1')
  const due = new Map<number, string[]>()
  for (const row of await all('select * from product')) {
    const { name, code, description, unit } = row
    const state = {
      ...{ name, code, description, unit, deletedAt: row.deleted_at },
      customValues: JSON.parse(String(row.custom_values)),
    }
    const own = fields.filter((field) => field.company_id === row.company_id)
    const keyFields = own.map((field) => ({ ...field, id: Number(field.id) }))
    // These are the members it looks at, as the columns hold them.
    const { texts, numbers } = filterKeysOf(state as never, keyFields as never)
    const keys = [...texts, ...numbers].map(({ fieldId, part, value }) =>
      toKey(row.company_id, fieldId, part, value),
    )
    if (keys.length > 0) due.set(Number(row.id), keys.sort())
  }
  const there = new Map<number, string[]>()
  for (const table of ['product_text', 'product_number']) {
    for (const row of await all(`select * from ${table}`)) {
      const value = table === 'product_text' ? String(row.value) : Number(row.value)
      const id = Number(row.product_id)
      const key = toKey(row.company_id, row.field_id, row.part, value)
      there.set(id, [...(there.get(id) ?? []), key].sort())
    }
  }
  return [...new Set([...due.keys(), ...there.keys()])].flatMap((id) =>
    compare(`filter keys of product ${id}`, due.get(id) ?? [], there.get(id) ?? []),
  )
}

function toKey(companyId: unknown, fieldId: unknown, part: unknown, value: unknown): string {
  return `${companyId}/${fieldId}/${part}: ${JSON.stringify(value)}`
}

/** Each file has audiences, as a live one or a deleted one; whatever has none does not exist. */
async function audienceInconsistencies({ all }: Reader, { files }: Stored): Promise<string[]> {
  const states = new Map<number, Set<boolean>>()
  for (const row of await all('select file_id, is_live from file_audience')) {
    const id = Number(row.file_id)
    states.set(id, (states.get(id) ?? new Set()).add(row.is_live === 1))
  }
  return [...new Set([...files.keys(), ...states.keys()])].flatMap((id) => {
    const isActive = files.get(id)?.isActive
    const due = isActive === undefined ? [] : [isActive]
    return compare(`audiences of file ${id}, live`, due, [...(states.get(id) ?? [])])
  })
}

/** A product counts its live files and its followers. */
async function countInconsistencies(
  { all }: Reader,
  { files, products }: Stored,
): Promise<string[]> {
  const rows = await all('select id, files_count, followers_count from product')
  return rows.flatMap(({ id, files_count: count, followers_count: followersCount }) => {
    const own = [...files.values()].filter(({ link }) => link.productId === Number(id))
    const live = own.filter(({ isActive }) => isActive).length
    const followers = products.get(Number(id))?.followers.length
    return [
      ...compare(
        `files_count of product ${id}`,
        own.length === 0 ? null : live,
        count === null ? null : Number(count),
      ),
      ...compare(`followers_count of product ${id}`, followers, Number(followersCount)),
    ]
  })
}

/** The events of a deal, played again, lead to the products attached to it and to its value. */
function dealInconsistencies({ deals, lines, events }: Stored): string[] {
  return [...deals.values()].flatMap((deal) => {
    const own = events.filter(({ name, itemId }) => name.startsWith('deal.') && itemId === deal.id)
    const attached = [...lines.values()].filter(({ dealId }) => dealId === deal.id)
    return replay(deal, own, attached).map((violation) => `deal ${deal.id}: ${violation}`)
  })
}

type Line = StoredLine['amounts'] & { id: number; productId: number; comments: string }

function replay(deal: StoredDeal, events: StoredEvent[], attached: StoredLine[]): string[] {
  const violations: string[] = []
  const lines = new Map<number, Line>()
  let value: unknown
  let firstYearValue: unknown = null
  let due: number | undefined
  const settle = (when: string): void => {
    const sum = sumOf([...lines.values()])
    if (due !== undefined) violations.push(...compare(`value ${when}`, due, value))
    violations.push(...compare(`first year's value ${when}`, sum ?? null, firstYearValue))
  }
  for (const { name, number, before, after } of events) {
    if (name.startsWith('deal.product_')) {
      settle(`before event ${number}`)
      const hadEnabled = sumOf([...lines.values()]) !== undefined
      const id = Number((after ?? before)?.id)
      // Events hold the members of the attached product that they change.
      if (after === undefined) lines.delete(id)
      else lines.set(id, { ...lines.get(id), ...after } as Line)
      due = sumOf([...lines.values()]) ?? (hadEnabled ? 0 : due)
    } else {
      value = after?.value ?? value
      if (after && 'firstYearValue' in after) firstYearValue = after.firstYearValue
    }
  }
  settle('after all events')
  const played = [...lines.values()].map(({ id, productId, comments: tag, ...line }) => {
    const { itemPrice, quantity, discount, isEnabled } = line
    return { id, productId, tag, amounts: { itemPrice, quantity, discount, isEnabled } }
  })
  const stored = attached.map(({ dealId: _, companyId: _company, ...line }) => line)
  const sum = sumOf(attached.map(({ amounts }) => amounts))
  return [
    ...violations,
    ...compare('value', value, deal.value),
    ...compare("first year's value", firstYearValue, deal.firstYearValue),
    ...(sum === undefined ? [] : compare('sum of its products', sum, deal.value)),
    ...compare('attached products', byId(played), byId(stored)),
  ]
}

function byId<T extends { id: number }>(items: T[]): T[] {
  return items.toSorted((a, b) => a.id - b.id)
}

/** A row always has its bytes, a deleted one until it is purged. */
function blobInconsistencies({ files, blobs }: Stored): string[] {
  return [...files.values()].flatMap(({ id, hash, sizeBytes }) =>
    compare(`bytes of file ${id}`, sizeBytes, blobs.get(hash)),
  )
}
