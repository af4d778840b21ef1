import { createDeal, createOrganization, createPerson, createProducts } from '@merx/catalog'
import type { Output, v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addAllFields } from './custom-fields.ts'
import { addDeal, addFile, addPipeline } from './files-and-deals.ts'
import { type Company, type Merx, runningMerx, type User } from './merx.ts'
import { expectRefused } from './scene.ts'

type Found = Output<typeof v1.itemSearch.searchItem>

async function search(user: User, query: string): Promise<Found> {
  const { status, body, text } = await user.ask<Found>('GET', `/v1/itemSearch?${query}`)
  expect(status, text).toBe(200)
  return body
}

/** What is found, in order, as `<type> <id>`. */
async function found(user: User, query: string): Promise<string[]> {
  const { data } = await search(user, query)
  return data.items.map(({ item }) => `${item.type} ${item.id}`)
}

/** One item of each kind named after the same word, and what they refer to. */
async function addOneOfEach(merx: Merx, company: Company, word: string) {
  const { db } = merx.store
  const { admin, system } = company
  const ownerId = admin.id
  const stageId = await addPipeline(merx, company)
  const organization = await createOrganization(
    db,
    system,
    { name: `${word} Park`, address: 'Linden 4, Tartu', ownerId },
    merx.now(),
  )
  const person = await createPerson(
    db,
    system,
    {
      name: `Otto ${word}`,
      emails: ['otto@park.example'],
      phones: ['+372 555 0101'],
      organizationId: organization.id,
      ownerId,
    },
    merx.now(),
  )
  const prices = [{ currency: 'EUR', price: 149.5 }]
  const product = await admin.addProduct({ name: `${word} Bench`, code: 'GB-12', prices })
  const dealId = await addDeal(merx, company, stageId, product.id, {
    title: `${word} order`,
    personId: person.id,
    organizationId: organization.id,
  })
  const fileId = await addFile(merx, company, product.id, `${word} plan.pdf`)
  return { stageId, organization, person, product, dealId, fileId }
}

