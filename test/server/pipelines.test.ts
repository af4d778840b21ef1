import type { v1 } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { askFor } from './contacts.ts'
import { addDeal } from './files-and-deals.ts'
import { aClock, type Company, runningMerx, type User } from './merx.ts'

type Summarized<T> = T & { deals_summary: v1.DealsSummary }

const defaultStages = [
  'Qualified',
  'Contact Made',
  'Demo Scheduled',
  'Proposal Made',
  'Negotiations Started',
]

describe.each(databases)('pipelines and stages on $name', (database) => {
  const clock = aClock()
  const merx = runningMerx(database, { clock: clock.now })

  const eventsSince = async (company: Company, count: number) =>
    (await merx.events(company.id)).slice(count)
  const pipelines = (user: User) => askFor<v1.Pipeline[]>(user, 200, 'GET', '/pipelines')
  const stages = (user: User, query = '') => askFor<v1.Stage[]>(user, 200, 'GET', `/stages${query}`)
  const order = (items: readonly { name: string; order_nr: number }[]) =>
    items.map(({ name, order_nr }) => `${order_nr} ${name}`)
  const defaults = async (user: User) => ({
    pipeline: (await pipelines(user))[0]?.id ?? 0,
    ids: (await stages(user)).map(({ id }) => id),
  })

  test('every company begins with a pipeline of five stages', async () => {
    const company = await merx.company()
    const clerk = await company.addUser()

    const [pipeline, ...others] = await pipelines(clerk)
    const found = await stages(clerk)

    const time = '2024-03-01 10:00:00'
    expect(others).toEqual([])
    expect(pipeline).toEqual({
      id: expect.any(Number),
      name: 'Pipeline',
      url_title: 'Pipeline',
      order_nr: 0,
      active: true,
      deal_probability: true,
      add_time: time,
      update_time: time,
      selected: true,
    })
    expect(found).toEqual(
      defaultStages.map((name, index) => ({
        id: expect.any(Number),
        company_id: company.id,
        order_nr: index + 1,
        name,
        active_flag: true,
        deal_probability: 100,
        pipeline_id: pipeline?.id,
        rotten_flag: false,
        rotten_days: null,
        add_time: time,
        update_time: time,
        pipeline_name: 'Pipeline',
        pipeline_deal_probability: true,
      })),
    )
    const events = await merx.events(company.id)
    const about = events.filter(({ name }) => /^(pipeline|stage)/.test(name))
    expect(about.map(({ name, itemId }) => [name, itemId])).toEqual([
      ['pipeline.created', pipeline?.id],
      ...found.map(({ id }) => ['stage.created', id]),
    ])
  })

  test('a pipeline is added behind the others, changed and deleted', async () => {
    const company = await merx.company()
    const { admin } = company
    const { length } = await merx.events(company.id)

    const body = { name: 'Hiring', deal_probability: 0 }
    const added = await askFor<v1.Pipeline>(admin, 200, 'POST', '/pipelines', body)

    expect(added).toMatchObject({
      name: 'Hiring',
      order_nr: 1,
      active: true,
      deal_probability: false,
      selected: false,
    })
    clock.advance({ seconds: 1 })
    const path = `/pipelines/${added.id}`
    const patch = { name: 'Talent', active: 0, dealProbability: '1' }
    const updated = await askFor<v1.Pipeline>(admin, 200, 'PUT', path, patch)
    expect(updated).toMatchObject({ name: 'Talent', active: false, deal_probability: true })
    expect(updated.update_time > added.update_time).toBe(true)
    expect(await pipelines(admin)).toMatchObject([{ name: 'Pipeline' }, updated])
    const before = await merx.state()
    expect(await askFor(admin, 200, 'PUT', path, patch)).toEqual(updated)
    expect(await merx.state()).toEqual(before)

    expect(await askFor(admin, 200, 'DELETE', path)).toEqual({ id: added.id })

    expect(await pipelines(admin)).toMatchObject([{ name: 'Pipeline' }])
    expect((await admin.ask('GET', `/v1${path}`)).status).toBe(404)
    expect(await eventsSince(company, length)).toMatchObject([
      { name: 'pipeline.created', itemId: added.id, after: { name: 'Hiring' } },
      {
        name: 'pipeline.updated',
        itemId: added.id,
        before: { name: 'Hiring', isActive: true, hasProbability: false },
        after: { name: 'Talent', isActive: false, hasProbability: true },
      },
      { name: 'pipeline.deleted', itemId: added.id },
    ])
  })

  test('a pipeline that is put first is the default one; the others make room', async () => {
    const company = await merx.company()
    const { admin } = company
    await askFor(admin, 200, 'POST', '/pipelines', { name: 'B' })
    const { id } = await askFor<v1.Pipeline>(admin, 200, 'POST', '/pipelines', { name: 'C' })
    await askFor(admin, 200, 'POST', '/pipelines', { name: 'Far', order_nr: 40 })
    const { length } = await merx.events(company.id)

    const first = await askFor(admin, 200, 'PUT', `/pipelines/${id}`, { order_nr: 0 })

    expect(first).toMatchObject({ order_nr: 0, selected: true })
    expect(order(await pipelines(admin))).toEqual(['0 C', '1 Pipeline', '2 B', '40 Far'])
    const names = (await eventsSince(company, length)).map(({ name }) => name)
    expect(names).toEqual(['pipeline.updated', 'pipeline.updated', 'pipeline.updated'])
  })

  test('a stage is added last or at its place, changed, moved and deleted', async () => {
    const company = await merx.company()
    const { admin } = company
    const { pipeline } = await defaults(admin)
    const other = await askFor<v1.Pipeline>(admin, 200, 'POST', '/pipelines', { name: 'Hiring' })
    const { length } = await merx.events(company.id)

    const last = await askFor<v1.Stage>(admin, 200, 'POST', '/stages', {
      name: 'Signed',
      pipeline_id: pipeline,
      deal_probability: 90,
      rotten_flag: true,
      rotten_days: 14,
    })
    const early = await askFor<v1.Stage>(admin, 200, 'POST', '/stages', {
      name: 'Met',
      pipeline_id: `${pipeline}`,
      order_nr: 5,
    })

    expect(last).toMatchObject({
      order_nr: 6,
      deal_probability: 90,
      rotten_flag: true,
      rotten_days: 14,
      pipeline_name: 'Pipeline',
    })
    const own = `?pipeline_id=${pipeline}`
    expect(order(await stages(admin, own))).toEqual([
      ...defaultStages.slice(0, 4).map((name, index) => `${index + 1} ${name}`),
      '5 Met',
      '6 Negotiations Started',
      '7 Signed',
    ])
    const patch = { pipeline_id: other.id, name: 'Applied', deal_probability: 10 }
    const moved = await askFor(admin, 200, 'PUT', `/stages/${early.id}`, patch)
    expect(moved).toMatchObject({ ...patch, order_nr: 1, pipeline_name: 'Hiring' })
    expect((await stages(admin, own)).map(({ name }) => name)).not.toContain('Met')
    expect(await stages(admin, `?pipeline_id=${other.id}`)).toEqual([moved])
    const deleted = await askFor(admin, 200, 'DELETE', `/stages/${last.id}`)
    expect(deleted).toEqual({ id: last.id })
    expect((await admin.ask('GET', `/v1/stages/${last.id}`)).status).toBe(404)
    expect((await eventsSince(company, length)).map(({ name, itemId }) => [name, itemId])).toEqual([
      ['stage.created', last.id],
      ['stage.created', early.id],
      ['stage.updated', expect.any(Number)],
      ['stage.updated', last.id],
      ['stage.updated', early.id],
      ['stage.deleted', last.id],
    ])
  })

  test('giving stages their places one after the other puts them in that order', async () => {
    const { admin } = await merx.company()
    const { ids } = await defaults(admin)
    const wanted = [3, 0, 4, 2, 1].map((index) => ids[index])

    for (const [index, id] of wanted.entries()) {
      await askFor(admin, 200, 'PUT', `/stages/${id}`, { order_nr: index + 1 })
    }

    expect((await stages(admin)).map(({ id }) => id)).toEqual(wanted)
  })

  test('stages are listed by pipeline, in part when asked for', async () => {
    const { admin } = await merx.company()
    const { ids } = await defaults(admin)

    expect((await stages(admin, '?start=1&limit=2')).map(({ id }) => id)).toEqual(ids.slice(1, 3))
    expect(await stages(admin, '?start=1&limit=x')).toHaveLength(4)
    expect(await stages(admin, '?pipeline_id=987654')).toEqual([])
    const stranger = (await merx.company()).admin
    const { pipeline } = await defaults(admin)
    expect(await stages(stranger, `?pipeline_id=${pipeline}`)).toEqual([])
  })

  test('open deals are summed up exactly, by stage and currency', async () => {
    const company = await merx.company()
    const clerk = await company.addUser({ locale: 'en-US' })
    const { admin } = company
    const { pipeline, ids } = await defaults(admin)
    const [first = 0, second = 0] = ids
    const product = await admin.addProduct()
    const deal = (stage: number, value: number, overrides: object = {}) =>
      addDeal(merx, company, stage, product.id, { value, products: [], ...overrides })
    await deal(first, 0.1)
    await deal(first, 0.2, { probability: 50 })
    await deal(first, 7, { currency: 'SEK' })
    await deal(second, 1000, { visibility: 1 })
    await deal(second, 5, { status: 'won' })
    await deal(second, 5, { isActive: false })

    const asAdmin = await askFor<Summarized<v1.Pipeline>>(
      admin,
      200,
      'GET',
      `/pipelines/${pipeline}`,
    )
    const asClerk = await askFor<Summarized<v1.Pipeline>>(
      clerk,
      200,
      'GET',
      `/pipelines/${pipeline}`,
    )
    const ofStage = await askFor<Summarized<v1.Stage>>(clerk, 200, 'GET', `/stages/${first}`)

    const sums = {
      EUR: {
        count: 2,
        value: 0.3,
        value_formatted: '€0.30',
        weighted_value: 0.2,
        weighted_value_formatted: '€0.20',
      },
      SEK: expect.objectContaining({ count: 1, value: 7, weighted_value: 7 }),
    }
    expect(asClerk.deals_summary).toEqual({
      per_stages: { [first]: sums },
      per_currency: { EUR: 2, SEK: 1 },
      total_count: 3,
      per_currency_full: { EUR: { count: 2, value: 0.3 }, SEK: { count: 1, value: 7 } },
    })
    expect(ofStage.deals_summary).toEqual(asClerk.deals_summary)
    expect(asAdmin.deals_summary).toMatchObject({
      total_count: 4,
      per_currency_full: { EUR: { count: 3, value: 1000.3 } },
      per_stages: { [second]: { EUR: { count: 1, value: 1000, value_formatted: '€1,000' } } },
    })
  })

  test('deals that are deleted do not keep a stage, nor show it as active', async () => {
    const company = await merx.company()
    const { admin } = company
    const { ids } = await defaults(admin)
    const product = await admin.addProduct()
    await addDeal(merx, company, ids[1] ?? 0, product.id, { isActive: false })

    await askFor(admin, 200, 'DELETE', `/stages?ids=${ids[1]},${ids[0]},987654`)

    expect((await stages(admin)).map(({ id }) => id)).toEqual(ids.slice(2))
    const path = `/v1/products/${product.id}/deals?status=deleted`
    const { body } = await admin.ask('GET', path)
    expect(body).toMatchObject({
      data: [{ stage_id: ids[1] }],
      related_objects: { stage: { [ids[1] ?? 0]: { active_flag: false } } },
    })
  })

  test('at the same time: each gets a place of its own, and the last stage stays', async () => {
    const { admin } = await merx.company()
    const { pipeline, ids } = await defaults(admin)
    const add = (name: string) =>
      askFor(admin, 200, 'POST', '/stages', { name, pipeline_id: pipeline })

    await Promise.all(['a', 'b', 'c', 'd'].map(add))

    expect((await stages(admin)).map(({ order_nr }) => order_nr)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9,
    ])
    const all = (await stages(admin)).map(({ id }) => id)
    const answers = await Promise.all(all.map((id) => admin.ask('DELETE', `/v1/stages/${id}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(8).fill(200), 400])
    expect(await stages(admin)).toHaveLength(1)
    expect(ids).toHaveLength(5)
  })

  test('a stage gets no deal once it is deleted, however close they are', async () => {
    const company = await merx.company()
    const { admin } = company
    const { ids } = await defaults(admin)
    const product = await admin.addProduct()

    for (const id of ids.slice(0, 4)) {
      const [deal, deletion] = await Promise.allSettled([
        addDeal(merx, company, id, product.id),
        admin.ask('DELETE', `/v1/stages/${id}`),
      ])
      const deleted = deletion.status === 'fulfilled' && deletion.value.status === 200
      expect(deal.status).toBe(deleted ? 'rejected' : 'fulfilled')
    }
  })
})
