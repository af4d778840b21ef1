import {
  createPipeline,
  type DealSum,
  type DealsSummary,
  deletePipeline,
  formatAmount,
  listPipelines,
  type Pipeline,
  requirePipeline,
  summarizeDeals,
  updatePipeline,
} from '@merx/catalog'
import { v1 } from '@merx/contract'
import type { Db } from '@merx/store'
import { implement } from '../implement.ts'
import { toV1One } from './envelope.ts'
import { toV1Time } from './time.ts'

/** The pipelines deals pass through. */
export const pipelines = implement(v1.pipelines, {
  async getPipelines(_input, { db, actor }) {
    const { pipelines } = await listPipelines(db, actor.companyId)
    return toV1One(pipelines.map((pipeline) => toV1Selectable(pipeline, pipelines[0])))
  },

  async addPipeline({ body }, { db, actor, now }) {
    const input = { ...toPatch(body), name: body.name, stages: [] }
    return answer(db, actor.companyId, await createPipeline(db, actor, input, now))
  },

  async getPipeline({ params }, { db, actor }) {
    const known = await listPipelines(db, actor.companyId)
    const pipeline = requirePipeline(known, params.id)
    const stages = known.stages.filter(({ pipelineId }) => pipelineId === params.id)
    const summary = await summarizeDeals(
      db,
      actor,
      stages.map(({ id }) => id),
    )
    return toV1One({
      ...toV1Selectable(pipeline, known.pipelines[0]),
      deals_summary: toV1DealsSummary(summary, actor.locale),
    })
  },

  async updatePipeline({ params, body }, { db, actor, now }) {
    const patch = { ...toPatch(body), name: body.name }
    return answer(db, actor.companyId, await updatePipeline(db, actor, params.id, patch, now))
  },

  async deletePipeline({ params }, { db, actor, now }) {
    await deletePipeline(db, actor, params.id, now)
    return toV1One({ id: params.id })
  },
})

function toPatch(body: v1.PipelineUpdate) {
  return {
    sortOrder: body.order_nr,
    isActive: body.active,
    hasProbability: body.deal_probability,
  }
}

async function answer(db: Db, companyId: number, pipeline: Pipeline) {
  const { pipelines } = await listPipelines(db, companyId)
  return toV1One(toV1Selectable(pipeline, pipelines[0]))
}

function toV1Selectable(pipeline: Pipeline, first: Pipeline | undefined): v1.Pipeline {
  return { ...toV1Pipeline(pipeline), selected: pipeline.id === first?.id }
}

/** A pipeline as other answers refer to it. */
export function toV1Pipeline(pipeline: Pipeline) {
  return {
    id: pipeline.id,
    name: pipeline.name,
    url_title: pipeline.name,
    order_nr: pipeline.sortOrder,
    active: pipeline.isActive && pipeline.deletedAt === null,
    deal_probability: pipeline.hasProbability,
    add_time: toV1Time(pipeline.createdAt),
    update_time: toV1Time(pipeline.updatedAt),
  }
}

/** Sums of deals, amounts also written as people of the reader's locale do. */
export function toV1DealsSummary(summary: DealsSummary, locale: string): v1.DealsSummary {
  const perCurrency = [...summary.byCurrency]
  const perStages = [...summary.byStage].map(([stageId, sums]) => [
    stageId,
    Object.fromEntries(
      [...sums].map(([currency, sum]) => [currency, toV1Sum(sum, currency, locale)]),
    ),
  ])
  return {
    per_stages: Object.fromEntries(perStages),
    per_currency: Object.fromEntries(perCurrency.map(([currency, { count }]) => [currency, count])),
    total_count: summary.count,
    per_currency_full: Object.fromEntries(
      perCurrency.map(([currency, { count, value }]) => [currency, { count, value }]),
    ),
  }
}

function toV1Sum({ count, value, weightedValue }: DealSum, currency: string, locale: string) {
  return {
    count,
    value,
    value_formatted: formatAmount(value, currency, locale),
    weighted_value: weightedValue,
    weighted_value_formatted: formatAmount(weightedValue, currency, locale),
  }
}
