import { createApiToken, disableUser } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Company, runningMerx } from './merx.ts'

describe.each(databases)('disabling users on $name', (database) => {
  const merx = runningMerx(database)
  const disable = (company: Company, id: number) =>
    disableUser(merx.store.db, company.system, id, merx.now())
  const statusOf = async ({ admin: { ask } }: Company) => (await ask('GET', '/v1/products')).status

  test('the last active admin stays, however many others there are', async () => {
    const company = await merx.company()
    const { admin } = company
    await company.addUser()
    const former = await company.addUser({ admin: true })
    await disable(company, former.id)
    await merx.company()
    const before = await merx.state()

    const refused = disable(company, admin.id)

    await expect(refused).rejects.toMatchObject({
      code: 'invalid_value',
      message: `user ${admin.id} is the last active admin of the company: add another admin first`,
    })
    expect(await merx.state()).toEqual(before)
    expect(await statusOf(company)).toBe(200)
  })

  test('with another admin beside them, an admin goes', async () => {
    const company = await merx.company()
    await company.addUser({ admin: true })
    const before = (await merx.events(company.id)).length

    await disable(company, company.admin.id)
    await disable(company, company.admin.id)

    expect(await statusOf(company)).toBe(401)
    expect((await merx.events(company.id)).slice(before)).toMatchObject([
      { name: 'user.disabled', itemId: company.admin.id, after: { isActive: false } },
    ])
  })

  test('of all admins disabled at once, one stays', async () => {
    const company = await merx.company()
    const others = [
      await company.addUser({ admin: true }),
      await company.addUser({ admin: true }),
      await company.addUser({ admin: true }),
    ]
    const admins = [company.admin, ...others]

    const ends = await Promise.allSettled(admins.map(({ id }) => disable(company, id)))

    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    const asked = await Promise.all(admins.map(({ ask }) => ask('GET', '/v1/products')))
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
  })

  test('another company cannot do it', async () => {
    const [company, other] = [await merx.company(), await merx.company()]
    const user = await company.addUser()
    const before = await merx.state()

    await disable(other, user.id)

    expect(await merx.state()).toEqual(before)
  })

  test('who was disabled gets no token', async () => {
    const company = await merx.company()
    const { id } = await company.addUser()
    await disable(company, id)
    const before = await merx.state()

    const token = { userId: id, name: 'Sync' }
    const created = createApiToken(merx.store.db, company.system, token, merx.now())

    await expect(created).rejects.toMatchObject({
      code: 'invalid_value',
      message: `user ${id} is disabled`,
    })
    expect(await merx.state()).toEqual(before)
  })
})
