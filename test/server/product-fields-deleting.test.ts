import { createProducts, type FieldType, refreshSearch, restoreField } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type AllFields, addAllFields } from './custom-fields.ts'
import { fieldCalls, optionIds } from './field-calls.ts'
import { type Company, runningMerx } from './merx.ts'

/** A value of each type, and the term that finds it where the search looks into the type. */
const values = (all: AllFields, { admin }: Company): Record<FieldType, [unknown, string?]> => ({
  varchar: ['mahogany', 'mahogany'],
  varchar_auto: ['walnut', 'walnut'],
  text: ['rosewood', 'rosewood'],
  double: [741.25, '741.25'],
  monetary: [8_525.5, '8525.5'],
  date: ['2024-02-29'],
  daterange: ['2024-02-29'],
  time: ['09:30:00'],
  timerange: ['09:30:00'],
  enum: [`${all.fields.enum.options[0]?.id}`],
  set: [`${all.fields.set.options[0]?.id},${all.fields.set.options[1]?.id}`],
  user: [admin.id],
  org: [all.organizationId],
  people: [all.personId],
  phone: ['5550101', '5550101'],
  address: ['Linden 4, Tartu', 'linden'],
})

describe.each(databases)('deleting product fields on $name', (database) => {
  const merx = runningMerx(database)

  const newCompany = async () => {
    const company = await merx.company()
    return { company, admin: company.admin, fields: fieldCalls(company.admin) }
  }
  const refreshed = () => refreshSearch(merx.store.db, Number.POSITIVE_INFINITY)
  const namesAfter = async (companyId: number, length: number) =>
    (await merx.events(companyId)).slice(length).map(({ name, itemId }) => [name, itemId])
  const gone = async ({ admin }: Company, id: number) => {
    for (const [method, asked] of [
      ['GET', {}],
      ['PUT', { body: { name: 'x' } }],
      ['DELETE', {}],
    ] as const) {
      const { status, body } = await admin.ask(method, `/v1/productFields/${id}`, asked)
      expect([method, status]).toEqual([method, 410])
      expect(body).toMatchObject({ success: false, error: 'The field is not found' })
    }
  }

  test('a deleted field is gone and its values are hidden; restored, all is as before', async () => {
    const { company, admin, fields } = await newCompany()
    const all = await addAllFields(merx, company)
    const given = Object.entries(values(all, company))
    const keyOf = (type: string) => all.fields[type as FieldType].key
    const before = await admin.addProduct(
      Object.fromEntries(given.map(([type, [value]]) => [keyOf(type), value])),
    )
    const listed = await fields.list()
    const { length } = await merx.events(company.id)

    for (const [type, [value, term]] of given) {
      const { id, key } = all.fields[type as FieldType]
      await fields.remove(id)

      await gone(company, id)
      const product = await admin.getProduct(before.id)
      expect(Object.keys(product).filter((name) => name.startsWith(key))).toEqual([])
      const { data } = await fields.list()
      expect(data?.filter((field) => field.key.startsWith(key))).toEqual([])
      for (const method of ['POST', 'PUT']) {
        const path = method === 'PUT' ? `/v1/products/${before.id}` : '/v1/products'
        const body = { name: 'Chair', [key]: value }
        const { status, text } = await admin.ask(method, path, { body })
        expect(status, text).toBe(400)
        expect(text).toContain(`Unknown field ${key}`)
      }
      if (term) expect(await admin.search(term)).toEqual([])
    }
    const ids = given.map(([type]) => all.fields[type as FieldType].id)
    expect(await namesAfter(company.id, length)).toEqual(ids.map((id) => ['field.deleted', id]))
    // Whatever is written meanwhile keeps what is hidden.
    const { update_time } = await admin.updateProduct(before.id, { name: 'Stool' })

    for (const id of ids) await restoreField(merx.store.db, company.system, id, merx.now())

    expect(await admin.getProduct(before.id)).toEqual({
      ...before,
      name: 'Stool',
      first_char: 's',
      update_time,
    })
    for (const [, [, term]] of given) {
      if (term) expect(await admin.search(term)).toEqual([before.id])
    }
    const restored = await fields.list()
    const keysOf = (list: typeof listed) => list.data?.map(({ key, order_nr }) => [key, order_nr])
    expect(keysOf(restored)).toEqual(keysOf(listed))
    expect((await namesAfter(company.id, length)).slice(-ids.length)).toEqual(
      ids.map((id) => ['field.restored', id]),
    )
  })

  test('a page kept from before the deletion is not shown again', async () => {
    const { admin, fields } = await newCompany()
    const { id, key } = await fields.add({ name: 'Wood', field_type: 'varchar' })
    await admin.addProduct({ [key]: 'oak' })
    const list = async () => (await admin.ask('GET', '/v1/products')).text
    expect(await list()).toContain(key)

    await fields.remove(id)

    expect(await list()).not.toContain(key)
  })

  describe('the search after a deletion', () => {
    /** Products whose deleted field holds a word, and others that have it elsewhere. */
    async function furnish() {
      const { company, admin, fields } = await newCompany()
      const wood = await fields.add({ name: 'Wood', field_type: 'varchar' })
      const note = await fields.add({ name: 'Note', field_type: 'text' })
      const count = 260
      const value = (key: string) => ({ [key]: { value: 'cedar' } })
      const made = await createProducts(
        merx.store.db,
        { ...company.system, userId: admin.id },
        Array.from({ length: count }, (_, index) => ({
          name: index % 100 === 50 ? `Cedar ${index}` : `Chair ${index}`,
          customValues:
            index % 100 === 70 ? { ...value(wood.key), ...value(note.key) } : value(wood.key),
        })),
        merx.now(),
      )
      const idAt = (index: number) => made[index]?.id ?? 0
      const named = [idAt(50), idAt(150), idAt(250)]
      const noted = [idAt(70), idAt(170)]
      return { company, admin, fields, wood, note, made, named, noted }
    }

    async function expectFound({ admin, named, noted }: Awaited<ReturnType<typeof furnish>>) {
      expect(await admin.search('cedar')).toEqual([...named, ...noted])
      expect(await admin.search('ce')).toEqual([...named, ...noted])
      expect(await admin.search('cedar', '&fields=custom_fields')).toEqual(noted)
      expect(await admin.search('cedar', '&exact_match=1')).toEqual(noted)
      const { body } = await admin.ask<{
        data: { items: v1.SearchItem[] }
        additional_data: { pagination: v1.Pagination }
      }>('GET', '/v1/products/search?term=cedar&start=2&limit=2')
      expect(body.data.items.map(({ item }) => [item.id, item.custom_fields])).toEqual([
        [named[2], []],
        [noted[0], ['cedar']],
      ])
      expect(body.additional_data.pagination).toMatchObject({ next_start: 4 })
    }

    test('finds nothing by hidden values, before and after the documents are rewritten', async () => {
      const scene = await furnish()
      const { admin, fields, wood, made } = scene
      expect(await admin.search('cedar')).toHaveLength(made.length)

      await fields.remove(wood.id)
      await expectFound(scene)
      await refreshed()
      await expectFound(scene)
    })

    test('gives the same answers before and after', async () => {
      const { admin, fields, wood } = await furnish()
      const terms = ['cedar', 'ce', 'chair', 'chair 1', 'cedar 5', '5', 'r 2', 'cedar chair', 'dar']
      const answers = () =>
        Promise.all(
          terms.flatMap((term) =>
            ['limit=3', 'start=100&limit=50', 'exact_match=1', 'fields=custom_fields,code'].map(
              async (query) =>
                (await admin.ask('GET', `/v1/products/search?term=${term}&${query}`)).text,
            ),
          ),
        )
      await fields.remove(wood.id)

      const before = await answers()
      await refreshed()

      expect(before).toEqual(await answers())
    })

    test('is told of by the server itself, soon', async () => {
      const { company, fields, wood } = await furnish()
      const pending = async () => {
        const rows = (await merx.state()).field?.map((row) => JSON.parse(row)) ?? []
        return rows.filter((row) => row.company_id === company.id && row.refreshed_to !== null)
      }
      await fields.remove(wood.id)
      expect(await pending()).toHaveLength(1)

      await expect.poll(pending, { timeout: 20_000, interval: 200 }).toEqual([])
    })

    test('a rewriting that is stopped is continued where it was', async () => {
      const scene = await furnish()
      const { company, admin, fields, wood, made } = scene
      await fields.remove(wood.id)

      for (let batch = 0; batch < 3; batch++) {
        await refreshSearch(merx.store.db, 1)
        await expectFound(scene)
      }
      // Begins anew: those behind and those ahead are found again.
      await restoreField(merx.store.db, company.system, wood.id, merx.now())

      expect(await admin.search('cedar')).toHaveLength(made.length)
    })

    test('follows what is written before the rewriting gets there', async () => {
      const scene = await furnish()
      const { admin, fields, wood, named, noted, made } = scene
      await fields.remove(wood.id)

      const renamed = made[0]?.id ?? 0
      await admin.updateProduct(renamed, { name: 'Cedar 0' })
      await admin.deleteProduct(named[0] ?? 0)
      await expectFound({ ...scene, named: [renamed, ...named.slice(1)] })
      await refreshed()
      await admin.updateProduct(named[0] ?? 0, { active_flag: 1 })
      await admin.deleteProduct(renamed)

      await expectFound({ ...scene, named, noted })
    })

    test('a rewriting writes nothing but the search', async () => {
      const { company, fields, wood } = await furnish()
      await fields.remove(wood.id)
      const products = async () => (await merx.state()).product
      const before = { products: await products(), events: await merx.events(company.id) }

      await refreshed()

      expect({ products: await products(), events: await merx.events(company.id) }).toEqual(before)
    })

    test('a private product is found again by those who follow it', async () => {
      const { company, admin, fields } = await newCompany()
      const [follower, other] = [await company.addUser(), await company.addUser()]
      const { id, key } = await fields.add({ name: 'Wood', field_type: 'varchar' })
      const product = await admin.addProduct({ visible_to: 1, [key]: 'cedar' })
      await admin.follow(product.id, follower.id)
      await fields.remove(id)
      await refreshed()
      expect(await follower.search('cedar')).toEqual([])

      await restoreField(merx.store.db, company.system, id, merx.now())

      expect(await follower.search('cedar')).toEqual([product.id])
      expect(await other.search('cedar')).toEqual([])
    })
  })

  test('many are deleted at once, each with its event', async () => {
    const { company, admin, fields } = await newCompany()
    const add = async (name: string) => (await fields.add({ name, field_type: 'text' })).id
    const [a, b, c] = [await add('a'), await add('b'), await add('c')]
    const { length } = await merx.events(company.id)

    const { status, body } = await admin.ask('DELETE', `/v1/productFields?ids=${c},${a}, ${c}`)

    expect([status, body]).toEqual([200, { success: true, data: { id: [c, a] } }])
    expect(await namesAfter(company.id, length)).toEqual([
      ['field.deleted', c],
      ['field.deleted', a],
    ])
    expect((await fields.list('?start=18')).data?.map(({ id }) => id)).toEqual([b])
    const repeated = await admin.ask('DELETE', `/v1/productFields?ids=${b}&ids=${b}`)
    expect(repeated.body).toEqual({ success: true, data: { id: [b] } })
  })

  test('restoring a live field changes nothing; an absent, foreign or system one is not found', async () => {
    const { company, fields } = await newCompany()
    const other = await newCompany()
    const foreign = await other.fields.add({ name: 'Wood', field_type: 'varchar' })
    const { id } = await fields.add({ name: 'Wood', field_type: 'varchar' })
    await other.fields.remove(foreign.id)
    await refreshed()
    const system = await fields.system('name')
    const before = await merx.state()
    const restore = (id: number) => restoreField(merx.store.db, company.system, id, merx.now())

    await restore(id)
    for (const absent of [987_654, foreign.id, system.id]) {
      await expect(restore(absent)).rejects.toMatchObject({ code: 'field_not_found' })
    }

    expect(await merx.state()).toEqual(before)
  })

  describe('a deleted option', () => {
    async function furnish(field_type: 'enum' | 'set') {
      const { company, admin, fields } = await newCompany()
      const field = await fields.add({ name: 'C', field_type, options: ['red', 'blue', 'tan'] })
      const { red, blue, tan } = optionIds(field)
      const held = field_type === 'set' ? `${red},${blue}` : `${red}`
      const product = await admin.addProduct({ [field.key]: held })
      await fields.update(field.id, { options: [{ id: blue, label: 'blue' }, 'red'] })
      return { company, admin, fields, field, product, held, red, blue, tan }
    }
    type Furnished = Awaited<ReturnType<typeof furnish>>

    const put = ({ admin, field, product }: Furnished, value: unknown) =>
      admin.ask('PUT', `/v1/products/${product.id}`, { body: { [field.key]: value } })

    test.each(['enum', 'set'] as const)('of a %s stays where it is', async (type) => {
      const scene = await furnish(type)
      const { admin, field, product, held } = scene

      expect(await admin.getProduct(product.id)).toEqual(product)
      const updated = await admin.updateProduct(product.id, {
        name: 'Stool',
        [field.key]: held,
      })
      expect(updated).toHaveProperty(field.key, held)
    })

    test.each(['enum', 'set'] as const)('of a %s cannot be set anew', async (type) => {
      const scene = await furnish(type)
      const { admin, field, product, held, red, tan } = scene

      for (const value of [tan, `${held},${tan}`]) {
        const { status, text } = await put(scene, value)
        expect(status).toBe(400)
        expect(text).toContain(field.key)
      }
      const body = { name: 'Chair', [field.key]: `${red}` }
      expect((await admin.ask('POST', '/v1/products', { body })).status).toBe(400)
      expect(await admin.getProduct(product.id)).toEqual(product)
    })

    test('of a set may go while others stay, and then not return', async () => {
      const scene = await furnish('set')
      const { red, blue } = scene

      expect((await put(scene, `${blue}`)).status).toBe(200)
      expect((await put(scene, `${blue},${red}`)).status).toBe(400)
    })
  })

  test('fields of one company are like absent ones to another', async () => {
    const [own, other] = [await newCompany(), await newCompany()]
    const foreign = await other.fields.add({ name: 'Secret', field_type: 'enum', options: ['x'] })
    const mine = await own.fields.add({ name: 'C', field_type: 'enum', options: ['x'] })
    const before = await merx.state()

    await gone(own.company, foreign.id)
    const many = await own.admin.ask('DELETE', `/v1/productFields?ids=${mine.id},${foreign.id}`)
    const options = [{ id: optionIds(foreign).x, label: 'x' }]
    const stolen = await own.admin.ask('PUT', `/v1/productFields/${mine.id}`, { body: { options } })

    expect([many.status, stolen.status]).toEqual([410, 400])
    expect(JSON.stringify(await own.fields.list())).not.toContain('Secret')
    expect(await merx.state()).toEqual(before)
  })
})
