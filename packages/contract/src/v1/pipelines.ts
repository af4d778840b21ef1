import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { raises } from '../schema.ts'
import { RelatedPipeline } from './deals.ts'
import { bare, DeletedId, IdParams } from './envelope.ts'

const count = () => Type.Integer({ minimum: 0 })

/** The open deals the reader may see, by stage and by currency. */
export const DealsSummary = Type.Object({
  per_stages: Type.Record(
    Type.String(),
    Type.Record(
      Type.String(),
      Type.Object({
        count: count(),
        value: Type.Number(),
        value_formatted: Type.String(),
        weighted_value: Type.Number(),
        weighted_value_formatted: Type.String(),
      }),
    ),
  ),
  per_currency: Type.Record(Type.String(), count()),
  total_count: count(),
  per_currency_full: Type.Record(
    Type.String(),
    Type.Object({ count: count(), value: Type.Number() }),
  ),
})
export type DealsSummary = Type.Static<typeof DealsSummary>

export const Pipeline = Type.Object({
  ...RelatedPipeline.properties,
  selected: Type.Boolean({ description: 'True for the default pipeline, the first one.' }),
})
export type Pipeline = Type.Static<typeof Pipeline>

const PipelineDetails = Type.Object({ ...Pipeline.properties, deals_summary: DealsSummary })

export const PipelineName = Type.String({
  minLength: 1,
  maxLength: 255,
  ...raises('name_missing'),
})

/** A place among pipelines or stages. */
export const OrderNumber = Type.Integer({ minimum: 0, maximum: 1_000_000 })

const writable = {
  deal_probability: Type.Optional(Type.Boolean()),
  order_nr: Type.Optional(OrderNumber),
  active: Type.Optional(Type.Boolean()),
}

const PipelineCreation = Type.Object({ name: PipelineName, ...writable })
const PipelineUpdate = Type.Object({ name: Type.Optional(PipelineName), ...writable })
export type PipelineUpdate = Type.Static<typeof PipelineUpdate>

export const readPipelines = ['deals:read', 'deals:full', 'admin'] as const
export const writePipelines = ['admin'] as const

/** The pipelines deals pass through. */
export const pipelines = defineRoutes({
  getPipelines: {
    method: 'GET',
    path: '/pipelines',
    summary: 'List pipelines',
    scopes: readPipelines,
    cost: 20,
    returns: bare(Type.Array(Pipeline)),
    errors: [],
  },
  addPipeline: {
    method: 'POST',
    path: '/pipelines',
    summary: 'Add a pipeline',
    scopes: writePipelines,
    cost: 10,
    body: PipelineCreation,
    returns: bare(Pipeline),
    errors: ['invalid_value', 'name_missing', 'forbidden'],
  },
  getPipeline: {
    method: 'GET',
    path: '/pipelines/:id',
    summary: 'Get one pipeline with a summary of its open deals',
    scopes: readPipelines,
    cost: 2,
    params: IdParams,
    returns: bare(PipelineDetails),
    errors: ['invalid_value', 'pipeline_not_found'],
  },
  updatePipeline: {
    method: 'PUT',
    path: '/pipelines/:id',
    summary: 'Update a pipeline',
    scopes: writePipelines,
    cost: 10,
    params: IdParams,
    body: PipelineUpdate,
    returns: bare(Pipeline),
    errors: ['invalid_value', 'name_missing', 'forbidden', 'pipeline_not_found'],
  },
  deletePipeline: {
    method: 'DELETE',
    path: '/pipelines/:id',
    summary: 'Delete a pipeline without deals',
    scopes: writePipelines,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'pipeline_in_use', 'last_stage', 'forbidden', 'pipeline_not_found'],
  },
})
