import { Configuration, PipelinesApi, StagesApi } from 'pipedrive-31/v1'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { expectErrorBody } from './pipedrive-31-client.ts'
import { aCompany, runningMerx } from './running-merx.ts'

describe.each(databases)('pipedrive 31.2.1, pipelines and stages, on $name', (database) => {
  const merx = runningMerx(database)
  let pipelines: PipelinesApi
  let stages: StagesApi
  let ofColleague: StagesApi

  beforeAll(async () => {
    const company = await aCompany(merx.server)
    const colleague = await company.addUser()
    const basePath = `${merx.server.url}/v1`
    const configuration = (apiKey: string) => new Configuration({ basePath, apiKey })
    pipelines = new PipelinesApi(configuration(company.admin.apiToken))
    stages = new StagesApi(configuration(company.admin.apiToken))
    ofColleague = new StagesApi(configuration(colleague.apiToken))
  })

  it('adds, gets, updates, lists and deletes them', async () => {
    const known = await pipelines.getPipelines()
    expect(known.data).toMatchObject([{ name: 'Pipeline', active: true, selected: true }])

    const PipelineRequest = { name: 'Hiring', order_nr: 7, active: 1, deal_probability: 0 } as const
    const { data: added } = await pipelines.addPipeline({ PipelineRequest })
    const id = added?.id ?? 0
    const AddStageRequest = {
      name: 'Applied',
      pipeline_id: id,
      deal_probability: 20,
      rotten_flag: true,
      rotten_days: 5,
    }
    const { data: stage } = await stages.addStage({ AddStageRequest })
    const stageId = stage?.id ?? 0

    expect(added).toMatchObject({ name: 'Hiring', order_nr: 7, deal_probability: false })
    expect(stage).toMatchObject({ ...AddStageRequest, order_nr: 1, active_flag: true })
    const PipelineRequest1 = { name: 'Talent', active: 0 } as const
    const renamed = await pipelines.updatePipeline({ id, PipelineRequest1 })
    expect(renamed.data).toMatchObject({ name: 'Talent', active: false, order_nr: 7 })
    const UpdateStageRequest = { name: 'Met', rotten_flag: false }
    const updated = await stages.updateStage({ id: stageId, UpdateStageRequest })
    expect(updated.data).toMatchObject({ name: 'Met', rotten_flag: false, rotten_days: 5 })
    expect((await pipelines.getPipeline({ id })).data).toMatchObject({ id, name: 'Talent' })
    expect((await stages.getStage({ id: stageId })).data).toMatchObject({ id: stageId })
    const own = await ofColleague.getStages({ pipeline_id: id })
    expect(own.data).toMatchObject([{ id: stageId, pipeline_name: 'Talent' }])
    expect((await stages.getStages({ start: 1, limit: 2 })).data).toHaveLength(2)

    expect((await stages.deleteStage({ id: stageId })).data).toEqual({ id: stageId })
    expect((await pipelines.deletePipeline({ id })).data).toEqual({ id })
    expect((await pipelines.getPipelines()).data).toHaveLength(1)
    expect((await stages.getStages({ pipeline_id: id })).data).toEqual([])
  })

  it('tells what is refused', async () => {
    const [pipeline] = (await pipelines.getPipelines()).data ?? []
    const AddStageRequest = { name: 'x', pipeline_id: pipeline?.id ?? 0 }
    const noPermission = 'You do not have permissions to do this.'

    await expectErrorBody(ofColleague.addStage({ AddStageRequest }), noPermission)
    await expectErrorBody(
      pipelines.deletePipeline({ id: pipeline?.id ?? 0 }),
      /Add another one first/,
    )
    await expectErrorBody(pipelines.getPipeline({ id: 987_654 }), 'Pipeline not found')
    await expectErrorBody(stages.getStage({ id: 987_654 }), 'Stage not found')
  })
})
