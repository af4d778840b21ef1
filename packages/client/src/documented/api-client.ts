import { userAgent } from '../generated/protocol.ts'
import { isBrowser } from '../transport/platform.ts'
import { type AnswerContext, deserialize } from './answer.ts'
import {
  type Authentications,
  applyAuthentication,
  emptyAuthentications,
  type OAuth2Authentication,
  type OAuth2Token,
} from './authentications.ts'
import { isInstance, setBrand } from './brand.ts'
import { convert, parseDate, setOwn } from './convert.ts'
import { exceptionFor } from './exceptions.ts'
import { authorizationUrl, requestToken, revokeToken } from './oauth.ts'
import { OutgoingRequest } from './outgoing-request.ts'
import * as parameters from './parameters.ts'
import { refuse } from './refused.ts'
import { withReadFiles } from './request-body.ts'
import { sendRequest, within } from './send-request.ts'

/** One for all copies of the package that a program may have loaded. */
const instanceKey = Symbol.for('@merx/client.ApiClient.instance')
const instances = globalThis as { [instanceKey]?: ApiClient }

type Values = Readonly<Record<string, unknown>>

/**
 * The connection to a server: its address, the credentials, and how requests are sent.
 *
 * @example
 * const client = ApiClient.instance
 * client.basePath = 'http://127.0.0.1:8480/v1'
 * client.authentications.api_key.apiKey = 'YOUR API KEY'
 * const { data } = await new ProductsApi().getProducts({ limit: 10 })
 */
export class ApiClient {
  static readonly brand = 'ApiClient'

  /** How lists are written in a query. */
  static readonly CollectionFormatEnum = {
    CSV: ',',
    SSV: ' ',
    TSV: '\t',
    PIPES: '|',
    MULTI: 'multi',
  } as const

  static readonly canBeJsonified = parameters.canBeJsonified
  static readonly parseDate = parseDate
  /** Converts as models do, but only where nothing gets lost. */
  static readonly convertToType = convert

  /** What stands before every path. */
  basePath = 'https://api.pipedrive.com/v1'
  authentications: Authentications = emptyAuthentications()
  /** Sent with every request. */
  defaultHeaders: Record<string, string>
  /** Milliseconds a call may take, its answer included; 0 is for ever. */
  timeout = 60_000
  /** When false, reading requests have a parameter that keeps caches from answering them. */
  cache = true
  #refreshing: Promise<OAuth2Token> | undefined

  constructor() {
    setBrand(this, ApiClient.brand)
    // Browsers have a name of their own, and ask the server for leave to send another.
    this.defaultHeaders = isBrowser() ? {} : { 'User-Agent': this.getUserAgent() }
  }

  static [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: classes that extend this one are asked for themselves
    return isInstance(this, value)
  }

  /** The one client that all APIs use that were given none. */
  static get instance(): ApiClient {
    instances[instanceKey] ??= new ApiClient()
    return instances[instanceKey]
  }

  static set instance(client: ApiClient) {
    instances[instanceKey] = client
  }

  /** Copies list items or members of `data` into `obj`, each converted to `itemType`. */
  static constructFromObject(data: object, obj: object, itemType: unknown): void {
    for (const [key, value] of Object.entries(data)) setOwn(obj, key, convert(value, itemType))
  }

  get plugins(): null {
    return null
  }

  /** Always null: plugins of superagent have nothing to plug into. */
  set plugins(value: unknown) {
    refuse('plugins', value)
  }

  get requestAgent(): null {
    return null
  }

  /** Always null: `fetch` takes no agent. */
  set requestAgent(value: unknown) {
    refuse('requestAgent', value)
  }

  get enableCookies(): false {
    return false
  }

  /** Always false: no cookies are kept. */
  set enableCookies(value: unknown) {
    refuse('enableCookies', value)
  }

  getUserAgent(): string {
    return userAgent
  }

