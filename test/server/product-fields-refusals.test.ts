import { refreshSearch } from '@merx/catalog'
import { beforeAll, describe, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badCredentials, badQueries } from './bad-requests.ts'
import { type Field, fieldCalls, optionIds } from './field-calls.ts'
import { type Asked, runningMerx } from './merx.ts'
import { expectRefused, type Scene, setScene } from './scene.ts'

const noName = 'Name must be given.'
const noType = 'Field type must be given.'
const forbidden = 'You do not have permissions to do this.'
const notFound = 'The field is not found'

/** What is wrong with a body and the text of the error. */
type BadBody = readonly [what: string, body: object, error?: string | RegExp]

const badNames: readonly BadBody[] = [
  ['an empty name', { name: '' }, noName],
  ['a blank name', { name: ' \t' }, noName],
  ['a name of null', { name: null }, noName],
  ['a list as name', { name: ['Wood'] }, noName],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, /^name .* 255 characters$/],
  ['NUL in the name', { name: 'Wo\0od' }, /NUL/],
  ['half a surrogate pair in the name', { name: 'Wood \ud83d' }, /surrogate/],
]

const badTypes: readonly BadBody[] = [
  ['no type', { field_type: undefined }, noType],
  ['a type of null', { field_type: null }, noType],
  ['a list as type', { field_type: ['enum'] }, noType],
  ...['Enum', 'int', 'boolean', 'visible_to', 'json', 'price_list', '', 'toString', 1].map(
    (type): BadBody => [
      `the type ${JSON.stringify(type)}`,
      { field_type: type },
      /^field_type .* must be one of varchar, /,
    ],
  ),
]

const badOptions: readonly BadBody[] = [
  ['no option', { options: [] }, /^options must have at least one element/],
  ['options as an object', { options: { label: 'red' } }, /^options .* must be a list$/],
  ['options as a text', { options: 'red' }, /^options "red" must be a list$/],
  ['options as a number', { options: 5 }, /^options 5 must be a list$/],
  ['an option of null', { options: [null] }, /^options\[0\] null must be a text$/],
  ['an option of true', { options: ['red', true] }, /^options\[1\] true must be a text$/],
  ['an option that is a list', { options: [['red']] }, /^options\[0\]\.label nothing must be/],
  ['an option without a label', { options: [{ id: 1 }] }, /^options\[0\]\.label nothing must be/],
  ['a label of null', { options: [{ label: null }] }, /^options\[0\]\.label null must be a text$/],
  ['an empty label', { options: [''] }, /^options\[0\]\.label must not be empty$/],
  ['a blank label', { options: [{ label: ' ' }] }, /^options\[0\]\.label must not be empty$/],
  ['a label twice', { options: ['red', 'tan', 'red '] }, /^options\[2\]\.label "red" must not be/],
  ['a label of 256 characters', { options: ['x'.repeat(256)] }, /at most 255 characters$/],
  ['NUL in a label', { options: [{ label: 'a\0' }] }, /NUL/],
  ['NUL in a label of a list in JSON text', { options: '["a\\u0000"]' }, /NUL/],
  ['10,001 options', { options: Array.from({ length: 10_001 }, String) }, /10001 elements/],
]

const badCreations: readonly BadBody[] = [
  ...badTypes,
  ['no name', { name: undefined }, noName],
  ['an enum without options', { options: undefined }, /^options must have at least one/],
  ['a set without options', { field_type: 'set', options: null }, /^options must have at least/],
  ['options of a text', { field_type: 'text' }, /^options must be left out .* text$/],
]

