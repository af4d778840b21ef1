import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addFilter, tree } from './filter-cases.ts'
import { openMerx } from './merx.ts'
import { execute } from './statements.ts'

/** Takes a database back to before companies had permissions and filters could be shared. */
const back = [
  'alter table company drop column user_permissions',
  'alter table "filter" drop column visibility',
  'alter table "filter" drop column audience',
  `delete from migration where name = '0011-permissions'`,
]

describe.each(databases)('a database from before permissions, on $name', (database) => {
  test('lets users do what they could, and keeps filters their users’ own', async () => {
    const created = await database.create()
    const old = await openMerx({ url: created.url })
    const company = await old.company()
    const [clerk, colleague] = [await company.addUser(), await company.addUser()]
    const { id: filterId } = await addFilter(clerk, tree([]))
    const rows = async (from: typeof old) => {
      const { company, filter } = await from.state()
      return { company, filter }
    }
    const before = await rows(old)
    await old.stop()
    await execute(created.url, back)

    const merx = await openMerx({ url: created.url })

    const ask = (token: string, method: string, path: string, body?: object) =>
      merx.ask(method, `/v1${path}`, body ? { token, body } : { token })
    try {
      expect(await rows(merx)).toEqual(before)
      const own = await ask(clerk.token, 'GET', `/filters/${filterId}`)
      expect(own.body).toMatchObject({ data: { visible_to: '1', is_editable: true } })
      expect((await ask(colleague.token, 'GET', `/filters/${filterId}`)).status).toBe(404)
      const added = await ask(clerk.token, 'POST', '/products', { name: 'Bench' })
      expect(added.status).toBe(201)
      const body = { name: 'x', type: 'products', conditions: tree([]), visible_to: 3 }
      expect((await ask(clerk.token, 'POST', '/filters', body)).status).toBe(403)
    } finally {
      await merx.stop()
      await created.drop()
    }
  })
})
