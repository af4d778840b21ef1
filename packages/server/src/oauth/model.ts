import {
  type App,
  type AuthorizationCode,
  findAuthorizationCode,
  findRefreshToken,
  type Grant,
  issueAccessToken,
  issueRefreshToken,
  type RefreshToken,
  rotateRefreshToken,
  useAuthorizationCode,
} from '@merx/catalog'
import type { Scope } from '@merx/contract'
import type { Db } from '@merx/store'
import OAuth2Server from '@node-oauth/oauth2-server'

/** What the library hands from one step to the next as the user. */
interface Granted {
  readonly grant: Grant
  /** Undefined when a code is exchanged. */
  readonly refreshToken?: RefreshToken
}

/** The library compares times with its own clock; these have been compared with ours already. */
const notExpired = new Date(8_640_000_000_000_000)

const grants = ['authorization_code', 'refresh_token']

/**
 * What the OAuth library reads and writes for one request of an app that has shown who it is.
 *
 * Everything happens in the transaction `db`, on a grant that stays locked until its end.
 */
export function createModel(
  db: Db,
  app: App | undefined,
  { namesRedirectUri }: { namesRedirectUri: boolean },
  now: Date,
) {
  const client = app && { id: app.clientId, grants }
  return {
    async getClient() {
      return client
    },

    async getAuthorizationCode(text: string) {
      const code = app && (await findAuthorizationCode(db, app, text, now))
      if (!code) return undefined
      if (code.expiresAt <= now) {
        throw new OAuth2Server.InvalidGrantError('Invalid grant: authorization_code has expired')
      }
      const { grant, codeChallenge } = code
      // What the request for the code left out, the one there is, may be left out again, or be right.
      const redirectUri = code.redirectUri ?? (namesRedirectUri ? app?.redirectUris[0] : undefined)
      const challenge = codeChallenge ? { codeChallenge, codeChallengeMethod: 'S256' } : {}
      const user: Granted = { grant }
      const scope = grant.scopes
      return { code, client, user, scope, redirectUri, expiresAt: notExpired, ...challenge }
    },

    async revokeAuthorizationCode({ code }: { code: AuthorizationCode }) {
      await useAuthorizationCode(db, code, now)
      return true
    },

    async getRefreshToken(text: string) {
      const refreshToken = app && (await findRefreshToken(db, app, text, now))
      if (!refreshToken) return undefined
      const { grant } = refreshToken
      const user: Granted = { grant, refreshToken }
      return { client, user, scope: grant.scopes }
    },

    /** Nothing yet: a token is retired where its successor is made. */
    async revokeToken() {
      return true
    },

    async generateAccessToken(_client: unknown, { grant }: Granted, scopes: readonly Scope[]) {
      return issueAccessToken(db, grant, scopes, now)
    },

    async generateRefreshToken(_client: unknown, { grant, refreshToken }: Granted) {
      return refreshToken
        ? rotateRefreshToken(db, refreshToken, now)
        : issueRefreshToken(db, grant, now)
    },

    /** Both were stored when they were made. */
    async saveToken(token: object, client: object, user: Granted) {
      return { ...token, client, user }
    },
  }
}
