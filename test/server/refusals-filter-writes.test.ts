import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badCredentials, badIds } from './bad-requests.ts'
import { addFilter, type GivenCondition, knownFields, tree } from './filter-cases.ts'
import { runningMerx } from './merx.ts'
import { expectRefused, type Scene, setScene } from './scene.ts'

interface FilterScene extends Scene {
  readonly filterId: number
  /** Of another user of the company, whom a regular user does not see. */
  readonly adminsFilterId: number
  readonly foreignFilterId: number
  readonly idOf: (key: string) => number
  readonly foreignFieldId: number
}

const good = (scene: FilterScene) => ({
  name: 'Chairs',
  type: 'products',
  conditions: tree([{ field_id: scene.idOf('name'), operator: '=', value: 'Chair' }]),
})

const writes = [
  ['POST', () => '/v1/filters', good],
  ['PUT', ({ filterId }: FilterScene) => `/v1/filters/${filterId}`, good],
  ['DELETE', ({ filterId }: FilterScene) => `/v1/filters/${filterId}`, () => undefined],
  ['DELETE', ({ filterId }: FilterScene) => `/v1/filters?ids=${filterId}`, () => undefined],
] as const

const first = 'conditions.conditions[0].conditions[0]'

type BadTree = readonly [what: string, conditions: unknown, error: string]

const and = (...conditions: unknown[]) => ({ glue: 'and', conditions })
const or = (...conditions: unknown[]) => ({ glue: 'or', conditions })
const deep = (depth: number): unknown => (depth === 0 ? [] : and(deep(depth - 1), or()))

const badTrees: readonly BadTree[] = [
  ['nothing', null, 'conditions must be given'],
  ['a number', 7, 'conditions 7 must be an object'],
  ['a list', [], 'conditions [] must be an object'],
  ['text that is no JSON', '{"glue"', 'conditions "{\\"glue\\"" must be an object'],
  ['an empty object', {}, 'conditions.glue nothing must be and'],
  [
    'the wrong glue outside',
    { glue: 'or', conditions: [and(), or()] },
    'conditions.glue "or" must be and',
  ],
  [
    'one group',
    and(and()),
    'conditions.conditions must be exactly two groups, the first with glue and, the second with glue or',
  ],
  [
    'three groups',
    and(and(), or(), or()),
    'conditions.conditions must be exactly two groups, the first with glue and, the second with glue or',
  ],
  ['groups in the other order', and(or(), and()), 'conditions.conditions[0].glue "or" must be and'],
  ['two groups of one kind', and(and(), and()), 'conditions.conditions[1].glue "and" must be or'],
  ['a group that is a text', and('x', or()), 'conditions.conditions[0] "x" must be an object'],
  [
    'conditions that are no list',
    and({ glue: 'and', conditions: {} }, or()),
    'conditions.conditions[0].conditions {} must be a list',
  ],
  ['a condition that is null', and(and(null), or()), `${first} null must be an object`],
  ['a group in a group', and(and(deep(1)), or()), `${first}.object nothing must be a text`],
  [
    '17 conditions',
    and(and(...Array(9).fill({})), or(...Array(8).fill({}))),
    'conditions has 17 conditions; at most 16 are taken',
  ],
]

type BadCondition = readonly [
  what: string,
  condition: (scene: FilterScene) => Partial<GivenCondition> & { field?: string },
  error: string | RegExp,
]

const on = (key: string, operator: unknown, value?: unknown, extra_value?: unknown) => {
  return (scene: FilterScene) => {
    const custom = scene.fields[key.slice(1) as 'text']?.id ?? 0
    const field_id = key.startsWith('@') ? custom : scene.idOf(key)
    return { field_id, operator, value, extra_value }
  }
}

