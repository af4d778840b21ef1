// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import {
  DeleteStageResponse200,
  DeleteStagesResponse200,
  GetAddUpdateStage,
  GetOneStage,
  GetStages,
  type Stage,
  type UpdateStageRequest,
} from './models/stages.ts'

const addStage: Operation = {
  name: 'addStage',
  method: 'POST',
  path: '/stages',
  body: 'stage',
  returns: GetAddUpdateStage,
}

const deleteStage: Operation = {
  name: 'deleteStage',
  method: 'DELETE',
  path: '/stages/{id}',
  args: ['id'],
  returns: DeleteStageResponse200,
}

const deleteStages: Operation = {
  name: 'deleteStages',
  method: 'DELETE',
  path: '/stages',
  args: ['ids'],
  query: ['ids'],
  returns: DeleteStagesResponse200,
}

const getStage: Operation = {
  name: 'getStage',
  method: 'GET',
  path: '/stages/{id}',
  args: ['id'],
  returns: GetOneStage,
}

const getStages: Operation = {
  name: 'getStages',
  method: 'GET',
  path: '/stages',
  query: ['pipeline_id', 'start', 'limit'],
  returns: GetStages,
}

const updateStage: Operation = {
  name: 'updateStage',
  method: 'PUT',
  path: '/stages/{id}',
  args: ['id'],
  body: 'updateStageRequest',
  returns: GetAddUpdateStage,
}

/**
 * Stages: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new StagesApi()
 * const answer = await api.addStage({ name: 'Garden Bench', pipeline_id: 7 })
 */
export class StagesApi extends Api {
  /**
   * Add a stage.
   */
  addStage(opts?: { stage: Partial<Stage> } | Partial<Stage>): Promise<GetAddUpdateStage> {
    return this.addStageWithHttpInfo(opts)
  }

  /** The same as `addStage`. */
  addStageWithHttpInfo(
    opts?: { stage: Partial<Stage> } | Partial<Stage>,
  ): Promise<GetAddUpdateStage> {
    return call(this, addStage, [], opts)
  }

  /**
   * Delete a stage without deals.
   */
  deleteStage(id: number): Promise<DeleteStageResponse200> {
    return this.deleteStageWithHttpInfo(id)
  }

  /** The same as `deleteStage`. */
  deleteStageWithHttpInfo(id: number): Promise<DeleteStageResponse200> {
    return call(this, deleteStage, [id])
  }

  /**
   * Delete several stages without deals.
   *
   * @deprecated The vendor took it out of later clients.
   */
  deleteStages(ids: string | number[]): Promise<DeleteStagesResponse200> {
    return this.deleteStagesWithHttpInfo(ids)
  }

  /** The same as `deleteStages`. */
  deleteStagesWithHttpInfo(ids: string | number[]): Promise<DeleteStagesResponse200> {
    return call(this, deleteStages, [ids])
  }

  /**
   * Get one stage with a summary of its open deals.
   */
  getStage(id: number): Promise<GetOneStage> {
    return this.getStageWithHttpInfo(id)
  }

  /** The same as `getStage`. */
  getStageWithHttpInfo(id: number): Promise<GetOneStage> {
    return call(this, getStage, [id])
  }

  /**
   * List stages, of all pipelines or of one.
   */
  getStages(opts?: {
    pipelineId?: number | undefined
    start?: number | undefined
    /** Default: all. */
    limit?: number | undefined
  }): Promise<GetStages> {
    return this.getStagesWithHttpInfo(opts)
  }

  /** The same as `getStages`. */
  getStagesWithHttpInfo(opts?: {
    pipelineId?: number | undefined
    start?: number | undefined
    /** Default: all. */
    limit?: number | undefined
  }): Promise<GetStages> {
    return call(this, getStages, [], opts)
  }

  /**
   * Update a stage.
   */
  updateStage(
    id: number,
    opts?: { updateStageRequest: Partial<UpdateStageRequest> } | Partial<UpdateStageRequest>,
  ): Promise<GetAddUpdateStage> {
    return this.updateStageWithHttpInfo(id, opts)
  }

  /** The same as `updateStage`. */
  updateStageWithHttpInfo(
    id: number,
    opts?: { updateStageRequest: Partial<UpdateStageRequest> } | Partial<UpdateStageRequest>,
  ): Promise<GetAddUpdateStage> {
    return call(this, updateStage, [id], opts)
  }
}
