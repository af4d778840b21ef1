import { disableUser } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { aClock, type Company, runningMerx, type User } from './merx.ts'
import { expectRefused, refusalBody } from './scene.ts'

type List = Output<typeof v1.users.getUsers>
type Me = Output<typeof v1.users.getCurrentUser>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe.each(databases)('users on $name', (database) => {
  const clock = aClock('2024-03-01T10:00:00.000Z')
  const merx = runningMerx(database, { clock: clock.now })
  let company: Company
  let admin: User
  let clerk: User
  let gone: User

  beforeAll(async () => {
    company = await merx.company('Garden Ltd')
    admin = company.admin
    clerk = await company.addUser({ locale: 'et-EE', currency: 'USD', timeZone: 'Europe/Tallinn' })
    gone = await company.addUser()
    await disableUser(merx.store.db, company.system, gone.id, merx.now())
    await merx.company('Foundry')
  })

  const asked = async (user: User, path: string) => {
    const { status, body, text } = await user.ask<List>('GET', `/v1/users${path}`)
    expect(status, text).toBe(200)
    return body.data
  }
  const found = async (term: string, query = '') =>
    (await asked(admin, `/find?term=${encodeURIComponent(term)}${query}`)).map(({ id }) => id)

  test('everybody sees all of the company, and nobody of another', async () => {
    for (const user of [admin, clerk]) {
      const users = await asked(user, '')

      expect(users.map(({ id }) => id)).toEqual([admin.id, clerk.id, gone.id])
      expect(users.map(({ is_you }) => is_you)).toEqual([user === admin, user === clerk, false])
      expect(users.map(({ active_flag }) => active_flag)).toEqual([true, true, false])
      expect(users.map(({ is_admin }) => is_admin)).toEqual([1, 0, 0])
    }
  })

  test('a user has the keys of both client generations', async () => {
    const { body } = await admin.ask('GET', `/v1/users/${clerk.id}`)

    const access = (app: string) => ({
      app,
      admin: false,
      permission_set_id: expect.stringMatching(uuid),
    })
    expect(body).toEqual({
      success: true,
      data: {
        id: clerk.id,
        name: clerk.name,
        default_currency: 'USD',
        locale: 'et_EE',
        lang: 1,
        email: clerk.email,
        phone: null,
        activated: true,
        last_login: null,
        created: '2024-03-01 10:00:00',
        modified: '2024-03-01 10:00:00',
        signup_flow_variation: null,
        has_created_company: false,
        is_admin: 0,
        access: [access('sales'), access('global')],
        active_flag: true,
        timezone_name: 'Europe/Tallinn',
        timezone_offset: '+02:00',
        role_id: 1,
        icon_url: null,
        is_you: false,
        is_deleted: false,
      },
    })
  })

  test('the caller is told about the company too', async () => {
    const { body } = await admin.ask<Me>('GET', '/v1/users/me')

    expect(body.data).toMatchObject({
      id: admin.id,
      name: admin.name,
      is_you: true,
      is_admin: 1,
      has_created_company: true,
      company_id: company.id,
      company_name: 'Garden Ltd',
      company_domain: 'garden-ltd',
      company_country: null,
      company_industry: null,
      language: { language_code: 'en', country_code: 'US' },
    })
    const { data: other } = (await clerk.ask<Me>('GET', '/v1/users/me')).body
    expect(other).toMatchObject({ id: clerk.id, is_you: true, is_admin: 0 })
  })

  test('who may do the same has the same permission sets, in one company', async () => {
    const own = await merx.company()
    await own.addUser({ admin: true })
    await own.addUser()
    const stranger = (await merx.company()).admin
    const sets = async (user: User) =>
      (await asked(user, '')).map(({ access }) => access.map((one) => one.permission_set_id))

    const [first, second, regular] = await sets(own.admin)
    const [foreign] = await sets(stranger)

    expect(second).toEqual(first)
    expect(new Set([first, regular, foreign].flat()).size).toBe(6)
  })

  describe('in summer', () => {
    afterEach(() => clock.advance({ days: -90 }))

    test('clocks are further from UTC', async () => {
      clock.advance({ days: 90 })

      const [, user] = await asked(admin, '')

      expect(user).toMatchObject({ timezone_name: 'Europe/Tallinn', timezone_offset: '+03:00' })
    })
  })

  test('the last use of any token is the last login', async () => {
    const user = (await merx.company()).admin
    await merx.store.db.transaction(async (db) => {
      await db.sql
        .updateTable('api_token')
        .set({ last_used_at: Date.parse('2024-02-29T23:59:59.999Z') })
        .where('user_id', '=', user.id)
        .execute()
    })

    expect(await asked(user, '')).toMatchObject([{ last_login: '2024-02-29 23:59:59' }])
  })

  test('find looks at names in any case, or at e-mail addresses instead', async () => {
    const own = await merx.company()
    const zoe = await own.addUser()
    await merx.store.db.transaction(async (db) => {
      await db.sql
        .updateTable('user')
        .set({ name: 'Zoë Ängström' })
        .where('id', '=', zoe.id)
        .execute()
    })
    const ids = async (query: string) =>
      (await asked(own.admin, `/find?${query}`)).map(({ id }) => id)

    expect(await ids('term=ZO%C3%8B')).toEqual([zoe.id])
    expect(await ids('term=angstr')).toEqual([zoe.id])
    expect(await ids('term=angstr&search_by_email=1')).toEqual([])
    expect(await ids(`term=${zoe.email}`)).toEqual([])
    expect(await ids(`term=${zoe.email.toUpperCase()}&search_by_email=1`)).toEqual([zoe.id])
    expect(await ids(`term=${zoe.email}&searchByEmail=true`)).toEqual([zoe.id])
    expect(await ids('term=merx.example&search_by_email=1')).toEqual([own.admin.id, zoe.id])
    expect(await ids('term=merx.example&search_by_email=maybe')).toEqual([])
  })

  test('find gives an empty list when nobody is found, and the disabled too', async () => {
    expect(await found('nobody')).toEqual([])
    expect(await found(gone.name)).toEqual([gone.id])
    expect(await found('%')).toEqual([])
  })

  test.each([
    ['/users/0', 400, undefined],
    ['/users/-1', 400, undefined],
    ['/users/9007199254740992', 400, undefined],
    ['/users/ida', 400, undefined],
    ['/users/987654321', 404, 'User not found or not accessible.'],
    ['/users/find', 400, 'Term must be given.'],
    ['/users/find?term=', 400, 'Term must be given.'],
    ['/users/find?term=%20%CC%81', 400, 'Term must be given.'],
    ['/users/find?term=a&term=b', 400, 'Term must be given.'],
    ['/users/find?term=a%00', 400, /^Bad request/],
  ])('GET %s is refused', async (path, status, error) => {
    const before = await merx.state()

    await expectRefused({ merx, before }, await admin.ask('GET', `/v1${path}`), status, error)
  })

  test("another company's user is no user, and without a token there is none", async () => {
    const stranger = (await merx.company()).admin

    const { status, body } = await admin.ask('GET', `/v1/users/${stranger.id}`)

    expect(status).toBe(404)
    expect(body).toEqual(refusalBody(404, 'User not found or not accessible.'))
    for (const path of ['', '/find?term=a', '/me', `/${admin.id}`]) {
      expect((await merx.ask('GET', `/v1/users${path}`)).status).toBe(401)
      expect((await gone.ask('GET', `/v1/users${path}`)).status).toBe(401)
    }
  })

  test('a field selector limits the keys', async () => {
    const { body } = await admin.ask('GET', '/v1/users:(id,name)')

    expect(body).toMatchObject({ data: [{ id: admin.id, name: admin.name }, {}, {}] })
    expect(JSON.stringify(body)).not.toContain('email')
  })
})
