import { type Db, statement } from '@merx/store'
import { refreshFileAudiences } from './file-audiences.ts'

const batchSize = 500

type Item = 'product' | 'deal' | 'person' | 'organization'

/**
 * Writes down anew who may see the files of what a user owns, or of all that the company has, after
 * the items themselves have been written; in the transaction that does so.
 */
export async function refreshFilesAfterMove(
  db: Db,
  companyId: number,
  ownerId: number | undefined,
): Promise<void> {
  let afterId = 0
  for (;;) {
    const ids =
      ownerId === undefined
        ? await db.all(nextFiles, { companyId, afterId })
        : await nextOwned(db, { companyId, ownerId, afterId })
    const numbers = ids.map(({ id }) => id)
    await db.all(lockedFiles, { companyId, ids: JSON.stringify(numbers) })
    await refreshFileAudiences(db, companyId, numbers)
    if (numbers.length < batchSize) return
    afterId = numbers.at(-1) ?? afterId
  }
}

interface Owned {
  companyId: number
  ownerId: number
  afterId: number
}

/** The next files of any kind of item, each once. */
async function nextOwned(db: Db, owned: Owned): Promise<{ id: number }[]> {
  const ids = new Set<number>()
  for (const files of ownedFiles) for (const { id } of await db.all(files, owned)) ids.add(id)
  const sorted = [...ids].sort((a, b) => a - b)
  return sorted.slice(0, batchSize).map((id) => ({ id }))
}

const nextFiles = statement<{ companyId: number; afterId: number }, { id: number }>(
  (sql, parameter) =>
    sql
      .selectFrom('file')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', '>', parameter('afterId'))
      .orderBy('id')
      .limit(batchSize),
)

const ownedFiles = (['product', 'deal', 'person', 'organization'] as const).map(ownedStatement)

function ownedStatement(item: Item) {
  // Each of these tables has an owner, and files a column that names it.
  const table = item as 'product'
  return statement<Owned, { id: number }>((sql, parameter) =>
    sql
      .selectFrom('file as f')
      .innerJoin(`${table} as i`, (join) =>
        join.onRef('i.company_id', '=', 'f.company_id').onRef('i.id', '=', `f.${table}_id`),
      )
      .select('f.id')
      .where('f.company_id', '=', parameter('companyId'))
      .where('f.id', '>', parameter('afterId'))
      .where('i.owner_id', '=', parameter('ownerId'))
      .orderBy('f.id')
      .limit(batchSize),
  )
}

/** Locked, so that of two who write a file's audiences down the second sees what the first wrote. */
const lockedFiles = statement<{ companyId: number; ids: string }, { id: number }>(
  (sql, parameter, { lock, numbers }) =>
    sql
      .selectFrom('file')
      .select('id')
      .where('company_id', '=', parameter('companyId'))
      .where('id', 'in', numbers(parameter('ids')))
      .orderBy('id')
      .modifyEnd(lock),
)
