import type { UserSummary } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { relatedUsers } from './user-mapping.ts'

/** One object in its envelope. */
export function toV1One<T>(data: T): { success: true; data: T } {
  return { success: true, data }
}

/** One object in its envelope, with the user who owns it. */
export function toV1Owned<T>(data: T, owner: UserSummary) {
  return { ...toV1One(data), ...relatedUsers([owner]) }
}

/** `additional_data.pagination`; `next_start` only when there is more (http-v1 section 3). */
export function toV1Pagination(
  { start, limit }: { start: number; limit: number },
  hasMore: boolean,
): v1.Pagination {
  return {
    start,
    limit,
    more_items_in_collection: hasMore,
    ...(hasMore ? { next_start: start + limit } : {}),
  }
}

/** A page in its envelope; an empty one has `data: null`. */
export function toV1Page<T>(
  items: readonly T[],
  page: { start: number; limit: number },
  hasMore: boolean,
) {
  return {
    success: true as const,
    data: items.length === 0 ? null : [...items],
    additional_data: { pagination: toV1Pagination(page, hasMore) },
  }
}
