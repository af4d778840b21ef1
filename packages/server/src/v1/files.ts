import { type FileOrder, listProductFiles, type ProductFile } from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import type { Handler } from '../implement.ts'
import { toV1Page } from './envelope.ts'
import { toV1Time } from './time.ts'

type Routes = typeof v1.products
type SortField = (typeof v1.fileSortFields)[number]

/** Names in `sort` → columns; those a product's files all share order nothing. */
const orders: Record<SortField, FileOrder['by'] | undefined> = {
  id: 'id',
  user_id: 'user_id',
  deal_id: 'deal_id',
  person_id: undefined,
  org_id: undefined,
  product_id: 'product_id',
  add_time: 'created_at',
  update_time: 'updated_at',
  file_name: 'stored_name',
  file_type: 'type',
  file_size: 'size_bytes',
  comment: 'description',
}

export const productFiles: Handler<Routes['getProductFiles']> = async (
  { params, query },
  { db, actor, publicUrl },
) => {
  const { files, hasMore } = await listProductFiles(db, actor, params.id, {
    start: query.start,
    limit: query.limit,
    order: toOrder(query.sort ?? ''),
    withDeleted: query.include_deleted_files,
  })
  return toV1Page(
    files.map((file) => toV1File(file, publicUrl)),
    query,
    hasMore,
  )
}

/** Reads `<field> ASC|DESC, …`. Throws `invalid_value` for a field it does not know. */
function toOrder(sort: string): FileOrder[] {
  const terms = sort.split(',').filter((term) => term.trim() !== '')
  return terms.flatMap((term) => {
    const match = /^(\w+)(?:\s+(asc|desc))?$/i.exec(term.trim())
    const field = v1.fileSortFields.find((name) => name === match?.[1])
    if (!field) {
      throw new Problem('invalid_value', {
        detail: `sort "${term.trim()}" must be <field> ASC or DESC; fields: ${v1.fileSortFields.join(', ')}`,
      })
    }
    const by = orders[field]
    return by ? [{ by, isDescending: match?.[2]?.toLowerCase() === 'desc' }] : []
  })
}

function toV1File(file: ProductFile, publicUrl: string): v1.File {
  return {
    id: file.id,
    user_id: file.userId,
    deal_id: file.dealId,
    person_id: null,
    org_id: null,
    product_id: file.productId,
    activity_id: null,
    lead_id: null,
    log_id: null,
    add_time: toV1Time(file.createdAt),
    update_time: toV1Time(file.updatedAt),
    file_name: file.storedName,
    file_type: file.type,
    file_size: file.sizeBytes,
    active_flag: file.deletedAt === null,
    inline_flag: false,
    // Clients know this word for files that the service keeps itself.
    remote_location: 's3',
    remote_id: file.storedName,
    cid: null,
    s3_bucket: null,
    mail_message_id: null,
    mail_template_id: null,
    deal_name: null,
    person_name: null,
    org_name: null,
    product_name: file.productName,
    lead_name: null,
    url: `${publicUrl}/api/v1/files/${file.id}/download`,
    name: file.name,
    description: file.description,
  }
}
