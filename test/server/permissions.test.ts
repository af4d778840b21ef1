import {
  attachFile,
  createVariation,
  type Permission,
  permissions,
  restoreField,
  updateCompany,
} from '@merx/catalog'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addContacts, addDeal, addPipeline } from './files-and-deals.ts'
import { addFilter, tree } from './filter-cases.ts'
import { type Company, runningMerx } from './merx.ts'
import { filePart, form, storedBytes, upload } from './multipart.ts'
import { type Cast, cases, permit, type Request } from './permission-cases.ts'
import { expectRefused } from './scene.ts'

const forbidden = 'You do not have permissions to do this.'

describe.each(databases)('permissions on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let cast: Cast
  beforeAll(async () => {
    company = await merx.company()
    const { admin } = company
    const body = { name: 'Wood', field_type: 'varchar' }
    const field = await admin.ask<{ data: { key: string } }>('POST', '/v1/productFields', { body })
    const [clerk, colleague] = [await company.addUser(), await company.addUser()]
    cast = { admin, clerk, colleague, fieldKey: field.body.data.key }
  })

  const allowing = (...names: Permission[]) => permit(merx, company, names)
  const eventsSince = async (count: number) =>
    (await merx.events(company.id)).slice(count).map(({ name }) => name)
  const ask = (user: Cast['clerk'], { method, path, asked }: Request) =>
    user.ask(method, path, asked)

  describe.each(cases)('%s', (_what, needs, prepare, status, events) => {
    test(`a regular user needs ${needs.join(' and ') || 'no permission'}`, async () => {
      await allowing(...permissions)
      const request = await prepare(cast)
      await allowing(...needs)
      const before = (await merx.events(company.id)).length

      const answer = await ask(cast.clerk, request)

      expect(answer.status, answer.text).toBe(status)
      expect(await eventsSince(before)).toEqual(events)
    })

    test.each(needs)('all but %s: refused, and nothing has changed', async (missing) => {
      await allowing(...permissions)
      const request = await prepare(cast)
      await allowing(...permissions.filter((name) => name !== missing))
      const before = await merx.state()
      const bytes = await storedBytes(merx)

      const answer = await ask(cast.clerk, request)

      await expectRefused({ merx, before }, answer, 403, forbidden)
      expect(await storedBytes(merx)).toEqual(bytes)
    })

    test('an admin may, whatever others may not', async () => {
      await allowing(...permissions)
      const request = await prepare(cast)
      await allowing()
      const before = (await merx.events(company.id)).length

      const answer = await ask(cast.admin, request)

      expect(answer.status, answer.text).toBe(status)
      expect(await eventsSince(before)).toEqual(events)
    })
  })

  test('what is hidden, absent or foreign is not found before anything is forbidden', async () => {
    const { admin, clerk, colleague } = cast
    await allowing()
    const hidden = await admin.addProduct({ visible_to: 1 })
    const { id: followerId } = await admin.follow(hidden.id, admin.id)
    const hiddenFile = await upload(admin, { product_id: hidden.id })
    const foreigner = (await merx.company()).admin
    const foreign = await foreigner.addProduct()
    const foreignFile = await upload(foreigner, { product_id: foreign.id })
    const privateFilter = await addFilter(colleague, tree([]))
    const body = { name: 'x', conditions: tree([]) }
    const before = await merx.state()

    for (const id of [hidden.id, foreign.id, 987654]) {
      const path = `/v1/products/${id}`
      const requests: Request[] = [
        { method: 'PUT', path, asked: { body } },
        { method: 'PUT', path, asked: { body: { active_flag: 0 } } },
        { method: 'DELETE', path },
        { method: 'POST', path: `${path}/followers`, asked: { body: { user_id: colleague.id } } },
        { method: 'DELETE', path: `${path}/followers/${followerId}` },
        {
          method: 'POST',
          path: '/v1/files',
          asked: form([['product_id', `${id}`], filePart('oak')]),
        },
      ]
      for (const request of requests) {
        await expectRefused({ merx, before }, await ask(clerk, request), 404, 'Product not found')
      }
    }
    for (const id of [hiddenFile.id, foreignFile.id, 987654]) {
      for (const method of ['PUT', 'DELETE']) {
        const answer = await clerk.ask(method, `/v1/files/${id}`, method === 'PUT' ? { body } : {})
        await expectRefused({ merx, before }, answer, 404, 'File not found')
      }
    }
    for (const path of [`/v1/filters/${privateFilter.id}`, `/v1/filters?ids=${privateFilter.id}`]) {
      const answer = await clerk.ask('DELETE', path)
      await expectRefused({ merx, before }, answer, 404, 'Filter not found')
    }
    const field = await clerk.ask('DELETE', '/v1/productFields/987654')
    await expectRefused({ merx, before }, field, 410, 'The field is not found')
  })

  test('a file is not refused for a hidden product it hangs on beside a deal', async () => {
    const { admin, clerk } = cast
    await allowing()
    const hidden = await admin.addProduct({ visible_to: 1 })
    const visible = await admin.addProduct()
    const stage = await addPipeline(merx, company)
    const dealId = await addDeal(merx, company, stage, visible.id)
    const beside = await upload(admin, { product_id: hidden.id, deal_id: dealId })
    const shown = await upload(admin, { product_id: visible.id, deal_id: dealId })
    const rename = (id: number) => clerk.ask('PUT', `/v1/files/${id}`, { body: { name: 'x.pdf' } })

    expect((await rename(shown.id)).status).toBe(403)
    expect(await rename(beside.id)).toMatchObject({
      status: 200,
      body: { data: { name: 'x.pdf', product_id: null, deal_id: dealId } },
    })
  })

  test('the operations ask, whoever calls them', async () => {
    const { admin, clerk } = cast
    const { db } = merx.store
    const { id } = await admin.addProduct()
    const body = { name: 'Sold until', field_type: 'date' }
    const field = await admin.ask<{ data: { id: number } }>('POST', '/v1/productFields', { body })
    const fieldId = field.body.data.id
    await admin.ask('DELETE', `/v1/productFields/${fieldId}`)
    const actorWith = (...names: Permission[]) => {
      const regular = { isAdmin: false, seesAll: false, permissions: new Set(names) }
      return { ...company.system, userId: clerk.id, ...regular }
    }
    const content = { hash: 'a'.repeat(64), sizeBytes: 3 }
    const file = { name: 'oak.pdf', productId: id, content }
    const large = { name: 'Large', prices: [] }
    const before = await merx.state()

    const refused = [
      createVariation(db, actorWith('add-products'), id, large, merx.now()),
      restoreField(db, actorWith('edit-products'), fieldId, merx.now()),
      attachFile(db, actorWith('add-products'), file, merx.now()),
    ]

    for (const one of await Promise.allSettled(refused))
      expect(one).toMatchObject({ reason: { code: 'forbidden' } })
    expect(await merx.state()).toEqual(before)
    await createVariation(db, actorWith('edit-products'), id, large, merx.now())
    await restoreField(db, actorWith('manage-fields'), fieldId, merx.now())
    expect((await admin.getProduct(id)).product_variations).toMatchObject([{ name: 'Large' }])
    expect((await admin.ask('GET', `/v1/productFields/${fieldId}`)).status).toBe(200)
  })

  test('files of persons and deals need none', async () => {
    await allowing()
    const { personId } = await addContacts(merx, company)
    const { id } = await upload(cast.clerk, { person_id: personId })

    expect((await cast.clerk.ask('DELETE', `/v1/files/${id}`)).status).toBe(200)
  })

  test('reading needs none', async () => {
    await allowing()
    const { id } = await cast.admin.addProduct({ name: 'Readable' })
    const file = await upload(cast.admin, { product_id: id })

    for (const path of [
      ...['', `/${id}`, '/search?term=readable', `/${id}/files`, `/${id}/followers`].map(
        (rest) => `/products${rest}`,
      ),
      `/files/${file.id}/download`,
      ...['/productFields', '/filters', '/users', '/itemSearch?term=readable'],
    ]) {
      expect((await cast.clerk.ask('GET', `/v1${path}`)).status, path).toBe(200)
    }
  })

  test('who sees all reads what is hidden, of their own company, until they do not', async () => {
    const { admin, clerk } = cast
    const hidden = await admin.addProduct({ visible_to: 1 })
    const foreign = await (await merx.company()).admin.addProduct({ visible_to: 1 })
    const read = async (id: number) => (await clerk.ask('GET', `/v1/products/${id}`)).status
    await allowing()

    expect([await read(hidden.id), await read(hidden.id)]).toEqual([404, 404])
    await allowing('see-all')
    expect([await read(hidden.id), await read(hidden.id)]).toEqual([200, 200])
    expect(await read(foreign.id)).toBe(404)
    const change = await clerk.ask('PUT', `/v1/products/${hidden.id}`, { body: { name: 'x' } })
    expect(change).toMatchObject({ status: 403, body: { error: forbidden } })
    await allowing()
    expect([await read(hidden.id), await read(hidden.id)]).toEqual([404, 404])
  })

  test('one company’s settings are not another’s', async () => {
    await allowing()
    const other = await merx.company()
    const seller = await other.addUser()

    await seller.addProduct()
    const refused = await cast.clerk.ask('POST', '/v1/products', { body: { name: 'x' } })

    expect(refused.status).toBe(403)
  })

  test('a new company lets its users do what all could do before', async () => {
    const other = await merx.company()
    const change = { allow: ['add-products'], deny: ['see-all'] } as const
    const before = await merx.events(other.id)

    const settings = await updateCompany(merx.store.db, other.system, change, merx.now())

    expect(settings.userPermissions).toEqual([
      'add-products',
      'edit-products',
      'delete-products',
      'manage-fields',
    ])
    expect(await merx.events(other.id)).toEqual(before)
  })

  test('a change of settings is recorded with what it was before', async () => {
    const other = await merx.company()
    const { length } = await merx.events(other.id)
    const change = {
      allow: ['see-all'],
      deny: ['add-products', 'edit-products', 'manage-fields'],
    } as const

    await updateCompany(merx.store.db, other.system, change, merx.now())

    const defaults = ['add-products', 'edit-products', 'delete-products', 'manage-fields']
    expect((await merx.events(other.id)).slice(length)).toMatchObject([
      {
        name: 'company.updated',
        itemId: other.id,
        userId: null,
        before: { userPermissions: defaults },
        after: { userPermissions: ['delete-products', 'see-all'] },
      },
    ])
  })

  test('changes of settings made at once all hold', async () => {
    const other = await merx.company()
    const { db } = merx.store

    await Promise.all(
      permissions.map((name) => updateCompany(db, other.system, { deny: [name] }, merx.now())),
    )

    const settings = await updateCompany(db, other.system, {}, merx.now())
    expect(settings.userPermissions).toEqual([])
  })

  test('settings are for admins to change', async () => {
    const other = await merx.company()
    const before = await merx.state()
    const actor = { ...other.system, isAdmin: false }

    const change = updateCompany(merx.store.db, actor, { allow: ['see-all'] }, merx.now())

    await expect(change).rejects.toMatchObject({ code: 'forbidden' })
    expect(await merx.state()).toEqual(before)
  })
})