  hostSettings(): { url: string; description: string }[] {
    return [{ url: 'https://api.pipedrive.com/v1', description: 'No description provided' }]
  }

  getBasePathFromSettings(index: number, _variables: object = {}): string {
    const hosts = this.hostSettings()
    const host = hosts[index]
    if (host) return host.url
    throw new Error(
      `Invalid index ${index} when selecting the host settings. Must be less than ${hosts.length}`,
    )
  }

  paramToString(param: unknown): string {
    return parameters.paramToString(param)
  }

  buildUrl(path: string, pathParams: Values = {}, apiBasePath?: string | null): string {
    const base = (apiBasePath ?? this.basePath).replace(/\/+$/, '')
    return base + parameters.fillPath(path.startsWith('/') ? path : `/${path}`, pathParams)
  }

  isJsonMime(contentType: unknown): boolean {
    return parameters.isJsonMime(contentType)
  }

  jsonPreferredMime(contentTypes: readonly string[]): string | undefined {
    return parameters.jsonPreferredMime(contentTypes)
  }

  isFileParam(param: unknown): boolean {
    return parameters.isFileParam(param)
  }

  normalizeParams(params: object): Record<string, unknown> {
    return parameters.normalizeParams(params)
  }

  buildCollectionParam(
    param: readonly unknown[] | null | undefined,
    collectionFormat: string,
  ): string | string[] | null {
    return parameters.buildCollectionParam(param, collectionFormat)
  }

  /** Adds the credentials of these names, as far as they have been filled in. */
  applyAuthToRequest(request: OutgoingRequest, authNames: readonly string[]): void {
    const authentications: Partial<Record<string, object>> = { ...this.authentications }
    for (const name of authNames) {
      const authentication = authentications[name]
      if (authentication) applyAuthentication(request, name, authentication)
    }
  }

  /** Turns the body of a successful answer into `returnType`. */
  deserialize(response: AnswerContext, returnType: unknown): unknown {
    return deserialize(response, returnType)
  }

  /**
   * Sends a request, and gives its answer as `returnType`.
   *
   * Expired OAuth tokens are refreshed before; after a 401 they are, and the request is sent once more.
   */
  async callApi(
    path: string,
    httpMethod: string,
    pathParams: Values,
    queryParams: Values,
    headerParams: Values,
    formParams: Values,
    bodyParam: unknown,
    authNames: readonly string[],
    contentTypes: readonly string[],
    accepts: readonly string[],
    returnType: unknown,
    apiBasePath?: string | null,
    secondRequest = false,
    // biome-ignore lint/suspicious/noExplicitAny: the caller knows what returnType makes
  ): Promise<any> {
    if (!secondRequest && this.shouldRefreshToken() && this.#canRefresh()) {
      await this.refreshToken()
    }
    const usedToken = this.authentications.oauth2?.accessToken
    const request = new OutgoingRequest(httpMethod, this.buildUrl(path, pathParams, apiBasePath))
    this.applyAuthToRequest(request, authNames)
    request.query(this.normalizeParams(queryParams))
    if (request.method === 'GET' && this.cache === false) request.query({ _: Date.now() })
    request.set('Accept', this.jsonPreferredMime(accepts))
    request.set(this.defaultHeaders).set(this.normalizeParams(headerParams))
    const contentType = this.jsonPreferredMime(contentTypes)
    const { form, answer } = await within(this.timeout, async (deadline) => {
      const form = await withReadFiles(formParams, deadline)
      const content = { formParams: form, bodyParam, contentType, returnType }
      return { form, answer: await sendRequest(request, content, deadline) }
    })
    if (answer.status === 401 && !secondRequest && this.#canRefresh()) {
      // Another call may have refreshed it meanwhile.
      if (this.authentications.oauth2.accessToken === usedToken) await this.refreshToken()
      return this.callApi(
        path,
        httpMethod,
        pathParams,
        queryParams,
        headerParams,
        form,
        bodyParam,
        authNames,
        contentTypes,
        accepts,
        returnType,
        apiBasePath,
        true,
      )
    }
    if (!answer.ok) throw exceptionFor(answer)
    return this.deserialize(answer, returnType)
  }

