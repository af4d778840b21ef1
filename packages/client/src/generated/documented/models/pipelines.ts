// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { Flag } from '../messages.ts'

/**
 * The body of `addPipeline` and `updatePipeline`.
 *
 * @example
 * const part = Pipeline.constructFromObject({ name: 'Garden Bench', deal_probability: true })
 */
export class Pipeline extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'name', Object: 'deal_probability active', Number: 'order_nr' }) }
  }

  declare name?: string | undefined
  declare deal_probability?: Flag | undefined
  declare order_nr?: number | undefined
  declare active?: Flag | undefined

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<Pipeline>
}

/**
 * What `RelatedPipeline` of the API holds, or a part of it.
 *
 * @example
 * const part = BasePipeline.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BasePipeline extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id order_nr',
        String: 'name url_title add_time update_time',
        Boolean: 'active deal_probability',
      }),
    }
  }

  declare id: number
  declare name: string
  declare url_title: string
  declare order_nr: number
  declare active: boolean
  declare deal_probability: boolean
  declare add_time: string
  declare update_time: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasePipeline>
}

/**
 * What `data` of {@link AddNewPipeline} holds.
 *
 * @example
 * const part = BasePipelineWithSelectedFlag.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BasePipelineWithSelectedFlag extends BasePipeline {
  static override members(): Members {
    return { ...BasePipeline.members(), ...kinds({ Boolean: 'selected' }) }
  }

  /** True for the default pipeline, the first one. */
  declare selected: boolean

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasePipelineWithSelectedFlag>
}

/**
 * What `deals_summary` of {@link PipelineDetails} holds.
 *
 * @example
 * const part = DealSummary.constructFromObject({ total_count: 7 })
 */
export class DealSummary extends Model {
  static override members(): Members {
    return {
      ...kinds({ Object: 'per_stages per_currency per_currency_full', Number: 'total_count' }),
    }
  }

  declare per_stages: Record<
    string,
    Record<
      string,
      {
        count: number
        value: number
        value_formatted: string
        weighted_value: number
        weighted_value_formatted: string
      }
    >
  >
  declare per_currency: Record<string, number>
  declare total_count: number
  declare per_currency_full: Record<
    string,
    {
      count: number
      value: number
    }
  >

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DealSummary>
}

/**
 * What `data` of {@link GetOnePipeline} holds.
 *
 * @example
 * const part = PipelineDetails.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class PipelineDetails extends BasePipelineWithSelectedFlag {
  static override members(): Members {
    return { ...BasePipelineWithSelectedFlag.members(), deals_summary: DealSummary }
  }

  declare deals_summary: DealSummary

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<PipelineDetails>
}

/**
 * What `addPipeline` answers.
 *
 * @example
 * const answer: AddNewPipeline = await new PipelinesApi().addPipeline({ name: 'Garden Bench' })
 */
export class AddNewPipeline extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: BasePipelineWithSelectedFlag }
  }

  declare success: boolean
  declare data: BasePipelineWithSelectedFlag

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddNewPipeline>
}

/**
 * What `updatePipeline` answers.
 *
 * @example
 * const answer: EditPipeline = await new PipelinesApi().updatePipeline(7, { name: 'Garden Bench' })
 */
export class EditPipeline extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: BasePipelineWithSelectedFlag }
  }

  declare success: boolean
  declare data: BasePipelineWithSelectedFlag

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<EditPipeline>
}

/**
 * What `getPipeline` answers.
 *
 * @example
 * const answer: GetOnePipeline = await new PipelinesApi().getPipeline(7)
 */
export class GetOnePipeline extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: PipelineDetails }
  }

  declare success: boolean
  declare data: PipelineDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetOnePipeline>
}

/**
 * What `getPipelines` answers.
 *
 * @example
 * const answer: GetAllPipelines = await new PipelinesApi().getPipelines()
 */
export class GetAllPipelines extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: [BasePipelineWithSelectedFlag] }
  }

  declare success: boolean
  declare data: BasePipelineWithSelectedFlag[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAllPipelines>
}

/**
 * What `data` of {@link DeletePipelineResponse200} holds.
 *
 * @example
 * const part = DeletePipelineResponse200Data.constructFromObject({ id: 7 })
 */
export class DeletePipelineResponse200Data extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeletePipelineResponse200Data>
}

/**
 * What `deletePipeline` answers.
 *
 * @example
 * const answer: DeletePipelineResponse200 = await new PipelinesApi().deletePipeline(7)
 */
export class DeletePipelineResponse200 extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeletePipelineResponse200Data }
  }

  declare success: boolean
  declare data: DeletePipelineResponse200Data

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeletePipelineResponse200>
}
