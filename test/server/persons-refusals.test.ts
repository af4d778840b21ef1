import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badIds } from './bad-requests.ts'
import { addOrganization, addPerson } from './contacts.ts'
import { type Asked, type Company, type Merx, runningMerx, type User } from './merx.ts'
import { expectRefused } from './scene.ts'
import type { State } from './state.ts'

interface Scene {
  readonly merx: Merx
  readonly company: Company
  readonly admin: User
  readonly clerk: User
  readonly person: number
  readonly hiddenPerson: number
  readonly organization: number
  readonly hiddenOrganization: number
  readonly deletedOrganization: number
  readonly foreign: { user: User; person: number; organization: number }
  before: State
}

async function setScene(merx: Merx): Promise<Scene> {
  const company = await merx.company('Garden')
  const { admin } = company
  const clerk = await company.addUser()
  const stranger = (await merx.company('Foundry')).admin
  const gone = (await addOrganization(admin)).id
  await admin.ask('DELETE', `/v1/organizations/${gone}`)
  const organization = (await addOrganization(admin)).id
  return {
    merx,
    company,
    admin,
    clerk,
    person: (await addPerson(admin, { org_id: organization })).id,
    hiddenPerson: (await addPerson(admin, { visible_to: 1 })).id,
    organization,
    hiddenOrganization: (await addOrganization(admin, { visible_to: 1 })).id,
    deletedOrganization: gone,
    foreign: {
      user: stranger,
      person: (await addPerson(stranger)).id,
      organization: (await addOrganization(stranger)).id,
    },
    before: await merx.state(),
  }
}

type BadBody = readonly [what: string, body: object | ((scene: Scene) => object), error: RegExp]

const noName = /^Name must be given\.$/
const key = '0123456789abcdef0123456789abcdef01234567'

/** Bodies that neither kind takes, added or updated. */
const badContacts: readonly BadBody[] = [
  ['an empty name', { name: '' }, noName],
  ['a name of spaces', { name: ' \t ' }, noName],
  ['a null name', { name: null }, noName],
  ['a list as name', { name: ['Otto'] }, noName],
  ['a name of 256 characters', { name: 'x'.repeat(256) }, /^name .* 255 characters$/],
  ['NUL in the name', { name: 'a\0' }, /^Bad request/],
  ['half a surrogate pair in the name', { name: '\ud83d' }, /^Bad request/],
  ...[0, -1, 1.5, 'me', 2 ** 53, [1]].map(
    (value): BadBody => [`owner ${JSON.stringify(value)}`, { owner_id: value }, /^owner_id/],
  ),
  ['an owner nobody is', { owner_id: 987_654 }, /^owner_id 987654 is not a user$/],
  [
    'another company’s user as owner',
    ({ foreign }) => ({ owner_id: foreign.user.id }),
    /^owner_id \d+ is not a user$/,
  ],
  ...[0, 2, 'all', [3]].map(
    (value): BadBody => [`visible_to ${JSON.stringify(value)}`, { visible_to: value }, /^visible/],
  ),
  ['a label that is no number', { label: 'hot' }, /^label "hot"/],
  ['labels that are no list', { label_ids: 3 }, /^label_ids 3 must be a list$/],
  ['a label of 0', { label_ids: [1, 0] }, /^label_ids\[1\] 0/],
  ['101 labels', { label_ids: Array.from({ length: 101 }, (_, at) => at + 1) }, /^label_ids has/],
  ['an active flag of 2', { active_flag: 2 }, /^active_flag 2/],
  ['a custom field nobody has', { [key]: 'x' }, /^Bad request$/],
  ['a part of a custom field, set to null', { [`${key}_currency`]: null }, /^Bad request$/],
]

const long = 'x'.repeat(256)

const badPersons: readonly BadBody[] = [
  ['an organization nobody has', { org_id: 987_654 }, /^org_id 987654 is not an organization$/],
  [
    'another company’s organization',
    ({ foreign }) => ({ org_id: foreign.organization }),
    /^org_id \d+ is not an organization$/,
  ],
  [
    'a deleted organization',
    ({ deletedOrganization }) => ({ org_id: deletedOrganization }),
    /^org_id \d+ is not an organization$/,
  ],
  ['an organization of 0', { org_id: 0 }, /^org_id 0/],
  ['an organization by name', { org_id: 'City Park' }, /^org_id "City Park"/],
  ['true as e-mail', { email: true }, /^email\[0\] must be a text$/],
  ['a list in the list of e-mails', { email: ['a', ['b']] }, /^email\[1\] must be a text$/],
  ['an object as value', { email: [{ value: { a: 1 } }] }, /^email\[0\]\.value must be a text$/],
  ['a list as label', { phone: [{ value: '1', label: ['x'] }] }, /^phone\[0\]\.label must/],
  ['a primary of 2', { phone: [{ value: '1', primary: 2 }] }, /^phone\[0\]\.primary must be true/],
  ['an e-mail of 256 characters', { email: long }, /^email\[0\]\.value .* 255 characters$/],
  [
    'a label of 256 characters',
    { phone: [{ value: '1', label: long }] },
    /^phone\[0\]\.label .* 2/,
  ],
  ['101 numbers', { phone: Array(101).fill('1') }, /^phone has 101 elements; at most 100/],
  ['NUL in a list as JSON text', { email: '["a\\u0000"]' }, /^Bad request/],
  ['an unknown marketing status', { marketing_status: 'maybe' }, /^marketing_status "maybe"/],
]

