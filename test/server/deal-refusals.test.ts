import { createVariation } from '@merx/catalog'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { badBodies, badCredentials, badIds, badQueries } from './bad-requests.ts'
import { addDeal, addLine } from './deals.ts'
import { addPipeline } from './files-and-deals.ts'
import { type Asked, runningMerx } from './merx.ts'
import { expectRefused, type Scene, setScene } from './scene.ts'

interface DealScene extends Scene {
  readonly deal: number
  readonly line: number
  /** A deal the clerk may not see, and its line. */
  readonly hiddenDeal: number
  readonly hiddenLine: number
  readonly foreignDeal: number
  readonly foreignLine: number
  readonly foreignStage: number
  readonly strangeVariation: number
}

/** Each write: its method, its path, and a body it would take. */
const writes = [
  ['POST', () => '/v1/deals', { title: 'Order' }],
  ['PUT', ({ deal }: DealScene) => `/v1/deals/${deal}`, { title: 'Order' }],
  ['DELETE', ({ deal }: DealScene) => `/v1/deals/${deal}`, undefined],
  ['DELETE', ({ deal }: DealScene) => `/v1/deals?ids=${deal}`, undefined],
  ['POST', ({ deal }: DealScene) => `/v1/deals/${deal}/products`, { item_price: 5, quantity: 2 }],
  ['PUT', ({ deal, line }: DealScene) => `/v1/deals/${deal}/products/${line}`, { quantity: 2 }],
  ['DELETE', ({ deal, line }: DealScene) => `/v1/deals/${deal}/products/${line}`, undefined],
] as const

type Bad = readonly [
  what: string,
  body: object | ((scene: DealScene) => object),
  error?: string | RegExp,
]

const maxSafe = Number.MAX_SAFE_INTEGER