describe.each(databases)('refused writes of product fields on $name', (database) => {
  const merx = runningMerx(database)
  let scene: Scene
  let field: Field
  let goneId: number
  let systemId: number
  beforeAll(async () => {
    scene = await setScene(merx)
    const fields = fieldCalls(scene.admin)
    field = await fields.add({ name: 'Color', field_type: 'enum', options: ['red', 'blue'] })
    const { red } = optionIds(field)
    field = await fields.update(field.id, { options: [{ id: red, label: 'red' }, 'tan'] })
    goneId = (await fields.add({ name: 'Gone', field_type: 'text' })).id
    await fields.remove(goneId)
    await refreshSearch(merx.store.db, Number.POSITIVE_INFINITY)
    systemId = (await fields.system('tax')).id
    scene.before = await merx.state()
  })

  const goodCreation = { name: 'Color', field_type: 'enum', options: ['red'] }
  const writes = [
    ['POST', () => '/v1/productFields', goodCreation],
    ['PUT', () => `/v1/productFields/${field.id}`, { name: 'Hue' }],
    ['DELETE', () => `/v1/productFields/${field.id}`, undefined],
    ['DELETE', () => `/v1/productFields?ids=${field.id}`, undefined],
  ] as const
  const asked = (body: object | undefined): Asked => (body ? { body } : {})

  describe.each(writes)('%s', (method, pathOf, goodBody) => {
    const few = badCredentials.filter(([what]) => /^(no token|a revoked|an unknown b)/.test(what))

    test.each(few)('%s', async (_what, credential, status, error) => {
      const { headers = {} } = credential(scene)

      const answer = await merx.ask(method, pathOf(), { ...asked(goodBody), headers })

      await expectRefused(scene, answer, status, error)
    })

    test.each(badQueries)('%s in the query: %s', async (text) => {
      const path = pathOf()
      const query = `${path.includes('?') ? '&' : '?'}note=${text}`

      const answer = await scene.admin.ask(method, `${path}${query}`, asked(goodBody))

      await expectRefused(scene, answer, 400, /^Bad request/)
    })
  })

  describe.each(writes.slice(0, 2))('%s', (method, pathOf, goodBody) => {
    for (const [what, bad, error] of [...badNames, ...badOptions]) {
      test(what, async () => {
        const body = { ...goodBody, ...bad }

        const answer = await scene.admin.ask(method, pathOf(), { body })

        await expectRefused(scene, answer, 400, error)
      })
    }

    for (const [what, bad, status, error] of badBodies.slice(0, 7)) {
      test(what, async () => {
        const answer = await scene.admin.ask(method, pathOf(), bad)

        await expectRefused(scene, answer, status, error)
      })
    }
  })

  for (const [what, bad, error] of badCreations) {
    test(`POST with ${what}`, async () => {
      const body = { ...goodCreation, ...bad }

      const answer = await scene.admin.ask('POST', '/v1/productFields', { body })

      await expectRefused(scene, answer, 400, error)
    })
  }

  test('PUT with another type', async () => {
    const path = `/v1/productFields/${field.id}`

    const answer = await scene.admin.ask('PUT', path, { body: { field_type: 'set' } })

    await expectRefused(scene, answer, 400, /^field_type "set" must be enum: .* cannot change$/)
  })

  test('PUT of a form that is too long to be read to its end', async () => {
    const options = Array.from({ length: 30_001 }, (_, index) => `options[]=${index}`)
    const path = `/v1/productFields/${field.id}`

    const answer = await scene.admin.ask('PUT', path, { form: options.join('&') })

    await expectRefused(scene, answer, 400, 'Bad request: a form has at most 30000 members')
  })

  test.each<[string, (ids: Record<string, unknown>) => object[], RegExp]>([
    ['an absent id', () => [{ id: 987_654, label: 'x' }], /id 987654 must be the id of one of/],
    ['a deleted id', ({ blue }) => [{ id: blue, label: 'blue' }], /must be the id of one of/],
    ['an option of another field', ({ other }) => [{ id: other, label: 'x' }], /must be the id of/],
    ["another company's option", ({ foreign }) => [{ id: foreign, label: 'x' }], /must be the id/],
    [
      'an id twice',
      ({ red }) => [
        { id: red, label: 'a' },
        { id: red, label: 'b' },
      ],
      /^options\[1\]\.id \d+ must not be repeated$/,
    ],
    ...[0, -1, 1.5, 'red', true, [1], '9007199254740993', 2 ** 53].map(
      (id): [string, () => object[], RegExp] => [
        `the id ${JSON.stringify(id)}`,
        () => [{ id, label: 'x' }],
        /^options\[0\]\.id .* must be an id/,
      ],
    ),
  ])('PUT of options with %s', async (_what, optionsOf, error) => {
    const rows = scene.before.field_option?.map((row) => JSON.parse(row)) ?? []
    const foreign = rows.find((row) => row.company_id !== scene.company.id)
    const ids = {
      red: optionIds(field).red,
      blue: field.options_deleted?.[0]?.id,
      other: scene.fields.set.options[0]?.id,
      foreign: foreign?.id,
    }
    const body = { options: optionsOf(ids) }

    const answer = await scene.admin.ask('PUT', `/v1/productFields/${field.id}`, { body })

    await expectRefused(scene, answer, 400, error)
  })

  test('PUT of options that a type does not have', async () => {
    const path = `/v1/productFields/${scene.fields.text.id}`

    const answer = await scene.admin.ask('PUT', path, { body: { options: ['red'] } })

    await expectRefused(scene, answer, 400, /^options must be left out for a field of type text$/)
  })

  test('system fields are neither changed nor deleted', async () => {
    const { admin } = scene
    const path = `/v1/productFields/${systemId}`
    const category = await fieldCalls(admin).system('category')

    for (const answer of [
      await admin.ask('PUT', path, { body: { name: 'Duty' } }),
      await admin.ask('PUT', path, { body: {} }),
      await admin.ask('PUT', `/v1/productFields/${category.id}`, { body: { name: 'Kind' } }),
      await admin.ask('DELETE', path),
      await admin.ask('DELETE', `/v1/productFields/${category.id}`),
      await admin.ask('DELETE', `/v1/productFields?ids=${field.id},${systemId}`),
    ]) {
      await expectRefused(scene, answer, 403, forbidden)
    }
  })

  test('what is absent, deleted or foreign is told apart by nothing', async () => {
    const { admin, before } = scene
    const rows = before.field?.map((row) => JSON.parse(row)) ?? []
    const { id: foreignId } = rows.find((row) => row.company_id !== scene.company.id)

    for (const id of [987_654, goneId, foreignId, Number.MAX_SAFE_INTEGER]) {
      for (const answer of [
        await admin.ask('GET', `/v1/productFields/${id}`),
        await admin.ask('PUT', `/v1/productFields/${id}`, { body: { name: 'x' } }),
        await admin.ask('DELETE', `/v1/productFields/${id}`),
        await admin.ask('DELETE', `/v1/productFields?ids=${field.id},${id}`),
      ]) {
        await expectRefused(scene, answer, 410, notFound)
      }
    }
  })

  test.each(['0', '-1', '1.5', 'abc', '%00', '9007199254740992', '1,2'])(
    'the id %s',
    async (id) => {
      for (const method of ['GET', 'PUT', 'DELETE']) {
        const body = method === 'PUT' ? { name: 'x' } : undefined
        const answer = await scene.admin.ask(method, `/v1/productFields/${id}`, asked(body))
        await expectRefused(scene, answer, 400)
      }
    },
  )

  test.each([
    ['', /^ids must be given$/],
    ['?ids=', /^ids must be given$/],
    ['?ids=,', /^ids must be given$/],
    ['?ids=abc', /^ids\[0\] "abc" must be a whole number$/],
    ['?ids=1,0', /^ids\[1\] "0" must be 1 or more$/],
    ['?ids=1,9007199254740993', /^ids\[1\] /],
    [`?ids=${'7,'.repeat(1001)}`, /^ids has 1001 elements; at most 1000 are taken$/],
  ])('DELETE of %s', async (query, error) => {
    const answer = await scene.admin.ask('DELETE', `/v1/productFields${query}`)

    await expectRefused(scene, answer, 400, error)
  })

  test.each(['PUT', 'PATCH'])('%s of the collection', async (method) => {
    const answer = await scene.admin.ask(method, '/v1/productFields', { body: {} })

    await expectRefused(scene, answer, 405)
  })
})
