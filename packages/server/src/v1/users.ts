import {
  findCompany,
  findUserProfiles,
  getUserProfile,
  listUserProfiles,
  requireUser,
} from '@merx/catalog'
import { Problem, v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { toV1One } from './envelope.ts'
import { toV1CurrentUser, toV1UserProfile } from './user-mapping.ts'

export const users = implement(v1.users, {
  async getUsers(_, { db, actor, now }) {
    const found = await listUserProfiles(db, actor)
    return toV1One(found.map((user) => toV1UserProfile(user, actor.userId, now)))
  },

  async findUsersByName({ query }, { db, actor, now }) {
    const search = { term: query.term, byEmail: query.search_by_email }
    const found = await findUserProfiles(db, actor, search)
    return toV1One(found.map((user) => toV1UserProfile(user, actor.userId, now)))
  },

  async getCurrentUser(_, { db, actor, now }) {
    const user = await getUserProfile(db, actor, requireUser(actor))
    const company = await findCompany(db, actor.companyId)
    if (!company) throw new Problem('company_not_found')
    return toV1One(toV1CurrentUser(user, company, now))
  },

  async getUser({ params }, { db, actor, now }) {
    const user = await getUserProfile(db, actor, params.id)
    return toV1One(toV1UserProfile(user, actor.userId, now))
  },
})
