import {
  attachFile,
  attachRemoteFile,
  deleteFile,
  type FileLinks,
  getFile,
  listFiles,
  listProductFiles,
  requireLinks,
  updateFile,
} from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import { type Handler, implement } from '../implement.ts'
import { toV1One, toV1Page } from './envelope.ts'
import { download } from './file-download.ts'
import { toFileOrder, toV1File } from './file-mapping.ts'

/** The operations of files in v1. */
export const files = implement(v1.files, {
  async getFiles({ query }, { db, actor, publicUrl }) {
    const { files, hasMore } = await listFiles(db, actor, toList(query))
    const items = files.map((file) => toV1File(file, publicUrl))
    return toV1Page(items, query, hasMore)
  },

  async addFile({ body }, { db, actor, now, publicUrl }, { upload }) {
    const links = toLinks(body)
    // Asked before the bytes get their address, so that what is refused leaves none there.
    await requireLinks(db, actor, links)
    await upload.content.keep()
    const file = await attachFile(db, actor, { ...links, ...upload }, now)
    return toV1One(toV1File(file, publicUrl))
  },

  async addFileAndLinkIt({ body }, { db, actor, now, publicUrl }) {
    const { title, file_type: type, remote_location: location } = body
    const input = { ...toItem(body), location, title, type }
    const file = await attachRemoteFile(db, actor, input, now)
    return toV1One(toV1File(file, publicUrl))
  },

  async linkFileToItem({ body }, { db, actor, now, publicUrl }) {
    const { remote_id: remoteId, remote_location: location } = body
    const input = { ...toItem(body), location, remoteId }
    const file = await attachRemoteFile(db, actor, input, now)
    return toV1One(toV1File(file, publicUrl))
  },

  async getFile({ params }, { db, actor, publicUrl }) {
    return toV1One(toV1File(await getFile(db, actor, params.id), publicUrl))
  },

  async updateFile({ params, body }, { db, actor, now, publicUrl }) {
    const file = await updateFile(db, actor, params.id, body, now)
    return toV1One(toV1File(file, publicUrl))
  },

  async deleteFile({ params }, { db, actor, now }) {
    await deleteFile(db, actor, params.id, now)
    return toV1One({ id: params.id })
  },

  downloadFile: download,
})

export const productFiles: Handler<(typeof v1.products)['getProductFiles']> = async (
  { params, query },
  { db, actor, publicUrl },
) => {
  const { files, hasMore } = await listProductFiles(db, actor, params.id, toList(query))
  const items = files.map((file) => toV1File(file, publicUrl))
  return toV1Page(items, query, hasMore)
}

function toList(query: v1.FilesQuery) {
  return {
    start: query.start,
    limit: query.limit,
    order: toFileOrder(query.sort),
    withDeleted: query.include_deleted_files,
  }
}

/** Throws `invalid_value` for an item of a kind Merx does not keep. */
function toLinks(body: v1.FileUpload): FileLinks {
  for (const key of ['activity_id', 'lead_id', 'project_id'] as const) {
    if (body[key]) {
      const detail = `${key} cannot be used: activities, leads and projects are not kept here`
      throw new Problem('invalid_value', { detail })
    }
  }
  return {
    productId: body.product_id,
    dealId: body.deal_id,
    personId: body.person_id,
    organizationId: body.org_id,
  }
}

const linkNames = { deal: 'dealId', organization: 'organizationId', person: 'personId' } as const

function toItem(body: { item_type: keyof typeof linkNames; item_id: number }): FileLinks {
  return { [linkNames[body.item_type]]: body.item_id }
}
