// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import type { Flag } from '../types.ts'
import { DealSummary } from './pipelines.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * The body of `addStage`.
 *
 * @example
 * const part = Stage.constructFromObject({ name: 'Garden Bench', pipeline_id: 7 })
 */
export class Stage extends Model {
  static readonly RottenFlagEnum = { '0': 0, '1': 1 } as const
  static override members(): Members {
    return {
      name: 'String',
      pipeline_id: 'Number',
      deal_probability: 'Number',
      rotten_flag: Object,
      rotten_days: 'Number',
      order_nr: 'Number',
    }
  }

  declare name?: string | undefined
  declare pipeline_id?: number | undefined
  /** Percent. */
  declare deal_probability?: number | undefined
  declare rotten_flag?: Flag | undefined
  declare rotten_days?: number | null | undefined
  declare order_nr?: number | undefined

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: Stage) => Stage
}

/**
 * The body of `updateStage`.
 *
 * @example
 * const part = UpdateStageRequest.constructFromObject({ name: 'Garden Bench', pipeline_id: 7 })
 */
export class UpdateStageRequest extends Model {
  static readonly RottenFlagEnum = { '0': 0, '1': 1 } as const
  static override members(): Members {
    return {
      name: 'String',
      pipeline_id: 'Number',
      deal_probability: 'Number',
      rotten_flag: Object,
      rotten_days: 'Number',
      order_nr: 'Number',
    }
  }

  declare name?: string | undefined
  declare pipeline_id?: number | undefined
  /** Percent. */
  declare deal_probability?: number | undefined
  declare rotten_flag?: Flag | undefined
  declare rotten_days?: number | null | undefined
  declare order_nr?: number | undefined

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: UpdateStageRequest,
  ) => UpdateStageRequest
}

/**
 * What `data` of {@link GetAddUpdateStage} holds.
 *
 * @example
 * const part = BaseStage.constructFromObject({ id: 7, company_id: 7 })
 */
export class BaseStage extends Model {
  static readonly RottenFlagEnum = { '0': 0, '1': 1 } as const
  static override members(): Members {
    return {
      id: 'Number',
      company_id: 'Number',
      order_nr: 'Number',
      name: 'String',
      active_flag: 'Boolean',
      deal_probability: 'Number',
      pipeline_id: 'Number',
      rotten_flag: Object,
      rotten_days: 'Number',
      add_time: 'String',
      update_time: 'String',
    }
  }

  declare id: number
  declare company_id: number
  declare order_nr: number
  declare name: string
  declare active_flag: boolean
  declare deal_probability: number
  declare pipeline_id: number
  declare rotten_flag: boolean
  declare rotten_days: number | null
  declare add_time: string
  declare update_time: string

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BaseStage,
  ) => BaseStage
}

/**
 * What `data` of {@link GetStages} holds.
 *
 * @example
 * const part = StageWithPipelineInfo.constructFromObject({ id: 7, company_id: 7 })
 */
export class StageWithPipelineInfo extends Model {
  static readonly RottenFlagEnum = { '0': 0, '1': 1 } as const
  static override members(): Members {
    return {
      id: 'Number',
      company_id: 'Number',
      order_nr: 'Number',
      name: 'String',
      active_flag: 'Boolean',
      deal_probability: 'Number',
      pipeline_id: 'Number',
      rotten_flag: Object,
      rotten_days: 'Number',
      add_time: 'String',
      update_time: 'String',
      pipeline_name: 'String',
      pipeline_deal_probability: 'Boolean',
    }
  }

  declare id: number
  declare company_id: number
  declare order_nr: number
  declare name: string
  declare active_flag: boolean
  declare deal_probability: number
  declare pipeline_id: number
  declare rotten_flag: boolean
  declare rotten_days: number | null
  declare add_time: string
  declare update_time: string
  declare pipeline_name: string
  declare pipeline_deal_probability: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: StageWithPipelineInfo,
  ) => StageWithPipelineInfo
}

/**
 * What `data` of {@link GetOneStage} holds.
 *
 * @example
 * const part = StageDetails.constructFromObject({ id: 7, company_id: 7 })
 */
export class StageDetails extends Model {
  static readonly RottenFlagEnum = { '0': 0, '1': 1 } as const
  static override members(): Members {
    return {
      id: 'Number',
      company_id: 'Number',
      order_nr: 'Number',
      name: 'String',
      active_flag: 'Boolean',
      deal_probability: 'Number',
      pipeline_id: 'Number',
      rotten_flag: Object,
      rotten_days: 'Number',
      add_time: 'String',
      update_time: 'String',
      pipeline_name: 'String',
      pipeline_deal_probability: 'Boolean',
      deals_summary: DealSummary,
    }
  }

  declare id: number
  declare company_id: number
  declare order_nr: number
  declare name: string
  declare active_flag: boolean
  declare deal_probability: number
  declare pipeline_id: number
  declare rotten_flag: boolean
  declare rotten_days: number | null
  declare add_time: string
  declare update_time: string
  declare pipeline_name: string
  declare pipeline_deal_probability: boolean
  declare deals_summary: DealSummary

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: StageDetails,
  ) => StageDetails
}

/**
 * What `addStage` and `updateStage` answers.
 *
 * @example
 * const answer: GetAddUpdateStage = await new StagesApi().addStage({ name: 'Garden Bench', pipeline_id: 7 })
 */
export class GetAddUpdateStage extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: BaseStage }
  }

  declare success: boolean
  declare data: BaseStage

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAddUpdateStage,
  ) => GetAddUpdateStage
}

/**
 * What `getStage` answers.
 *
 * @example
 * const answer: GetOneStage = await new StagesApi().getStage(7)
 */
export class GetOneStage extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: StageDetails }
  }

  declare success: boolean
  declare data: StageDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetOneStage,
  ) => GetOneStage
}

/**
 * What `getStages` answers.
 *
 * @example
 * const answer: GetStages = await new StagesApi().getStages()
 */
export class GetStages extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: [StageWithPipelineInfo] }
  }

  declare success: boolean
  declare data: StageWithPipelineInfo[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetStages,
  ) => GetStages
}

/**
 * What `data` of {@link DeleteStageResponse200} holds.
 *
 * @example
 * const part = DeleteStageResponse200Data.constructFromObject({ id: 7 })
 */
export class DeleteStageResponse200Data extends Model {
  static override members(): Members {
    return { id: 'Number' }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteStageResponse200Data,
  ) => DeleteStageResponse200Data
}

/**
 * What `deleteStage` answers.
 *
 * @example
 * const answer: DeleteStageResponse200 = await new StagesApi().deleteStage(7)
 */
export class DeleteStageResponse200 extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteStageResponse200Data }
  }

  declare success: boolean
  declare data: DeleteStageResponse200Data

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteStageResponse200,
  ) => DeleteStageResponse200
}

/**
 * What `data` of {@link DeleteStagesResponse200} holds.
 *
 * @example
 * const part = DeleteStagesResponse200Data.constructFromObject({ id: [] })
 */
export class DeleteStagesResponse200Data extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteStagesResponse200Data,
  ) => DeleteStagesResponse200Data
}

/**
 * What `deleteStages` answers.
 *
 * @example
 * const answer: DeleteStagesResponse200 = await new StagesApi().deleteStages('7,8')
 */
export class DeleteStagesResponse200 extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteStagesResponse200Data }
  }

  declare success: boolean
  declare data: DeleteStagesResponse200Data

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteStagesResponse200,
  ) => DeleteStagesResponse200
}
