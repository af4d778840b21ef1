// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import {
  AddNewPipeline,
  DeletePipelineResponse200,
  EditPipeline,
  GetAllPipelines,
  GetOnePipeline,
  type Pipeline,
} from './models/pipelines.ts'

const addPipeline: Operation = {
  name: 'addPipeline',
  method: 'POST',
  path: '/pipelines',
  body: 'pipeline',
  returns: AddNewPipeline,
}

const deletePipeline: Operation = {
  name: 'deletePipeline',
  method: 'DELETE',
  path: '/pipelines/{id}',
  args: ['id'],
  returns: DeletePipelineResponse200,
}

const getPipeline: Operation = {
  name: 'getPipeline',
  method: 'GET',
  path: '/pipelines/{id}',
  args: ['id'],
  query: ['totals_convert_currency'],
  returns: GetOnePipeline,
}

const getPipelines: Operation = {
  name: 'getPipelines',
  method: 'GET',
  path: '/pipelines',
  returns: GetAllPipelines,
}

const updatePipeline: Operation = {
  name: 'updatePipeline',
  method: 'PUT',
  path: '/pipelines/{id}',
  args: ['id'],
  body: 'pipeline',
  returns: EditPipeline,
}

/**
 * Pipelines: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new PipelinesApi()
 * const answer = await api.addPipeline({ name: 'Garden Bench' })
 */
export class PipelinesApi extends Api {
  /**
   * Add a pipeline.
   */
  addPipeline(opts?: { pipeline: Partial<Pipeline> } | Partial<Pipeline>): Promise<AddNewPipeline> {
    return this.addPipelineWithHttpInfo(opts)
  }

  /** The same as `addPipeline`. */
  addPipelineWithHttpInfo(
    opts?: { pipeline: Partial<Pipeline> } | Partial<Pipeline>,
  ): Promise<AddNewPipeline> {
    return call(this, addPipeline, [], opts)
  }

  /**
   * Delete a pipeline without deals.
   */
  deletePipeline(id: number): Promise<DeletePipelineResponse200> {
    return this.deletePipelineWithHttpInfo(id)
  }

  /** The same as `deletePipeline`. */
  deletePipelineWithHttpInfo(id: number): Promise<DeletePipelineResponse200> {
    return call(this, deletePipeline, [id])
  }

  /**
   * Get one pipeline with a summary of its open deals.
   */
  getPipeline(
    id: number,
    opts?: {
      totalsConvertCurrency?: string | undefined
    },
  ): Promise<GetOnePipeline> {
    return this.getPipelineWithHttpInfo(id, opts)
  }

  /** The same as `getPipeline`. */
  getPipelineWithHttpInfo(
    id: number,
    opts?: {
      totalsConvertCurrency?: string | undefined
    },
  ): Promise<GetOnePipeline> {
    return call(this, getPipeline, [id], opts)
  }

  /**
   * List pipelines.
   */
  getPipelines(): Promise<GetAllPipelines> {
    return this.getPipelinesWithHttpInfo()
  }

  /** The same as `getPipelines`. */
  getPipelinesWithHttpInfo(): Promise<GetAllPipelines> {
    return call(this, getPipelines, [])
  }

  /**
   * Update a pipeline.
   */
  updatePipeline(
    id: number,
    opts?: { pipeline: Partial<Pipeline> } | Partial<Pipeline>,
  ): Promise<EditPipeline> {
    return this.updatePipelineWithHttpInfo(id, opts)
  }

  /** The same as `updatePipeline`. */
  updatePipelineWithHttpInfo(
    id: number,
    opts?: { pipeline: Partial<Pipeline> } | Partial<Pipeline>,
  ): Promise<EditPipeline> {
    return call(this, updatePipeline, [id], opts)
  }
}
