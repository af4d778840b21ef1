import { disableUser, setPassword } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Browser, openBrowser } from './browser.ts'
import { type Merx, openMerx, runningMerx, type User } from './merx.ts'

const isSignedIn = async (browser: Browser) => (await browser.get('/account')).status === 200

async function signIn(merx: Merx, user: User, next = '/account'): Promise<Browser> {
  const browser = openBrowser(merx)
  const page = `/sign-in?next=${encodeURIComponent(next)}`
  const { status } = await browser.submit(page, '/sign-in', credentialsOf(user))
  expect(status).toBe(303)
  return browser
}

const credentialsOf = ({ email, password }: User) => ({ email, password })

describe.each(databases)('signing in, $name', (database) => {
  const merx = runningMerx(database)

  test('leads on to the page that asked for it, and is recorded', async () => {
    const company = await merx.company()
    const user = await company.addUser()
    const browser = openBrowser(merx)

    const led = await browser.get('/account')
    const signedIn = await browser.submit(`${led.headers.location}`, '/sign-in', {
      ...credentialsOf(user),
      email: ` ${user.email.toUpperCase()} `,
    })

    expect([led.status, signedIn.status]).toEqual([303, 303])
    expect(signedIn.headers.location).toBe('/account')
    expect((await browser.get('/account')).text).toContain(user.name)
    const events = await merx.events(company.id)
    expect(events.at(-1)).toMatchObject({ name: 'session.started', userId: user.id, source: 'web' })
  })

  test('keeps a cookie no script reads and no other site sends along with a form', async () => {
    const user = (await merx.company()).admin
    const browser = openBrowser(merx)

    const answer = await browser.submit('/sign-in', '/sign-in', credentialsOf(user))

    const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat().map(String)
    expect(cookie).toMatch(
      /^merx_session=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    )
  })

  test('where Merx is reached over HTTPS, cookies go over nothing else', async () => {
    const other = await openMerx(database, { env: { MERX_PUBLIC_URL: 'https://merx.example' } })
    try {
      const user = (await other.company()).admin
      const browser = openBrowser(other, { origin: 'https://merx.example' })

      const answer = await browser.submit('/sign-in', '/sign-in', credentialsOf(user))

      expect(answer.status).toBe(303)
      expect(String(answer.headers['set-cookie'])).toContain('; Secure')
    } finally {
      await other.stop()
    }
  })

  test.each([
    ['a wrong password', (user: User) => ({ email: user.email, password: 'wrong-password' })],
    ['an address nobody has', () => ({ email: 'nobody@merx.example', password: 'some-password' })],
    ['no password', (user: User) => ({ email: user.email, password: '' })],
    [
      'a password of 10,000 characters',
      (user: User) => ({ ...user, password: 'a'.repeat(10_000) }),
    ],
  ])('%s: the same answer, and nothing is stored but the attempt', async (_, fill) => {
    const company = await merx.company()
    const events = await merx.events(company.id)
    const { email, password } = fill(company.admin)
    const browser = openBrowser(merx)

    const answer = await browser.submit('/sign-in', '/sign-in', { email, password })

    expect(answer.status).toBe(400)
    expect(answer.text).toContain('The e-mail address or the password is wrong.')
    expect(await isSignedIn(browser)).toBe(false)
    expect(await merx.events(company.id)).toEqual(events)
  })

  test('a disabled user is refused, and out of every browser at once', async () => {
    const company = await merx.company()
    const user = await company.addUser()
    const browser = await signIn(merx, user)
    await disableUser(merx.store.db, company.system, user.id, merx.now())

    const again = await openBrowser(merx).submit('/sign-in', '/sign-in', credentialsOf(user))

    expect([await isSignedIn(browser), again.status]).toEqual([false, 400])
  })

  test.each([
    'https://evil.example/account',
    '//evil.example/account',
    '/\\evil.example/account',
    'javascript:alert(1)',
    '/v1/products',
    '/account/../docs',
    '',
  ])('a link that would lead to %j leads to the account', async (next) => {
    const user = (await merx.company()).admin
    const browser = openBrowser(merx)

    const page = `/sign-in?next=${encodeURIComponent(next)}`
    const answer = await browser.submit(page, '/sign-in', { ...credentialsOf(user), next })

    expect([answer.status, answer.headers.location]).toEqual([303, '/account'])
  })

  test('what somebody typed is text on the page', async () => {
    const answer = await openBrowser(merx).submit('/sign-in', '/sign-in', {
      email: '"><script>alert(1)</script>',
      password: 'some-password',
    })

    expect(answer.text).not.toContain('<script')
    expect(answer.text).toContain('&quot;&gt;&lt;script&gt;')
  })

  test('pages run no script, stand in no frame and are not kept', async () => {
    const { headers } = await merx.ask('GET', '/sign-in')

    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })

  test('the cookie is no credential for the API', async () => {
    const browser = await signIn(merx, (await merx.company()).admin)

    expect((await browser.get('/v1/products')).status).toBe(401)
  })
})

