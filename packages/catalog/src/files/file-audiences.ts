import { type Db, statement } from '@merx/store'
import { sql as raw, type SqlBool } from 'kysely'
import { fileDocument } from '../search/item-documents.ts'
import type { Audience } from '../visibility/visibility.ts'

/** What a file can hang on. */
type Item = 'product' | 'deal' | 'person' | 'organization'

/** Documents of one write to the search, and rows of one statement. */
const batchSize = 500

/**
 * Writes down who may see new files: for the lists, and for the search if they are live.
 *
 * What is written here only finds candidates; whether a reader may see one is asked of the items
 * themselves, when it is read.
 */
export async function addFileAudiences(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const files = await loadAudiences(db, companyId, ids.slice(start, start + batchSize))
    const rows = files.flatMap(({ id, isLive, audiences }) =>
      audiences.map((audience) => ({
        company_id: companyId,
        audience,
        is_live: isLive ? 1 : 0,
        file_id: id,
      })),
    )
    if (rows.length > 0) await db.sql.insertInto('file_audience').values(rows).execute()
    const live = files.filter(({ isLive }) => isLive)
    await db.search.add(live.map((file) => fileDocument(companyId, file, file.audiences)))
  }
}

/** The same for files that are written down already and have changed, or what they hang on has. */
export async function refreshFileAudiences(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<void> {
  await removeFileAudiences(db, companyId, ids)
  await addFileAudiences(db, companyId, ids)
}

/** Forgets who may see files. */
export async function removeFileAudiences(
  db: Db,
  companyId: number,
  ids: readonly number[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    const batch = ids.slice(start, start + batchSize)
    await db.sql
      .deleteFrom('file_audience')
      .where('company_id', '=', companyId)
      .where('file_id', 'in', batch)
      .execute()
    await db.search.remove('file', companyId, batch)
  }
}

/** The same for all that hangs on an item; whoever changes who may see the item calls it. */
export async function refreshFilesOf(
  db: Db,
  companyId: number,
  item: Item,
  itemId: number,
): Promise<void> {
  const rows = await db.all(filesOf[item], { companyId, itemId })
  const ids = rows.map(({ id }) => id)
  await refreshFileAudiences(db, companyId, ids)
}

const filesOf = {
  product: filesStatement('product_id'),
  deal: filesStatement('deal_id'),
  person: filesStatement('person_id'),
  organization: filesStatement('organization_id'),
}

/** Locked, so that of two who write a file's audiences down the second sees what the first wrote. */
function filesStatement(column: `${Item}_id`) {
  return statement<{ companyId: number; itemId: number }, { id: number }>(
    (sql, parameter, { lock }) =>
      sql
        .selectFrom('file')
        .select('id')
        .where('company_id', '=', parameter('companyId'))
        .where(column, '=', parameter('itemId'))
        .orderBy('id')
        .modifyEnd(lock),
  )
}

interface AudienceFacts {
  id: number
  user_id: number
  name: string
  deleted_at: number | null
  product_id: number | null
  product_audience: string | null
  deal_id: number | null
  deal_audience: string | null
  person_id: number | null
  person_audience: string | null
  organization_id: number | null
  organization_audience: string | null
  /** JSON of lists of one user's number each. */
  followers: string | null
}

/** In plan `groups` its followers see no more of a product than others. */
const followsReveal = raw<SqlBool>`exists (select 1 from ${raw.table('user')} as u
  where u.company_id = p.company_id and u.id = p.owner_id and u.group_audiences is null)`

/** `ids` as JSON text. */
const audienceFacts = statement<{ companyId: number; ids: string }, AudienceFacts>(
  (sql, parameter, { numbers, rows }) =>
    sql
      .selectFrom('file as f')
      .leftJoin('product as p', (join) =>
        join.onRef('p.company_id', '=', 'f.company_id').onRef('p.id', '=', 'f.product_id'),
      )
      .leftJoin('deal as d', (join) =>
        join.onRef('d.company_id', '=', 'f.company_id').onRef('d.id', '=', 'f.deal_id'),
      )
      .leftJoin('person as n', (join) =>
        join.onRef('n.company_id', '=', 'f.company_id').onRef('n.id', '=', 'f.person_id'),
      )
      .leftJoin('organization as o', (join) =>
        join.onRef('o.company_id', '=', 'f.company_id').onRef('o.id', '=', 'f.organization_id'),
      )
      .select(['f.id', 'f.user_id', 'f.name', 'f.deleted_at', 'f.product_id', 'f.deal_id'])
      .select(['f.person_id', 'f.organization_id', 'p.audience as product_audience'])
      .select(['d.audience as deal_audience', 'n.audience as person_audience'])
      .select('o.audience as organization_audience')
      .select((eb) =>
        eb
          .selectFrom('product_follower as w')
          .select(rows(['user_id']).as('json'))
          .whereRef('w.company_id', '=', 'f.company_id')
          .whereRef('w.product_id', '=', 'f.product_id')
          .where('p.audience', '<>', 'all')
          .where(followsReveal)
          .as('followers'),
      )
      .where('f.company_id', '=', parameter('companyId'))
      .where('f.id', 'in', numbers(parameter('ids'))),
)

async function loadAudiences(db: Db, companyId: number, ids: readonly number[]) {
  const rows = await db.all(audienceFacts, { companyId, ids: JSON.stringify(ids) })
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    isLive: row.deleted_at === null,
    audiences: audiencesOfFile(row),
  }))
}

/** Who may see a file: those who may see any of what it hangs on, else its uploader. */
function audiencesOfFile(row: AudienceFacts): Audience[] {
  const items = [
    row.product_audience,
    row.deal_audience,
    row.person_audience,
    row.organization_audience,
  ]
  // The columns hold what the items are written with.
  const audiences = new Set(items.filter((audience) => audience !== null) as Audience[])
  // The statement makes this JSON.
  const followers = JSON.parse(row.followers ?? '[]') as [userId: number][]
  for (const [userId] of followers) audiences.add(`user:${userId}`)
  if (audiences.size === 0) audiences.add(`user:${row.user_id}`)
  return audiences.has('all') ? ['all'] : [...audiences]
}
