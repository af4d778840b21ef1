// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import type { Flag } from '../types.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * The body of `addPipeline` and `updatePipeline`.
 *
 * @example
 * const part = Pipeline.constructFromObject({ name: 'Garden Bench', deal_probability: true })
 */
export class Pipeline extends Model {
  static override members(): Members {
    return { name: 'String', deal_probability: Object, order_nr: 'Number', active: Object }
  }

  declare name?: string | undefined
  declare deal_probability?: Flag | undefined
  declare order_nr?: number | undefined
  declare active?: Flag | undefined

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: Pipeline) => Pipeline
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
      id: 'Number',
      name: 'String',
      url_title: 'String',
      order_nr: 'Number',
      active: 'Boolean',
      deal_probability: 'Boolean',
      add_time: 'String',
      update_time: 'String',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasePipeline,
  ) => BasePipeline
}

/**
 * What `data` of {@link AddNewPipeline} holds.
 *
 * @example
 * const part = BasePipelineWithSelectedFlag.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class BasePipelineWithSelectedFlag extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      url_title: 'String',
      order_nr: 'Number',
      active: 'Boolean',
      deal_probability: 'Boolean',
      add_time: 'String',
      update_time: 'String',
      selected: 'Boolean',
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
  /** True for the default pipeline, the first one. */
  declare selected: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasePipelineWithSelectedFlag,
  ) => BasePipelineWithSelectedFlag
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
      per_stages: Object,
      per_currency: Object,
      total_count: 'Number',
      per_currency_full: Object,
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DealSummary,
  ) => DealSummary
}

/**
 * What `data` of {@link GetOnePipeline} holds.
 *
 * @example
 * const part = PipelineDetails.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class PipelineDetails extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      name: 'String',
      url_title: 'String',
      order_nr: 'Number',
      active: 'Boolean',
      deal_probability: 'Boolean',
      add_time: 'String',
      update_time: 'String',
      selected: 'Boolean',
      deals_summary: DealSummary,
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
  /** True for the default pipeline, the first one. */
  declare selected: boolean
  declare deals_summary: DealSummary

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: PipelineDetails,
  ) => PipelineDetails
}

/**
 * What `addPipeline` answers.
 *
 * @example
 * const answer: AddNewPipeline = await new PipelinesApi().addPipeline({ name: 'Garden Bench' })
 */
export class AddNewPipeline extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: BasePipelineWithSelectedFlag }
  }

  declare success: boolean
  declare data: BasePipelineWithSelectedFlag

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: AddNewPipeline,
  ) => AddNewPipeline
}

/**
 * What `updatePipeline` answers.
 *
 * @example
 * const answer: EditPipeline = await new PipelinesApi().updatePipeline(7, { name: 'Garden Bench' })
 */
export class EditPipeline extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: BasePipelineWithSelectedFlag }
  }

  declare success: boolean
  declare data: BasePipelineWithSelectedFlag

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: EditPipeline,
  ) => EditPipeline
}

/**
 * What `getPipeline` answers.
 *
 * @example
 * const answer: GetOnePipeline = await new PipelinesApi().getPipeline(7)
 */
export class GetOnePipeline extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: PipelineDetails }
  }

  declare success: boolean
  declare data: PipelineDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetOnePipeline,
  ) => GetOnePipeline
}

/**
 * What `getPipelines` answers.
 *
 * @example
 * const answer: GetAllPipelines = await new PipelinesApi().getPipelines()
 */
export class GetAllPipelines extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: [BasePipelineWithSelectedFlag] }
  }

  declare success: boolean
  declare data: BasePipelineWithSelectedFlag[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAllPipelines,
  ) => GetAllPipelines
}

/**
 * What `data` of {@link DeletePipelineResponse200} holds.
 *
 * @example
 * const part = DeletePipelineResponse200Data.constructFromObject({ id: 7 })
 */
export class DeletePipelineResponse200Data extends Model {
  static override members(): Members {
    return { id: 'Number' }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeletePipelineResponse200Data,
  ) => DeletePipelineResponse200Data
}

/**
 * What `deletePipeline` answers.
 *
 * @example
 * const answer: DeletePipelineResponse200 = await new PipelinesApi().deletePipeline(7)
 */
export class DeletePipelineResponse200 extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeletePipelineResponse200Data }
  }

  declare success: boolean
  declare data: DeletePipelineResponse200Data

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeletePipelineResponse200,
  ) => DeletePipelineResponse200
}