describe.each(databases)('the search over all items on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let clerk: User
  let made: Awaited<ReturnType<typeof addOneOfEach>>

  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
    made = await addOneOfEach(merx, company, 'Garden')
    await addOneOfEach(merx, await merx.company(), 'Garden')
  })

  const all = () => [
    `organization ${made.organization.id}`,
    `product ${made.product.id}`,
    `file ${made.fileId}`,
    `person ${made.person.id}`,
  ]

  test('every kind is shown with its own keys, and nothing of another company', async () => {
    const { organization, person, product, dealId, fileId, stageId } = made

    const body = await search(clerk, 'term=garden')

    const owned = { visible_to: 3, owner: { id: admin.id }, custom_fields: [] }
    const park = { id: organization.id, name: 'Garden Park', address: 'Linden 4, Tartu' }
    expect(body).toEqual({
      success: true,
      data: {
        items: [
          {
            result_score: 0.75,
            item: {
              id: dealId,
              type: 'deal',
              title: 'Garden order',
              value: 1495,
              currency: 'EUR',
              status: 'open',
              stage: { id: stageId, name: 'Offer' },
              person: { id: person.id, name: 'Otto Garden' },
              organization: park,
              is_archived: false,
              notes: [],
              ...owned,
            },
          },
          { result_score: 0.75, item: { type: 'organization', ...park, notes: [], ...owned } },
          {
            result_score: 0.75,
            item: {
              id: product.id,
              type: 'product',
              name: 'Garden Bench',
              code: 'GB-12',
              ...owned,
            },
          },
          {
            result_score: 0.75,
            item: {
              id: fileId,
              type: 'file',
              name: 'Garden plan.pdf',
              url: `/files/${fileId}/download`,
              deal: null,
              person: null,
              organization: null,
              product: { id: product.id, name: 'Garden Bench' },
            },
          },
          {
            result_score: 0.6,
            item: {
              id: person.id,
              type: 'person',
              name: 'Otto Garden',
              emails: ['otto@park.example'],
              phones: ['+372 555 0101'],
              organization: park,
              notes: [],
              ...owned,
            },
          },
        ],
        related_items: [],
      },
      additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
    })
  })

  test.each<[string, (it: typeof made) => string[]]>([
    ['term=park', (it) => [`person ${it.person.id}`, `organization ${it.organization.id}`]],
    ['term=otto@park.example', (it) => [`person ${it.person.id}`]],
    ['term=555%2001', (it) => [`person ${it.person.id}`]],
    ['term=linden', (it) => [`organization ${it.organization.id}`]],
    ['term=gb-12', (it) => [`product ${it.product.id}`]],
    ['term=order%20garden', (it) => [`deal ${it.dealId}`]],
    ['term=garden&item_types=deal', (it) => [`deal ${it.dealId}`]],
    ['term=garden&itemTypes=file,deal', (it) => [`deal ${it.dealId}`, `file ${it.fileId}`]],
    ['term=garden&item_types=lead,mail_attachment,project', () => []],
    ['term=garden&item_types=lead&item_types=file', (it) => [`file ${it.fileId}`]],
    ['term=garden&fields=title', (it) => [`deal ${it.dealId}`]],
    ['term=garden&fields=code,notes,custom_fields,description', () => []],
    ['term=garden&fields=organization_name,person_name', () => []],
    ['term=park&fields=email', (it) => [`person ${it.person.id}`]],
    ['term=park&fields=name', (it) => [`organization ${it.organization.id}`]],
    ['term=tartu&fields=address,phone', (it) => [`organization ${it.organization.id}`]],
    ['term=garden&exact_match=1', () => []],
    ['term=GARDEN%20ORDER&exact_match=true', (it) => [`deal ${it.dealId}`]],
    ['term=otto@PARK.example&exact_match=1', (it) => [`person ${it.person.id}`]],
    ['term=Linden%204,%20Tartu&exact_match=1', (it) => [`organization ${it.organization.id}`]],
    ['term=x&exact_match=1', () => []],
    ['term=nobody%20has%20this', () => []],
    ['term=%CC%81%CC%81', () => []],
  ])('%s', async (query, expected) => {
    expect(await found(clerk, query)).toEqual(expected(made))
  })

  test('empty lists ask for everything', async () => {
    const items = await found(clerk, 'term=garden&item_types=&fields=')

    expect(items).toEqual([`deal ${made.dealId}`, ...all()])
  })

  test('a page beyond the end is empty', async () => {
    const { data, additional_data } = await search(clerk, 'term=garden&start=1000000000000')

    expect(data).toEqual({ items: [], related_items: [] })
    expect(additional_data.pagination.more_items_in_collection).toBe(false)
  })

  test('keys that are only there when asked for', async () => {
    const include = 'include_fields=deal.cc_email,person.picture,product.price'

    const { data } = await search(clerk, `term=garden&${include}`)

    const byType = Object.fromEntries(data.items.map(({ item }) => [item.type, item]))
    expect(byType.deal).toHaveProperty('cc_email', null)
    expect(byType.person).toHaveProperty('picture', null)
    expect(byType.product?.prices).toEqual(made.product.prices)
    for (const key of ['cc_email', 'picture', 'prices']) {
      expect(byType.organization).not.toHaveProperty(key)
    }
  })

  test('values of custom fields that matched are named', async () => {
    const own = await merx.company()
    const { fields } = await addAllFields(merx, own)
    const key = fields.varchar.key
    const { id } = await own.admin.addProduct({ name: 'Chair', [key]: 'Solid Oak' })

    const { data } = await search(own.admin, 'term=oak')

    expect(data.items.map(({ item }) => [item.id, item.custom_fields])).toEqual([
      [id, ['Solid Oak']],
    ])
  })

  test.each([
    ['', 400],
    ['?term=', 400],
    ['?term=g', 400],
    ['?term=%20g%20', 400],
    ['?term=&exact_match=1', 400],
    ['?term=g&item_types=lead', 400],
    [`?term=${'x'.repeat(501)}`, 400],
    ['?term=garden%00', 400],
    ['?term=garden&item_types=deals', 400],
    ['?term=garden&fields=colour', 400],
    ['?term=garden&include_fields=price', 400],
    ['/field?term=garden&field_type=productField', 400],
    ['/field?term=garden&field_key=name', 400],
    ['/field?field_type=productField&field_key=name', 400],
    ['/field?term=g&field_type=productField&field_key=name', 400],
    ['/field?term=g&field_type=leadField&field_key=name', 400],
    ['/field?term=garden&field_type=product&field_key=name', 400],
    ['/field?term=garden&field_type=productField&field_key=constructor', 400],
    ['/field?term=garden&field_type=productField&field_key=owner_id', 400],
    ['/field?term=garden&field_type=dealField&field_key=name', 400],
    [`/field?term=garden&field_type=productField&field_key=${'a'.repeat(40)}`, 400],
    [`/field?term=garden&field_type=productField&field_key=${'x'.repeat(5000)}`, 400],
  ])('GET /itemSearch%s is refused', async (path, status) => {
    const before = await merx.state()

    await expectRefused({ merx, before }, await admin.ask('GET', `/v1/itemSearch${path}`), status)
  })

  test('without a token nothing is found', async () => {
    for (const path of ['', '/field']) {
      expect((await merx.ask('GET', `/v1/itemSearch${path}?term=garden`)).status).toBe(401)
    }
  })
})

