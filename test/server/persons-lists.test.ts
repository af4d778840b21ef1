import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addOrganization, addPerson, askFor, listed } from './contacts.ts'
import { aClock, type Company, runningMerx, type User } from './merx.ts'

/** Persons and organizations are listed by the same rules. */
const kinds = [
  ['/persons', addPerson, 'Person not found'],
  ['/organizations', addOrganization, 'Organization not found'],
] as const

describe.each(databases)('on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  describe.each(kinds)('%s', (path, add, notFound) => {
    let company: Company
    let admin: User
    let clerk: User
    let other: User
    /** By name. */
    const ids: Record<string, number> = {}
    beforeAll(async () => {
      company = await merx.company()
      admin = company.admin
      clerk = await company.addUser()
      other = await company.addUser()
      const contacts = [
        ['Bea', admin, 3],
        ['anna', admin, 1],
        ['Älva', clerk, 1],
        ['Cy', other, 1],
        ['Ada', clerk, 7],
        ['Bea', clerk, 5],
        ['Gone', admin, 3],
      ] as const
      for (const [index, [name, owner, visible_to]] of contacts.entries()) {
        clock.advance({ seconds: 1 })
        const { id } = await add(admin, { name, owner_id: owner.id, visible_to })
        ids[`${name}${index}`] = id
      }
      clock.advance({ seconds: 1 })
      await askFor(admin, 200, 'PUT', `${path}/${ids.Bea0}`, { label: 1 })
      await askFor(admin, 200, 'DELETE', `${path}/${ids.Gone6}`)
      await add((await merx.company()).admin, { name: 'Stranger' })
    })

    const named = (...names: string[]) => names.map((name) => ids[name])

    test('an admin sees all of the company, others what is open or their own', async () => {
      const all = named('Bea0', 'anna1', 'Älva2', 'Cy3', 'Ada4', 'Bea5')

      expect(await listed(admin, path)).toEqual(all)
      expect(await listed(clerk, path)).toEqual(named('Bea0', 'Älva2', 'Ada4', 'Bea5'))
      expect(await listed(other, path)).toEqual(named('Bea0', 'Cy3', 'Ada4', 'Bea5'))
      for (const id of all) {
        const { status } = await clerk.ask('GET', `/v1${path}/${id}`)
        expect(status).toBe(named('anna1', 'Cy3').includes(id) ? 404 : 200)
      }
    })

    test('of one owner, as far as the reader may see them', async () => {
      const ofClerk = named('Älva2', 'Ada4', 'Bea5')

      expect(await listed(admin, path, `&user_id=${clerk.id}`)).toEqual(ofClerk)
      expect(await listed(clerk, path, `&userId=${clerk.id}`)).toEqual(ofClerk)
      expect(await listed(other, path, `&user_id=${clerk.id}`)).toEqual(named('Ada4', 'Bea5'))
      expect(await listed(other, path, `&user_id=${admin.id}`)).toEqual(named('Bea0'))
      expect(await listed(admin, path, '&user_id=987654')).toEqual([])
    })

    test('by first character, in either case and with its accent', async () => {
      expect(await listed(admin, path, '&first_char=A')).toEqual(named('anna1', 'Ada4'))
      expect(await listed(clerk, path, '&first_char=a')).toEqual(named('Ada4'))
      expect(await listed(admin, path, '&first_char=%C3%84')).toEqual(named('Älva2'))
      const both = `&first_char=bea&user_id=${clerk.id}`
      expect(await listed(clerk, path, both)).toEqual(named('Bea5'))
    })

    test.each([
      ['name', ['Ada4', 'Bea0', 'Bea5', 'Cy3', 'anna1', 'Älva2']],
      ['name desc', ['Älva2', 'anna1', 'Cy3', 'Bea5', 'Bea0', 'Ada4']],
      ['name desc, id', ['Älva2', 'anna1', 'Cy3', 'Bea0', 'Bea5', 'Ada4']],
      ['id DESC', ['Bea5', 'Ada4', 'Cy3', 'Älva2', 'anna1', 'Bea0']],
      ['add_time DESC', ['Bea5', 'Ada4', 'Cy3', 'Älva2', 'anna1', 'Bea0']],
      ['update_time ASC', ['anna1', 'Älva2', 'Cy3', 'Ada4', 'Bea5', 'Bea0']],
      ['owner_id,name', ['Bea0', 'anna1', 'Ada4', 'Bea5', 'Älva2', 'Cy3']],
      [' ,', ['Bea0', 'anna1', 'Älva2', 'Cy3', 'Ada4', 'Bea5']],
    ])('sort=%s', async (sort, order) => {
      const query = `&sort=${encodeURIComponent(sort)}`

      expect(await listed(admin, path, query)).toEqual(named(...order))
      const visible = order.filter((name) => !['anna1', 'Cy3'].includes(name))
      expect(await listed(clerk, path, query)).toEqual(named(...visible))
    })

    test.each([
      ['sort=color', 400, /^sort "color" must be <field> ASC or DESC; fields: id, name/],
      ['sort=name%20upwards', 400, /^sort "name upwards"/],
      ['sort=name%3B%20drop%20table%20person', 400, /^sort /],
      ['sort=id,name,owner_id', 400, 'sort has 3 fields; at most 2 are taken'],
      ['filter_id=1', 404, 'Filter not found'],
      ['user_id=0', 400, /^user_id/],
      ['user_id=me', 400, /^user_id/],
    ])('?%s is refused', async (query, status, error) => {
      const answer = await admin.ask('GET', `/v1${path}?${query}`)

      expect([answer.status, answer.body]).toEqual([
        status,
        expect.objectContaining({
          success: false,
          error: typeof error === 'string' ? error : expect.stringMatching(error),
        }),
      ])
    })

    test('bad paging counts as not given, a large limit as the largest', async () => {
      const answer = await admin.ask<{ additional_data: object }>(
        'GET',
        `/v1${path}?start=x&limit=9999`,
      )

      expect(answer.body.additional_data).toEqual({
        pagination: { start: 0, limit: 500, more_items_in_collection: false },
      })
      const beyond = await admin.ask('GET', `/v1${path}?start=5000&limit=-1`)
      expect(beyond.body).toEqual({
        success: true,
        data: null,
        additional_data: {
          pagination: { start: 5000, limit: 100, more_items_in_collection: false },
        },
      })
    })

    test('a selector leaves the other keys out', async () => {
      const answer = await admin.ask<{ data: object[] }>('GET', `/v1${path}:(id,name)?limit=1`)

      expect(answer.body.data).toEqual([{ id: ids.Bea0, name: 'Bea' }])
    })

    test('what is hidden or another company’s is like what is absent', async () => {
      const stranger = (await merx.company()).admin
      const absent = await stranger.ask('GET', `/v1${path}/987654`)

      expect(absent.body).toMatchObject({ error: notFound })
      for (const [user, id] of [
        [stranger, ids.Bea0],
        [clerk, ids.anna1],
      ] as const) {
        const answer = await user.ask('GET', `/v1${path}/${id}`)
        expect([answer.status, answer.text]).toEqual([404, absent.text])
      }
    })
  })
})