const badOrganizations: readonly BadBody[] = [
  ['an address of 1,001 characters', { address: 'x'.repeat(1001) }, /^address .* 1000 characters$/],
  ['an object as address', { address: { value: 'Linden 4' } }, /^address /],
]

const badTimes = ['yesterday', '2021-02-30 08:00:00', '2021-03-02 24:00:00', 12]

const kinds = [
  ['persons', badPersons, 'Person not found'],
  ['organizations', badOrganizations, 'Organization not found'],
] as const

describe.each(databases)('refused on $name', (database) => {
  const merx = runningMerx(database)
  let scene: Scene
  beforeAll(async () => {
    scene = await setScene(merx)
  })

  describe.each(kinds)('writes of %s', (kind, ownBadBodies, notFound) => {
    const path = `/v1/${kind}`
    const own = () => (kind === 'persons' ? scene.person : scene.organization)
    const hidden = () => (kind === 'persons' ? scene.hiddenPerson : scene.hiddenOrganization)
    const foreign = () => scene.foreign[kind === 'persons' ? 'person' : 'organization']

    describe.each(['POST', 'PUT'])('%s', (method) => {
      const pathOf = () => (method === 'POST' ? path : `${path}/${own()}`)

      test.each([...badContacts, ...ownBadBodies])('%s', async (_what, bad, error) => {
        const given = typeof bad === 'function' ? bad(scene) : bad
        const body = { name: 'Mari', ...given }

        const answer = await scene.admin.ask(method, pathOf(), { body })

        // What such a key stands for is said beside the documented text.
        const text = error.source === '^Bad request$' ? 'Bad request' : error
        await expectRefused(scene, answer, 400, text)
      })

      for (const [what, bad, status, error] of badBodies.slice(0, 4)) {
        test(what, async () => {
          const answer = await scene.admin.ask(method, pathOf(), bad)

          await expectRefused(scene, answer, status, error)
        })
      }
    })

    test.each([
      ['no name', { email: 'a@b.example' }],
      ['a name in a nested copy', { newPerson: { name: 'x' } }],
    ])('POST with %s', async (_what, body) => {
      const answer = await scene.admin.ask('POST', path, { body })

      await expectRefused(scene, answer, 400, 'Name must be given.')
    })

    test.each(badTimes)('POST with add_time %s', async (add_time) => {
      const answer = await scene.admin.ask('POST', path, { body: { name: 'x', add_time } })

      await expectRefused(scene, answer, 400, /^add_time ".+" must be a UTC time such as /)
    })

    const writes: readonly [method: string, asked: Asked][] = [
      ['PUT', { body: { name: 'Mari' } }],
      ['DELETE', {}],
    ]

    describe.each(writes)('%s', (method, asked) => {
      test.each(badIds.slice(0, 4))('of %s', async (id) => {
        await expectRefused(scene, await scene.admin.ask(method, `${path}/${id}`, asked), 400)
      })

      test('of absent, hidden and another company’s ones, told apart by nothing', async () => {
        const absent = await scene.clerk.ask(method, `${path}/987654`, asked)

        for (const id of [hidden(), foreign(), Number.MAX_SAFE_INTEGER]) {
          const answer = await scene.clerk.ask(method, `${path}/${id}`, asked)
          expect(answer.text).toBe(absent.text)
          await expectRefused(scene, answer, 404, notFound)
        }
      })

      test('without a token', async () => {
        const answer = await merx.ask(method, `${path}/${own()}`, asked)

        await expectRefused(scene, answer, 401, 'unauthorized access')
      })
    })

    test.each([
      ['no ids', '', 400, /^ids must be given$/],
      ['empty ids', '?ids=', 400, /^ids must be given$/],
      ['an id that is none', '?ids=1,x', 400, /^ids\[1\] "x" must be a whole number$/],
      ['an id of 0', '?ids=0', 400, /^ids\[0\] "0"/],
      ['501 ids', `?ids=${Array(501).fill(1).join()}`, 400, /^ids has 501 elements/],
      ['ids of nothing', '?ids=987654,987655', 404, notFound],
    ])('DELETE of several with %s', async (_what, query, status, error) => {
      const answer = await scene.admin.ask('DELETE', `${path}${query}`)

      await expectRefused(scene, answer, status, error)
    })

    test('POST and DELETE of several without a token', async () => {
      const added = await merx.ask('POST', path, { body: { name: 'Mari' } })
      await expectRefused(scene, added, 401, 'unauthorized access')
      const deleted = await merx.ask('DELETE', `${path}?ids=${own()}`)
      await expectRefused(scene, deleted, 401, 'unauthorized access')
    })
  })

  test('a person cannot be put into an organization that the caller may not see', async () => {
    const { clerk, person, hiddenOrganization } = scene
    for (const [method, path] of [
      ['POST', '/v1/persons'],
      ['PUT', `/v1/persons/${person}`],
    ] as const) {
      const body = { name: 'Mari', org_id: hiddenOrganization }

      const answer = await clerk.ask(method, path, { body })

      await expectRefused(scene, answer, 400, /^org_id \d+ is not an organization$/)
    }
  })
})
