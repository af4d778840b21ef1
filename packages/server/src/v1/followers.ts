import { type Follower, followProduct, listFollowers, unfollowProduct } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import type { Handler } from '../implement.ts'
import { toV1One, toV1Page } from './envelope.ts'
import { toV1Time } from './time.ts'

type Routes = typeof v1.products

export const followers: Handler<Routes['getProductFollowers']> = async (
  { params, query },
  { db, actor },
) => {
  const { followers, hasMore } = await listFollowers(db, actor, params.id, query)
  return toV1Page(followers.map(toV1Follower), query, hasMore)
}

export const addFollower: Handler<Routes['addProductFollower']> = async (
  { params, body },
  { db, actor, now, useAlternativeStatus },
) => {
  const { follower, isNew } = await followProduct(db, actor, params.id, body.user_id, now)
  if (!isNew) useAlternativeStatus()
  return toV1One(toV1Follower(follower))
}

export const removeFollower: Handler<Routes['deleteProductFollower']> = async (
  { params },
  { db, actor, now },
) => {
  await unfollowProduct(db, actor, params.id, params.follower_id, now)
  return toV1One({ id: params.follower_id })
}

function toV1Follower({ id, userId, productId, createdAt }: Follower): v1.Follower {
  return { user_id: userId, id, product_id: productId, add_time: toV1Time(createdAt) }
}
