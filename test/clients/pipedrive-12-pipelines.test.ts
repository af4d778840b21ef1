import { PipelinesApi, StagesApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectNotFound, expectRefusal, productsApi } from './pipedrive-12-client.ts'
import { aCompany, aSampleCompany, type Company, runningMerx } from './running-merx.ts'

describe.each(databases)('pipedrive 12.0.3, pipelines and stages, on $name', (database) => {
  const merx = runningMerx(database)

  const apisOf = ({ admin }: Company) => {
    const { apiClient } = productsApi(merx.server.url, admin.apiToken)
    return { pipelines: new PipelinesApi(apiClient), stages: new StagesApi(apiClient) }
  }

  describe('of a new company', () => {
    let pipelines: PipelinesApi
    let stages: StagesApi
    beforeAll(async () => {
      ;({ pipelines, stages } = apisOf(await aCompany(merx.server)))
    })

    it('adds, gets, updates, lists and deletes them', async () => {
      const { data: known } = await pipelines.getPipelines()
      expect(known).toMatchObject([{ name: 'Pipeline', order_nr: 0, selected: true }])
      expect((await stages.getStages()).data).toHaveLength(5)

      const { data: added } = await pipelines.addPipeline({ name: 'Hiring', deal_probability: 0 })
      const pipeline_id = added.id
      const fields = { pipeline_id, deal_probability: 20, rotten_flag: 1, rotten_days: 5 }
      const { data: first } = await stages.addStage({ name: 'Applied', ...fields })
      const { data: second } = await stages.addStage({ name: 'Met', pipeline_id })

      expect(added).toMatchObject({ name: 'Hiring', order_nr: 1, deal_probability: false })
      expect(first).toMatchObject({ order_nr: 1, deal_probability: 20, rotten_days: 5 })
      const renamed = await pipelines.updatePipeline(pipeline_id, { name: 'Talent', order_nr: 0 })
      expect(renamed.data).toMatchObject({ name: 'Talent', order_nr: 0, selected: true })
      const updateStageRequest = { order_nr: 1, name: 'Talked' }
      const moved = await stages.updateStage(second.id, { updateStageRequest })
      expect(moved.data).toMatchObject({ order_nr: 1, name: 'Talked' })
      const own = await stages.getStages({ pipelineId: pipeline_id })
      expect(own.data.map(({ id, order_nr }) => [id, order_nr])).toEqual([
        [second.id, 1],
        [first.id, 2],
      ])
      const read = await pipelines.getPipeline(pipeline_id)
      expect(read.data).toMatchObject({ name: 'Talent', deals_summary: { total_count: 0 } })
      expect((await stages.getStage(first.id)).data).toMatchObject({ name: 'Applied', pipeline_id })

      expect((await stages.deleteStage(first.id)).data).toEqual({ id: first.id })
      expect((await stages.deleteStages(`${second.id}`)).data).toEqual({ id: [second.id] })
      expect((await pipelines.deletePipeline(pipeline_id)).data).toEqual({ id: pipeline_id })
      expect((await pipelines.getPipelines()).data).toMatchObject([{ name: 'Pipeline' }])
      await expectNotFound(pipelines.getPipeline(pipeline_id), 'Pipeline not found')
      await expectNotFound(stages.getStage(first.id), 'Stage not found')
    })

    it('tells what is refused', async () => {
      const [pipeline] = (await pipelines.getPipelines()).data

      await expectRefusal(pipelines.deletePipeline(pipeline?.id ?? 0), /Add another one first/)
      await expectRefusal(pipelines.addPipeline({}), 'Name must be given.')
      await expectRefusal(stages.addStage({ name: 'x' }), 'pipeline_id must be given')
    })
  })

  it('sums up the open deals of a sample catalogue', async () => {
    const { pipelines, stages } = apisOf(await aSampleCompany(merx.server))
    const [first, sales] = (await pipelines.getPipelines()).data

    const empty = await pipelines.getPipeline(first?.id ?? 0)
    const full = await pipelines.getPipeline(sales?.id ?? 0, { totalsConvertCurrency: 'EUR' })

    expect(empty.data.deals_summary).toMatchObject({ total_count: 0 })
    expect(sales?.name).toBe('Sales')
    expect(full.data.deals_summary?.total_count).toBeGreaterThan(5)
    const used = (await stages.getStages({ pipelineId: sales?.id ?? 0 })).data
    await expectRefusal(stages.deleteStage(used[0]?.id ?? 0), /^There are deals in this stage\./)
  })
})
