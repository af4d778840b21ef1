import { MerxError } from '../errors.ts'
import type { OutgoingRequest } from './outgoing-request.ts'

/**
 * The API token, and how it is sent.
 *
 * @example
 * const { api_key } = ApiClient.instance.authentications
 * api_key.apiKey = 'YOUR API KEY'
 */
export interface ApiKeyAuthentication {
  type: string
  /** `query`, or `header`. */
  in: string
  /** Of the query parameter or the header. */
  name: string
  apiKey: string
  /** Stands before the token, with a space between them. */
  apiKeyPrefix?: string
}

/**
 * The OAuth application and its tokens.
 *
 * @example
 * const { oauth2 } = ApiClient.instance.authentications
 * oauth2.clientId = 'YOUR CLIENT ID'
 * oauth2.clientSecret = 'YOUR CLIENT SECRET'
 * oauth2.redirectUri = 'https://app.example/callback'
 * oauth2.tokenUpdateCallback = (token) => console.log('store', token.refresh_token)
 */
export interface OAuth2Authentication {
  type: string
  /** Address of the OAuth server. */
  host: string
  accessToken: string
  refreshToken: string
  /** Seconds. */
  expiresIn: number
  /** Milliseconds since 1970. */
  expiresAt: number
  scope: string
  clientId: string
  clientSecret: string
  redirectUri: string
  /** Is given every new token; what it throws, the call that needed the token fails with. */
  tokenUpdateCallback: ((token: OAuth2Token) => unknown) | null
}

/**
 * What the OAuth server answers.
 *
 * @example
 * const token: OAuth2Token = JSON.parse(await fs.readFile('token.json', 'utf8'))
 * ApiClient.instance.updateToken(token)
 */
export interface OAuth2Token {
  access_token?: string
  refresh_token?: string
  token_type?: string
  /** Seconds. */
  expires_in?: number
  scope?: string
  /** Address of the company's API. */
  api_domain?: string
  [member: string]: unknown
}

/**
 * The credentials of an `ApiClient`, empty at first; with both, servers go by the API token.
 *
 * @example
 * const { api_key, oauth2 }: Authentications = ApiClient.instance.authentications
 * api_key.apiKey = 'YOUR API KEY'
 * console.log(oauth2.host)
 */
export interface Authentications {
  api_key: ApiKeyAuthentication
  oauth2: OAuth2Authentication
}

export function emptyAuthentications(): Authentications {
  return {
    api_key: { type: 'apiKey', in: 'query', name: 'api_token', apiKey: '' },
    oauth2: {
      type: 'oauth2',
      host: 'https://oauth.pipedrive.com',
      accessToken: '',
      refreshToken: '',
      expiresIn: 0,
      expiresAt: 0,
      scope: '',
      clientId: '',
      clientSecret: '',
      redirectUri: '',
      tokenUpdateCallback: null,
    },
  }
}

/** Whatever somebody may have put among the authentications. */
type AnyAuthentication = Partial<
  ApiKeyAuthentication & OAuth2Authentication & { username: string; password: string }
>

/** Adds one authentication, if it has been filled in, to a request. */
export function applyAuthentication(
  request: OutgoingRequest,
  name: string,
  auth: AnyAuthentication,
): void {
  if (typeof auth !== 'object') {
    const text = `authentications.${name} is an object; set the token at a member of it, such as authentications.api_key.apiKey`
    throw new MerxError('bad_usage', text)
  }
  switch (auth.type) {
    case 'basic':
      if (auth.username || auth.password) request.auth(auth.username ?? '', auth.password ?? '')
      break
    case 'bearer':
    case 'oauth2':
      if (auth.accessToken) request.set('Authorization', `Bearer ${auth.accessToken}`)
      break
    case 'apiKey':
      if (auth.apiKey) applyApiKey(request, auth)
      break
    default:
      throw new Error(`Unknown authentication type: ${auth.type}`)
  }
}

function applyApiKey(request: OutgoingRequest, auth: AnyAuthentication): void {
  const name = auth.name ?? 'api_token'
  const value = auth.apiKeyPrefix ? `${auth.apiKeyPrefix} ${auth.apiKey}` : auth.apiKey
  if (auth.in === 'header') request.set(name, value)
  else request.query({ [name]: value })
}
