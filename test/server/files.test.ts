import { createHash } from 'node:crypto'
import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addContacts, addDeal, addPipeline } from './files-and-deals.ts'
import { aClock, type Company, runningMerx, type User } from './merx.ts'
import { download, filePart, form, type OneFile, storedBytes, upload } from './multipart.ts'

type Page = Output<typeof v1.files.getFiles>

const hashOf = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

describe.each(databases)('files on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, {
    clock: clock.now,
    env: { MERX_MAX_FILE_BYTES: '1000' },
  })
  let company: Company
  let admin: User
  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
  })

  const eventsSince = async (number: number) =>
    (await merx.events(company.id)).filter((event) => event.number > number)
  const lastEvent = async () => (await merx.events(company.id)).at(-1)?.number ?? 0

  test('an uploaded file is answered with every documented key, recorded and counted', async () => {
    const product = await admin.addProduct()
    const since = await lastEvent()

    const file = await upload(admin, { product_id: product.id }, 'oak', 'Bench Ä.PDF')

    expect(file).toEqual({
      id: file.id,
      user_id: admin.id,
      deal_id: null,
      person_id: null,
      org_id: null,
      product_id: product.id,
      activity_id: null,
      lead_id: null,
      project_id: null,
      log_id: null,
      add_time: '2024-03-01 10:00:00',
      update_time: '2024-03-01 10:00:00',
      file_name: expect.stringMatching(/^Bench Ä_[0-9a-f]{12}\.PDF$/),
      file_type: 'pdf',
      file_size: 3,
      active_flag: true,
      inline_flag: false,
      remote_location: 's3',
      remote_id: file.file_name,
      cid: null,
      s3_bucket: null,
      mail_message_id: null,
      mail_template_id: null,
      deal_name: null,
      person_name: null,
      org_name: null,
      product_name: 'Garden Bench',
      lead_name: null,
      project_name: null,
      url: expect.stringMatching(new RegExp(`/api/v1/files/${file.id}/download$`)),
      name: 'Bench Ä.PDF',
      description: null,
    })
    expect((await admin.ask<OneFile>('GET', `/v1/files/${file.id}`)).body.data).toEqual(file)
    expect((await admin.getProduct(product.id)).files_count).toBe(1)
    expect(await eventsSince(since)).toMatchObject([
      {
        name: 'file.created',
        itemId: file.id,
        userId: admin.id,
        source: 'v1',
        before: null,
        after: { productId: product.id, name: 'Bench Ä.PDF', contentHash: hashOf('oak') },
      },
    ])
  })

  test('a file hangs on whatever it names, wherever the fields stand in the form', async () => {
    const { personId, organizationId } = await addContacts(merx, company)
    const product = await admin.addProduct()
    const deal = await addDeal(merx, company, await addPipeline(merx, company), product.id)
    const body = form([
      ['deal_id', `${deal}`],
      filePart('oak'),
      ['person_id', `${personId}`],
      ['org_id', `${organizationId}`],
      ['productId', `${product.id}`],
      ['activity_id', ''],
    ])

    const { body: answer } = await admin.ask<OneFile>('POST', '/api/v1/files', body)

    expect(answer.data).toMatchObject({
      deal_id: deal,
      deal_name: 'Park order',
      person_id: personId,
      person_name: 'Otto Fern',
      org_id: organizationId,
      org_name: 'City Park',
      product_id: product.id,
    })
    const { body: deals } = await admin.ask<{ data: unknown }>(
      'GET',
      `/v1/products/${product.id}/deals`,
    )
    expect(deals.data).toMatchObject([{ files_count: 1 }])
  })

  test.each([
    ['no bytes', 0],
    ['one byte', 1],
    ['all values of a byte', 256],
    ['the largest size', 1000],
  ])('a file of %s comes back exactly', async (_what, size) => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, index) => index % 256))

    const file = await upload(admin, {}, bytes)

    expect(file.file_size).toBe(size)
    expect((await download(merx, admin, file.id)).bytes.equals(bytes)).toBe(true)
    expect(await storedBytes(merx)).toContain(hashOf(bytes))
  })

  test('bytes without a file name are a file, which goes by its field', async () => {
    const bytes = Buffer.from([0, 255, 128])
    const part = ['file', bytes, '\r\nContent-Type: application/octet-stream'] as const

    const answer = await admin.ask<OneFile>('POST', '/v1/files', form([part]))

    expect(answer.status, answer.text).toBe(200)
    expect(answer.body.data).toMatchObject({ name: 'file', file_size: 3, file_type: '' })
    const { bytes: kept } = await download(merx, admin, answer.body.data.id)
    expect(kept.equals(bytes)).toBe(true)
  })

  test('name and description change by form and by JSON, and only what is given', async () => {
    const file = await upload(admin)
    const path = `/v1/files/${file.id}`
    clock.advance({ seconds: 5 })
    const since = await lastEvent()

    const renamed = await admin.ask<OneFile>('PUT', path, { form: 'name=Plan+%C3%A4.txt' })
    const described = await admin.ask<OneFile>('PUT', path, { body: { description: 'Oak' } })
    const same = await admin.ask<OneFile>('PUT', path, { body: { name: 'Plan ä.txt' } })
    const nothing = await admin.ask<OneFile>('PUT', path, { form: '' })
    const cleared = await admin.ask<OneFile>('PUT', path, { body: { description: null } })

    expect(renamed.body.data).toEqual({
      ...file,
      name: 'Plan ä.txt',
      update_time: renamed.body.data.update_time,
    })
    expect(renamed.body.data.update_time > file.update_time).toBe(true)
    expect(described.body.data).toMatchObject({ name: 'Plan ä.txt', description: 'Oak' })
    expect(same.body).toEqual(described.body)
    expect(nothing.body).toEqual(described.body)
    expect(cleared.body.data.description).toBeNull()
    expect(await eventsSince(since)).toMatchObject([
      {
        name: 'file.updated',
        itemId: file.id,
        before: { name: 'bench.pdf' },
        after: { name: 'Plan ä.txt' },
      },
      { name: 'file.updated', before: { description: null }, after: { description: 'Oak' } },
      { name: 'file.updated', before: { description: 'Oak' }, after: { description: null } },
    ])
  })

  test('a deleted file is shown but not served, counted no more, and deleted once', async () => {
    const product = await admin.addProduct()
    const file = await upload(admin, { product_id: product.id })
    const path = `/v1/files/${file.id}`
    clock.advance({ seconds: 1 })
    const since = await lastEvent()

    const deleted = await admin.ask('DELETE', path)
    const again = await admin.ask('DELETE', path, { body: { anything: 1 } })

    expect(deleted.body).toEqual({ success: true, data: { id: file.id } })
    expect(again.body).toEqual(deleted.body)
    expect((await admin.getProduct(product.id)).files_count).toBe(0)
    const { body } = await admin.ask<OneFile>('GET', path)
    expect(body.data).toMatchObject({ id: file.id, active_flag: false })
    expect(await download(merx, admin, file.id)).toMatchObject({ status: 404 })
    expect((await admin.ask('PUT', path, { body: { name: 'x' } })).status).toBe(404)
    expect(await eventsSince(since)).toMatchObject([
      {
        name: 'file.deleted',
        itemId: file.id,
        before: { deletedAt: null },
        after: { deletedAt: clock.now().toISOString() },
      },
    ])
  })

  test('lists are in the order of numbers, in pages, without deleted files unless asked', async () => {
    const { admin } = await merx.company()
    const empty = await admin.ask<Page>('GET', '/v1/files')
    const files: v1.File[] = []
    for (const name of ['b.txt', 'a.txt', 'c.txt', 'd.txt']) {
      files.push(await upload(admin, {}, name, name))
    }
    await admin.ask('DELETE', `/v1/files/${files[1]?.id}`)
    const listed = async (query: string) => {
      const { body } = await admin.ask<Page>('GET', `/v1/files?${query}`)
      return { names: body.data?.map(({ name }) => name), ...body.additional_data.pagination }
    }

    expect(empty.body).toEqual({
      success: true,
      data: null,
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
    expect(await listed('')).toMatchObject({ names: ['b.txt', 'c.txt', 'd.txt'] })
    expect(await listed('limit=2')).toEqual({
      names: ['b.txt', 'c.txt'],
      start: 0,
      limit: 2,
      more_items_in_collection: true,
      next_start: 2,
    })
    expect(await listed('limit=2&start=2')).toMatchObject({
      names: ['d.txt'],
      more_items_in_collection: false,
    })
    expect(await listed('limit=500&start=x')).toMatchObject({ limit: 100, start: 0 })
    expect(await listed('include_deleted_files=1')).toMatchObject({
      names: ['b.txt', 'a.txt', 'c.txt', 'd.txt'],
    })
    expect(await listed('sort=id%20DESC&limit=2&start=1')).toMatchObject({
      names: ['c.txt', 'b.txt'],
    })
  })

  test('lists are sorted by every field, ties by number', async () => {
    const { admin, ...company } = await merx.company()
    const { personId } = await addContacts(merx, { admin, ...company })
    const product = await admin.addProduct()
    const first = await upload(admin, { product_id: product.id }, 'long', 'b.txt')
    clock.advance({ seconds: 1 })
    const second = await upload(admin, { person_id: personId }, 'x', 'a.txt')
    clock.advance({ seconds: 1 })
    const third = await upload(admin, {}, 'x', 'c.pdf')
    await admin.ask('PUT', `/v1/files/${first.id}`, { body: { description: 'z' } })
    const names = new Map([first, second, third].map(({ id, name }) => [id, name.slice(0, 1)]))
    const sorted = async (sort: string) => {
      const path = `/v1/files?sort=${encodeURIComponent(sort)}`
      const { body } = await admin.ask<Page>('GET', path)
      return body.data?.map(({ id }) => names.get(id)).join('')
    }

    expect(await sorted('id')).toBe('bac')
    expect(await sorted('id DESC, file_name')).toBe('cab')
    expect(await sorted('file_name')).toBe('abc')
    expect(await sorted('file_type ASC,file_name DESC')).toBe('cba')
    expect(await sorted('file_size')).toBe('acb')
    expect(await sorted('file_size DESC,add_time DESC')).toBe('bca')
    expect(await sorted('add_time DESC')).toBe('cab')
    expect(await sorted('update_time DESC')).toBe('bca')
    expect(await sorted('product_id')).toBe('acb')
    expect(await sorted('person_id DESC')).toBe('abc')
    expect(await sorted('comment DESC')).toBe('bac')
    for (const same of ['user_id DESC', 'deal_id', 'org_id', 'user_id,user_id DESC']) {
      expect(await sorted(same)).toBe('bac')
    }
  })

  test('the field selector and camelCase parameters work as everywhere', async () => {
    const { admin } = await merx.company()
    const { id } = await upload(admin)

    const list = await admin.ask<Page>('GET', '/v1/files:(id,name)?includeDeletedFiles=0')
    const one = await admin.ask('GET', `/v1/files/${id}:(id)`)
    const bytes = await merx.server.app.inject({
      url: `/v1/files/${id}:(id)/download?api_token=${admin.token}`,
    })

    expect(list.body.data).toEqual([{ id, name: 'bench.pdf' }])
    expect(one.body).toEqual({ success: true, data: { id } })
    expect(bytes.payload).toBe('oak')
  })

  test('remote files are noted with where they are, and have no bytes here', async () => {
    const { personId, organizationId } = await addContacts(merx, company)
    const since = await lastEvent()
    const link = `item_id=${personId}&item_type=person&remote_location=googledrive`

    const made = await admin.ask<OneFile>('POST', '/v1/files/remote', {
      form: `file_type=gdoc&title=Offer+1%2F2&${link}`,
    })
    const linked = await admin.ask<OneFile>('POST', '/v1/files/remoteLink', {
      body: {
        item_type: 'organization',
        item_id: `${organizationId}`,
        remote_id: '1aBcD',
        remote_location: 'googledrive',
      },
    })

    expect([made.status, linked.status]).toEqual([200, 200])
    expect(made.body.data).toMatchObject({
      person_id: personId,
      name: 'Offer 1/2',
      file_type: 'gdoc',
      file_size: 0,
      remote_location: 'googledocs',
      remote_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      active_flag: true,
    })
    expect(linked.body.data).toMatchObject({
      org_id: organizationId,
      name: '1aBcD',
      remote_id: '1aBcD',
      remote_location: 'googledocs',
      file_size: 0,
    })
    const refused = await download(merx, admin, made.body.data.id)
    expect(refused).toMatchObject({
      status: 404,
      body: { error: expect.stringMatching('kept at googledrive') },
    })
    const events = await eventsSince(since)
    expect(events.map(({ name }) => name)).toEqual(['file.created', 'file.created'])
  })

  test('what happens to a file at once happens once, and is counted right', async () => {
    const product = await admin.addProduct()
    const fields = { product_id: product.id }
    const files = await Promise.all([1, 2, 3, 4, 5].map(() => upload(admin, fields, 'same')))
    const since = await lastEvent()

    const deletions = [...files, ...files].slice(1).map(({ id }) => `/v1/files/${id}`)
    const answers = await Promise.all(deletions.map((path) => admin.ask('DELETE', path)))

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await admin.getProduct(product.id)).files_count).toBe(0)
    expect(await eventsSince(since)).toHaveLength(5)
    expect((await storedBytes(merx)).filter((name) => name === hashOf('same'))).toHaveLength(1)
  })
})
