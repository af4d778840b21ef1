import { type App, accessTokenSeconds, authenticateApp } from '@merx/catalog'
import type { oauth } from '@merx/contract'
import type { Db } from '@merx/store'
import OAuth2Server from '@node-oauth/oauth2-server'
import type { ClientCredentials } from './client-credentials.ts'
import { ofLibrary } from './errors.ts'
import type { Form } from './form.ts'
import { createModel } from './model.ts'

type Issued = Pick<oauth.TokenAnswer, 'access_token' | 'refresh_token' | 'scope'>

/**
 * Exchanges an authorization code, or a refresh token, for tokens.
 *
 * One transaction: a refusal is an outcome of it and no failure, since it may have used a code up or
 * ended a grant. Throws the problems of RFC 6749 section 5.2.
 */
export async function issueTokens(
  db: Db,
  credentials: ClientCredentials,
  form: Form,
  now: Date,
): Promise<Omit<oauth.TokenAnswer, 'api_domain'>> {
  const { clientId, clientSecret } = credentials
  const app = clientId && (await authenticateApp(db, clientId, clientSecret))
  const body = { ...form, client_id: clientId, client_secret: clientSecret }
  // Without an app the library refuses before it reads or writes anything.
  const outcome = app
    ? await db.transaction((db) => attempt(db, app, body, now))
    : await attempt(db, undefined, body, now)
  if (outcome instanceof OAuth2Server.OAuthError) throw ofLibrary(outcome)
  return { ...outcome, token_type: 'Bearer', expires_in: accessTokenSeconds }
}

async function attempt(
  db: Db,
  app: App | undefined,
  body: Form,
  now: Date,
): Promise<Issued | OAuth2Server.OAuthError> {
  try {
    const { accessToken, refreshToken, scope } = await serverFor(db, app, body, now).token(
      requestOf(body),
      new OAuth2Server.Response(),
    )
    // Every model of ours gives both, and its scopes as a list.
    return {
      access_token: accessToken,
      refresh_token: refreshToken as string,
      scope: (scope as string[]).join(','),
    }
  } catch (error) {
    // What the database throws undoes the transaction, and may make it run again.
    if (error instanceof OAuth2Server.ServerError) throw innermost(error)
    if (error instanceof OAuth2Server.OAuthError) return error
    throw error
  }
}

/** What the library wrapped, of which its types say nothing. */
function innermost(error: OAuth2Server.ServerError): unknown {
  return 'inner' in error ? error.inner : error
}

function serverFor(db: Db, app: App | undefined, body: Form, now: Date): OAuth2Server {
  const namesRedirectUri = body.redirect_uri !== undefined
  return new OAuth2Server({
    // The library's types also ask for what only its other endpoints call.
    model: createModel(
      db,
      app,
      { namesRedirectUri },
      now,
    ) as unknown as OAuth2Server.RefreshTokenModel,
    // Whether an app has to have a secret is settled when it is authenticated.
    requireClientAuthentication: { authorization_code: false, refresh_token: false },
  })
}

/** The request as the library reads it: credentials in the body, scopes parted by spaces. */
function requestOf(body: Form): OAuth2Server.Request {
  const words = body.scope?.split(/[\s,]+/).filter((word) => word !== '')
  const scope = words && [...new Set(['base', ...words])].join(' ')
  return new OAuth2Server.Request({
    method: 'POST',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' },
    body: { ...body, scope },
  })
}
