// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { FilterConditions } from '../messages.ts'

/**
 * The body of `addFilter`.
 *
 * @example
 * const part = AddFilterRequest.constructFromObject({ name: 'Garden Bench', type: 'deals' })
 */
export class AddFilterRequest extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'name', Object: 'type conditions visible_to' }) }
  }

  declare name?: string | undefined
  declare type?:
    | 'deals'
    | 'leads'
    | 'org'
    | 'people'
    | 'products'
    | 'activity'
    | 'projects'
    | undefined
  /** At most 16 conditions in both groups together. */
  declare conditions?:
    | {
        glue: 'and'
        conditions: (
          | {
              glue: 'and'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                field_id: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extra_value?: string | null
                json_value_flag?: boolean
                /** Key of the field; with `include_field_code`. */
                field_code?: string | null
              }[]
            }
          | {
              glue: 'or'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                field_id: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extra_value?: string | null
                json_value_flag?: boolean
                /** Key of the field; with `include_field_code`. */
                field_code?: string | null
              }[]
            }
        )[]
      }
    | undefined
  /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined

  constructor(
    name?: string,
    conditions?: {
      glue: 'and'
      conditions: (
        | {
            glue: 'and'
            conditions: {
              object: string
              /** Id of a field, such as those of `/productFields`. */
              field_id: string | number
              operator: string
              /** Of options a comma list of ids. */
              value?: string | number | null
              /** Currency of amounts, component of addresses, end of ranges. */
              extra_value?: string | null
              json_value_flag?: boolean
              /** Key of the field; with `include_field_code`. */
              field_code?: string | null
            }[]
          }
        | {
            glue: 'or'
            conditions: {
              object: string
              /** Id of a field, such as those of `/productFields`. */
              field_id: string | number
              operator: string
              /** Of options a comma list of ids. */
              value?: string | number | null
              /** Currency of amounts, component of addresses, end of ranges. */
              extra_value?: string | null
              json_value_flag?: boolean
              /** Key of the field; with `include_field_code`. */
              field_code?: string | null
            }[]
          }
      )[]
    },
    type?: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects',
  ) {
    super()
    if (name !== undefined) this.name = name
    if (conditions !== undefined) this.conditions = conditions
    if (type !== undefined) this.type = type
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddFilterRequest>
}

/**
 * The body of `updateFilter`.
 *
 * @example
 * const part = UpdateFilterRequest.constructFromObject({ name: 'Garden Bench', visible_to: '1' })
 */
export class UpdateFilterRequest extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'name', Object: 'conditions visible_to' }) }
  }

  declare name?: string | undefined
  /** At most 16 conditions in both groups together. */
  declare conditions?:
    | {
        glue: 'and'
        conditions: (
          | {
              glue: 'and'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                field_id: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extra_value?: string | null
                json_value_flag?: boolean
                /** Key of the field; with `include_field_code`. */
                field_code?: string | null
              }[]
            }
          | {
              glue: 'or'
              conditions: {
                object: string
                /** Id of a field, such as those of `/productFields`. */
                field_id: string | number
                operator: string
                /** Of options a comma list of ids. */
                value?: string | number | null
                /** Currency of amounts, component of addresses, end of ranges. */
                extra_value?: string | null
                json_value_flag?: boolean
                /** Key of the field; with `include_field_code`. */
                field_code?: string | null
              }[]
            }
        )[]
      }
    | undefined
  /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined

  constructor(conditions?: {
    glue: 'and'
    conditions: (
      | {
          glue: 'and'
          conditions: {
            object: string
            /** Id of a field, such as those of `/productFields`. */
            field_id: string | number
            operator: string
            /** Of options a comma list of ids. */
            value?: string | number | null
            /** Currency of amounts, component of addresses, end of ranges. */
            extra_value?: string | null
            json_value_flag?: boolean
            /** Key of the field; with `include_field_code`. */
            field_code?: string | null
          }[]
        }
      | {
          glue: 'or'
          conditions: {
            object: string
            /** Id of a field, such as those of `/productFields`. */
            field_id: string | number
            operator: string
            /** Of options a comma list of ids. */
            value?: string | number | null
            /** Currency of amounts, component of addresses, end of ranges. */
            extra_value?: string | null
            json_value_flag?: boolean
            /** Key of the field; with `include_field_code`. */
            field_code?: string | null
          }[]
        }
    )[]
  }) {
    super()
    if (conditions !== undefined) this.conditions = conditions
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UpdateFilterRequest>
}

