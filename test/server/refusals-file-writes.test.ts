import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badCredentials, badIds } from './bad-requests.ts'
import { addContacts, addDeal, addPipeline } from './files-and-deals.ts'
import { type Asked, runningMerx } from './merx.ts'
import { filePart, form, type Part, storedBytes, upload } from './multipart.ts'
import { expectRefused, type Scene, setScene } from './scene.ts'

const maxBytes = 1000
const file = filePart('oak')

interface FileScene extends Scene {
  fileId: number
  hiddenFileId: number
  foreignFileId: number
  hiddenDealId: number
  personId: number
  foreignPersonId: number
}

describe.each(databases)('refused writes of files on $name', (database) => {
  const merx = runningMerx(database, { env: { MERX_MAX_FILE_BYTES: `${maxBytes}` } })
  let scene: FileScene
  let bytes: string[]
  beforeAll(async () => {
    const { company, product, hidden, foreign, ...set } = await setScene(merx)
    const stage = await addPipeline(merx, company)
    const hiddenDealId = await addDeal(merx, company, stage, product.id, { visibility: 1 })
    const { personId } = await addContacts(merx, company)
    const foundry = await merx.company('Mill')
    const { personId: foreignPersonId } = await addContacts(merx, foundry)
    scene = {
      ...{ ...set, company, product, hidden, foreign, hiddenDealId, personId, foreignPersonId },
      fileId: (await upload(set.admin, { product_id: product.id })).id,
      hiddenFileId: (await upload(set.admin, { product_id: hidden.id })).id,
      foreignFileId: (await upload(foreign.user)).id,
    }
    scene.before = await merx.state()
    bytes = await storedBytes(merx)
  })

  /** Refused, and nothing is left of what was sent, on the disk either. */
  async function expectNothing(...refusal: Parameters<typeof expectRefused>): Promise<void> {
    await expectRefused(...refusal)
    expect(await storedBytes(merx)).toEqual(bytes)
  }

  const link = { item_type: 'person', remote_location: 'googledrive' }
  const writes = [
    ['POST', () => '/v1/files', () => form([file])],
    [
      'POST',
      () => '/v1/files/remote',
      () => ({ body: { ...link, item_id: scene.personId, file_type: 'gdoc', title: 'Offer' } }),
    ],
    [
      'POST',
      () => '/v1/files/remoteLink',
      () => ({ body: { ...link, item_id: scene.personId, remote_id: '1aB' } }),
    ],
    ['PUT', () => `/v1/files/${scene.fileId}`, () => ({ body: { name: 'x.txt' } })],
    ['DELETE', () => `/v1/files/${scene.fileId}`, () => ({})],
  ] satisfies [string, () => string, () => Asked][]

  describe.each(writes)('%s %s', (method, path, good) => {
    test('without credentials that are good', async () => {
      for (const [, credential, status, error] of badCredentials) {
        const { query = '', headers = {} } = credential(scene)
        const asked: Asked = good()

        const answer = await merx.ask(method, `${path()}?${query}`, {
          ...asked,
          headers: { ...asked.headers, ...headers },
        })

        await expectRefused(scene, answer, status, error)
      }
      expect(await storedBytes(merx)).toEqual(bytes)
    })

    test('with a query that is no text', async () => {
      const answer = await scene.admin.ask(method, `${path()}?note=%00`, good())

      await expectNothing(scene, answer, 400, /^Bad request/)
    })
  })

  for (const [what, bad, status] of badBodies) {
    // Only a member that somebody reads is looked at as JSON text.
    if (what === 'lists nested 100 deep in JSON text') continue
    test(`any write with ${what}`, async () => {
      for (const [method, path] of writes.slice(0, 4)) {
        await expectRefused(scene, await scene.admin.ask(method, path(), bad), status)
      }
      expect(await storedBytes(merx)).toEqual(bytes)
    })
  }

  const id = (key: keyof FileScene) => (scene: FileScene) => `${scene[key]}`
  const links: [
    name: string,
    value: (scene: FileScene) => string,
    status: number,
    error: RegExp,
  ][] = [
    ['product_id', () => '987654', 404, /^Product not found$/],
    ['product_id', ({ hidden }) => `${hidden.id}`, 404, /^Product not found$/],
    ['product_id', ({ foreign }) => `${foreign.product.id}`, 404, /^Product not found$/],
    ['product_id', () => `${Number.MAX_SAFE_INTEGER}`, 404, /^Product not found$/],
    ['product_id', () => '0', 400, /^product_id "0" must be 1 or more/],
    ['product_id', () => '-1', 400, /^product_id/],
    ['product_id', () => '9007199254740992', 400, /^product_id/],
    ['product_id', () => 'x', 400, /^product_id "x" must be a whole number/],
    ['product_id', () => '1\0', 400, /NUL/],
    ['deal_id', () => '987654', 404, /^Deal not found$/],
    ['deal_id', id('hiddenDealId'), 404, /^Deal not found$/],
    ['person_id', () => '987654', 404, /^Person not found$/],
    ['person_id', id('foreignPersonId'), 404, /^Person not found$/],
    ['org_id', () => '987654', 404, /^Organization not found$/],
    ['activity_id', () => '1', 400, /^activity_id cannot be used/],
    ['lead_id', () => 'adf21080-0e10-11eb-879b-05d71fb426ec', 400, /^lead_id cannot be used/],
    ['project_id', () => '1', 400, /^project_id cannot be used/],
  ]

  test.each(links)('an upload for %s %s', async (name, value, status, error) => {
    const field: Part = [name, value(scene)]

    const before = await scene.clerk.ask('POST', '/v1/files', form([field, file]))
    await expectNothing(scene, before, status, error)
    const after = await scene.clerk.ask('POST', '/v1/files', form([file, field]))
    await expectNothing(scene, after, status, error)
    expect(after.text).toBe(before.text)
  })

  const manyFields = Array.from({ length: 200 }, (_, index): Part => [`f${index}`, 'x'])
  const whole = form([file])
  test.each<[string, Asked, number, RegExp?]>([
    ['without parts', form([]), 400],
    ['without a file', form([['product_id', '1']]), 400, /^File must be given\.$/],
    ['with text for a file', form([['file', 'oak']]), 400, /^File must be .* no file name$/],
    ['with a file of another name', form([filePart('x', 'x', 'data')]), 400, /^File must be/],
    ['with two files', form([file, filePart('ash')]), 400, /^file must be given once$/],
    ['one byte too large', form([filePart('x'.repeat(maxBytes + 1))]), 413, /at most 1000 bytes/],
    ['far too large', form([filePart('x'.repeat(3 * 2 ** 20))]), 413, /at most 1000 bytes/],
    ['too large under another name', form([filePart('x'.repeat(2000), 'x', 'y'), file]), 413],
    ['with a long field', form([file, ['note', 'x'.repeat(100_000)]]), 413],
    ['with too many fields', form([file, ...manyFields]), 400],
    ['with a field named after a method', form([file, ['toString', 'x']]), 400],
    [
      'with a field that is no JSON',
      form([file, ['x', '{', '\r\nContent-Type: application/json']]),
      400,
    ],
    [
      'cut in the file',
      { ...whole, raw: whole.raw?.slice(0, 120) ?? '' },
      400,
      /complete multipart/,
    ],
    ['cut after the file', form([file], ''), 400, /complete multipart/],
    ['without its boundary', { ...whole, headers: { 'content-type': 'multipart/form-data' } }, 400],
    [
      'with another boundary',
      { ...whole, headers: { 'content-type': 'multipart/form-data; boundary=y' } },
      400,
    ],
    ['of JSON', { body: { file: 'oak' } }, 400, /^File must be given\.$/],
    ['of a form', { form: 'file=oak' }, 400, /^File must be given\.$/],
    ['of nothing', {}, 400, /^File must be given\.$/],
  ])('an upload %s', async (_what, asked, status, error) => {
    const answer = await scene.admin.ask('POST', '/v1/files', asked)

    await expectNothing(scene, answer, status, error)
  })

  test.each([
    ['remote', { title: '' }, 400, /^Title must be given\.$/],
    ['remote', { title: ' \u0007 ' }, 400, /^Title must be given\.$/],
    ['remote', { title: 'x'.repeat(256) }, 400, /^title/],
    ['remote', { file_type: 'docx' }, 400, /^file_type "docx" must be one of/],
    ['remote', { file_type: undefined }, 400, /^file_type must be given/],
    ['remoteLink', { remote_id: '' }, 400, /^remote_id/],
    ['remoteLink', { remote_id: undefined }, 400, /^remote_id must be given/],
    ['remoteLink', { item_type: 'product' }, 400, /^item_type/],
    ['remoteLink', { item_type: 'lead' }, 400, /^item_type/],
    ['remoteLink', { item_type: 'deal', item_id: 987654 }, 404, /^Deal not found$/],
    ['remoteLink', { item_type: 'organization', item_id: 987654 }, 404, /^Organization not/],
    ['remoteLink', { item_id: 'x' }, 400, /^item_id/],
    ['remoteLink', { remote_location: 'dropbox' }, 400, /^remote_location/],
  ])('POST /files/%s with %j', async (path, wrong, status, error) => {
    const good = {
      ...link,
      item_id: scene.personId,
      remote_id: '1aB',
      file_type: 'gdoc',
      title: 'x',
    }

    const answer = await scene.admin.ask('POST', `/v1/files/${path}`, {
      body: { ...good, ...wrong },
    })

    await expectRefused(scene, answer, status, error)
  })

  test.each([
    [{ name: '' }, 'Name must be given.'],
    [{ name: null }, 'Name must be given.'],
    [{ name: '\u202e \u0001' }, 'Name must be given.'],
    [{ name: ['x'] }, 'Name must be given.'],
    [{ name: 'x'.repeat(256) }, /^name .*at most 255/],
    [{ description: 'x'.repeat(65_536) }, /^description .*at most 65535/],
    [{ description: { a: 1 } }, /^description/],
  ])('PUT with %j', async (body, error) => {
    const answer = await scene.admin.ask('PUT', `/v1/files/${scene.fileId}`, { body })

    await expectRefused(scene, answer, 400, error)
  })

  test('ids that are none, in every route of a file', async () => {
    for (const id of badIds) {
      for (const [method, rest] of [
        ['GET', ''],
        ['GET', '/download'],
        ['PUT', ''],
        ['DELETE', ''],
      ]) {
        const answer = await scene.admin.ask(method ?? '', `/v1/files/${id}${rest}`)
        expect([400, 414], `${method} ${id}${rest}`).toContain(answer.status)
      }
    }
    expect(await merx.state()).toEqual(scene.before)
  })

  test.each(['GET', 'PUT', 'DELETE', 'download'])(
    '%s tells absent, hidden and foreign files apart by nothing',
    async (what) => {
      const method = what === 'download' ? 'GET' : what
      const ask = (id: number) =>
        scene.clerk.ask(method, `/v1/files/${id}${what === 'download' ? '/download' : ''}`)
      const absent = await ask(987_654)

      for (const id of [scene.hiddenFileId, scene.foreignFileId, Number.MAX_SAFE_INTEGER]) {
        const answer = await ask(id)
        expect(answer.text).toBe(absent.text)
        await expectRefused(scene, answer, 404, 'File not found')
      }
    },
  )

  test.each([
    ['PATCH', '/v1/files/1'],
    ['DELETE', '/v1/files'],
    ['PUT', '/v1/files'],
    ['GET', '/v1/files/remote'],
    ['POST', '/v1/files/1'],
    ['DELETE', '/v1/files/1/download'],
  ])('%s %s is no operation', async (method, path) => {
    await expectRefused(scene, await scene.admin.ask(method, path), 405)
  })

  test('a list sorted by what is no field', async () => {
    for (const sort of ['colour', 'id UPWARDS', 'id;drop table file', 'id,,password']) {
      const path = `/v1/files?sort=${encodeURIComponent(sort)}`
      await expectRefused(scene, await scene.admin.ask('GET', path), 400, /^sort "/)
    }
  })
})