describe.each(databases)('the order of the search over all items on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let whole: string[]

  beforeAll(async () => {
    const { db } = merx.store
    company = await merx.company()
    admin = company.admin
    const { system } = company
    const ownerId = admin.id
    const at = merx.now()
    const stageId = await addPipeline(merx, company)
    const contact = (input: { name: string; emails?: string[] }) =>
      createPerson(db, system, { ...input, ownerId }, at)
    const deal = (title: string) =>
      createDeal(db, system, { title, stageId, value: 1, creatorId: ownerId }, at)
    const inside = await contact({ name: 'Workbenches' })
    const exactCode = await admin.addProduct({ name: 'Zeta', code: 'bench' })
    const words = await deal('press of a bench')
    const exactName = await createOrganization(db, system, { name: 'BENCH', ownerId }, at)
    const exactTitle = await deal('Bench')
    const mail = await contact({ name: 'Ida', emails: ['bench'] })
    const second = await deal('bench')
    const start = await contact({ name: 'Bench press' })
    whole = [
      `person ${mail.id}`,
      `product ${exactCode.id}`,
      `deal ${exactTitle.id}`,
      `deal ${second.id}`,
      `organization ${exactName.id}`,
      `person ${start.id}`,
      `deal ${words.id}`,
      `person ${inside.id}`,
    ]
  })

  test('is the kind of match, then the kind of item, then its number', async () => {
    const { data } = await search(admin, 'term=bench')

    expect(data.items.map(({ item }) => `${item.type} ${item.id}`)).toEqual(whole)
    expect(data.items.map(({ result_score }) => result_score)).toEqual([
      1, 1, 0.9, 0.9, 0.9, 0.75, 0.6, 0.4,
    ])
  })

  test.each([1, 2, 3, 7])('pages of %i have no gap and no repeat', async (limit) => {
    const walked: string[] = []
    for (let start = 0; start < whole.length; start += limit) {
      const { data, additional_data } = await search(
        admin,
        `term=bench&start=${start}&limit=${limit}`,
      )
      walked.push(...data.items.map(({ item }) => `${item.type} ${item.id}`))
      expect(additional_data.pagination.more_items_in_collection).toBe(start + limit < whole.length)
    }

    expect(walked).toEqual(whole)
  })

  test('is the same where very many are found', async () => {
    const own = await merx.company()
    const { db } = merx.store
    const names = Array.from({ length: 210 }, (_, index) => ({ name: `Item ${index}` }))
    const products = await createProducts(
      db,
      own.system,
      names.map((input) => ({ ...input, ownerId: own.admin.id })),
      merx.now(),
    )
    const input = { name: 'Item', ownerId: own.admin.id }
    const organization = await createOrganization(db, own.system, input, merx.now())
    const person = await createPerson(db, own.system, { ...input, name: 'An item' }, merx.now())
    const expected = [
      `organization ${organization.id}`,
      ...products.map(({ id }) => `product ${id}`),
      `person ${person.id}`,
    ]

    expect(await found(own.admin, 'term=item&limit=500')).toEqual(expected)
    const parts = [0, 100, 200].map((start) => found(own.admin, `term=item&start=${start}`))
    expect((await Promise.all(parts)).flat()).toEqual(expected)
  })
})

