import { randomUUID } from 'node:crypto'
import { Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import { type Actor, requireUser } from '../actor.ts'
import { requireColleague } from '../companies/require-colleague.ts'
import { appendEvents } from '../events/append-events.ts'
import { holdFollowsReveal } from '../visibility/ownership.ts'
import type { StoredBlob } from './blobs.ts'
import { type File, type FileLinks, toStoredName, toVisibleName, typeOf } from './file.ts'
import { addFileAudiences } from './file-audiences.ts'
import { lockLinks } from './file-links.ts'
import { getFile } from './load-files.ts'

export interface NewFile extends FileLinks {
  /** The visible name, with its extension. */
  name: string
  /** Stored before, so that no transaction waits for bytes. */
  content: StoredBlob
  description?: string | null
  /** Default: the user who acts. */
  userId?: number
}

/**
 * Adds a file, whose bytes are stored already, to the items it names, and counts it there.
 *
 * Throws `product_not_found`, `deal_not_found`, `person_not_found` and `organization_not_found` for
 * what the actor may not see, `forbidden` for a product where they may not edit products, and
 * `invalid_value` for a user the company does not have.
 */
export async function attachFile(db: Db, actor: Actor, input: NewFile, now: Date): Promise<File> {
  const { name, content, description = null } = input
  const draft = {
    userId: input.userId ?? requireUser(actor),
    name,
    storedName: toStoredName(name),
    type: typeOf(name),
    sizeBytes: content.sizeBytes,
    contentHash: content.hash,
    remote: null,
    description,
  }
  return insertFile(db, actor, input, draft, now)
}

export interface NewRemoteFile extends FileLinks {
  /** Where it is, such as `googledrive`. */
  location: string
  /** Its number there; made up for a document that is still to be written. */
  remoteId?: string
  /** Default: its number. */
  title?: string
  /** Such as `gdoc`; empty when it is not known. */
  type?: string
}

/**
 * Notes a file that is kept elsewhere; nothing is asked of that place.
 *
 * Throws `title_missing`, and as {@link attachFile} does.
 */
export async function attachRemoteFile(
  db: Db,
  actor: Actor,
  { location, remoteId = randomUUID(), title = remoteId, type = '', ...links }: NewRemoteFile,
  now: Date,
): Promise<File> {
  const name = toVisibleName(title)
  if (name === '') throw new Problem('title_missing')
  const draft = {
    userId: requireUser(actor),
    name,
    storedName: name,
    type,
    sizeBytes: 0,
    contentHash: '',
    remote: { location, id: remoteId },
    description: null,
  }
  return insertFile(db, actor, links, draft, now)
}

type Draft = Pick<
  File,
  'userId' | 'name' | 'storedName' | 'type' | 'sizeBytes' | 'contentHash' | 'remote' | 'description'
>

async function insertFile(
  db: Db,
  actor: Actor,
  links: FileLinks,
  draft: Draft,
  now: Date,
): Promise<File> {
  const { companyId } = actor
  const { productId = null, dealId = null, personId = null, organizationId = null } = links
  return db.transaction(async (db) => {
    // Before the product, as whoever changes the plan: nothing else of a private product waits for
    // them, and the file's audience would lack its followers when the plan reveals it to these.
    if (productId !== null) await holdFollowsReveal(db, companyId)
    await lockLinks(db, actor, links)
    await requireColleague(db, actor, 'user_id', draft.userId)
    const [id = 0] = await db.insert('file', [
      {
        company_id: companyId,
        user_id: draft.userId,
        product_id: productId,
        deal_id: dealId,
        person_id: personId,
        organization_id: organizationId,
        name: draft.name,
        stored_name: draft.storedName,
        type: draft.type,
        size_bytes: draft.sizeBytes,
        content_hash: draft.contentHash,
        remote_location: draft.remote?.location ?? null,
        remote_id: draft.remote?.id ?? null,
        description: draft.description,
        created_at: now.getTime(),
        updated_at: now.getTime(),
        deleted_at: null,
      },
    ])
    if (productId !== null) await countFiles(db, companyId, productId, 1)
    await addFileAudiences(db, companyId, [id])
    const after = { productId, dealId, personId, organizationId, ...draft }
    await appendEvents(db, actor, [{ name: 'file.created', itemId: id, after }], now)
    return getFile(db, actor, id)
  })
}

/** The count of a product without files is null until its first one (http-v1 section 8). */
export async function countFiles(
  db: Db,
  companyId: number,
  productId: number,
  by: 1 | -1,
): Promise<void> {
  await db.sql
    .updateTable('product')
    .set((eb) => ({ files_count: eb(eb.fn.coalesce('files_count', eb.val(0)), '+', by) }))
    .where('company_id', '=', companyId)
    .where('id', '=', productId)
    .execute()
}
