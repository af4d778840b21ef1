import { MerxError } from '../errors.ts'
import type { ApiClient } from './api-client.ts'
import type { OAuth2Token } from './authentications.ts'
import { OAuthProviderException } from './exceptions.ts'
import { OutgoingRequest } from './outgoing-request.ts'
import { sendRequest, within } from './send-request.ts'

/** Sends a form to the OAuth server, signed in as the application, and gives the parsed body. */
async function post(
  client: ApiClient,
  path: string,
  formParams: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const clientId = client.getOAuth2Property('clientId')
  const clientSecret = client.getOAuth2Property('clientSecret')
  const request = new OutgoingRequest('POST', `${hostOf(client)}${path}`)
  request.set({ 'User-Agent': client.defaultHeaders['User-Agent'] }).auth(clientId, clientSecret)
  const content = { formParams, contentType: 'application/x-www-form-urlencoded' }
  const answer = await within(client.timeout, (deadline) => sendRequest(request, content, deadline))
  if (!answer.ok) throw new OAuthProviderException(answer)
  return answer.body
}

/** Asks for tokens. Throws `bad_answer` when there is none in the answer. */
export async function requestToken(
  client: ApiClient,
  formParams: Readonly<Record<string, unknown>>,
): Promise<OAuth2Token> {
  const token = (await post(client, '/oauth/token', formParams)) as OAuth2Token | undefined
  if (token?.access_token) return token
  const text = 'The OAuth server answered without access_token; check that host is its address'
  throw new MerxError('bad_answer', text, { body: token })
}

/** Makes a token worthless (RFC 7009); the refresh token when the hint says so. */
export async function revokeToken(client: ApiClient, tokenTypeHint?: string): Promise<void> {
  const isRefreshToken = tokenTypeHint === 'refresh_token'
  const token = client.getOAuth2Property(isRefreshToken ? 'refreshToken' : 'accessToken')
  await post(client, '/oauth/revoke', { token, token_type_hint: tokenTypeHint })
}

/** Where the person who installs the application is sent. */
export function authorizationUrl(client: ApiClient): string {
  const host = hostOf(client)
  const clientId = client.getOAuth2Property('clientId')
  const redirectUri = encodeURIComponent(client.getOAuth2Property('redirectUri'))
  return `${host}/oauth/authorize?client_id=${clientId}&redirect_uri=${redirectUri}`
}

/** Without the slash that addresses often end with. */
function hostOf(client: ApiClient): string {
  return client.getOAuth2Property('host').replace(/\/+$/, '')
}