/**
 * What `data` of {@link FiltersGetResponse} holds.
 *
 * @example
 * const part = FilterGetItem.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class FilterGetItem extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id user_id visible_to custom_view_id',
        String: 'name filter_code add_time update_time last_used_time',
        Boolean: 'is_editable active_flag temporary_flag',
        Object: 'type conditions',
      }),
    }
  }

  declare id: number
  declare name: string
  declare filter_code: string | null
  declare is_editable: boolean
  declare active_flag: boolean
  declare type: 'deals' | 'leads' | 'org' | 'people' | 'products' | 'activity' | 'projects'
  declare temporary_flag: boolean | null
  declare user_id: number
  declare add_time: string
  declare update_time: string
  /** 1 its user and admins, 3, 5 and 7 the whole company, which may use and not change it. */
  declare visible_to: number
  declare last_used_time: string | null
  declare custom_view_id: number | null
  declare conditions?: FilterConditions

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FilterGetItem>
}

/**
 * What `data` of {@link FiltersPostResponse} holds.
 *
 * @example
 * const part = FiltersPostResponseAllOfData.constructFromObject({ id: 7, name: 'Garden Bench' })
 */
export class FiltersPostResponseAllOfData extends FilterGetItem {
  static override members(): Members {
    return { ...FilterGetItem.members(), ...kinds({ Object: 'conditions' }) }
  }

  declare conditions: FilterConditions

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersPostResponseAllOfData>
}

/**
 * What `addFilter` and `updateFilter` answers.
 *
 * @example
 * const answer: FiltersPostResponse = await new FiltersApi().addFilter({ name: 'Garden Bench', type: 'deals', conditions: undefined })
 */
export class FiltersPostResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FiltersPostResponseAllOfData }
  }

  declare success: boolean
  declare data: FiltersPostResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersPostResponse>
}

/**
 * What `data` of {@link FiltersDeleteResponse} holds.
 *
 * @example
 * const part = FiltersDeleteResponseAllOfData.constructFromObject({ id: 7 })
 */
export class FiltersDeleteResponseAllOfData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersDeleteResponseAllOfData>
}

/**
 * What `deleteFilter` answers.
 *
 * @example
 * const answer: FiltersDeleteResponse = await new FiltersApi().deleteFilter(7)
 */
export class FiltersDeleteResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FiltersDeleteResponseAllOfData }
  }

  declare success: boolean
  declare data: FiltersDeleteResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersDeleteResponse>
}

/**
 * What `data` of {@link FiltersBulkDeleteResponse} holds.
 *
 * @example
 * const part = FiltersBulkDeleteResponseAllOfData.constructFromObject({ id: [] })
 */
export class FiltersBulkDeleteResponseAllOfData extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersBulkDeleteResponseAllOfData>
}

/**
 * What `deleteFilters` answers.
 *
 * @example
 * const answer: FiltersBulkDeleteResponse = await new FiltersApi().deleteFilters('7,8')
 */
export class FiltersBulkDeleteResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FiltersBulkDeleteResponseAllOfData }
  }

  declare success: boolean
  declare data: FiltersBulkDeleteResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersBulkDeleteResponse>
}

/**
 * What `getFilter` answers.
 *
 * @example
 * const answer: FiltersGetResponse = await new FiltersApi().getFilter(7)
 */
export class FiltersGetResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: FilterGetItem }
  }

  declare success: boolean
  declare data: FilterGetItem

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersGetResponse>
}

/**
 * What `getFilters` answers.
 *
 * @example
 * const answer: FiltersBulkGetResponse = await new FiltersApi().getFilters()
 */
export class FiltersBulkGetResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: [FilterGetItem] }
  }

  declare success: boolean
  declare data: FilterGetItem[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<FiltersBulkGetResponse>
}