const badConditions: readonly BadCondition[] = [
  [
    'no field',
    () => ({ operator: '=', value: 'x' }),
    `${first}.field_id nothing must be the id of a field`,
  ],
  [
    'field 0',
    () => ({ field_id: 0, operator: '=' }),
    `${first}.field_id 0 must be the id of a field`,
  ],
  [
    'a field that is a list',
    () => ({ field_id: [1], operator: '=' }),
    `${first}.field_id [1] must be the id of a field`,
  ],
  [
    'a field id beyond numbers',
    () => ({ field_id: '9007199254740993', operator: '=' }),
    /must be the id of a field$/,
  ],
  [
    'an unknown field',
    () => ({ field_id: 987654, operator: '=', value: 'x' }),
    `${first}: field 987654 does not exist`,
  ],
  [
    "another company's field",
    ({ foreignFieldId }) => ({ field_id: foreignFieldId, operator: '=', value: 'x' }),
    /^conditions\.conditions\[0\]\.conditions\[0\]: field \d+ does not exist$/,
  ],
  [
    'another object',
    (scene) => ({ ...on('name', '=', 'x')(scene), object: 'deal' }),
    `${first}: object "deal" must be product in a filter of products`,
  ],
  [
    'no object',
    (scene) => ({ ...on('name', '=', 'x')(scene), object: null }),
    `${first}.object null must be a text`,
  ],
  ['no operator', on('name', undefined, 'x'), `${first}.operator nothing must be a text`],
  [
    'an unknown operator',
    on('name', 'LIKE', 'x'),
    `${first}: operator "LIKE" is not for fields of type varchar`,
  ],
  [
    'an operator of another type',
    on('tax', "LIKE '%$%'", '2'),
    `${first}: operator "LIKE '%$%'" is not for fields of type double`,
  ],
  [
    'an operator of every object',
    on('name', 'toString', 'x'),
    /is not for fields of type varchar$/,
  ],
  [
    'a stage operator',
    on('name', 'has_been', '1'),
    `${first}: operator "has_been" is not for fields of type varchar`,
  ],
  [
    'a range operator on a date',
    on('@date', 'includes', '2024-01-01'),
    /is not for fields of type date$/,
  ],
  [
    'a team',
    on('owner_id', 'belongs_to_team', '1'),
    `${first}: operator "belongs_to_team" asks for teams, which Merx does not have`,
  ],
  ['no value', on('name', '='), `${first}: operator "=" needs a value`],
  ['an empty value', on('name', "LIKE '$%'", ' '), `${first}: operator "LIKE '$%'" needs a value`],
  ['a value of marks alone', on('name', '=', '\u0301'), /has nothing that could be compared$/],
  [
    'a value that is an object',
    on('name', '=', { a: 1 }),
    `${first}.value {"a":1} must be a text or null`,
  ],
  [
    'a value that is a list of objects',
    on('@set', '=', [{}]),
    `${first}.value {} must be a text or null`,
  ],
  [
    'an extra value that is an object',
    on('name', '=', 'x', { a: 1 }),
    `${first}.extra_value {"a":1} must be a text or null`,
  ],
  [
    'a value that is too long',
    on('name', '=', 'x'.repeat(1001)),
    `${first}: a value has 1001 characters; at most 1000 are taken`,
  ],
  ['a number that is none', on('tax', '>', 'five'), `${first}: value "five" must be a number`],
  ['a number without end', on('id', '=', '1e999'), `${first}: value "1e999" must be a number`],
  [
    'a date that does not exist',
    on('@date', '=', '2023-02-30'),
    /^conditions.*: value "2023-02-30" must be a date such as 2021-03-02/,
  ],
  ['a relative date of deals', on('add_time', '=', 'rotten_time'), /must be a date/],
  ['a relative date that is a member', on('@date', '=', 'constructor'), /must be a date/],
  ['a time of day that is none', on('@time', '<', '24:00'), /must be a time such as 09:30:00$/],
  ['a relative time of day', on('@timerange', 'includes', 'now'), /must be a time/],
  [
    'the end of a range that is no date',
    on('@daterange', 'includes', '2024-01-01', 'x'),
    `${first}: extra_value "x" must be a date such as 2021-03-02, or a relative one such as last_month`,
  ],
  [
    'a currency that is none',
    on('prices', '>', '5', 'EURO'),
    `${first}: extra_value "EURO" must be a 3-letter ISO 4217 code`,
  ],
  [
    'a component no address has',
    on('@address', '=', 'x', 'planet'),
    /^conditions.*: extra_value "planet" must be one of subpremise, street_number/,
  ],
  [
    'an option that is a word',
    on('@enum', '=', 'Red'),
    `${first}: value "Red" must be an id: a positive whole number`,
  ],
  [
    'an option the field does not have',
    on('@enum', '=', '987654'),
    `${first}: value "987654" must be the id of an option of the field`,
  ],
  [
    "another field's option",
    (scene) => on('@enum', '=', scene.fields.set.options[0]?.id)(scene),
    /must be the id of an option of the field$/,
  ],
  [
    'one good option and one bad',
    (scene) => on('@set', '=', `${scene.fields.set.options[0]?.id},987654`)(scene),
    /"987654" must be the id of an option of the field$/,
  ],
  [
    'a category that is none',
    on('category', '=', '987654'),
    /must be the id of an option of the field$/,
  ],
  [
    'a user the company does not have',
    (scene) => on('owner_id', '=', scene.foreign.user.id)(scene),
    /must be the id of a user$/,
  ],
  [
    'a person that is none',
    on('@people', '=', '987654'),
    `${first}: value "987654" must be the id of a person`,
  ],
  [
    'an organization that is none',
    on('@org', '=', '987654'),
    `${first}: value "987654" must be the id of an organization`,
  ],
  [
    'a flag that is none',
    on('selectable', '=', '2'),
    `${first}: value "2" must be true, false, 1 or 0`,
  ],
  [
    'a visibility that is none',
    on('visible_to', '=', '2'),
    `${first}: value "2" must be one of 1, 3, 5, 7`,
  ],
  [
    'a frequency that is none',
    on('billing_frequency', '=', 'daily'),
    /must be one of one-time, annually/,
  ],
]

