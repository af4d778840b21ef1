import { createClient, createOAuth, memoryTokens } from '@merx/client'
import * as openid from 'openid-client'
import { ApiClient, ProductsApi } from 'pipedrive-12'
import { Configuration, OAuth2Configuration, ProductsApi as ProductsApi31 } from 'pipedrive-31/v1'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserOptions, hasBrowser } from '../browser.ts'
import { runningMerx } from '../clients/running-merx.ts'
import { databases } from '../databases.ts'
import { merx } from '../merx-process.ts'
import { type Callback, startCallback } from './callback.ts'
import { answerConsent, signInOn } from './people.ts'

if (!hasBrowser) {
  console.warn('Left out: apps through the consent page. There is no browser at /usr/bin/chromium.')
}

interface AddedApp {
  readonly clientId: string
  readonly clientSecret: string
}

describe.runIf(hasBrowser).each(databases)(
  'apps through the consent page, on $name',
  (database) => {
    const running = runningMerx(database)
    let browser: Browser
    let page: Page
    let callback: Callback

    beforeAll(async () => {
      browser = await chromium.launch(browserOptions)
      callback = await startCallback()
    })
    afterAll(async () => {
      await browser?.close()
      await callback?.stop()
    })

    /** A browser nobody has signed in with yet. */
    const freshPage = async () => {
      page = await browser.newPage({ javaScriptEnabled: false })
      return page
    }

    const addApp = async (scopes: string, ...flags: string[]) => {
      const { server } = running
      const named = ['--company', '1', '--name', 'Price List & Co']
      const { url, plainUrl, hopUrl } = callback
      const addresses = [url, plainUrl, hopUrl].flatMap((address) => ['--redirect-uri', address])
      return merx<AddedApp>(
        ['app', 'add', ...named, ...addresses, '--scopes', scopes, ...flags],
        server.env,
      )
    }

    const admin = () => ({
      email: running.server.env.MERX_ADMIN_EMAIL ?? '',
      password: running.server.env.MERX_ADMIN_PASSWORD ?? '',
    })

    test('pipedrive 12: authorised, called, refreshed', async () => {
      const { clientId, clientSecret } = await addApp('products:full')
      const client = new ApiClient()
      const { oauth2 } = client.authentications
      Object.assign(oauth2, {
        host: running.server.url,
        clientId,
        clientSecret,
        redirectUri: callback.url,
      })
      client.basePath = `${running.server.url}/v1`
      const products = new ProductsApi(client)

      const back = await answerConsent(
        await freshPage(),
        client.buildAuthorizationUrl(),
        admin(),
        'Allow',
      )
      const token = await client.authorize(back.searchParams.get('code') ?? '')
      const added = await products.addProduct({ name: 'Garden Bench' })
      const first = oauth2.accessToken
      // As if the hour were over: the client refreshes before it calls.
      oauth2.expiresAt = Date.now() - 1
      const read = await products.getProduct(added.data.id)

      expect(back.searchParams.get('from')).toBe('merx')
      expect(token).toMatchObject({
        token_type: 'Bearer',
        expires_in: 3600,
        scope: 'base,products:full',
        api_domain: running.server.url,
      })
      expect(read.data.name).toBe('Garden Bench')
      expect(oauth2.accessToken).not.toBe(first)
    })

    test('pipedrive 31: authorised, called at the address the token names, refreshed, revoked', async () => {
      const { clientId, clientSecret } = await addApp('products:read')
      const oauth = new OAuth2Configuration({
        clientId,
        clientSecret,
        redirectUri: callback.url,
        host: running.server.url,
      })
      const products = () =>
        new ProductsApi31(
          new Configuration({ accessToken: oauth.getAccessToken, basePath: oauth.basePath }),
        )

      const back = await answerConsent(await freshPage(), oauth.authorizationUrl, admin(), 'Allow')
      const token = await oauth.authorize(back.searchParams.get('code') ?? '')
      const followers = () => products().getProductUsers({ id: 1 })
      const refreshed = await oauth.tokenRefresh()

      expect(oauth.basePath).toBe(`${running.server.url}/api/v1`)
      expect(token.scope).toBe('base,products:read')
      expect(refreshed.refresh_token).not.toBe(token.refresh_token)
      expect((await followers()).success).toBe(true)
      await expect(
        products().addProductFollower({ id: 1, AddProductFollowerRequest: { user_id: 1 } }),
      ).rejects.toMatchObject({ errorCode: 403, error: 'Scope and URL mismatch' })
      await oauth.revokeToken('refresh_token')
      await expect(followers()).rejects.toMatchObject({ errorCode: 401 })
      await expect(oauth.tokenRefresh()).rejects.toMatchObject({ error: 'invalid_grant' })
    })

    test('openid-client: found by its metadata, public, with PKCE, state and iss checked', async () => {
      const { clientId } = await addApp('products:read,deals:read', '--public')
      const server = new URL(running.server.url)
      const config = await openid.discovery(server, clientId, undefined, openid.None(), {
        algorithm: 'oauth2',
        execute: [openid.allowInsecureRequests],
      })
      const verifier = openid.randomPKCECodeVerifier()
      const state = openid.randomState()
      const address = openid.buildAuthorizationUrl(config, {
        // This client leaves the query out of the address it came back to.
        redirect_uri: callback.plainUrl,
        scope: 'products:read',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
      })

      const back = await answerConsent(await freshPage(), address.href, admin(), 'Allow')
      const checks = { pkceCodeVerifier: verifier, expectedState: state }
      const tokens = await openid.authorizationCodeGrant(config, back, checks)
      const call = (accessToken: string) =>
        fetch(`${running.server.url}/v1/products`, {
          headers: { authorization: `Bearer ${accessToken}` },
        })
      const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '')
      const statuses = [await call(tokens.access_token), await call(refreshed.access_token)]
      await openid.tokenRevocation(config, refreshed.refresh_token ?? '')

      expect(back.searchParams.get('iss')).toBe(running.server.url)
      expect(tokens.scope).toBe('base,products:read')
      expect(statuses.map(({ status }) => status)).toEqual([200, 200])
      expect((await call(refreshed.access_token)).status).toBe(401)
    })

    test('@merx/client: signed in, called, signed out', async () => {
      const { clientId, clientSecret } = await addApp('products:read')
      const tokens = memoryTokens()
      const oauth = createOAuth({
        host: running.server.url,
        clientId,
        clientSecret,
        redirectUri: callback.url,
        tokens,
      })
      const client = createClient({ baseUrl: running.server.url, oauth })

      const started = await oauth.startSignIn()
      const back = await answerConsent(await freshPage(), started.url, admin(), 'Allow')
      await oauth.finishSignIn(back.href, started)
      const name = 'Signed In Chair'
      await fetch(`${running.server.url}/v1/products`, {
        method: 'POST',
        headers: { 'x-api-token': running.server.apiToken, 'content-type': 'application/json' },
        body: JSON.stringify({ name }),
      })
      const found: string[] = []
      for await (const product of client.products.list()) found.push(product.name)

      expect(found).toContain(name)
      await oauth.signOut()
      await expect(client.products.get(1)).rejects.toMatchObject({ code: 'sign_in_needed' })
    })

    test('the page says what the app may do, to whom, and for whom; no is an answer', async () => {
      const { clientId } = await addApp('products:read,users:read')
      const query = new URLSearchParams({
        client_id: clientId,
        redirect_uri: callback.url,
        state: 'a b&c',
      })
      const address = `${running.server.url}/oauth/authorize?${query}`
      const opened = await freshPage()

      await opened.goto(address)
      await signInOn(opened, admin())
      await opened.getByRole('heading', { name: 'Connect Price List & Co?' }).waitFor()
      const items = await opened.getByRole('listitem').allTextContents()
      const text = await opened.getByRole('main').innerText()
      const back = await answerConsent(opened, address, admin(), 'Don’t allow')

      expect(items).toEqual([
        'See your name and settings, the company and its currencies',
        'See products with their prices, followers and files',
        'See the users of the company',
      ])
      expect(text).toContain(admin().email)
      expect(Object.fromEntries(back.searchParams)).toEqual({
        from: 'merx',
        error: 'access_denied',
        state: 'a b&c',
        iss: running.server.url,
      })
    })

    test('an app may lead on to another origin', async () => {
      const { clientId } = await addApp('products:read')
      const query = new URLSearchParams({ client_id: clientId, redirect_uri: callback.hopUrl })
      const address = `${running.server.url}/oauth/authorize?${query}`

      const back = await answerConsent(await freshPage(), address, admin(), 'Allow')

      expect(back.hostname).toBe('localhost')
      expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{64}$/)
    })

    test('what was connected is ended on the account page', async () => {
      const { clientId, clientSecret } = await addApp('products:read')
      const oauth = new OAuth2Configuration({
        clientId,
        clientSecret,
        redirectUri: callback.url,
        host: running.server.url,
      })
      const opened = await freshPage()
      const back = await answerConsent(opened, oauth.authorizationUrl, admin(), 'Allow')
      const { access_token } = await oauth.authorize(back.searchParams.get('code') ?? '')
      const call = async () => {
        const headers = { authorization: `Bearer ${access_token}` }
        return (await fetch(`${running.server.url}/v1/users/me`, { headers })).status
      }
      const before = await call()

      await opened.goto(`${running.server.url}/account`)
      const buttons = opened.getByRole('button', { name: 'Disconnect Price List & Co' })
      for (let left = await buttons.count(); left > 0; left--) {
        await buttons.first().click()
        await opened.getByRole('heading', { name: 'Your account' }).waitFor()
      }

      expect(await buttons.count()).toBe(0)
      expect([before, await call()]).toEqual([200, 401])
    })
  },
)