describe.each(databases)('who finds what on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let admin: User
  let clerk: User
  let stageId: number

  beforeAll(async () => {
    company = await merx.company()
    admin = company.admin
    clerk = await company.addUser()
    stageId = await addPipeline(merx, company)
  })

  /** Ends a row the way deleting does, while the search index is not told. */
  const endRow = (table: 'deal' | 'person' | 'organization' | 'file', id: number) =>
    merx.store.db.transaction(async (db) => {
      await db.sql
        .updateTable(table)
        .set({ deleted_at: merx.now().getTime() })
        .where('id', '=', id)
        .execute()
    })

  test('a deal of visibility 1 is found by its owner and by admins', async () => {
    const { db } = merx.store
    const other = await company.addUser()
    const input = { title: 'Secret order', stageId, value: 5, visibility: 1 as const }
    const deal = { ...input, creatorId: admin.id, ownerId: clerk.id }
    const { id } = await createDeal(db, company.system, deal, merx.now())

    for (const user of [admin, clerk]) {
      expect(await found(user, 'term=secret%20order')).toEqual([`deal ${id}`])
    }
    expect(await found(other, 'term=secret%20order')).toEqual([])
  })

  test('a file is found by those who see the product it hangs on', async () => {
    const product = await admin.addProduct({ name: 'Hidden', visible_to: 1 })
    const follower = await company.addUser()
    await admin.follow(product.id, follower.id)
    const fileId = await addFile(merx, company, product.id, 'blueprint.pdf')

    expect(await found(admin, 'term=blueprint')).toEqual([`file ${fileId}`])
    expect(await found(follower, 'term=blueprint')).toEqual([`file ${fileId}`])
    expect(await found(clerk, 'term=blueprint')).toEqual([])
  })

  test('a file whose product has been hidden since is not found, whatever the index says', async () => {
    const product = await admin.addProduct({ name: 'Open' })
    const fileId = await addFile(merx, company, product.id, 'sketch.pdf')
    expect(await found(clerk, 'term=sketch')).toEqual([`file ${fileId}`])

    await merx.store.db.transaction(async (db) => {
      await db.sql
        .updateTable('product')
        .set({ visibility: 1, audience: `user:${admin.id}` })
        .where('id', '=', product.id)
        .execute()
    })

    expect(await found(clerk, 'term=sketch')).toEqual([])
    expect(await found(admin, 'term=sketch')).toEqual([`file ${fileId}`])
  })

  test('a deal that has been hidden since is not found, whatever the index says', async () => {
    const deal = { title: 'Shown once', stageId, value: 5, creatorId: admin.id }
    const { id } = await createDeal(merx.store.db, company.system, deal, merx.now())
    expect(await found(clerk, 'term=shown%20once')).toEqual([`deal ${id}`])

    await merx.store.db.transaction(async (db) => {
      const hidden = { visibility: 1, audience: `user:${admin.id}` }
      await db.sql.updateTable('deal').set(hidden).where('id', '=', id).execute()
    })

    expect(await found(clerk, 'term=shown%20once')).toEqual([])
  })

  test('what is deleted is not found, whatever the index says', async () => {
    const made = await addOneOfEach(merx, company, 'Doomed')
    expect(await found(admin, 'term=doomed')).toHaveLength(5)

    await endRow('deal', made.dealId)
    await endRow('person', made.person.id)
    await endRow('organization', made.organization.id)
    await endRow('file', made.fileId)
    await admin.deleteProduct(made.product.id)

    expect(await found(admin, 'term=doomed')).toEqual([])
    expect(await found(admin, 'term=doomed&limit=1')).toEqual([])
  })

  test('a deal born deleted is not found', async () => {
    const deal = { title: 'Stillborn', stageId, value: 5, creatorId: admin.id, isActive: false }
    await createDeal(merx.store.db, company.system, deal, merx.now())

    expect(await found(admin, 'term=stillborn')).toEqual([])
  })

  test('related items are the newest deals of contacts and persons of organizations', async () => {
    const { db } = merx.store
    const ownerId = admin.id
    const zoo = await createOrganization(db, company.system, { name: 'Zoo', ownerId }, merx.now())
    const keeper = { name: 'Ann', organizationId: zoo.id, ownerId }
    const person = await createPerson(db, company.system, keeper, merx.now())
    const zelda = await createPerson(db, company.system, { name: 'Zoolog', ownerId }, merx.now())
    const deal = async (overrides: object) => {
      const input = { title: 'Cage', stageId, value: 5, creatorId: admin.id, ...overrides }
      return (await createDeal(db, company.system, input, merx.now())).id
    }
    const ofBoth = await deal({ organizationId: zoo.id, personId: zelda.id })
    const ofPerson = await deal({ personId: zelda.id })
    const secret = await deal({ personId: zelda.id, visibility: 1 })
    const gone = await deal({ personId: zelda.id })
    await endRow('deal', gone)
    await deal({ personId: person.id })
    const related = async (user: User, query: string) => {
      const { data } = await search(user, `${query}&search_for_related_items=1`)
      for (const { result_score } of data.related_items) expect(result_score).toBe(0)
      return data.related_items.map(({ item }) => `${item.type} ${item.id}`)
    }

    expect(await related(clerk, 'term=zoo')).toEqual([
      `deal ${ofBoth}`,
      `deal ${ofPerson}`,
      `person ${person.id}`,
    ])
    expect(await related(admin, 'term=zoolog')).toEqual(
      [ofBoth, ofPerson, secret].map((id) => `deal ${id}`),
    )
    expect(await related(clerk, 'term=zoo&item_types=product')).toEqual([])
    expect((await search(clerk, 'term=zoo')).data.related_items).toEqual([])
  })

  test('of more than a hundred related deals the newest that the reader may see are given', async () => {
    const { db } = merx.store
    const input = { name: 'Quagga', ownerId: admin.id }
    const quagga = await createOrganization(db, company.system, input, merx.now())
    const deal = { title: 'Cage', stageId, value: 5, creatorId: admin.id }
    const ids: number[] = []
    for (let count = 0; count < 103; count++) {
      const ofQuagga = { ...deal, organizationId: quagga.id }
      ids.push((await createDeal(db, company.system, ofQuagga, merx.now())).id)
    }

    const hidden = { ...deal, organizationId: quagga.id, visibility: 1 as const }
    await createDeal(db, company.system, hidden, merx.now())

    const { data } = await search(clerk, 'term=quagga&search_for_related_items=true')

    expect(data.related_items.map(({ item }) => item.id)).toEqual(ids.slice(3))
  })
})
