// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { Api, call, type Operation } from '../../documented/operation.ts'
import type { Flag } from './messages.ts'

import { User, UserMe, Users } from './models/users.ts'

const findUsersByName: Operation = {
  name: 'findUsersByName',
  method: 'GET',
  path: '/users/find',
  args: ['term'],
  query: ['term', 'search_by_email'],
  returns: Users,
}

const getCurrentUser: Operation = {
  name: 'getCurrentUser',
  method: 'GET',
  path: '/users/me',
  returns: UserMe,
}

const getUser: Operation = {
  name: 'getUser',
  method: 'GET',
  path: '/users/{id}',
  args: ['id'],
  returns: User,
}

const getUsers: Operation = { name: 'getUsers', method: 'GET', path: '/users', returns: Users }

/**
 * Users: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new UsersApi()
 * const answer = await api.findUsersByName('bench')
 */
export class UsersApi extends Api {
  /**
   * Find users by name or e-mail address.
   */
  findUsersByName(
    term: string,
    opts?: {
      /** Looks at e-mail addresses instead of names. */
      searchByEmail?: Flag | undefined
    },
  ): Promise<Users> {
    return this.findUsersByNameWithHttpInfo(term, opts)
  }

  /** The same as `findUsersByName`. */
  findUsersByNameWithHttpInfo(
    term: string,
    opts?: {
      /** Looks at e-mail addresses instead of names. */
      searchByEmail?: Flag | undefined
    },
  ): Promise<Users> {
    return call(this, findUsersByName, [term], opts)
  }

  /**
   * Get the user who calls, with the company.
   */
  getCurrentUser(): Promise<UserMe> {
    return this.getCurrentUserWithHttpInfo()
  }

  /** The same as `getCurrentUser`. */
  getCurrentUserWithHttpInfo(): Promise<UserMe> {
    return call(this, getCurrentUser, [])
  }

  /**
   * Get one user.
   */
  getUser(id: number): Promise<User> {
    return this.getUserWithHttpInfo(id)
  }

  /** The same as `getUser`. */
  getUserWithHttpInfo(id: number): Promise<User> {
    return call(this, getUser, [id])
  }

  /**
   * List the users of the company.
   */
  getUsers(): Promise<Users> {
    return this.getUsersWithHttpInfo()
  }

  /** The same as `getUsers`. */
  getUsersWithHttpInfo(): Promise<Users> {
    return call(this, getUsers, [])
  }
}
