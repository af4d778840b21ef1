import { restoreField } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { fieldCalls, optionIds } from './field-calls.ts'
import { runningMerx } from './merx.ts'

describe.each(databases)('product fields at the same time on $name', (database) => {
  const merx = runningMerx(database)

  test('no value is stored after its field was deleted, and none is found', async () => {
    const { id: companyId, admin } = await merx.company()
    const fields = fieldCalls(admin)

    for (let round = 0; round < 5; round++) {
      const { id, key } = await fields.add({ name: 'Wood', field_type: 'varchar' })
      const { id: first } = await admin.addProduct({ [key]: `cedar${round}` })
      const writes = Array.from({ length: 30 }, (_, index) =>
        index === 15
          ? admin.ask('DELETE', `/v1/productFields/${id}`)
          : index % 2 === 0
            ? admin.ask('POST', '/v1/products', {
                body: { name: `Chair ${index}`, [key]: `cedar${round}` },
              })
            : admin.ask('PUT', `/v1/products/${first}`, {
                body: { [key]: `cedar${round}${index}` },
              }),
      )

      const answers = await Promise.all(writes)

      expect(answers[15]?.status).toBe(200)
      for (const { status } of answers) expect([200, 201, 400]).toContain(status)
      const events = await merx.events(companyId)
      const deletion = events.findLastIndex(({ name }) => name === 'field.deleted')
      expect(JSON.stringify(events.slice(deletion + 1))).not.toContain(key)
      const stored = events
        .slice(0, deletion)
        .filter(({ after }) => JSON.stringify(after).includes(`"${key}"`))
      // The field itself, the first product, and every write that was taken.
      const taken = answers.filter(({ status }, index) => index !== 15 && status < 400)
      expect(stored).toHaveLength(taken.length + 2)
      expect(await admin.search(`cedar${round}`)).toEqual([])
    }
  })

  test('deleting and restoring again and again ends in what the last one said', async () => {
    const { admin, system } = await merx.company()
    const fields = fieldCalls(admin)
    const { id, key } = await fields.add({ name: 'Wood', field_type: 'varchar' })
    const { id: productId } = await admin.addProduct({ [key]: 'cedar' })

    await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        if (index % 3 === 0) return admin.ask('DELETE', `/v1/productFields/${id}`)
        if (index % 3 === 1) return restoreField(merx.store.db, system, id, merx.now())
        return admin.ask('PUT', `/v1/products/${productId}`, { body: { name: `Cedar ${index}` } })
      }),
    )
    await restoreField(merx.store.db, system, id, merx.now())

    expect(await admin.search('cedar', '&fields=custom_fields')).toEqual([productId])
    expect((await admin.getProduct(productId))[key as 'code']).toBe('cedar')
  })

  test('changes of one field are made one after the other', async () => {
    const { id: companyId, admin } = await merx.company()
    const fields = fieldCalls(admin)
    const field = await fields.add({ name: 'C', field_type: 'enum', options: ['red'] })
    const { red } = optionIds(field)

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        admin.ask('PUT', `/v1/productFields/${field.id}`, {
          body: { options: [{ id: red, label: 'red' }, `Option ${index}`] },
        }),
      ),
    )

    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    const { options, options_deleted } = await fields.get(field.id)
    expect(options).toHaveLength(2)
    expect(options_deleted).toHaveLength(19)
    const ids = [...(options ?? []), ...(options_deleted ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe(21)
    const events = (await merx.events(companyId)).filter(({ name }) => name === 'field.updated')
    // Each continues where the one before it ended.
    const optionsOf = (state: unknown) => (state as { options: object }).options
    expect(events.slice(1).map(({ before }) => optionsOf(before))).toEqual(
      events.slice(0, -1).map(({ after }) => optionsOf(after)),
    )
  })

  test('a field is deleted once', async () => {
    const { admin } = await merx.company()
    const { id } = await fieldCalls(admin).add({ name: 'Wood', field_type: 'varchar' })

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.ask('DELETE', `/v1/productFields?ids=${id}`)),
    )

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(410)])
  })
})
