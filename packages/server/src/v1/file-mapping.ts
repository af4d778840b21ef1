import type { File, FileOrder } from '@merx/catalog'
import { v1 } from '@merx/contract'
import { parseSort } from './sort.ts'
import { toV1Time } from './time.ts'

type SortField = (typeof v1.fileSortFields)[number]

/** Names in `sort` → columns. */
const orders: Record<SortField, FileOrder['by']> = {
  id: 'id',
  user_id: 'user_id',
  deal_id: 'deal_id',
  person_id: 'person_id',
  org_id: 'organization_id',
  product_id: 'product_id',
  add_time: 'created_at',
  update_time: 'updated_at',
  file_name: 'stored_name',
  file_type: 'type',
  file_size: 'size_bytes',
  comment: 'description',
}

/** Reads `<field> ASC|DESC, …`. Throws `invalid_value` for a field it does not know. */
export function toFileOrder(sort: string | undefined): FileOrder[] {
  return parseSort(sort, v1.fileSortFields).map(({ field, isDescending }) => {
    return { by: orders[field], isDescending }
  })
}

/** Clients know these words for files that the service keeps itself, and for those it links to. */
const locations = { here: 's3', googledrive: 'googledocs' } as const

/** A file with the keys of both client generations. */
export function toV1File(file: File, publicUrl: string): v1.File {
  return {
    id: file.id,
    user_id: file.userId,
    ...linksOf(file),
    add_time: toV1Time(file.createdAt),
    update_time: toV1Time(file.updatedAt),
    file_name: file.storedName,
    file_type: file.type,
    file_size: file.sizeBytes,
    active_flag: file.deletedAt === null,
    inline_flag: false,
    remote_location: file.remote === null ? locations.here : locations.googledrive,
    remote_id: file.remote?.id ?? file.storedName,
    cid: null,
    s3_bucket: null,
    mail_message_id: null,
    mail_template_id: null,
    url: `${publicUrl}/api/v1/files/${file.id}/download`,
    name: file.name,
    description: file.description,
  }
}

/** Merx keeps no activities, leads and projects. */
function linksOf({ product, deal, person, organization }: File) {
  return {
    deal_id: deal?.id ?? null,
    person_id: person?.id ?? null,
    org_id: organization?.id ?? null,
    product_id: product?.id ?? null,
    activity_id: null,
    lead_id: null,
    project_id: null,
    log_id: null,
    deal_name: deal?.name ?? null,
    person_name: person?.name ?? null,
    org_name: organization?.name ?? null,
    product_name: product?.name ?? null,
    lead_name: null,
    project_name: null,
  }
}
