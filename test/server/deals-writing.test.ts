import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addDeal, aMarket, getDeal, type Market, recorded, updateDeal } from './deals.ts'
import { aClock, runningMerx } from './merx.ts'

const keys = 'id,creator_user_id,user_id,person_id,org_id,stage_id,title,value,currency,add_time,\
update_time,stage_change_time,active,deleted,is_archived,status,probability,next_activity_date,\
next_activity_time,next_activity_id,last_activity_id,last_activity_date,lost_reason,visible_to,\
close_time,pipeline_id,won_time,first_won_time,lost_time,products_count,files_count,notes_count,\
followers_count,email_messages_count,activities_count,done_activities_count,\
undone_activities_count,participants_count,expected_close_date,last_incoming_mail_time,\
last_outgoing_mail_time,label,stage_order_nr,person_name,org_name,next_activity_subject,\
next_activity_type,next_activity_duration,next_activity_note,formatted_value,weighted_value,\
formatted_weighted_value,weighted_value_currency,rotten_time,owner_name,cc_email,org_hidden,\
person_hidden,origin,origin_id,channel,channel_id,arr,mrr,acv,arr_currency,mrr_currency,\
acv_currency'.split(',')

describe.each(databases)('writing deals on $name', (database) => {
  const clock = aClock('2024-03-01T10:00:00.000Z')
  const merx = runningMerx(database, { clock: clock.now })
  let market: Market
  beforeAll(async () => {
    market = await aMarket(merx)
  })

  test('a title is enough: the rest has its default', async () => {
    const { clerk, pipelineId, stageIds } = market

    const deal = await addDeal(clerk, { title: 'Small order' })

    expect(Object.keys(deal).sort()).toEqual([...keys].sort())
    expect(deal).toMatchObject({
      title: 'Small order',
      value: 0,
      formatted_value: '€0',
      currency: 'EUR',
      creator_user_id: { id: clerk.id, value: clerk.id },
      user_id: { id: clerk.id },
      owner_name: clerk.name,
      person_id: null,
      org_id: null,
      pipeline_id: pipelineId,
      stage_id: stageIds[0],
      stage_order_nr: 1,
      status: 'open',
      active: true,
      deleted: false,
      is_archived: false,
      probability: null,
      label: null,
      visible_to: '3',
      add_time: '2024-03-01 10:00:00',
      update_time: '2024-03-01 10:00:00',
      stage_change_time: null,
      close_time: null,
      won_time: null,
      lost_time: null,
      expected_close_date: null,
      participants_count: 0,
      products_count: 0,
      arr: null,
      acv: null,
      acv_currency: null,
    })
  })

  test('every member of the body is kept, shown and recorded in one event', async () => {
    const { admin, clerk, personId, organizationId, other } = market
    const body = {
      title: 'Big order',
      value: '1345.5',
      label: [3, 7],
      currency: 'usd',
      user_id: clerk.id,
      person_id: personId,
      org_id: organizationId,
      pipeline_id: 987_654,
      stage_id: other.stageId,
      is_archived: 1,
      archive_time: '2024-02-01 00:00:00',
      status: 'lost',
      origin_id: 'shop-7',
      channel: 12,
      channel_id: 'spring',
      add_time: '2024-01-31T08:00:00',
      lost_time: '2024-02-02 09:00:00',
      expected_close_date: '2024-04-30',
      probability: '40',
      lost_reason: 'Too expensive',
      visible_to: 7,
    }
    let id = 0

    const events = await recorded(market, async () => {
      id = (await addDeal(admin, body)).id
    })

    expect(events).toEqual([['deal.created', id]])
    expect(await getDeal(admin, id)).toMatchObject({
      title: 'Big order',
      value: 1345.5,
      label: '3,7',
      currency: 'USD',
      formatted_value: '$1,345.50',
      weighted_value: 538.2,
      formatted_weighted_value: '$538.20',
      weighted_value_currency: 'USD',
      creator_user_id: { id: admin.id },
      user_id: { id: clerk.id },
      person_id: { value: personId, name: 'Otto Fern' },
      person_name: 'Otto Fern',
      org_id: { value: organizationId, name: 'City Park' },
      org_name: 'City Park',
      participants_count: 1,
      pipeline_id: other.pipelineId,
      stage_id: other.stageId,
      is_archived: true,
      status: 'lost',
      active: false,
      origin_id: 'shop-7',
      channel: 12,
      channel_id: 'spring',
      add_time: '2024-01-31 08:00:00',
      lost_time: '2024-02-02 09:00:00',
      close_time: '2024-02-02 09:00:00',
      won_time: null,
      expected_close_date: '2024-04-30',
      probability: 40,
      lost_reason: 'Too expensive',
      visible_to: '7',
    })
  })

  test('amounts are formatted for the reader', async () => {
    const { admin, company } = market
    const estonian = await company.addUser({ locale: 'et-EE' })
    const { id } = await addDeal(admin, { value: 1345.5 })

    expect((await getDeal(admin, id)).formatted_value).toBe('€1,345.50')
    expect((await getDeal(estonian, id)).formatted_value).toBe('1345,50\u00a0€')
  })

  test('only what is named changes, in one event; what changes nothing records nothing', async () => {
    const { admin } = market
    const before = await addDeal(admin, { value: 5, label: [1], probability: 10 })
    clock.advance({ seconds: 60 })

    const events = await recorded(market, () => updateDeal(admin, before.id, { title: 'New' }))
    const after = await getDeal(admin, before.id)
    const same = await recorded(market, async () => {
      await updateDeal(admin, before.id, {})
      await updateDeal(admin, before.id, { title: 'New', value: '5', status: 'open', label: '1' })
    })

    expect(events).toEqual([['deal.updated', before.id]])
    expect((await merx.events(market.company.id)).at(-1)).toMatchObject({
      before: { title: before.title },
      after: { title: 'New' },
    })
    expect(after).toMatchObject({ ...before, title: 'New', update_time: after.update_time })
    expect(after.update_time).not.toBe(before.update_time)
    expect(same).toEqual([])
    expect(await getDeal(admin, before.id)).toEqual(after)
  })

  test('null and empty text clear what can be cleared', async () => {
    const { admin, personId, organizationId } = market
    const { id } = await addDeal(admin, {
      value: 5,
      label: [1, 2],
      person_id: personId,
      org_id: organizationId,
      probability: 5,
      expected_close_date: '2024-04-30',
      channel: 3,
    })

    const deal = await updateDeal(admin, id, {
      value: null,
      label: null,
      person_id: null,
      org_id: '',
      probability: '',
      expected_close_date: '',
      channel: null,
      user_id: null,
      currency: null,
    })
    const same = await updateDeal(admin, id, { currency: '' })

    expect(deal).toMatchObject({
      value: 0,
      label: null,
      person_id: null,
      person_name: null,
      org_id: null,
      org_name: null,
      probability: null,
      expected_close_date: null,
      channel: null,
      currency: 'EUR',
      user_id: { id: admin.id },
    })
    expect(same).toEqual(deal)
    expect(await addDeal(admin, { currency: '' })).toMatchObject({ currency: 'EUR' })
  })

  test('times follow the status', async () => {
    const { admin } = market
    const { id } = await addDeal(admin)
    const at = (time: string) => `2024-03-02 ${time}`
    const times = async (body: object) => {
      const deal = await updateDeal(admin, id, body)
      const { won_time, first_won_time, lost_time, close_time, lost_reason, active } = deal
      return [won_time, first_won_time, lost_time, close_time, lost_reason, active]
    }
    clock.advance({ days: 1 - 60 / 86_400 })

    expect(await times({ status: 'won' })).toEqual([
      at('10:00:00'),
      at('10:00:00'),
      null,
      at('10:00:00'),
      null,
      false,
    ])
    expect(await times({ won_time: at('08:00:00') })).toEqual([
      at('08:00:00'),
      at('10:00:00'),
      null,
      at('08:00:00'),
      null,
      false,
    ])
    expect(await times({ close_time: at('09:00:00') })).toMatchObject({ 3: at('09:00:00') })
    clock.advance({ seconds: 1 })
    expect(await times({ status: 'lost', lost_reason: 'No answer' })).toEqual([
      null,
      at('10:00:00'),
      at('10:00:01'),
      at('10:00:01'),
      'No answer',
      false,
    ])
    expect(await times({ status: 'open' })).toEqual([null, at('10:00:00'), null, null, null, true])
    clock.advance({ seconds: 1 })
    expect(await times({ status: 'won' })).toMatchObject({ 0: at('10:00:02'), 1: at('10:00:00') })
  })

  test('another stage is noted with its time; a pipeline alone means its first stage', async () => {
    const { admin, stageIds, pipelineId, other } = market
    const { id } = await addDeal(admin, { pipeline_id: other.pipelineId })
    clock.advance({ seconds: 60 })

    const moved = await updateDeal(admin, id, { pipeline_id: pipelineId })
    clock.advance({ seconds: 30 })
    const further = await updateDeal(admin, id, { stage_id: stageIds[1] })
    clock.advance({ seconds: 15 })
    const same = await updateDeal(admin, id, { pipeline_id: pipelineId })

    expect(moved).toMatchObject({ stage_id: stageIds[0], pipeline_id: pipelineId })
    expect(moved.stage_change_time).toBe(moved.update_time)
    expect(further).toMatchObject({ stage_id: stageIds[1], stage_order_nr: 2 })
    expect(same).toEqual(further)
    expect(await getDeal(admin, id)).toMatchObject({
      stay_in_pipeline_stages: {
        times_in_stages: { [other.stageId]: 60, [stageIds[0]]: 30, [stageIds[1]]: 15 },
        order_of_stages: stageIds,
      },
      average_stage_progress: 1.5,
      age: { y: 0, m: 0, d: 0, h: 0, i: 1, s: 45, total_seconds: 105 },
      average_time_to_won: { total_seconds: 0 },
      last_activity: null,
      next_activity: null,
    })
  })

  test('archiving and back', async () => {
    const { admin } = market
    const { id } = await addDeal(admin)

    expect(await updateDeal(admin, id, { is_archived: true })).toMatchObject({ is_archived: true })
    expect(await updateDeal(admin, id, { is_archived: 0 })).toMatchObject({ is_archived: false })
  })

  test('dates and times come as clients write them, unknown keys are ignored', async () => {
    const { admin } = market

    const deal = await addDeal(admin, {
      expected_close_date: '2024-04-30T00:00:00.000Z',
      add_time: '2024-02-29 10:00',
      close_time: '',
      won_time: null,
      newDeal: { title: 'Nested copy' },
      future: { is: ['here'] },
    })
    const form = await admin.ask<{ data: object }>('POST', '/v1/deals', {
      form: 'title=By+form&value=12.5&userId=&label=1,2&isArchived=1',
    })

    expect(deal).toMatchObject({
      expected_close_date: '2024-04-30',
      add_time: '2024-02-29 10:00:00',
      title: 'Park order',
    })
    expect(form.body.data).toMatchObject({
      title: 'By form',
      value: 12.5,
      label: '1,2',
      is_archived: true,
    })
  })

  test('a deal comes with what it refers to, each by its number', async () => {
    const { admin, organizationId } = market
    const { id } = await addDeal(admin, { org_id: organizationId })

    const answer = await admin.ask('GET', `/v1/deals/${id}`)

    expect(answer.body).toMatchObject({
      additional_data: { dropbox_email: null },
      related_objects: {
        user: { [admin.id]: { name: admin.name } },
        organization: { [organizationId]: { name: 'City Park' } },
        stage: { [market.stageIds[0]]: { name: 'Offer', pipeline_name: 'Sales' } },
        pipeline: { [market.pipelineId]: { name: 'Sales' } },
      },
    })
  })

  test('who hands a private deal to somebody else is still answered with it', async () => {
    const { admin, clerk } = market
    const given = { visible_to: '1', user_id: admin.id }
    const { id } = await addDeal(clerk)

    expect(await updateDeal(clerk, id, given)).toMatchObject({ id, owner_name: admin.name })
    expect(await addDeal(clerk, given)).toMatchObject({ user_id: { value: admin.id } })
    expect((await clerk.ask('GET', `/v1/deals/${id}`)).status).toBe(404)
  })

  test('100 writes of one deal at the same time: each event continues the one before', async () => {
    const { admin, company } = market
    const { id } = await addDeal(admin, { value: -1 })
    const values = Array.from({ length: 100 }, (_, index) => index)
    const { length } = await merx.events(company.id)

    await Promise.all(values.map((value) => updateDeal(admin, id, { value })))

    const events = (await merx.events(company.id)).slice(length)
    const states = events.map(({ before, after }) => [before, after] as { value: number }[])
    expect(states.map(([before]) => before?.value)).toEqual([
      -1,
      ...states.slice(0, -1).map(([, after]) => after?.value),
    ])
    expect(states.map(([, after]) => after?.value).sort((a = 0, b = 0) => a - b)).toEqual(values)
    expect((await getDeal(admin, id)).value).toBe(states.at(-1)?.[1]?.value)
  })
})
