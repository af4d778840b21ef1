import { refreshFilesOf } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { files as migration } from '../../packages/store/src/migrations/0005-files.ts'
import { databases } from '../databases.ts'
import { addContacts, addDeal, addPipeline } from './files-and-deals.ts'
import { type Company, runningMerx, type User } from './merx.ts'
import { download, type OneFile, upload } from './multipart.ts'

type Page = Output<typeof v1.files.getFiles>

describe.each(databases)('who sees a file, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let clerk: User
  let stage: number
  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
    stage = await addPipeline(merx, company)
  })

  const listed = async (user: User, query = '') => {
    const { body } = await user.ask<Page>('GET', `/v1/files?${query}`)
    return (body.data ?? []).map(({ id }) => id)
  }

  /** Whether a user sees the file, which every way of asking must agree on. */
  async function sees(user: User, id: number): Promise<boolean> {
    const inList = (await listed(user)).includes(id)
    const { status } = await user.ask('GET', `/v1/files/${id}`)
    const answers = [
      status,
      (await download(merx, user, id)).status,
      (await user.ask('PUT', `/v1/files/${id}`, { body: {} })).status,
    ]
    const sorted = (await listed(user, 'sort=file_name')).includes(id)
    expect([sorted, ...answers]).toEqual([inList, ...answers.map(() => (inList ? 200 : 404))])
    return inList
  }

  test('one on nothing: its uploader and admins', async () => {
    const other = await company.addUser()
    const mine = await upload(clerk)
    const theirs = await upload(admin)

    expect(await sees(clerk, mine.id)).toBe(true)
    expect(await sees(admin, mine.id)).toBe(true)
    expect(await sees(other, mine.id)).toBe(false)
    expect(await sees(clerk, theirs.id)).toBe(false)
  })

  test('one on a product: who sees the product, whatever becomes of that', async () => {
    const product = await admin.addProduct({ visible_to: 1 })
    const file = await upload(admin, { product_id: product.id })
    const path = `/v1/products/${product.id}`
    expect(await sees(clerk, file.id)).toBe(false)

    const relation = await admin.follow(product.id, clerk.id)
    expect(await sees(clerk, file.id)).toBe(true)
    await admin.ask('DELETE', `${path}/followers/${relation.id}`)
    expect(await sees(clerk, file.id)).toBe(false)

    await admin.updateProduct(product.id, { owner_id: clerk.id })
    expect(await sees(clerk, file.id)).toBe(true)
    await admin.updateProduct(product.id, { owner_id: admin.id })
    expect(await sees(clerk, file.id)).toBe(false)

    await admin.updateProduct(product.id, { visible_to: 3 })
    expect(await sees(clerk, file.id)).toBe(true)
    await admin.deleteProduct(product.id)
    expect(await sees(clerk, file.id)).toBe(true)
  })

  test('one on a deal: who sees the deal', async () => {
    const { id } = await admin.addProduct()
    const hidden = await addDeal(merx, company, stage, id, { visibility: 1 })
    const own = await addDeal(merx, company, stage, id, { visibility: 1, ownerId: clerk.id })
    const shared = await addDeal(merx, company, stage, id)
    const files = []
    for (const deal_id of [hidden, own, shared]) files.push(await upload(admin, { deal_id }))

    const seen = []
    for (const file of files) seen.push(await sees(clerk, file.id))

    expect(seen).toEqual([false, true, true])
  })

  test('one on a person or organization: the company', async () => {
    const { personId, organizationId } = await addContacts(merx, company)

    expect(await sees(clerk, (await upload(admin, { person_id: personId })).id)).toBe(true)
    expect(await sees(clerk, (await upload(admin, { org_id: organizationId })).id)).toBe(true)
  })

  test('one on several items: who sees any of them, and of the others nothing', async () => {
    const product = await admin.addProduct({ name: 'Secret', visible_to: 1 })
    const deal = await addDeal(merx, company, stage, product.id, {
      title: 'Open to all',
      visibility: 3,
    })
    const file = await upload(admin, { product_id: product.id, deal_id: deal })

    expect(await sees(clerk, file.id)).toBe(true)
    const { body } = await clerk.ask<OneFile>('GET', `/v1/files/${file.id}`)
    expect(body.data).toMatchObject({ product_id: null, product_name: null, deal_id: deal })
    const other = await addDeal(merx, company, stage, product.id, { visibility: 1, title: 'Mute' })
    const mixed = await admin.addProduct({ name: 'Shown' })
    const onBoth = await upload(admin, { product_id: mixed.id, deal_id: other })
    const { body: list } = await clerk.ask<Page>('GET', `/v1/products/${mixed.id}/files`)
    expect(list.data).toMatchObject([{ id: onBoth.id, deal_id: null, deal_name: null }])
  })

  test('what a file hangs on orders a list only for those who see it', async () => {
    const company = await merx.company()
    const { admin } = company
    const clerk = await company.addUser()
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    /** Two hidden items of each kind, the lower number first, and one of the clerk's between. */
    const trio = async (make: (user: User) => Promise<number>) =>
      [await make(admin), await make(clerk), await make(admin)] as const
    const contact = (kind: string) => async (user: User) => {
      const body = { name: 'Fern', visible_to: user === admin ? '1' : '3' }
      const answer = await user.ask<{ data: { id: number } }>('POST', `/v1/${kind}`, { body })
      expect(answer.status, answer.text).toBe(201)
      return answer.body.data.id
    }
    const items = {
      product_id: await trio(async (user) => (await user.addProduct({ visible_to: 1 })).id),
      deal_id: await trio((user) =>
        addDeal(merx, company, stage, id, { visibility: 1, ownerId: user.id }),
      ),
      person_id: await trio(contact('persons')),
      org_id: await trio(contact('organizations')),
    }
    const shared = await clerk.addProduct()
    for (const [key, [low, own, high]] of Object.entries(items)) {
      // What lets the clerk see the files beside the hidden item: another kind of item.
      const shown =
        key === 'product_id' ? { person_id: items.person_id[1] } : { product_id: shared.id }
      const files: number[] = []
      for (const item of [high, own, low]) {
        files.push((await upload(admin, { ...shown, [key]: item })).id)
      }
      const [atHigh, atOwn, atLow] = files
      const order = async (user: User, sort: string) =>
        (await listed(user, `limit=100&sort=${sort}`)).filter((id) => files.includes(id))

      expect(await order(clerk, key), key).toEqual([atHigh, atLow, atOwn])
      expect(await order(clerk, `${key}%20DESC`), key).toEqual([atOwn, atHigh, atLow])
      expect(await order(admin, key), key).toEqual([atLow, atOwn, atHigh])
    }
    await admin.follow(items.product_id[0], clerk.id)
    const { body } = await clerk.ask<Page>('GET', '/v1/files?sort=product_id')
    const products = (body.data ?? [])
      .map(({ product_id }) => product_id)
      .filter((id) => id !== null)
    expect(products).toContain(items.product_id[0])
    expect(products).toEqual(products.toSorted((a, b) => a - b))
  })

  test('the files of a product tell as little of what else they hang on', async () => {
    const company = await merx.company()
    const { admin } = company
    const clerk = await company.addUser()
    const stage = await addPipeline(merx, company)
    const { id } = await admin.addProduct()
    const low = await addDeal(merx, company, stage, id, { visibility: 1 })
    const high = await addDeal(merx, company, stage, id, { visibility: 1 })
    const atHigh = await upload(admin, { product_id: id, deal_id: high })
    const atLow = await upload(admin, { product_id: id, deal_id: low })
    const order = async (user: User) => {
      const { body } = await user.ask<Page>('GET', `/v1/products/${id}/files?sort=deal_id`)
      return (body.data ?? []).map(({ id }) => id)
    }

    expect(await order(clerk)).toEqual([atHigh.id, atLow.id])
    expect(await order(admin)).toEqual([atLow.id, atHigh.id])
  })

  test('pages hold what is seen, in order and each once, over all that is hidden', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()
    const { admin } = company
    const shown = await admin.addProduct()
    const own = await clerk.addProduct({ visible_to: 1 })
    const hidden = await admin.addProduct({ visible_to: 1 })
    const ids: number[] = []
    for (const product of [own, hidden, shown, hidden, own, shown]) {
      const uploader = product === own ? clerk : admin
      const { id } = await upload(uploader, { product_id: product.id })
      if (product !== hidden) ids.push(id)
    }
    const [first, , third] = ids
    await admin.ask('DELETE', `/v1/files/${third}`)
    const live = ids.filter((id) => id !== third)

    const paged = []
    for (let start = 0; start < 4; start++) {
      paged.push(...(await listed(clerk, `limit=1&start=${start}`)))
    }

    expect(paged).toEqual(live)
    expect(await listed(clerk, 'sort=id%20DESC&limit=2')).toEqual(live.reverse().slice(0, 2))
    expect(await listed(clerk, 'include_deleted_files=true')).toEqual(ids)
    expect(await listed(clerk, 'include_deleted_files=true&sort=add_time,id')).toEqual(ids)
    expect(await listed(clerk, 'limit=1')).toEqual([first])
    expect(await listed(admin)).toHaveLength(5)
  })

  test('another company sees none of it and can name none of it', async () => {
    const { admin: stranger } = await merx.company()
    const product = await admin.addProduct()
    const file = await upload(admin, { product_id: product.id })

    expect(await sees(stranger, file.id)).toBe(false)
    expect(await listed(stranger, 'include_deleted_files=1&sort=id')).toEqual([])
    expect((await stranger.ask('DELETE', `/v1/files/${file.id}`)).status).toBe(404)
    expect(await sees(admin, file.id)).toBe(true)
  })

  test('the search keeps files for those who see them', async () => {
    const found = async (audiences: string[]) =>
      merx.store.db.search.match({
        kind: 'file',
        companyId: company.id,
        audiences,
        patterns: [{ text: 'zebrano', fields: ['name'] }],
        limit: 10,
      })
    const product = await admin.addProduct({ visible_to: 1 })
    const file = await upload(admin, { product_id: product.id }, 'x', 'Zebrano.pdf')
    const clerks = ['all', `user:${clerk.id}`]
    expect(await found(clerks)).toEqual([])

    await admin.follow(product.id, clerk.id)
    expect(await found(clerks)).toEqual([file.id])
    await admin.updateProduct(product.id, { visible_to: 3 })
    expect(await found(['all'])).toEqual([file.id])
    await admin.ask('PUT', `/v1/files/${file.id}`, { body: { name: 'Oak.pdf' } })
    expect(await found(['all'])).toEqual([])
    await admin.ask('PUT', `/v1/files/${file.id}`, { body: { name: 'zebrano 2' } })
    expect(await found(['all'])).toEqual([file.id])
    await admin.ask('DELETE', `/v1/files/${file.id}`)
    expect(await found(clerks)).toEqual([])
  })

  test('files of before there were audiences are seen by the same people', async () => {
    const company = await merx.company()
    const { admin } = company
    const clerk = await company.addUser()
    const hidden = await admin.addProduct({ visible_to: 1 })
    for (const user of [clerk, admin]) await admin.follow(hidden.id, user.id)
    const shown = await admin.addProduct()
    for (const product_id of [hidden.id, shown.id, shown.id]) await upload(admin, { product_id })
    const last = await upload(clerk)
    await admin.ask('DELETE', `/v1/files/${last.id}`)
    const audiences = async () => (await merx.state()).file_audience?.toSorted()
    // Until then files hung on products or, purged, on nothing.
    const { db } = merx.store
    await db.transaction(async (db) => {
      await db.sql.deleteFrom('file_audience').execute()
      const linked = ['deal_id', 'person_id', 'organization_id'] as const
      for (const column of linked) await db.sql.deleteFrom('file').where(column, '>', 0).execute()
      const definitions = { addReference: () => [] } as never
      const fill = migration.statements(definitions).filter((text) => /^insert/.test(text))
      // The least of a query that is text already.
      const query = (text: string) => ({ sql: text, parameters: [], query: { kind: 'RawNode' } })
      for (const text of fill) await db.sql.executeQuery(query(text) as never)
    })
    const filled = await audiences()

    await refreshAll(company.id)

    expect(filled?.length).toBeGreaterThan(5)
    expect(await audiences()).toEqual(filled)
  })

  /** Writes down anew who sees each file, as a change of its product does. */
  async function refreshAll(companyId: number): Promise<void> {
    const { db } = merx.store
    const products = await db.sql
      .selectFrom('product')
      .select('id')
      .where('company_id', '=', companyId)
      .execute()
    await db.transaction(async (db) => {
      for (const { id } of products) await refreshFilesOf(db, companyId, 'product', id)
    })
  }
})
