import * as Type from 'typebox'
import { PathId, raises } from '../schema.ts'
import { Time } from './envelope.ts'

/** A follow relation; `id` names the relation, not the user. */
export const Follower = Type.Object({
  user_id: Type.Integer(),
  id: Type.Integer(),
  product_id: Type.Integer(),
  add_time: Time,
})
export type Follower = Type.Static<typeof Follower>

export const FollowerCreation = Type.Object({
  user_id: Type.Integer({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    ...raises('user_missing'),
  }),
})

export const FollowerParams = Type.Object({ id: PathId, follower_id: PathId })
