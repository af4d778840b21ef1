import { Problem } from '@merx/contract'
import { type Db, statement, type Tables } from '@merx/store'
import type { Selectable } from 'kysely'
import type { Actor } from '../actor.ts'
import { belongsTo, followsReveal } from '../visibility/reader.ts'
import type { File, FileLink } from './file.ts'

/** A file's row with what it hangs on, and whether the reader follows its product. */
interface FileRow extends Omit<Selectable<Tables['file']>, 'company_id'> {
  product_name: string | null
  product_audience: string | null
  follow_id: number | null
  deal_title: string | null
  deal_audience: string | null
  person_name: string | null
  person_audience: string | null
  organization_name: string | null
  organization_audience: string | null
}

const columns = [
  'f.id',
  'f.user_id',
  'f.product_id',
  'f.deal_id',
  'f.person_id',
  'f.organization_id',
  'f.name',
  'f.stored_name',
  'f.type',
  'f.size_bytes',
  'f.content_hash',
  'f.remote_location',
  'f.remote_id',
  'f.description',
  'f.created_at',
  'f.updated_at',
  'f.deleted_at',
] as const

/** `ids` as JSON text. */
const fileRows = statement<{ companyId: number; userId: number; ids: string }, FileRow>(
  (sql, parameter, { numbers }) =>
    sql
      .selectFrom('file as f')
      .leftJoin('product as p', (join) =>
        join.onRef('p.company_id', '=', 'f.company_id').onRef('p.id', '=', 'f.product_id'),
      )
      .leftJoin('product_follower as w', (join) =>
        join
          .onRef('w.company_id', '=', 'f.company_id')
          .onRef('w.product_id', '=', 'f.product_id')
          .on('w.user_id', '=', parameter('userId')),
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
      .select(columns)
      .select([
        'p.name as product_name',
        'p.audience as product_audience',
        'w.id as follow_id',
        'd.title as deal_title',
        'd.audience as deal_audience',
        'n.name as person_name',
        'n.audience as person_audience',
        'o.name as organization_name',
        'o.audience as organization_audience',
      ])
      .where('f.company_id', '=', parameter('companyId'))
      .where('f.id', 'in', numbers(parameter('ids'))),
)

/**
 * Loads files by their numbers, in the order of these, deleted ones too; those the actor may not see
 * and those that are gone are left out.
 *
 * Whoever may see an item may see what hangs on it. A file on several items shows only those of them
 * that the reader may see. One on none is its uploader's and the admins'.
 */
export async function loadVisibleFiles(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<File[]> {
  if (ids.length === 0) return []
  const { companyId, userId = 0 } = actor
  const rows = await db.all(fileRows, { companyId, userId, ids: JSON.stringify(ids) })
  const files = new Map(rows.map((row) => [row.id, toVisibleFile(row, actor)]))
  return ids.flatMap((id) => files.get(id) ?? [])
}

/** Gets a file the actor may see, also a deleted one until it is purged. Throws `file_not_found`. */
export async function getFile(db: Db, actor: Actor, id: number): Promise<File> {
  const [file] = await loadVisibleFiles(db, actor, [id])
  if (!file) throw new Problem('file_not_found')
  return file
}

/** Gets a file whose bytes are here. Throws `file_not_found`, also for a deleted or remote one. */
export async function getFileContent(db: Db, actor: Actor, id: number): Promise<File> {
  const file = await getFile(db, actor, id)
  if (file.deletedAt !== null) throw new Problem('file_not_found')
  if (file.remote === null) return file
  const detail = `File not found: the content of file ${id} is kept at ${file.remote.location}`
  throw new Problem('file_not_found', { detail })
}

function toVisibleFile(row: FileRow, actor: Actor): File | undefined {
  const links = visibleLinks(row, actor)
  const isLinked = row.product_id ?? row.deal_id ?? row.person_id ?? row.organization_id
  const isVisible =
    isLinked === null
      ? actor.seesAll || row.user_id === actor.userId
      : Object.values(links).some((link) => link !== null)
  if (!isVisible) return undefined
  return {
    id: row.id,
    userId: row.user_id,
    ...links,
    name: row.name,
    storedName: row.stored_name,
    type: row.type,
    sizeBytes: row.size_bytes,
    contentHash: row.content_hash,
    remote:
      row.remote_location === null
        ? null
        : { location: row.remote_location, id: row.remote_id ?? '' },
    description: row.description,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}

function visibleLinks(row: FileRow, actor: Actor) {
  const sees = (audience: string | null) => audience !== null && belongsTo(actor, audience)
  const seesProduct = sees(row.product_audience) || (row.follow_id !== null && followsReveal(actor))
  const { deal_audience, person_audience, organization_audience } = row
  return {
    product: seesProduct ? link(row.product_id, row.product_name) : null,
    deal: sees(deal_audience) ? link(row.deal_id, row.deal_title) : null,
    person: sees(person_audience) ? link(row.person_id, row.person_name) : null,
    organization: sees(organization_audience)
      ? link(row.organization_id, row.organization_name)
      : null,
  }
}

function link(id: number | null, name: string | null): FileLink | null {
  return id === null ? null : { id, name: name ?? '' }
}
