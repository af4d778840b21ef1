import { permissions } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addFilter, filtered, knownFields, tree } from './filter-cases.ts'
import { type Merx, runningMerx, type User } from './merx.ts'
import { permit } from './permission-cases.ts'
import { expectRefused } from './scene.ts'

async function prepare(merx: Merx) {
  const company = await merx.company()
  await permit(merx, company, permissions)
  const [clerk, colleague] = [await company.addUser(), await company.addUser()]
  await permit(merx, company, ['edit-products', 'share-filters'])
  return { company, admin: company.admin, clerk, colleague }
}

const shared = (user: User, visibleTo: unknown = 3, conditions: object = tree([])) =>
  addFilter(user, conditions, 'Shared', { visible_to: visibleTo })

interface Listed {
  readonly data: readonly { id: number; is_editable: boolean; visible_to: string }[]
}

async function listed(user: User) {
  const { body } = await user.ask<Listed>('GET', '/v1/filters')
  return body.data.map(({ id, is_editable, visible_to }) => [id, is_editable, visible_to])
}

const forbidden = 'You do not have permissions to do this.'

describe.each(databases)('shared filters on $name', (database) => {
  const merx = runningMerx(database)

  test('colleagues list, read and use one, and are told that they cannot change it', async () => {
    const { admin, clerk, colleague } = await prepare(merx)
    const product = await admin.addProduct()
    const own = await addFilter(clerk, tree([]))
    const { id } = await shared(clerk)

    expect(await listed(clerk)).toEqual([
      [own.id, true, '1'],
      [id, true, '3'],
    ])
    expect(await listed(admin)).toEqual(await listed(clerk))
    expect(await listed(colleague)).toEqual([[id, false, '3']])
    const read = await colleague.ask('GET', `/v1/filters/${id}`)
    expect(read.body).toMatchObject({
      data: { id, user_id: clerk.id, is_editable: false, visible_to: '3', name: 'Shared' },
    })
    expect((await filtered(colleague, id)).data).toMatchObject([{ id: product.id }])
    const since = encodeURIComponent('2000-01-01 00:00:00')
    const recent = await colleague.ask('GET', `/v1/recents?items=filter&since_timestamp=${since}`)
    expect(recent.body).toMatchObject({ data: [{ item: 'filter', id }] })
  })

  test('only its user and admins change or delete it', async () => {
    const { admin, clerk, colleague } = await prepare(merx)
    const { id } = await shared(clerk)
    const own = await addFilter(colleague, tree([]))
    const path = `/v1/filters/${id}`
    const body = { name: 'Mine', conditions: tree([]), visible_to: 1 }
    const before = await merx.state()

    const refused = [
      await colleague.ask('PUT', path, { body }),
      await colleague.ask('DELETE', path),
      await colleague.ask('DELETE', `/v1/filters?ids=${own.id},${id}`),
    ]

    for (const answer of refused) await expectRefused({ merx, before }, answer, 403, forbidden)
    const named = await admin.ask('PUT', path, { body: { ...body, visible_to: 7 } })
    expect(named.body).toMatchObject({
      data: { name: 'Mine', user_id: clerk.id, visible_to: '7', is_editable: true },
    })
    expect((await clerk.ask('DELETE', path)).status).toBe(200)
    expect(await listed(colleague)).toEqual([[own.id, true, '1']])
  })

  test('one that is shared no more is gone for others at once', async () => {
    const { admin, clerk, colleague } = await prepare(merx)
    await admin.addProduct()
    const { id } = await shared(clerk)
    const paths = [`/v1/filters/${id}`, `/v1/products?filter_id=${id}`]
    const absent = await colleague.ask('GET', '/v1/filters/987654')
    // Twice, so that an answer that was kept would show.
    for (const path of [...paths, ...paths]) {
      expect((await colleague.ask('GET', path)).status).toBe(200)
    }

    const body = { conditions: tree([]), visible_to: '1' }
    expect((await clerk.ask('PUT', `/v1/filters/${id}`, { body })).status).toBe(200)

    for (const path of paths) {
      const answer = await colleague.ask('GET', path)
      expect([answer.status, answer.text]).toEqual([404, absent.text])
      expect((await clerk.ask('GET', path)).status).toBe(200)
    }
    expect(await listed(colleague)).toEqual([])
  })

  test('another company finds nothing of it, its admin neither', async () => {
    const { clerk } = await prepare(merx)
    const stranger = (await merx.company()).admin
    const absent = await stranger.ask('GET', '/v1/filters/987654')
    for (const visibleTo of [3, 5, 7]) {
      const { id } = await shared(clerk, visibleTo)
      const before = await merx.state()
      for (const path of [`/v1/filters/${id}`, `/v1/products?filter_id=${id}`]) {
        const answer = await stranger.ask('GET', path)
        expect([answer.status, answer.text]).toEqual([404, absent.text])
      }
      const body = { conditions: tree([]) }
      for (const method of ['PUT', 'DELETE']) {
        const answer = await stranger.ask(method, `/v1/filters/${id}`, { body })
        await expectRefused({ merx, before }, answer, 404, 'Filter not found')
      }
    }
    expect(await listed(stranger)).toEqual([])
  })

  test('it shows each reader only the products they may see', async () => {
    const { company, admin, clerk, colleague } = await prepare(merx)
    const fields = await knownFields(merx, company)
    const open = await admin.addProduct({ name: 'Lamp open' })
    const hidden = await admin.addProduct({ name: 'Lamp hidden', visible_to: 1 })
    const followed = await admin.addProduct({ name: 'Lamp followed', visible_to: 1 })
    await admin.follow(followed.id, colleague.id)
    const named = { field_id: fields.name?.id, operator: "LIKE '$%'", value: 'Lamp' }
    const hiddenOnly = { field_id: fields.name?.id, operator: '=', value: 'Lamp hidden' }
    const ofAdmin = { field_id: fields.owner_id?.id, operator: '=', value: `${admin.id}` }
    const idsOf = async (user: User, filterId: number) => {
      const page = await filtered(user, filterId, '&get_summary=1')
      const ids = (page.data ?? []).map(({ id }) => id)
      expect(page.additional_data).toMatchObject({ summary: { total_count: `${ids.length}` } })
      return ids
    }

    for (const condition of [named, ofAdmin]) {
      const { id } = await shared(admin, 3, tree([condition]))
      expect(await idsOf(admin, id)).toEqual([open.id, hidden.id, followed.id])
      expect(await idsOf(colleague, id)).toEqual([open.id, followed.id])
      expect(await idsOf(clerk, id)).toEqual([open.id])
    }
    const { id } = await shared(admin, 3, tree([hiddenOnly]))
    expect(await idsOf(clerk, id)).toEqual([])
    const found = await clerk.ask('GET', '/v1/itemSearch?term=lamp&item_types=product')
    expect(found.text).not.toContain('hidden')
    expect(await clerk.search('lamp')).toEqual([open.id])
  })

  test('who sees all items does not see what others keep for themselves', async () => {
    const { company, clerk, colleague } = await prepare(merx)
    const { id: privateId } = await addFilter(clerk, tree([]))
    const { id } = await shared(clerk)
    await permit(merx, company, ['see-all'])

    expect(await listed(colleague)).toEqual([[id, false, '3']])
    expect((await colleague.ask('GET', `/v1/filters/${privateId}`)).status).toBe(404)
  })

  test('visible_to is read forgivingly, stays when left out, and counts as a change', async () => {
    const { company, clerk } = await prepare(merx)
    const body = { name: 'Mine', type: 'products', conditions: tree([]) }
    const asked = [
      [{ body: { ...body, visible_to: 5 } }, '5'],
      [{ body: { ...body, visibleTo: '7' } }, '7'],
      [{ body: { ...body, visible_to: null } }, '1'],
      [{ body: { ...body, visible_to: '' } }, '1'],
      [{ body }, '1'],
    ] as const
    for (const [request, visible_to] of asked) {
      const answer = await clerk.ask('POST', '/v1/filters', request)
      expect(answer.body).toMatchObject({ data: { visible_to } })
    }
    const { id } = await shared(clerk)
    const { length } = await merx.events(company.id)
    const path = `/v1/filters/${id}`
    const { conditions } = body

    const kept = await clerk.ask('PUT', path, { body: { conditions } })
    const same = await clerk.ask('PUT', path, { body: { conditions, visible_to: 3 } })
    const other = await clerk.ask('PUT', path, { body: { conditions, visible_to: 7 } })

    expect(kept.body).toMatchObject({ data: { visible_to: '3' } })
    expect(same.body).toEqual(kept.body)
    expect(other.body).toMatchObject({ data: { visible_to: '7' } })
    expect((await merx.events(company.id)).slice(length)).toMatchObject([
      {
        name: 'filter.updated',
        itemId: id,
        before: { visibility: 3 },
        after: { visibility: 7 },
      },
    ])
  })

  test.each([2, '0', 'all', [], {}, true])('visible_to %j is refused', async (visibleTo) => {
    const { clerk } = await prepare(merx)
    const { id } = await addFilter(clerk, tree([]))
    const body = { name: 'x', type: 'products', conditions: tree([]), visible_to: visibleTo }
    const before = await merx.state()

    for (const [method, path] of [
      ['POST', '/v1/filters'],
      ['PUT', `/v1/filters/${id}`],
    ] as const) {
      const answer = await clerk.ask(method, path, { body })
      await expectRefused({ merx, before }, answer, 400, /^visible_to/)
    }
  })
})
