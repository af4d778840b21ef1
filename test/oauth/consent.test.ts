import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Browser, openBrowser } from '../server/browser.ts'
import { type Merx, runningMerx, type User } from '../server/merx.ts'
import { anApp, callback, type TestApp } from '../server/oauth.ts'

const addressOf = ({ id }: TestApp, more: Record<string, string> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: id, redirect_uri: callback, ...more })}`

async function signedIn(merx: Merx, { email, password }: User): Promise<Browser> {
  const browser = openBrowser(merx)
  expect((await browser.submit('/sign-in', '/sign-in', { email, password })).status).toBe(303)
  return browser
}

describe.each(databases)('the consent page on $name', (database) => {
  const merx = runningMerx(database)
  const grantsOf = async (id: number) =>
    (await merx.events(id)).filter(({ name }) => name === 'grant.created').length

  test('whoever is not signed in signs in first, and comes back to the same question', async () => {
    const company = await merx.company()
    const app = await anApp(merx, company)
    const browser = openBrowser(merx)
    const { email, password } = company.admin
    const address = addressOf(app, { state: 'a&b=c', scope: 'products:full' })

    const led = await browser.get(address)
    const back = await browser.submit(`${led.headers.location}`, '/sign-in', { email, password })
    const page = await browser.get(`${back.headers.location}`)

    expect([led.status, back.status, page.status]).toEqual([303, 303, 200])
    expect(new URL(`http://x${back.headers.location}`).searchParams.get('state')).toBe('a&b=c')
    expect(page.text).toContain('Connect Price sync?')
  })

  test('yes leads back with 303, which sends no form on', async () => {
    const company = await merx.company()
    const app = await anApp(merx, company)
    const browser = await signedIn(merx, company.admin)
    const address = addressOf(app, { state: 'a&b=c' })

    const answer = await browser.submit(address, '/oauth/authorize', { answer: 'allow' })

    const back = new URL(`${answer.headers.location}`)
    expect([answer.status, back.origin + back.pathname]).toEqual([303, callback])
    expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{64}$/)
    expect(back.searchParams.get('state')).toBe('a&b=c')
    expect(await grantsOf(company.id)).toBe(1)
  })

  test.each([
    ['without the mark', { form: '' }, {}, 303],
    ['with the mark of another browser', { form: 'a'.repeat(64) }, {}, 303],
    ['from another site', {}, { origin: 'https://evil.example' }, 403],
    ['that the browser calls cross-site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
  ])(
    'an answer that no page of this server asked for grants nothing: %s',
    async (_, fields, headers, status) => {
      const company = await merx.company()
      const app = await anApp(merx, company)
      const cookies = (await signedIn(merx, company.admin)).cookies
      const forged = openBrowser(merx, headers)
      for (const [name, value] of cookies) forged.cookies.set(name, value)

      const answer = await forged.submit(addressOf(app), '/oauth/authorize', {
        answer: 'allow',
        ...fields,
      })
      const disconnect = await forged.post('/account/disconnect', {
        app: `${app.app.id}`,
        ...fields,
      })

      expect([answer.status, disconnect.status]).toEqual([status, status])
      // Who signed out and in again meanwhile is asked once more.
      if (status === 303) expect(answer.headers.location).toBe(addressOf(app))
      expect(await grantsOf(company.id)).toBe(0)
    },
  )

  test('an answer that is neither yes nor no is a no', async () => {
    const company = await merx.company()
    const browser = await signedIn(merx, company.admin)
    const address = addressOf(await anApp(merx, company))

    const answer = await browser.submit(address, '/oauth/authorize', { answer: 'perhaps' })

    expect(`${answer.headers.location}`).toContain('error=access_denied')
    expect(await grantsOf(company.id)).toBe(0)
  })

  test('hidden fields that were changed are checked again', async () => {
    const company = await merx.company()
    const app = await anApp(merx, company, { scopes: ['products:read'] })
    const browser = await signedIn(merx, company.admin)
    const send = (fields: Record<string, string>) =>
      browser.submit(addressOf(app), '/oauth/authorize', { answer: 'allow', ...fields })

    const elsewhere = await send({ redirect_uri: 'https://evil.example/' })
    const more = await send({ scope: 'products:full' })

    expect([elsewhere.status, elsewhere.headers.location]).toEqual([400, undefined])
    expect(`${more.headers.location}`).toContain('error=invalid_scope')
    expect(await grantsOf(company.id)).toBe(0)
  })

  test.each([
    ['an unknown app', { client_id: '0'.repeat(32) }],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }],
  ])('%s: the person is told, and sent nowhere', async (_, changed) => {
    const company = await merx.company()
    const answer = await openBrowser(merx).get(addressOf(await anApp(merx, company), changed))

    expect([answer.status, answer.headers.location]).toEqual([400, undefined])
    expect(answer.text).toContain('This app cannot be connected')
  })

  test('somebody of another company is told so, and can grant nothing', async () => {
    const [company, other] = [await merx.company(), await merx.company()]
    const app = await anApp(merx, company)
    const browser = await signedIn(merx, other.admin)

    const page = await browser.get(addressOf(app))
    const form = /name="form" value="(\w+)"/.exec(page.text)?.[1] ?? ''
    const query = { client_id: app.id, redirect_uri: callback }
    const forced = await browser.post('/oauth/authorize', { form, answer: 'allow', ...query })

    expect(page.status).toBe(403)
    expect(page.text).toContain('belongs to another company')
    expect(forced.status).toBe(403)
    expect([await grantsOf(company.id), await grantsOf(other.id)]).toEqual([0, 0])
  })

  test('what an app adds of its own to the request is ignored', async () => {
    const company = await merx.company()
    const browser = await signedIn(merx, company.admin)
    const address = addressOf(await anApp(merx, company), { form: 'abc', answer: 'no', x: '1' })

    const page = await browser.get(address)
    const answer = await browser.submit(address, '/oauth/authorize', { answer: 'allow' })

    expect(page.text).not.toMatch(/value="(abc|no|1)"/)
    expect(`${answer.headers.location}`).toContain('code=')
  })

  test('nobody connects apps without end', async () => {
    const company = await merx.company()
    const app = await anApp(merx, company)
    const browser = await signedIn(merx, company.admin)
    for (let index = 0; index < 60; index++) {
      const answer = await browser.submit(addressOf(app), '/oauth/authorize', { answer: 'allow' })
      expect(answer.status).toBe(303)
    }

    const refused = await browser.submit(addressOf(app), '/oauth/authorize', { answer: 'allow' })

    expect([refused.status, refused.headers['retry-after']]).toEqual([429, expect.any(String)])
    expect(await grantsOf(company.id)).toBe(60)
  })

  test('one disconnects what one connected oneself, and nothing of others', async () => {
    const company = await merx.company()
    const app = await anApp(merx, company)
    const clerk = await signedIn(merx, await company.addUser())
    const admin = await signedIn(merx, company.admin)
    for (const browser of [clerk, admin]) {
      await browser.submit(addressOf(app), '/oauth/authorize', { answer: 'allow' })
    }

    await clerk.submit('/account', '/account/disconnect')

    expect((await clerk.get('/account')).text).toContain('None may act for you.')
    expect((await admin.get('/account')).text).toContain('Disconnect Price sync')
    const ended = (await merx.events(company.id)).filter(({ name }) => name === 'grant.revoked')
    expect(ended.map(({ source, after }) => [source, after])).toEqual([
      ['web', { reason: 'uninstalled' }],
    ])
  })
})