const badDeals: readonly Bad[] = [
  ['an empty title', { title: '' }, 'Title must be given.'],
  ['a blank title', { title: ' \t' }, 'Title must be given.'],
  ['a null title', { title: null }, 'Title must be given.'],
  ['a list as title', { title: ['x'] }, 'Title must be given.'],
  ['a title of 256 characters', { title: 'x'.repeat(256) }, /^title .* 255 characters$/],
  ['NUL in the title', { title: 'a\0b' }],
  ['half a surrogate pair in the reason', { lost_reason: 'a\ud83d' }],
  ['a word as value', { value: 'much' }, /^value "much" must be a number$/],
  ['a value that is no finite number', { value: '1e999' }, /^value /],
  ['a list as value', { value: [1] }, /^value /],
  ['a currency that is none', { currency: 'EURO' }, /^currency "EURO" must be/],
  ['a number as currency', { currency: 5 }, /^currency /],
  ['a label that is no number', { label: ['hot'] }, /^label/],
  ['a label of 0', { label: [0] }, /^label/],
  ['an object as label', { label: { a: 1 } }, /^label/],
  ['101 labels', { label: Array.from({ length: 101 }, (_, index) => index + 1) }, /^label/],
  ['an unknown status', { status: 'pending' }, /^status /],
  ['a probability above 100', { probability: 100.5 }, /^probability /],
  ['a probability below 0', { probability: -1 }, /^probability /],
  ['a visibility that is none', { visible_to: '2' }, /^visible_to /],
  ['a channel that is no number', { channel: 'ads' }, /^channel /],
  ['an origin of 256 characters', { origin_id: 'x'.repeat(256) }, /^origin_id /],
  ['a reason of 1,001 characters', { lost_reason: 'x'.repeat(1001) }, /^lost_reason /],
  ['a word as archived', { is_archived: 'maybe' }, /^is_archived /],
  ['won_time of an open deal', { won_time: '2024-01-01 00:00:00' }, /^won_time is for won/],
  ['lost_time of an open deal', { lost_time: '2024-01-01 00:00:00' }, /^lost_time is for lost/],
  [
    'lost_time of a won deal',
    { status: 'won', lost_time: '2024-01-01 00:00:00' },
    /^lost_time is for lost/,
  ],
  [
    'both times',
    { status: 'won', won_time: '2024-01-01 00:00:00', lost_time: '2024-01-01 00:00:00' },
    /^won_time must not be given beside lost_time$/,
  ],
  ['close_time of an open deal', { close_time: '2024-01-01 00:00:00' }, /^close_time /],
  ['archive_time of a deal in use', { archive_time: '2024-01-01 00:00:00' }, /^archive_time /],
  ['a time that is none', { status: 'won', won_time: '2024-02-30 00:00:00' }, /^won_time "2024/],
  ['a time of another zone', { status: 'won', won_time: '2024-02-03T00:00:00+02:00' }, /^won_time/],
  ['a date that is none', { expected_close_date: '2024-02-30' }, /^expected_close_date "2024/],
  ['a word as date', { expected_close_date: 'soon' }, /^expected_close_date "soon"/],
  ['an unknown custom field', { ['ab'.repeat(20)]: 1 }, 'Bad request'],
  ['a custom field of products', ({ fields }) => ({ [fields.text.key]: 'x' }), 'Bad request'],
  ...(['user_id', 'person_id', 'org_id', 'stage_id', 'pipeline_id'] as const).flatMap(
    (key): Bad[] => [
      [`${key} 0`, { [key]: 0 }, new RegExp(`^${key} 0 `)],
      [`${key} -1`, { [key]: -1 }, new RegExp(`^${key} -1 `)],
      [`${key} 2^53`, { [key]: 2 ** 53 }, new RegExp(`^${key} `)],
      [`${key} 1.5`, { [key]: 1.5 }, new RegExp(`^${key} `)],
      [
        `${key} of nobody`,
        { [key]: maxSafe },
        new RegExp(`^${key} ${maxSafe} is not an? (user|person|organization|stage|pipeline)$`),
      ],
    ],
  ),
  [
    'a user of another company',
    ({ foreign }) => ({ user_id: foreign.user.id }),
    /^user_id \d+ is not a user$/,
  ],
  [
    'a stage of another company',
    ({ foreignStage }) => ({ stage_id: foreignStage }),
    /^stage_id \d+ is not a stage$/,
  ],
]

const badLines: readonly Bad[] = [
  ['a price as a word', { item_price: 'much' }, 'body/item_price must be number'],
  ['a null price', { item_price: null }, 'body/item_price must be number'],
  [
    'a price that is no finite number',
    { item_price: 'Infinity' },
    'body/item_price must be number',
  ],
  ['a negative price', { item_price: -0.01 }, /^item_price -0.01 must be 0 or more$/],
  ['a list as quantity', { quantity: [1] }, 'body/quantity must be number'],
  ['a quantity of 0', { quantity: 0 }, 'quantity 0 must be more than 0'],
  ['a negative quantity', { quantity: -1 }, 'quantity -1 must be more than 0'],
  ['a sum beyond all numbers', { item_price: 1e308, quantity: 1e308 }, /larger than any number/],
  ['a word as product', { product_id: 'bench' }, 'body/product_id must be integer'],
  ['product 0', { product_id: 0 }, /^product_id 0 /],
  ['product 2^53', { product_id: 2 ** 53 }],
  ['a discount above 100', { discount: 101 }, /^discount 101 /],
  ['an older discount above 100', { discount_percentage: 101 }, /^discount_percentage 101 /],
  ['a negative discount', { discount: -1 }, /^discount -1 /],
  ['a discount above the sum', { discount: 1e6, discount_type: 'amount' }, /^discount 1000000 /],
  ['an unknown kind of discount', { discount_type: 'gift' }, /^discount_type /],
  ['a duration of 0', { duration: 0 }, 'duration 0 must be more than 0'],
  ['an unknown unit', { duration_unit: 'decades' }, /^duration_unit /],
  ['a tax as a word', { tax: 'VAT' }, /^tax "VAT"/],
  ['a negative tax', { tax: -1 }, /^tax -1/],
  ['an unknown tax method', { tax_method: 'both' }, /^tax_method /],
  ['a word as enabled', { enabled_flag: 'maybe' }, /^enabled_flag /],
  ['comments of 65,536 characters', { comments: 'x'.repeat(65_536) }, /^comments /],
  ['half a surrogate pair in the comments', { comments: 'a\ud83d' }],
  ['an unknown frequency', { billing_frequency: 'daily' }, /^billing_frequency /],
  ['cycles of a one-time product', { billing_frequency_cycles: 3 }, /^billing_frequency_cycles /],
  ['no cycles of a weekly one', { billing_frequency: 'weekly' }, /^billing_frequency_cycles /],
  [
    '209 cycles',
    { billing_frequency: 'monthly', billing_frequency_cycles: 209 },
    /^billing_frequency_cycles 209/,
  ],
  ['a start that is no date', { billing_start_date: '2024-13-01' }, /^billing_start_date "2024/],
  ['a start in another age', { billing_start_date: '1999-01-01' }, /within 10 years/],
  ['a start in a far future', { billing_start_date: '2099-01-01' }, /within 10 years/],
  ['a variation of nothing', { product_variation_id: maxSafe }, /^product_variation_id /],
  [
    'a variation of another product',
    ({ strangeVariation }) => ({ product_variation_id: strangeVariation }),
    /is not a variation of the product$/,
  ],
]

describe.each(databases)('refused writes of deals on $name', (database) => {
  const merx = runningMerx(database)
  let scene: DealScene
  beforeAll(async () => {
    scene = await setDealScene()
  })

  async function setDealScene(): Promise<DealScene> {
    const base = await setScene(merx)
    const { admin, company, product, foreign, hidden } = base
    await addPipeline(merx, company)
    const foreignCompany = await merx.company('Forge')
    const foreignStage = await addPipeline(merx, foreignCompany)
    const foreignAdmin = foreignCompany.admin
    const foreignProduct = await foreignAdmin.addProduct()
    const deal = (await addDeal(admin)).id
    const hiddenDeal = (await addDeal(admin, { visible_to: 1 })).id
    const foreignDeal = (await addDeal(foreignAdmin)).id
    const attach = async (id: number, product_id: number, user = admin) =>
      (await addLine(user, id, { product_id })).id
    const { db } = merx.store
    const input = { name: 'Green', prices: [] }
    const strange = await createVariation(db, company.system, hidden.id, input, merx.now())
    const lines = {
      line: await attach(deal, product.id),
      hiddenLine: await attach(hiddenDeal, product.id),
      foreignLine: await attach(foreignDeal, foreignProduct.id, foreignAdmin),
    }
    const deals = { deal, hiddenDeal, foreignDeal, foreignStage, strangeVariation: strange.id }
    return { ...base, ...deals, ...lines, foreign, before: await merx.state() }
  }

  const asked = (body: object | undefined): Asked => (body ? { body } : {})
  const bodyOf = (bad: Bad[1]) => (typeof bad === 'function' ? bad(scene) : bad)

  describe.each(writes)('%s %s', (method, pathOf, goodBody) => {
    test.each(badCredentials.slice(0, 2))('with %s', async (_what, credential, status, error) => {
      const { query = '', headers = {} } = credential(scene)
      const path = `${pathOf(scene)}${pathOf(scene).includes('?') ? '&' : '?'}${query}`

      const answer = await merx.ask(method, path, { ...asked(goodBody), headers })

      await expectRefused(scene, answer, status, error)
    })

    test.each(badQueries.slice(0, 1))('with %s in the query: %s', async (text) => {
      const path = `${pathOf(scene)}${pathOf(scene).includes('?') ? '&' : '?'}note=${text}`

      const answer = await scene.admin.ask(method, path, asked(goodBody))

      await expectRefused(scene, answer, 400, /^Bad request/)
    })

    if (goodBody === undefined) return
    for (const [what, bad, status, error] of badBodies.slice(0, 6)) {
      test(`with ${what}`, async () => {
        const answer = await scene.admin.ask(method, pathOf(scene), bad)

        await expectRefused(scene, answer, status, error)
      })
    }
  })

  describe.each(writes.slice(0, 2))('%s', (method, pathOf, goodBody) => {
    for (const [what, bad, error] of badDeals) {
      test(`a deal with ${what}`, async () => {
        const body = { ...goodBody, ...bodyOf(bad) }

        const answer = await scene.admin.ask(method, pathOf(scene), { body })

        await expectRefused(scene, answer, 400, error)
      })
    }
  })

  describe.each(writes.slice(4, 6))('%s', (method, pathOf, goodBody) => {
    for (const [what, bad, error] of badLines) {
      test(`a product with ${what}`, async () => {
        const given = method === 'POST' ? { product_id: scene.product.id } : {}
        const body = { ...goodBody, ...given, ...bodyOf(bad) }

        const answer = await scene.admin.ask(method, pathOf(scene), { body })

        await expectRefused(scene, answer, 400, error)
      })
    }

    test('a product that is absent, hidden or foreign', async () => {
      const { clerk, foreign, hidden } = scene
      for (const product_id of [maxSafe, hidden.id, foreign.product.id]) {
        const body = { ...goodBody, product_id }
        const answer = await clerk.ask(method, pathOf(scene), { body })
        await expectRefused(scene, answer, 404, 'Product not found')
      }
    })
  })

  test('a product that is deleted or not for deals', async () => {
    const { admin, deal } = scene
    const deleted = await admin.addProduct({ active_flag: false })
    const unlinkable = await admin.addProduct({ selectable: false })
    scene.before = await merx.state()

    for (const { id } of [deleted, unlinkable]) {
      const body = { product_id: id, item_price: 1, quantity: 1 }
      const answer = await admin.ask('POST', `/v1/deals/${deal}/products`, { body })
      await expectRefused(scene, answer, 400, `product ${id} may not be added to deals`)
    }
  })

  test.each([
    ['/v1/deals', {}, 'Title must be given.'],
    ['/v1/deals', { newDeal: { title: 'x' } }, 'Title must be given.'],
    ['/v1/deals', { id: 5, title: 'x' }, /^Inserting ID with POST/],
    ['products', {}, 'body/product_id must be integer'],
    ['products', { product_id: 1, quantity: 1 }, 'body/item_price must be number'],
    ['products', { product_id: 1, item_price: 1 }, 'body/quantity must be number'],
  ])('POST %s with %j', async (path, body, error) => {
    const url = path === 'products' ? `/v1/deals/${scene.deal}/products` : path

    const answer = await scene.admin.ask('POST', url, { body })

    await expectRefused(scene, answer, 400, error)
  })

  describe.each([
    ['PUT', '', { title: 'Order' }],
    ['DELETE', '', undefined],
    ['POST', '/products', { product_id: 1, item_price: 1, quantity: 1 }],
  ] as const)('%s', (method, end, body) => {
    test.each(badIds.slice(0, 10))(`/deals/%s${end}`, async (id) => {
      const answer = await scene.admin.ask(method, `/v1/deals/${id}${end}`, asked(body))

      await expectRefused(scene, answer, 400)
    })

    test('absent, hidden and foreign deals are told apart by nothing', async () => {
      const { clerk, hiddenDeal, foreignDeal } = scene
      const absent = await clerk.ask(method, `/v1/deals/987654${end}`, asked(body))

      for (const id of [hiddenDeal, foreignDeal, maxSafe]) {
        const answer = await clerk.ask(method, `/v1/deals/${id}${end}`, asked(body))
        expect(answer.text).toBe(absent.text)
        await expectRefused(scene, answer, 404, 'Deal not found')
      }
    })
  })

  describe.each([
    ['PUT', { quantity: 3 }],
    ['DELETE', undefined],
  ] as const)('%s', (method, body) => {
    test.each(badIds.slice(0, 8))('/deals/{id}/products/%s', async (id) => {
      const path = `/v1/deals/${scene.deal}/products/${id}`

      await expectRefused(scene, await scene.admin.ask(method, path, asked(body)), 400)
    })

    test('lines of no deal and of others are told apart by nothing', async () => {
      const { admin, deal, hiddenLine, foreignLine } = scene
      for (const id of [987_654, hiddenLine, foreignLine, maxSafe]) {
        if (id === scene.line) continue
        const answer = await admin.ask(method, `/v1/deals/${deal}/products/${id}`, asked(body))
        await expectRefused(scene, answer, 404, 'Deal product not found')
      }
    })

    test('a line of a deal that is hidden or foreign is one of no deal', async () => {
      const { clerk, hiddenDeal, hiddenLine, foreignDeal, foreignLine } = scene
      for (const path of [
        `${hiddenDeal}/products/${hiddenLine}`,
        `${foreignDeal}/products/${foreignLine}`,
      ]) {
        const answer = await clerk.ask(method, `/v1/deals/${path}`, asked(body))
        await expectRefused(scene, answer, 404, 'Deal not found')
      }
    })
  })
})
