import {
  type Actor,
  createStage,
  deleteStages,
  listPipelines,
  type Pipeline,
  requirePipeline,
  requireStage,
  type Stage,
  summarizeDeals,
  updateStage,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import type { Db } from '@merx/store'
import { implement } from '../implement.ts'
import { toV1One } from './envelope.ts'
import { toV1DealsSummary } from './pipelines.ts'
import { toV1Time } from './time.ts'

/** The stages of pipelines. */
export const stages = implement(v1.stages, {
  async getStages({ query }, { db, actor }) {
    const known = await listPipelines(db, actor.companyId)
    const { pipeline_id: wanted, start = 0, limit = known.stages.length } = query
    const stages = known.stages.filter(
      ({ pipelineId }) => wanted === undefined || pipelineId === wanted,
    )
    const items = stages.slice(start, start + limit)
    return toV1One(
      items.map((stage) =>
        toV1Stage(stage, requirePipeline(known, stage.pipelineId), actor.companyId),
      ),
    )
  },

  async addStage({ body }, { db, actor, now }) {
    const input = { ...toPatch(body), name: body.name, pipelineId: body.pipeline_id }
    return answer(db, actor, await createStage(db, actor, input, now))
  },

  async getStage({ params }, { db, actor }) {
    const known = await listPipelines(db, actor.companyId)
    const stage = requireStage(known, params.id)
    const pipeline = requirePipeline(known, stage.pipelineId)
    const summary = await summarizeDeals(db, actor, [stage.id])
    return toV1One({
      ...toV1Stage(stage, pipeline, actor.companyId),
      deals_summary: toV1DealsSummary(summary, actor.locale),
    })
  },

  async updateStage({ params, body }, { db, actor, now }) {
    const patch = { ...toPatch(body), name: body.name, pipelineId: body.pipeline_id }
    return answer(db, actor, await updateStage(db, actor, params.id, patch, now))
  },

  async deleteStage({ params }, { db, actor, now }) {
    await deleteStages(db, actor, [params.id], now)
    return toV1One({ id: params.id })
  },

  async deleteStages({ query }, { db, actor, now }) {
    return toV1One({ id: await deleteStages(db, actor, query.ids, now) })
  },
})

function toPatch(body: v1.StageUpdate) {
  return {
    sortOrder: body.order_nr,
    probability: body.deal_probability,
    isRotting: body.rotten_flag,
    rottenDays: body.rotten_days,
  }
}

async function answer(db: Db, actor: Actor, stage: Stage) {
  const known = await listPipelines(db, actor.companyId)
  return toV1One(toV1Stage(stage, requirePipeline(known, stage.pipelineId), actor.companyId))
}

/** A stage as its own answers and those of deals show it. */
export function toV1Stage(stage: Stage, pipeline: Pipeline, companyId: number): v1.Stage {
  return {
    id: stage.id,
    company_id: companyId,
    order_nr: stage.sortOrder,
    name: stage.name,
    active_flag: stage.deletedAt === null,
    deal_probability: stage.probability,
    pipeline_id: stage.pipelineId,
    rotten_flag: stage.isRotting,
    rotten_days: stage.rottenDays,
    add_time: toV1Time(stage.createdAt),
    update_time: toV1Time(stage.updatedAt),
    pipeline_name: pipeline.name,
    pipeline_deal_probability: pipeline.hasProbability,
  }
}
