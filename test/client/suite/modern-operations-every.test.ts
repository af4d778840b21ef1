import type { Client } from '@merx/client'
import { describe, expect, test } from 'vitest'
import { allOf, clientOf } from './modern-client.ts'
import { aCompany, type servers as Servers, servers } from './servers.ts'

/** A call of each method there is; one that is forgotten is a compile error. */
type Journey = {
  readonly [G in keyof Client]: {
    readonly [M in keyof Client[G]]: (shop: Shop) => Promise<unknown> | { page(): unknown }
  }
}

type Shop = Awaited<ReturnType<typeof aShop>>

const since = '2020-01-01 00:00:00'
const file = new Uint8Array([1, 2, 3])
const remote = { itemType: 'deal', remoteLocation: 'googledrive' } as const
const conditions = allOf()

/** A company with one of everything, and what tells which operations were called. */
async function aShop(server: (typeof Servers)[number]) {
  const company = await aCompany(server)
  const called = new Set<string>()
  const client = clientOf(company, { onRequest: ({ operation }) => void called.add(operation) })
  const product = await client.products.create({ name: 'Garden Bench', code: 'GB-1' })
  const person = await client.persons.create({ name: 'Rosa Reed' })
  const organization = await client.organizations.create({ name: 'City Parks' })
  const deal = await client.deals.create({ title: 'Park order', personId: person.id })
  const line = await client.deals.addProduct(deal.id, {
    productId: product.id,
    itemPrice: 149.5,
    quantity: 2,
  })
  const field = await client.productFields.create({ name: 'Wood', fieldType: 'varchar' })
  const filter = await client.filters.create({ name: 'All', type: 'products', conditions })
  const pipeline = await client.pipelines.create({ name: 'Second' })
  const stage = await client.stages.create({ name: 'Only', pipelineId: pipeline.id })
  const spareStage = await client.stages.create({ name: 'Spare', pipelineId: pipeline.id })
  const drawing = await client.files.upload({ file, productId: product.id })
  called.clear()
  const made = { product, person, organization, deal, line, field, filter, pipeline, stage }
  return { ...made, company, called, client, spareStage, drawing }
}

