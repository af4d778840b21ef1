import { createClient, createOAuth, memoryTokens } from '@merx/client'
import { ApiClient, ProductsApi } from 'pipedrive-12'
import { Configuration, OAuth2Configuration, ProductsApi as ProductsApi31 } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, type Company, runningMerx } from '../server/merx.ts'
import { accept, anApp, isLetIn, type TestApp } from '../server/oauth.ts'

const hour = { seconds: 3601 }

describe.each(databases)('tokens of the clients on $name', (database) => {
  // The clients go by their own clocks, so this one begins where theirs are.
  const clock = aClock(new Date().toISOString())
  const merx = runningMerx(database, { clock: clock.now })
  let company: Company
  let url: string
  const redirectUri = 'https://app.example/callback?from=merx&to=shop'
  let app: TestApp
  beforeAll(async () => {
    url = await merx.server.listen()
    company = await merx.company()
    app = await anApp(merx, company, { redirectUris: [redirectUri] })
    await company.admin.addProduct({ name: 'Bench' })
  })

  /** Says yes to what an address of a client asks, and gives where the user ends up. */
  const agree = (address: string) => {
    const { search, searchParams } = new URL(address)
    expect(searchParams.get('client_id')).toBe(app.id)
    return accept(merx, company.admin, app, search.slice(1).replace(/client_id=[^&]*&?/, ''))
  }

  it('pipedrive 12.0.3: authorize, calls, and the refresh it makes by itself', async () => {
    const client = new ApiClient()
    const { oauth2 } = client.authentications
    const clientSecret = app.secret ?? ''
    Object.assign(oauth2, { host: url, clientId: app.id, clientSecret, redirectUri })
    const updates: object[] = []
    oauth2.tokenUpdateCallback = (token) => void updates.push(token)

    const back = await agree(client.buildAuthorizationUrl())
    await client.authorize(back.searchParams.get('code') ?? '')
    const products = new ProductsApi(client)
    const first = await products.getProducts()
    clock.advance(hour)
    const later = await products.getProducts()

    expect(client.basePath).toBe(`${url}/api/v1`)
    expect(first.data).toMatchObject([{ name: 'Bench' }])
    expect(later.data).toEqual(first.data)
    expect(updates).toHaveLength(2)
    expect(await isLetIn(merx, oauth2.accessToken)).toBe(true)
  })

  it('pipedrive 12.0.3: a code that is wrong is its OAuth failure', async () => {
    const client = new ApiClient()
    const { oauth2 } = client.authentications
    Object.assign(oauth2, { host: url, clientId: app.id, clientSecret: 'wrong', redirectUri })

    const wrongSecret = await client.authorize('abc').catch((error) => error)
    oauth2.clientSecret = app.secret ?? ''
    const wrongCode = await client.authorize('abc').catch((error) => error)

    expect(wrongSecret.constructor.name).toBe('OAuthProviderException')
    expect(wrongSecret.context.body).toEqual({
      success: false,
      message: 'Invalid client: client is invalid',
      error: 'invalid_client',
    })
    expect(wrongCode.constructor.name).toBe('OAuthProviderException')
    expect(wrongCode).toMatchObject({
      errorCode: 400,
      context: { body: { message: 'Invalid grant: authorization_code is invalid' } },
    })
  })

  it('pipedrive 31.2.1: authorize, calls, refresh, and both kinds of revocation', async () => {
    const clientSecret = app.secret ?? ''
    const oauth2 = new OAuth2Configuration({
      clientId: app.id,
      clientSecret,
      redirectUri,
      host: url,
    })
    const back = await agree(oauth2.authorizationUrl)

    const first = await oauth2.authorize(back.searchParams.get('code') ?? '')
    const { basePath, getAccessToken: accessToken } = oauth2
    const products = new ProductsApi31(new Configuration({ accessToken, basePath }))
    const list = await products.getProducts()
    const second = await oauth2.tokenRefresh()
    const again = await products.getProducts()

    expect(basePath).toBe(`${url}/api/v1`)
    expect(list.data).toMatchObject([{ name: 'Bench' }])
    expect(again.data).toEqual(list.data)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    await oauth2.revokeToken('access_token')
    expect(await isLetIn(merx, second.access_token)).toBe(false)
    expect(await isLetIn(merx, first.access_token)).toBe(true)
    await oauth2.revokeToken('refresh_token')
    expect(await isLetIn(merx, first.access_token)).toBe(false)
  })

  it('the client of Merx: sign-in with PKCE, calls and refresh', async () => {
    const clientSecret = app.secret ?? ''
    const tokens = memoryTokens()
    const oauth = createOAuth({ host: url, clientId: app.id, clientSecret, redirectUri, tokens })
    const client = createClient({ baseUrl: url, oauth })

    const started = await oauth.startSignIn()
    const back = await agree(started.url)
    await oauth.finishSignIn(back.href, started)
    const products = (await client.products.list().page()).items
    clock.advance(hour)
    const later = (await client.products.list().page()).items

    expect(products).toMatchObject([{ name: 'Bench' }])
    expect(later).toEqual(products)
  })
})
