import { type Db, statement } from '@merx/store'
import type { Actor } from '../actor.ts'
import { audienceOf, belongsTo } from '../visibility/visibility.ts'
import { type ByNumber, type Named, readByNumber } from './item-search-rows.ts'

/** A file as the search over all kinds shows it, with what it hangs on as far as that is seen. */
export interface FoundFile {
  readonly kind: 'file'
  readonly id: number
  readonly name: string
  readonly product: Named | null
  readonly deal: Named | null
}

interface FileRow {
  id: number
  name: string
  product_id: number | null
  product_name: string | null
  product_audience: string | null
  /** Null: the reader does not follow the product. */
  follower_id: number | null
  deal_id: number | null
  deal_title: string | null
  deal_visibility: number | null
  deal_owner_id: number | null
}

const fileRows = statement<ByNumber, FileRow>((sql, parameter, { numbers }) =>
  sql
    .selectFrom('file as f')
    .leftJoin('product as p', (join) =>
      join.onRef('p.company_id', '=', 'f.company_id').onRef('p.id', '=', 'f.product_id'),
    )
    .leftJoin('product_follower as w', (join) =>
      join
        .onRef('w.company_id', '=', 'p.company_id')
        .onRef('w.product_id', '=', 'p.id')
        .on('w.user_id', '=', parameter('userId')),
    )
    .leftJoin('deal as d', (join) =>
      join.onRef('d.company_id', '=', 'f.company_id').onRef('d.id', '=', 'f.deal_id'),
    )
    .select(['f.id', 'f.name', 'p.id as product_id', 'p.name as product_name'])
    .select(['p.audience as product_audience', 'w.id as follower_id', 'd.id as deal_id'])
    .select(['d.title as deal_title', 'd.visibility as deal_visibility'])
    .select('d.owner_id as deal_owner_id')
    .where('f.company_id', '=', parameter('companyId'))
    .where('f.id', 'in', numbers(parameter('ids')))
    .where('f.deleted_at', 'is', null)
    .orderBy('f.id'),
)

/** Reads the live files among these of which the actor may see what they hang on, by number. */
export async function readFoundFiles(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<FoundFile[]> {
  const rows = await readByNumber(db, actor, fileRows, ids)
  return rows.flatMap((row) => {
    const file = toFile(actor, row)
    const hangsOnSomething = row.product_id !== null || row.deal_id !== null
    return hangsOnSomething && !file.product && !file.deal ? [] : [file]
  })
}

function toFile(actor: Actor, row: FileRow): FoundFile {
  const seesProduct =
    row.follower_id !== null ||
    (row.product_audience !== null && belongsTo(actor, row.product_audience))
  const seesDeal =
    row.deal_visibility !== null &&
    belongsTo(actor, audienceOf(row.deal_visibility, row.deal_owner_id ?? 0))
  return {
    kind: 'file',
    id: row.id,
    name: row.name,
    product: seesProduct ? toNamed(row.product_id, row.product_name) : null,
    deal: seesDeal ? toNamed(row.deal_id, row.deal_title) : null,
  }
}

function toNamed(id: number | null, name: string | null): Named | null {
  return id === null || name === null ? null : { id, name }
}
