// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { Flag } from '../messages.ts'
import { DealSummary } from './pipelines.ts'

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
      ...kinds({
        String: 'name',
        Number: 'pipeline_id deal_probability rotten_days order_nr',
        Object: 'rotten_flag',
      }),
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
  declare static constructFromObject: Construct<Stage>
}

/**
 * The body of `updateStage`.
 *
 * @example
 * const part = UpdateStageRequest.constructFromObject({ name: 'Garden Bench', pipeline_id: 7 })
 */
export class UpdateStageRequest extends Stage {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UpdateStageRequest>
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
      ...kinds({
        Number: 'id company_id order_nr deal_probability pipeline_id rotten_days',
        String: 'name add_time update_time',
        Boolean: 'active_flag',
        Object: 'rotten_flag',
      }),
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
  declare static constructFromObject: Construct<BaseStage>
}

/**
 * What `data` of {@link GetStages} holds.
 *
 * @example
 * const part = StageWithPipelineInfo.constructFromObject({ id: 7, company_id: 7 })
 */
export class StageWithPipelineInfo extends BaseStage {
  static override members(): Members {
    return {
      ...BaseStage.members(),
      ...kinds({ String: 'pipeline_name', Boolean: 'pipeline_deal_probability' }),
    }
  }

  declare pipeline_name: string
  declare pipeline_deal_probability: boolean

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<StageWithPipelineInfo>
}

/**
 * What `data` of {@link GetOneStage} holds.
 *
 * @example
 * const part = StageDetails.constructFromObject({ id: 7, company_id: 7 })
 */
export class StageDetails extends StageWithPipelineInfo {
  static override members(): Members {
    return { ...StageWithPipelineInfo.members(), deals_summary: DealSummary }
  }

  declare deals_summary: DealSummary

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<StageDetails>
}

/**
 * What `addStage` and `updateStage` answers.
 *
 * @example
 * const answer: GetAddUpdateStage = await new StagesApi().addStage({ name: 'Garden Bench', pipeline_id: 7 })
 */
export class GetAddUpdateStage extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: BaseStage }
  }

  declare success: boolean
  declare data: BaseStage

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAddUpdateStage>
}

/**
 * What `getStage` answers.
 *
 * @example
 * const answer: GetOneStage = await new StagesApi().getStage(7)
 */
export class GetOneStage extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: StageDetails }
  }

  declare success: boolean
  declare data: StageDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetOneStage>
}

/**
 * What `getStages` answers.
 *
 * @example
 * const answer: GetStages = await new StagesApi().getStages()
 */
export class GetStages extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: [StageWithPipelineInfo] }
  }

  declare success: boolean
  declare data: StageWithPipelineInfo[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetStages>
}

/**
 * What `data` of {@link DeleteStageResponse200} holds.
 *
 * @example
 * const part = DeleteStageResponse200Data.constructFromObject({ id: 7 })
 */
export class DeleteStageResponse200Data extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteStageResponse200Data>
}

/**
 * What `deleteStage` answers.
 *
 * @example
 * const answer: DeleteStageResponse200 = await new StagesApi().deleteStage(7)
 */
export class DeleteStageResponse200 extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteStageResponse200Data }
  }

  declare success: boolean
  declare data: DeleteStageResponse200Data

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteStageResponse200>
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
  declare static constructFromObject: Construct<DeleteStagesResponse200Data>
}

/**
 * What `deleteStages` answers.
 *
 * @example
 * const answer: DeleteStagesResponse200 = await new StagesApi().deleteStages('7,8')
 */
export class DeleteStagesResponse200 extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteStagesResponse200Data }
  }

  declare success: boolean
  declare data: DeleteStagesResponse200Data

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteStagesResponse200>
}
