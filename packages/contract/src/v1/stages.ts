import * as Type from 'typebox'
import { defineRoutes } from '../route.ts'
import { Id, maxId, nullable } from '../schema.ts'
import { DeletedIds, IdsQuery } from './contacts.ts'
import { RelatedStage } from './deals.ts'
import { bare, DeletedId, IdParams } from './envelope.ts'
import {
  DealsSummary,
  OrderNumber,
  PipelineName,
  readPipelines,
  writePipelines,
} from './pipelines.ts'

export type Stage = Type.Static<typeof RelatedStage>

const StageDetails = Type.Object({ ...RelatedStage.properties, deals_summary: DealsSummary })

const StagesQuery = Type.Object({
  pipeline_id: Type.Optional(Type.Integer({ minimum: 1, maximum: maxId })),
  start: Type.Optional(Type.Integer({ minimum: 0, maximum: maxId, lenient: true })),
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: maxId, lenient: true, description: 'Default: all.' }),
  ),
})

const writable = {
  deal_probability: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 100, description: 'Percent.' }),
  ),
  rotten_flag: Type.Optional(Type.Boolean()),
  rotten_days: Type.Optional(nullable('integer', { minimum: 1, maximum: 10_000 })),
  order_nr: Type.Optional(OrderNumber),
}

const StageCreation = Type.Object({ name: PipelineName, pipeline_id: Id, ...writable })
const StageUpdate = Type.Object({
  name: Type.Optional(PipelineName),
  pipeline_id: Type.Optional(Id),
  ...writable,
})
export type StageUpdate = Type.Static<typeof StageUpdate>

/** The stages of pipelines. */
export const stages = defineRoutes({
  getStages: {
    method: 'GET',
    path: '/stages',
    summary: 'List stages, of all pipelines or of one',
    scopes: readPipelines,
    cost: 20,
    query: StagesQuery,
    returns: bare(Type.Array(RelatedStage)),
    errors: ['invalid_value'],
  },
  addStage: {
    method: 'POST',
    path: '/stages',
    summary: 'Add a stage',
    scopes: writePipelines,
    cost: 10,
    body: StageCreation,
    returns: bare(RelatedStage),
    errors: ['invalid_value', 'name_missing', 'forbidden'],
  },
  deleteStages: {
    method: 'DELETE',
    path: '/stages',
    summary: 'Delete several stages without deals',
    deprecated: true,
    scopes: writePipelines,
    cost: 10,
    query: IdsQuery,
    returns: DeletedIds,
    errors: ['invalid_value', 'stage_in_use', 'last_stage', 'forbidden', 'stage_not_found'],
  },
  getStage: {
    method: 'GET',
    path: '/stages/:id',
    summary: 'Get one stage with a summary of its open deals',
    scopes: readPipelines,
    cost: 2,
    params: IdParams,
    returns: bare(StageDetails),
    errors: ['invalid_value', 'stage_not_found'],
  },
  updateStage: {
    method: 'PUT',
    path: '/stages/:id',
    summary: 'Update a stage',
    scopes: writePipelines,
    cost: 10,
    params: IdParams,
    body: StageUpdate,
    returns: bare(RelatedStage),
    errors: ['invalid_value', 'name_missing', 'forbidden', 'stage_not_found'],
  },
  deleteStage: {
    method: 'DELETE',
    path: '/stages/:id',
    summary: 'Delete a stage without deals',
    scopes: writePipelines,
    cost: 6,
    params: IdParams,
    returns: DeletedId,
    errors: ['invalid_value', 'stage_in_use', 'last_stage', 'forbidden', 'stage_not_found'],
  },
})
