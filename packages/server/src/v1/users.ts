import type { UserSummary } from '@merx/catalog'
import type { v1 } from '@merx/contract'

/** A user as `related_objects` show them. */
export function toV1User({ id, name, email, isActive }: UserSummary): v1.RelatedUser {
  return { id, name, email, has_pic: false, pic_hash: null, active_flag: isActive }
}

/** A user in place of an id: the related user plus `value`. */
export function toV1UserReference(user: UserSummary): v1.UserReference {
  return { ...toV1User(user), value: user.id }
}

/** `related_objects` of objects that belong to users; left out when there are none. */
export function relatedUsers(users: readonly UserSummary[]): {
  related_objects?: { user: Record<string, v1.RelatedUser> }
} {
  if (users.length === 0) return {}
  return {
    related_objects: { user: Object.fromEntries(users.map((user) => [user.id, toV1User(user)])) },
  }
}