const journey: Journey = {
  products: {
    list: ({ client }) => client.products.list(),
    create: ({ client }) => client.products.create({ name: 'Gate' }),
    get: ({ client, product }) => client.products.get(product.id),
    update: ({ client, product }) => client.products.update(product.id, { unit: 'piece' }),
    delete: ({ client, product }) => client.products.delete(product.id),
    search: ({ client }) => client.products.search({ term: 'bench' }),
    find: ({ client }) => client.products.find({ term: 'bench' }),
    listDeals: ({ client, product }) => client.products.listDeals(product.id),
    listFiles: ({ client, product }) => client.products.listFiles(product.id),
    listFollowers: ({ client, product }) => client.products.listFollowers(product.id),
    addFollower: async ({ client, product, company }) =>
      client.products.addFollower(product.id, { userId: (await company.addUser()).id }),
    removeFollower: async ({ client, product, company }) => {
      const { id } = await client.products.addFollower(product.id, { userId: company.admin.id })
      return client.products.removeFollower(product.id, id)
    },
    listPermittedUsers: ({ client, product }) => client.products.listPermittedUsers(product.id),
  },
  productFields: {
    list: ({ client }) => client.productFields.list(),
    create: ({ client }) => client.productFields.create({ name: 'Deposit', fieldType: 'monetary' }),
    get: ({ client, field }) => client.productFields.get(field.id ?? 0),
    update: ({ client, field }) => client.productFields.update(field.id ?? 0, { name: 'Oak' }),
    delete: ({ client, field }) => client.productFields.delete(field.id ?? 0),
    deleteMany: ({ client, field }) => client.productFields.deleteMany({ ids: [field.id ?? 0] }),
  },
  filters: {
    list: ({ client }) => client.filters.list({ type: 'products' }),
    create: ({ client }) => client.filters.create({ name: 'None', type: 'products', conditions }),
    get: ({ client, filter }) => client.filters.get(filter.id),
    update: ({ client, filter }) => client.filters.update(filter.id, { name: 'Some', conditions }),
    delete: ({ client, filter }) => client.filters.delete(filter.id),
    deleteMany: ({ client, filter }) => client.filters.deleteMany({ ids: [filter.id] }),
    helpers: ({ client }) => client.filters.helpers(),
  },
  files: {
    list: ({ client }) => client.files.list(),
    upload: ({ client }) => client.files.upload({ file, name: 'three.bin' }),
    createRemote: ({ client, deal }) =>
      client.files.createRemote({ ...remote, fileType: 'gdoc', title: 'Plan', itemId: deal.id }),
    linkRemote: ({ client, deal }) =>
      client.files.linkRemote({ ...remote, itemId: deal.id, remoteId: '1x2y' }),
    get: ({ client, drawing }) => client.files.get(drawing.id),
    update: ({ client, drawing }) => client.files.update(drawing.id, { description: 'Sketch' }),
    delete: ({ client, drawing }) => client.files.delete(drawing.id),
    download: async ({ client, drawing }) =>
      (await client.files.download(drawing.id)).bytes().then(() => ({})),
  },
  deals: {
    list: ({ client }) => client.deals.list(),
    create: ({ client }) => client.deals.create({ title: 'Another' }),
    get: ({ client, deal }) => client.deals.get(deal.id),
    update: ({ client, deal }) => client.deals.update(deal.id, { status: 'won' }),
    delete: ({ client, deal }) => client.deals.delete(deal.id),
    deleteMany: ({ client, deal }) => client.deals.deleteMany({ ids: [deal.id] }),
    listProducts: ({ client, deal }) =>
      client.deals.listProducts(deal.id, { includeProductData: true }),
    addProduct: ({ client, deal, product: { id } }) =>
      client.deals.addProduct(deal.id, { productId: id, itemPrice: 1, quantity: 1 }),
    updateProduct: ({ client, deal, line }) =>
      client.deals.updateProduct(deal.id, line.id, { quantity: 3 }),
    removeProduct: ({ client, deal, line }) => client.deals.removeProduct(deal.id, line.id),
  },
  persons: {
    list: ({ client }) => client.persons.list(),
    create: ({ client }) => client.persons.create({ name: 'Ben Birch', email: 'b@merx.example' }),
    get: ({ client, person }) => client.persons.get(person.id),
    update: ({ client, person }) => client.persons.update(person.id, { phone: '1234' }),
    delete: ({ client, person }) => client.persons.delete(person.id),
    deleteMany: ({ client, person }) => client.persons.deleteMany({ ids: [person.id] }),
  },
  organizations: {
    list: ({ client }) => client.organizations.list(),
    create: ({ client }) => client.organizations.create({ name: 'Zoo', address: 'Main Street 1' }),
    get: ({ client, organization: { id } }) => client.organizations.get(id),
    update: ({ client, organization: { id } }) => client.organizations.update(id, { name: 'Park' }),
    delete: ({ client, organization: { id } }) => client.organizations.delete(id),
    deleteMany: ({ client, organization: { id } }) =>
      client.organizations.deleteMany({ ids: [id] }),
  },
  pipelines: {
    list: ({ client }) => client.pipelines.list(),
    create: ({ client }) => client.pipelines.create({ name: 'Third', dealProbability: true }),
    get: ({ client, pipeline }) => client.pipelines.get(pipeline.id),
    update: ({ client, pipeline }) => client.pipelines.update(pipeline.id, { active: false }),
    delete: ({ client, pipeline }) => client.pipelines.delete(pipeline.id),
  },
  stages: {
    list: ({ client }) => client.stages.list(),
    create: ({ client, pipeline: { id } }) => client.stages.create({ name: 'New', pipelineId: id }),
    get: ({ client, stage }) => client.stages.get(stage.id),
    update: ({ client, stage }) => client.stages.update(stage.id, { dealProbability: 40 }),
    delete: ({ client, stage }) => client.stages.delete(stage.id),
    deleteMany: ({ client, spareStage }) => client.stages.deleteMany({ ids: [spareStage.id] }),
  },
  users: {
    list: ({ client }) => client.users.list(),
    find: ({ client, company }) => client.users.find({ term: company.admin.name }),
    me: ({ client }) => client.users.me(),
    get: ({ client, company }) => client.users.get(company.admin.id),
  },
  currencies: { list: ({ client }) => client.currencies.list() },
  userSettings: { get: ({ client }) => client.userSettings.get() },
  itemSearch: {
    search: ({ client }) => client.itemSearch.search({ term: 'park' }),
    searchField: ({ client }) =>
      client.itemSearch.searchField({ term: 'bench', fieldType: 'productField', fieldKey: 'name' }),
  },
  recents: { list: ({ client }) => client.recents.list({ sinceTimestamp: since }) },
}

/** Every method by group and name, of a client or of the journey. */
function methodsOf(groups: object): string[] {
  return Object.entries(groups).flatMap(([group, methods]) =>
    Object.keys(methods).map((method) => `${group}.${method}`),
  )
}

/** Names that are not spelled as code spells them, at any depth. */
function wireNamesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [
    ...(/_|^[0-9a-f]{40}$/.test(name) ? [name] : []),
    ...(name === 'custom' ? [] : wireNamesIn(member)),
  ])
}

describe.each(servers)('every method on $name', (server) => {
  test.each(Object.keys(journey) as (keyof Journey)[])(
    '%s: each asks the server, and has names as code spells them in its answer',
    async (group) => {
      for (const [method, step] of Object.entries(journey[group])) {
        const shop = await aShop(server)

        const given = (step as (shop: Shop) => object)(shop)
        const answer = 'page' in given ? await (given as { page(): unknown }).page() : await given

        expect([...shop.called], method).toContain(`${group}.${method}`)
        expect(answer, `${group}.${method}`).toBeTypeOf('object')
        const isVerbatim = `${group}.${method}` === 'filters.helpers'
        expect(isVerbatim ? [] : wireNamesIn(answer), `${group}.${method}`).toEqual([])
      }
    },
  )

  test('there is no method that this does not call', async () => {
    const { client } = await aShop(server)

    expect(methodsOf(client)).toEqual(methodsOf(journey))
  })
})
