import type { v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badIds } from './bad-requests.ts'
import { askFor } from './contacts.ts'
import { addDeal } from './files-and-deals.ts'
import { type Asked, type Merx, runningMerx, type User } from './merx.ts'
import { expectRefused } from './scene.ts'
import type { State } from './state.ts'

interface Scene {
  readonly merx: Merx
  readonly admin: User
  readonly clerk: User
  /** The default pipeline, and its stages; there is a deal in the first one. */
  readonly pipeline: number
  readonly stages: readonly number[]
  /** A pipeline without stages. */
  readonly empty: number
  readonly foreign: { pipeline: number; stage: number }
  before: State
}

async function setScene(merx: Merx): Promise<Scene> {
  const company = await merx.company('Garden')
  const { admin } = company
  const clerk = await company.addUser()
  const idsOf = async (user: User, path: string) =>
    (await askFor<{ id: number }[]>(user, 200, 'GET', path)).map(({ id }) => id)
  const [pipeline = 0] = await idsOf(admin, '/pipelines')
  const stages = await idsOf(admin, '/stages')
  const product = await admin.addProduct()
  await addDeal(merx, company, stages[0] ?? 0, product.id)
  const { id } = await askFor<v1.Pipeline>(admin, 200, 'POST', '/pipelines', { name: 'Empty' })
  const stranger = (await merx.company('Foundry')).admin
  const [theirs = 0] = await idsOf(stranger, '/pipelines')
  const [stage = 0] = await idsOf(stranger, '/stages')
  const foreign = { pipeline: theirs, stage }
  return { merx, admin, clerk, pipeline, stages, empty: id, foreign, before: await merx.state() }
}

type BadBody = readonly [what: string, body: object | ((scene: Scene) => object), error: RegExp]

const noName = /^Name must be given\.$/

const badOfBoth: readonly BadBody[] = [
  ['an empty name', { name: '' }, noName],
  ['a name of spaces', { name: '  ' }, noName],
  ['a null name', { name: null }, noName],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, /^name .* 255 characters$/],
  ['NUL in the name', { name: '\0' }, /^Bad request/],
  ['an order below 0', { order_nr: -1 }, /^order_nr -1/],
  ['half an order', { order_nr: 1.5 }, /^order_nr 1\.5/],
  ['an order of a million and one', { order_nr: 1_000_001 }, /^order_nr/],
  ['an order by name', { order_nr: 'first' }, /^order_nr "first"/],
]

const kinds = [
  [
    'pipelines',
    [
      ...badOfBoth,
      ['an active of 2', { active: 2 }, /^active 2/],
      ['a deal probability in percent', { deal_probability: 50 }, /^deal_probability 50/],
    ] as readonly BadBody[],
    'Pipeline not found',
  ],
  [
    'stages',
    [
      ...badOfBoth,
      ['a probability over 100', { deal_probability: 101 }, /^deal_probability 101/],
      ['a negative probability', { deal_probability: -1 }, /^deal_probability -1/],
      ['half a percent', { deal_probability: 0.5 }, /^deal_probability 0\.5/],
      ['no days to rot in', { rotten_days: 0 }, /^rotten_days 0/],
      ['a rotten flag that says yes', { rotten_flag: 'yes' }, /^rotten_flag "yes"/],
      ['a pipeline of 0', { pipeline_id: 0 }, /^pipeline_id 0/],
      ['a pipeline nobody has', { pipeline_id: 987_654 }, /^pipeline_id 987654 is not a pipeline$/],
      [
        'another company’s pipeline',
        ({ foreign }) => ({ pipeline_id: foreign.pipeline }),
        /^pipeline_id \d+ is not a pipeline$/,
      ],
    ] as readonly BadBody[],
    'Stage not found',
  ],
] as const