  isOauth2Supported(): boolean {
    return Boolean(this.authentications.oauth2)
  }

  isApiTokenSet(): boolean {
    return Boolean(this.authentications.api_key?.apiKey)
  }

  shouldRefreshToken(): boolean {
    const expiresAt = this.authentications.oauth2?.expiresAt
    return !this.isApiTokenSet() && Boolean(expiresAt) && Date.now() > expiresAt
  }

  #canRefresh(): boolean {
    return !this.isApiTokenSet() && Boolean(this.authentications.oauth2?.refreshToken)
  }

  /** A setting of OAuth. Throws when it has not been made. */
  getOAuth2Property<K extends keyof OAuth2Authentication>(
    property: K,
  ): NonNullable<OAuth2Authentication[K]> {
    const value = this.authentications.oauth2?.[property]
    if (!value) throw new Error(`OAuth 2 property ${property} is not set.`)
    return value
  }

  /** The address at which somebody lets the application into their account. */
  buildAuthorizationUrl(): string {
    this.#requireOauth2('Could not create authorization url')
    return authorizationUrl(this)
  }

  /** Exchanges the code of an authorization for tokens, and uses them from now on. */
  async authorize(code: string): Promise<OAuth2Token> {
    this.#requireOauth2('Could not authorize the client')
    if (!code) throw new Error('Authorization failed. Authorization code is not set.')
    const token = await requestToken(this, {
      code,
      redirect_uri: this.getOAuth2Property('redirectUri'),
      grant_type: 'authorization_code',
    })
    await this.updateToken(token)
    return token
  }

  /** Exchanges the refresh token for new tokens; calls at the same time share one exchange. */
  refreshToken(): Promise<OAuth2Token> {
    if (this.#refreshing) return this.#refreshing
    const refreshing = this.#refresh().finally(() => {
      if (this.#refreshing === refreshing) this.#refreshing = undefined
    })
    this.#refreshing = refreshing
    return refreshing
  }

  async #refresh(): Promise<OAuth2Token> {
    this.#requireOauth2('Could not refresh the token')
    const token = await requestToken(this, {
      refresh_token: this.getOAuth2Property('refreshToken'),
      grant_type: 'refresh_token',
    })
    // What the callback does may need the token, and must not wait for itself.
    this.#refreshing = undefined
    await this.updateToken(token)
    return token
  }

  /** Uses tokens from now on, and gives what `tokenUpdateCallback` answers. */
  updateToken(token: OAuth2Token): unknown {
    this.#requireOauth2('Could not update the token')
    const { oauth2 } = this.authentications
    if (token.access_token) oauth2.accessToken = token.access_token
    if (token.refresh_token) oauth2.refreshToken = token.refresh_token
    if (token.expires_in) {
      oauth2.expiresIn = token.expires_in
      oauth2.expiresAt = Date.now() + token.expires_in * 1000
    }
    if (token.scope) oauth2.scope = token.scope
    if (token.api_domain) this.basePath = `${token.api_domain}/v1`
    const { tokenUpdateCallback: callback } = oauth2
    return typeof callback === 'function' ? callback(token) : undefined
  }

  /** Makes the access token worthless, or with the hint `refresh_token` both tokens. */
  async revokeToken({ tokenTypeHint }: { tokenTypeHint?: string } = {}): Promise<void> {
    this.#requireOauth2('Could not revoke the token')
    await revokeToken(this, tokenTypeHint)
  }

  #requireOauth2(failure: string): void {
    if (!this.isOauth2Supported()) throw new Error(`${failure}. OAuth 2 is not supported.`)
  }
}