describe.each(databases)('refused writes of filters on $name', (database) => {
  const merx = runningMerx(database)
  let scene: FilterScene
  beforeAll(async () => {
    const base = await setScene(merx)
    const known = await knownFields(merx, base.company)
    const { id: filterId } = await addFilter(base.clerk, tree([]))
    const { id: adminsFilterId } = await addFilter(base.admin, tree([]))
    const { id: foreignFilterId } = await addFilter(base.foreign.user, tree([]))
    const foreignField = await merx.store.db.sql
      .selectFrom('field')
      .select('id')
      .where('key', '=', base.foreign.fieldKey)
      .executeTakeFirstOrThrow()
    scene = {
      ...base,
      filterId,
      adminsFilterId,
      foreignFilterId,
      foreignFieldId: foreignField.id,
      idOf: (key) => known[key]?.id ?? 0,
      before: await merx.state(),
    }
  })

  test.each(writes)('%s without a token or with a wrong one', async (method, pathOf, bodyOf) => {
    for (const [_what, credential, status, error] of badCredentials.slice(0, 4)) {
      const { query, headers = {} } = credential(scene)
      const path = pathOf(scene)
      const answer = await merx.ask(
        method,
        query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path,
        {
          body: bodyOf(scene),
          headers,
        },
      )
      await expectRefused(scene, answer, status, error)
    }
  })

  describe.each(writes.slice(0, 2))('%s', (method, pathOf) => {
    const write = (body: unknown) => scene.clerk.ask(method, pathOf(scene), { body })

    test.each(badTrees)('conditions: %s', async (_what, conditions, error) => {
      await expectRefused(scene, await write({ ...good(scene), conditions }), 400, error)
    })

    test.each(badConditions)('a condition with %s', async (_what, conditionOf, error) => {
      const condition = { field_id: undefined, operator: undefined, ...conditionOf(scene) }
      await expectRefused(
        scene,
        await write({ ...good(scene), conditions: tree([condition]) }),
        400,
        error,
      )
    })

    test('the path names the group and the place of what is wrong', async () => {
      const fine = on('name', '=', 'x')(scene)
      const conditions = tree([fine, fine], [fine, fine, on('tax', '=', 'x')(scene)])
      const error = 'conditions.conditions[1].conditions[2]: value "x" must be a number'
      await expectRefused(scene, await write({ ...good(scene), conditions }), 400, error)
    })

    test('NUL and half a surrogate pair, also in JSON text', async () => {
      for (const value of ['a\0', '\ud83d']) {
        const conditions = tree([on('name', '=', value)(scene)])
        for (const given of [conditions, JSON.stringify(conditions)]) {
          const answer = await write({ ...good(scene), conditions: given })
          await expectRefused(scene, answer, 400, /^Bad request/)
        }
      }
    })

    test.each([
      ['a blank name', { name: ' ' }, 'Name must be given.'],
      ['a name that is too long', { name: 'x'.repeat(256) }, /^name/],
      ['a name that is a list', { name: [] }, /./],
    ])('%s', async (_what, wrong, error) => {
      await expectRefused(scene, await write({ ...good(scene), ...wrong }), 400, error)
    })

    for (const [what, bad, status, error] of badBodies.slice(0, 8)) {
      test(what, async () => {
        const answer = await scene.admin.ask(method, pathOf(scene), bad)
        await expectRefused(scene, answer, status, error)
      })
    }
  })

  test.each([
    ['no name', { name: undefined }, 'Name must be given.'],
    ['no type', { type: undefined }, /^type/],
    ['a type that is none', { type: 'benches' }, /^type "benches" must be one of/],
    [
      'filters of deals',
      { type: 'deals' },
      'type "deals" must be products: Merx keeps filters of products only',
    ],
  ])('POST with %s', async (_what, wrong, error) => {
    const answer = await scene.admin.ask('POST', '/v1/filters', {
      body: { ...good(scene), ...wrong },
    })
    await expectRefused(scene, answer, 400, error)
  })

  test.each(['', '?ids=', '?ids=,', '?ids=0', '?ids=abc', '?ids=1.5'])(
    'DELETE /filters%s names nothing that could be deleted',
    async (query) => {
      await expectRefused(scene, await scene.admin.ask('DELETE', `/v1/filters${query}`), 400)
    },
  )

  test.each(['PUT', 'DELETE'])('%s of an id that is none', async (method) => {
    const body = method === 'PUT' ? good(scene) : undefined
    for (const id of badIds.slice(0, 12)) {
      const answer = await scene.admin.ask(method, `/v1/filters/${id}`, body ? { body } : {})
      await expectRefused(scene, answer, 400)
    }
  })

  test('absent, colleagues’ and foreign filters are told apart by nothing', async () => {
    const { clerk, adminsFilterId, foreignFilterId, filterId } = scene
    for (const method of ['PUT', 'DELETE']) {
      const asked = method === 'PUT' ? { body: good(scene) } : {}
      for (const id of [987654, adminsFilterId, foreignFilterId, Number.MAX_SAFE_INTEGER]) {
        const answer = await clerk.ask(method, `/v1/filters/${id}`, asked)
        await expectRefused(scene, answer, 404, 'Filter not found')
      }
    }
    const bulk = await clerk.ask('DELETE', `/v1/filters?ids=${filterId},${adminsFilterId}`)
    await expectRefused(scene, bulk, 404, 'Filter not found')
    expect((await clerk.ask('GET', `/v1/filters/${filterId}`)).status).toBe(200)
  })
})