describe.each(databases)('refused on $name', (database) => {
  const merx = runningMerx(database)
  let scene: Scene
  beforeAll(async () => {
    scene = await setScene(merx)
  })

  describe.each(kinds)('writes of %s', (kind, ownBadBodies, notFound) => {
    const path = `/v1/${kind}`
    const own = () => (kind === 'pipelines' ? scene.empty : (scene.stages[4] ?? 0))
    const foreign = () => scene.foreign[kind === 'pipelines' ? 'pipeline' : 'stage']
    const goodBody = () => ({
      name: 'Good',
      ...(kind === 'stages' && { pipeline_id: scene.empty }),
    })

    describe.each(['POST', 'PUT'])('%s', (method) => {
      const pathOf = () => (method === 'POST' ? path : `${path}/${own()}`)

      test.each(ownBadBodies)('%s', async (_what, bad, error) => {
        const body = { ...goodBody(), ...(typeof bad === 'function' ? bad(scene) : bad) }

        await expectRefused(scene, await scene.admin.ask(method, pathOf(), { body }), 400, error)
      })

      for (const [what, bad, status, error] of badBodies.slice(0, 3)) {
        test(what, async () => {
          await expectRefused(scene, await scene.admin.ask(method, pathOf(), bad), status, error)
        })
      }
    })

    test('POST without a name', async () => {
      const { name: _, ...body } = goodBody() as { name: string }

      const answer = await scene.admin.ask('POST', path, { body })

      await expectRefused(scene, answer, 400, 'Name must be given.')
    })

    const writes: readonly [method: string, asked: Asked][] = [
      ['PUT', { body: { name: 'Other' } }],
      ['DELETE', {}],
    ]

    describe.each(writes)('%s', (method, asked) => {
      test.each(badIds.slice(0, 4))('of %s', async (id) => {
        await expectRefused(scene, await scene.admin.ask(method, `${path}/${id}`, asked), 400)
      })

      test('of absent and another company’s ones', async () => {
        for (const id of [987_654, foreign(), Number.MAX_SAFE_INTEGER]) {
          const answer = await scene.admin.ask(method, `${path}/${id}`, asked)
          await expectRefused(scene, answer, 404, notFound)
        }
      })
    })

    test('by somebody who is no admin, or nobody', async () => {
      const requests: [method: string, path: string, asked: Asked][] = [
        ['POST', path, { body: goodBody() }],
        ['PUT', `${path}/${own()}`, { body: { name: 'Other' } }],
        ['DELETE', `${path}/${own()}`, {}],
      ]
      for (const [method, path, asked] of requests) {
        const answer = await scene.clerk.ask(method, path, asked)
        await expectRefused(scene, answer, 403, 'You do not have permissions to do this.')
        await expectRefused(scene, await merx.ask(method, path, asked), 401, 'unauthorized access')
      }
    })
  })

  test('another company’s pipeline and stage are read like absent ones', async () => {
    const { admin, foreign } = scene
    for (const [path, id, error] of [
      ['/v1/pipelines', foreign.pipeline, 'Pipeline not found'],
      ['/v1/stages', foreign.stage, 'Stage not found'],
    ] as const) {
      const answer = await admin.ask('GET', `${path}/${id}`)
      expect(answer.text).toBe((await admin.ask('GET', `${path}/987654`)).text)
      await expectRefused(scene, answer, 404, error)
    }
  })

  test('POST of a stage without a pipeline', async () => {
    const answer = await scene.admin.ask('POST', '/v1/stages', { body: { name: 'x' } })

    await expectRefused(scene, answer, 400, 'pipeline_id must be given')
  })

  const lastStage = /^Deals need at least one stage in a pipeline\. Add another one first\.$/

  test('deletions of what deals are in, and of the last pipeline with stages', async () => {
    const { admin, stages, pipeline } = scene
    const [used, free] = stages

    const single = await admin.ask('DELETE', `/v1/stages/${used}`)
    await expectRefused(scene, single, 400, /^There are deals in this stage\. Move or delete/)
    const several = await admin.ask('DELETE', `/v1/stages?ids=${free},${used}`)
    await expectRefused(scene, several, 400, /^There are deals in this stage/)
    const all = await admin.ask('DELETE', `/v1/stages?ids=${stages.join()}`)
    await expectRefused(scene, all, 400, lastStage)
    const last = await admin.ask('DELETE', `/v1/pipelines/${pipeline}`)
    await expectRefused(scene, last, 400, lastStage)
  })

  test.each([
    ['', 400, 'ids must be given'],
    ['?ids=a', 400, /^ids\[0\] "a"/],
    ['?ids=987654', 404, 'Stage not found'],
  ])('DELETE /stages%s', async (query, status, error) => {
    const answer = await scene.admin.ask('DELETE', `/v1/stages${query}`)

    await expectRefused(scene, answer, status, error)
  })

  test('a pipeline with deals, though there is another one, and one pipeline too many', async () => {
    const { admin, empty, pipeline } = scene
    await askFor(admin, 200, 'POST', '/stages', { name: 'New', pipeline_id: empty })
    for (let index = 2; index < 100; index++) {
      await askFor(admin, 200, 'POST', '/pipelines', { name: `P${index}` })
    }
    scene.before = await merx.state()

    const deleted = await admin.ask('DELETE', `/v1/pipelines/${pipeline}`)
    await expectRefused(scene, deleted, 400, /^There are deals in this pipeline\. Move or delete/)
    const added = await admin.ask('POST', '/v1/pipelines', { body: { name: 'x' } })
    await expectRefused(scene, added, 400, 'there are 100 pipelines already')
  })
})
