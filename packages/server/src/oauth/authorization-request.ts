import { type Actor, type App, findApp, grantAccess } from '@merx/catalog'
import { scopes as knownScopes, type Scope } from '@merx/contract'
import type { Db } from '@merx/store'
import { isMalformed, type Query } from '../query-string.ts'

/** An app's request to be let in, found good: what a user is asked. */
export interface AuthorizationRequest {
  readonly app: App
  readonly redirectUri: string
  /** The request left it out, so the exchange of the code may too. */
  readonly isRedirectUriImplied: boolean
  readonly scopes: readonly Scope[]
  readonly state: string | undefined
  /** S256 of RFC 7636. */
  readonly codeChallenge: string | undefined
}

export type CheckedRequest =
  /** Nobody may be sent anywhere: the user is told. */
  | { readonly kind: 'page_error'; readonly message: string }
  /** The app is told, by sending the user back. */
  | { readonly kind: 'redirect_error'; readonly location: string }
  | ({ readonly kind: 'ok' } & AuthorizationRequest)

type Fault = readonly [error: string, description: string]

/** Reads and checks what `/oauth/authorize` is asked (RFC 6749 section 4.1.1). */
export async function checkAuthorizationRequest(
  db: Db,
  query: Query,
  issuer: string,
): Promise<CheckedRequest> {
  const pageError = (message: string) => ({ kind: 'page_error' as const, message })
  if (query[isMalformed]) return pageError('The address is not percent-encoded UTF-8.')
  const { client_id: clientId, redirect_uri: given } = query
  const app = typeof clientId === 'string' ? await findApp(db, clientId) : undefined
  if (!app) return pageError('There is no app with this client_id.')
  const redirectUri = chooseRedirectUri(app, given)
  if (redirectUri === undefined) {
    return pageError('The redirect_uri is not one that was registered for this app.')
  }
  const state = typeof query.state === 'string' ? query.state : undefined
  const scopes = chooseScopes(app, query.scope)
  const fault = findFault(app, query) ?? (scopes ? undefined : invalidScope)
  if (fault || !scopes) {
    const [error, error_description] = fault ?? invalidScope
    const members = { error, error_description, state, iss: issuer }
    return { kind: 'redirect_error', location: toLocation(redirectUri, members) }
  }
  const codeChallenge = textOf(query.code_challenge)
  const isRedirectUriImplied = given === undefined
  return { kind: 'ok', app, redirectUri, isRedirectUriImplied, scopes, state, codeChallenge }
}

/** Letter by letter one of those registered; left out, the only one there is. */
function chooseRedirectUri({ redirectUris }: App, given: Query[string] | undefined) {
  if (given === undefined) return redirectUris.length === 1 ? redirectUris[0] : undefined
  return redirectUris.find((uri) => uri === given)
}

const invalidScope: Fault = ['invalid_scope', 'scope must be among those of the app']

/** A list parted by commas or spaces; left out, all that the app has. */
function chooseScopes(app: App, given: Query[string] | undefined): Scope[] | undefined {
  if (given === undefined) return [...app.scopes]
  const texts = String(given)
    .split(/[\s,]+/)
    .filter((text) => text !== '')
  if (!texts.every((text) => (app.scopes as readonly string[]).includes(text))) return undefined
  return knownScopes.filter((scope) => scope === 'base' || texts.includes(scope))
}

const single = [
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const

function findFault(app: App, query: Query): Fault | undefined {
  const repeated = single.find((name) => Array.isArray(query[name]))
  if (repeated) return ['invalid_request', `${repeated} is given twice`]
  const { response_type: type = 'code', code_challenge: challenge } = query
  // The documented client sends no response_type.
  if (type !== 'code') return ['unsupported_response_type', 'response_type must be code']
  if (challenge === undefined) {
    if (query.code_challenge_method !== undefined) {
      return ['invalid_request', 'code_challenge is missing']
    }
    return app.isPublic ? ['invalid_request', 'a public app must send a code_challenge'] : undefined
  }
  // Left out, the method is "plain", which hides nothing (RFC 9700 section 2.1.1).
  if (query.code_challenge_method !== 'S256') {
    return ['invalid_request', 'code_challenge_method must be S256']
  }
  if (!/^[\w-]{43}$/.test(String(challenge))) {
    return ['invalid_request', 'code_challenge must be a SHA-256 in base64url']
  }
  return undefined
}

function textOf(value: Query[string] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/**
 * Lets the app in on behalf of the user who said yes; gives where to send them.
 *
 * Throws `forbidden` when app and user are of different companies.
 */
export async function acceptAuthorization(
  db: Db,
  actor: Actor,
  request: AuthorizationRequest,
  issuer: string,
  now: Date,
): Promise<string> {
  const { app, redirectUri, isRedirectUriImplied, scopes, state, codeChallenge } = request
  const named = isRedirectUriImplied ? undefined : redirectUri
  const consent = { app, redirectUri: named, scopes, codeChallenge }
  const code = await grantAccess(db, actor, consent, now)
  return toLocation(redirectUri, { code, state, iss: issuer })
}

/** Where to send a user who said no. */
export function refuseAuthorization(
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  issuer: string,
): string {
  return toLocation(redirectUri, { error: 'access_denied', state, iss: issuer })
}

/** The registered address as it is, its own query kept, with members added (RFC 9207 for `iss`). */
function toLocation(
  redirectUri: string,
  members: Readonly<Record<string, string | undefined>>,
): string {
  const added = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${added.join('&')}`
}