describe.each(databases)('forms that others make, $name', (database) => {
  const merx = runningMerx(database)

  test.each([
    ['without the mark', { form: undefined }, {}, 303],
    ['with the mark of another browser', { form: 'a'.repeat(64) }, {}, 303],
    ['sent from another site', {}, { origin: 'https://evil.example' }, 403],
    ['sent from a page without origin', {}, { origin: 'null' }, 403],
    ['that the browser calls cross-site', {}, { 'sec-fetch-site': 'cross-site' }, 403],
    ['that the browser calls same-site only', {}, { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s: nobody is signed in or out', async (_, fields, headers, status) => {
    const { id, admin } = await merx.company()
    const browser = await signIn(merx, admin)
    const own = openBrowser(merx, headers)
    for (const [name, value] of browser.cookies) own.cookies.set(name, value)
    const stranger = openBrowser(merx, headers)
    const events = await merx.events(id)

    const send = async (by: Browser, page: string, action: string, more = {}) => {
      const { text } = await by.get(page)
      const form = /name="form" value="(\w+)"/.exec(text)?.[1] ?? ''
      const sent = { form, ...more, ...fields }
      const filled = Object.entries(sent).filter(([, value]) => value !== undefined)
      return by.post(action, Object.fromEntries(filled) as Record<string, string>)
    }
    const answers = [
      await send(stranger, '/sign-in', '/sign-in', credentialsOf(admin)),
      await send(own, '/account', '/sign-out'),
      await send(own, '/account', '/sign-out-everywhere'),
    ]

    expect(answers.map((answer) => answer.status)).toEqual([status, status, status])
    // A form that is only out of date leads back to its page.
    const pages = ['/sign-in?next=%2Faccount', '/account', '/account']
    const led = answers.map((answer) => answer.headers.location)
    expect(led).toEqual(status === 303 ? pages : [undefined, undefined, undefined])
    expect([await isSignedIn(stranger), await isSignedIn(browser)]).toEqual([false, true])
    expect(await merx.events(id)).toEqual(events)
  })

  test('a body that is no form is refused', async () => {
    const answer = await merx.ask('POST', '/sign-in', { body: { email: 'a', password: 'b' } })

    expect(answer.status).toBe(400)
  })
})

describe.each(databases)('guessing passwords, $name', (database) => {
  let time = Date.parse('2026-03-02T09:00:00Z')
  const merx = runningMerx(database, {
    clock: () => new Date(time),
    env: { MERX_TRUST_PROXY: '127.0.0.1' },
  })
  const guess = async (user: User, password = 'a-wrong-guess') => {
    const { email } = user
    return (await openBrowser(merx).submit('/sign-in', '/sign-in', { email, password })).status
  }

  test('ten wrong guesses, then even the right one waits for a quarter of an hour', async () => {
    const company = await merx.company()
    const [user, other] = [company.admin, await company.addUser()]
    for (let index = 0; index < 10; index++) expect(await guess(user)).toBe(400)

    const refused = await openBrowser(merx).submit('/sign-in', '/sign-in', credentialsOf(user))
    const others = await guess(other, other.password)
    time += 15 * 60_000

    expect(refused.status).toBe(429)
    expect(refused.headers['retry-after']).toBe('900')
    expect(refused.text).toContain('Too many attempts. Try again in 15 minutes.')
    expect(others).toBe(303)
    expect(await guess(user, user.password)).toBe(303)
  })

  test('who knows the password starts anew', async () => {
    const { admin } = await merx.company()
    time += 15 * 60_000
    for (let index = 0; index < 9; index++) await guess(admin)
    expect(await guess(admin, admin.password)).toBe(303)

    for (let index = 0; index < 9; index++) expect(await guess(admin)).toBe(400)
  })

  const tryMany = async (headersOf: (index: number) => Record<string, string>, count: number) => {
    const statuses = new Set<number>()
    for (let index = 0; index < count; index++) {
      const browser = openBrowser(merx, headersOf(index))
      const email = `somebody-${index}@merx.example`
      const sent = { email, password: 'a-wrong-guess' }
      statuses.add((await browser.submit('/sign-in', '/sign-in', sent)).status)
    }
    return [...statuses]
  }

  test('an address that tries many accounts has to wait, and what is refused is not counted', async () => {
    time += 15 * 60_000
    const { admin } = await merx.company()
    expect(await tryMany(() => ({}), 100)).toEqual([400])
    const counted = await merx.store.db.sql.selectFrom('throttle').selectAll().execute()

    expect(await tryMany(() => ({}), 20)).toEqual([429])
    expect(await guess(admin, admin.password)).toBe(429)
    const after = await merx.store.db.sql.selectFrom('throttle').selectAll().execute()
    expect(after).toHaveLength(counted.length)
  })

  test('a network of IPv6 is one address', async () => {
    time += 15 * 60_000
    const from = (index: number) => ({ 'x-forwarded-for': `2001:db8:1:2::${index + 1}` })

    expect(await tryMany(from, 100)).toEqual([400])
    expect(await tryMany((index) => from(1000 + index), 3)).toEqual([429])
    expect(await tryMany(() => ({ 'x-forwarded-for': '2001:db8:1:3::1' }), 3)).toEqual([400])
  })

  test('one network cannot lock an account out for its owner elsewhere', async () => {
    time += 15 * 60_000
    const { admin } = await merx.company()
    const { email, password } = admin
    const attacker = { 'x-forwarded-for': '203.0.113.7' }
    for (let index = 0; index < 110; index++) {
      const sent = { email, password: 'a-wrong-guess' }
      await openBrowser(merx, attacker).submit('/sign-in', '/sign-in', sent)
    }

    const owner = openBrowser(merx, { 'x-forwarded-for': '203.0.113.8' })
    expect((await owner.submit('/sign-in', '/sign-in', { email, password })).status).toBe(303)
  })

  test('people behind one address may sign in, however many they are', async () => {
    time += 15 * 60_000
    const { admin } = await merx.company()
    for (let index = 0; index < 105; index++) {
      expect(await guess(admin, admin.password)).toBe(303)
    }
  })
})

describe.each(databases)('another password, $name', (database) => {
  const merx = runningMerx(database)

  test('is good at once, the old one no more, and every browser is signed out', async () => {
    const company = await merx.company()
    const user = await company.addUser()
    const browser = await signIn(merx, user)
    const colleague = await signIn(merx, company.admin)
    const change = { userId: user.id, password: 'another password' }

    await setPassword(merx.store.db, company.system, change, merx.now())

    const old = await openBrowser(merx).submit('/sign-in', '/sign-in', credentialsOf(user))
    expect(old.status).toBe(400)
    expect([await isSignedIn(browser), await isSignedIn(colleague)]).toEqual([false, true])
    await signIn(merx, { ...user, password: 'another password' })
    const events = JSON.stringify(await merx.events(company.id))
    expect(events).toContain('user.password_set')
    expect(events).not.toMatch(/another password|argon2/)
  })

  test.each([
    ['too short', { password: '1234567' }, 'invalid_value'],
    ['of nobody', { userId: 987_654 }, 'user_not_found'],
  ])('%s: refused, and nothing changes', async (_, wrong, code) => {
    const [company, other] = [await merx.company(), await merx.company()]
    const before = await merx.state()
    const change = { userId: company.admin.id, password: 'another password', ...wrong }

    const setting = (by: typeof company) =>
      setPassword(merx.store.db, by.system, change, merx.now())

    await expect(setting(company)).rejects.toMatchObject({ code })
    await expect(setting(other)).rejects.toMatchObject({ code: expect.any(String) })
    expect(await merx.state()).toEqual(before)
  })
})

describe.each(databases)('signing out, $name', (database) => {
  let time = Date.parse('2026-03-02T09:00:00Z')
  const merx = runningMerx(database, { clock: () => new Date(time) })

  test('ends that browser, and the cookie is good for nothing any more', async () => {
    const company = await merx.company()
    const [one, other] = [await signIn(merx, company.admin), await signIn(merx, company.admin)]
    const stolen = openBrowser(merx)
    for (const [name, value] of one.cookies) stolen.cookies.set(name, value)

    const answer = await one.submit('/account', '/sign-out')

    expect(answer.headers.location).toBe('/sign-in?next=%2Faccount')
    expect(one.cookies.has('merx_session')).toBe(false)
    expect([await isSignedIn(stolen), await isSignedIn(other)]).toEqual([false, true])
    expect((await merx.events(company.id)).at(-1)).toMatchObject({ name: 'session.ended' })
  })

  test('everywhere ends every browser of that user and no other', async () => {
    const company = await merx.company()
    const colleague = await signIn(merx, await company.addUser())
    const [one, two] = [await signIn(merx, company.admin), await signIn(merx, company.admin)]

    const answer = await one.submit('/account', '/sign-out-everywhere')

    expect(answer.status).toBe(303)
    expect([await isSignedIn(one), await isSignedIn(two)]).toEqual([false, false])
    expect(await isSignedIn(colleague)).toBe(true)
  })

  test('happens by itself after twelve hours', async () => {
    const browser = await signIn(merx, (await merx.company()).admin)
    time += 12 * 60 * 60_000 - 1

    const before = await isSignedIn(browser)
    time += 1

    expect([before, await isSignedIn(browser)]).toEqual([true, false])
  })
})
