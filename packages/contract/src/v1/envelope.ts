import * as Type from 'typebox'
import { nullable, orNull, PathId, withDefault } from '../schema.ts'

/** `YYYY-MM-DD HH:MM:SS`, UTC. */
export const Time = Type.String({ examples: ['2021-03-02 09:14:55'] })

export const Pagination = Type.Object({
  start: Type.Integer(),
  limit: Type.Integer(),
  more_items_in_collection: Type.Boolean(),
  next_start: Type.Optional(Type.Integer({ description: 'Only when there are more items.' })),
})
export type Pagination = Type.Static<typeof Pagination>

/** Further than any collection reaches, and still exact in every database. */
const maxStart = 1_000_000_000_000

/** `start` and `limit`; what does not fit counts as not given, a larger limit as the largest. */
export function paging(maximum: number) {
  return {
    start: withDefault(Type.Integer({ minimum: 0, maximum: maxStart, lenient: true }), 0),
    limit: withDefault(
      Type.Integer({ minimum: 1, maximum, lenient: true }),
      Math.min(100, maximum),
    ),
  }
}

export const IdParams = Type.Object({ id: PathId })

export const RelatedUser = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  email: Type.String(),
  has_pic: Type.Boolean(),
  pic_hash: nullable('string'),
  active_flag: Type.Boolean(),
})
export type RelatedUser = Type.Static<typeof RelatedUser>

/** A user inside another object: the related user plus `value`, which repeats the id. */
export const UserReference = Type.Object({ ...RelatedUser.properties, value: Type.Integer() })
export type UserReference = Type.Static<typeof UserReference>

/** Users by decimal id. */
export const RelatedUsers = Type.Record(Type.String(), RelatedUser)

/** `related_objects` of answers that refer to users alone; left out when there are none. */
export const UsersOnly = Type.Object({ user: RelatedUsers })

const success = { success: Type.Literal(true) }

/** One object in its envelope, with the users it refers to. */
export function one<T extends Type.TSchema>(data: T) {
  return Type.Object({ ...success, data, related_objects: Type.Optional(UsersOnly) })
}

/** One object in its envelope and nothing beside it. */
export function bare<T extends Type.TSchema>(data: T) {
  return Type.Object({ ...success, data })
}

/** A page of objects; `data` is null when the page is empty (http-v1 section 3). */
export function page<T extends Type.TSchema>(item: T) {
  return Type.Object({
    ...success,
    data: orNull(Type.Array(item)),
    additional_data: Type.Object({ pagination: Pagination }),
  })
}

/** A page of objects with the objects they refer to; empty `related_objects` is left out. */
export function pageWith<T extends Type.TSchema, R extends Type.TSchema>(item: T, related: R) {
  return Type.Object({ ...page(item).properties, related_objects: Type.Optional(related) })
}

export const DeletedId = bare(Type.Object({ id: Type.Integer() }))

/** The general error body of v1 (http-v1 section 4). */
export const ErrorBody = Type.Object({
  success: Type.Literal(false),
  error: Type.String(),
  error_info: Type.String(),
  errorCode: Type.Optional(Type.Integer()),
  data: Type.Optional(Type.Null()),
  additional_data: Type.Optional(Type.Null()),
})
export type ErrorBody = Type.Static<typeof ErrorBody>
