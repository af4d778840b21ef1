// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { FieldOption, FieldType, ProductSubField } from '../messages.ts'
import { AdditionalData } from './shared.ts'

/**
 * The body of `addProductField`.
 *
 * @example
 * const part = NewProductField.constructFromObject({ name: 'Garden Bench', field_type: 'varchar' })
 */
export class NewProductField extends Model {
  static readonly FieldTypeEnum = {
    varchar: 'varchar',
    varchar_auto: 'varchar_auto',
    text: 'text',
    double: 'double',
    monetary: 'monetary',
    date: 'date',
    daterange: 'daterange',
    time: 'time',
    timerange: 'timerange',
    enum: 'enum',
    set: 'set',
    user: 'user',
    org: 'org',
    people: 'people',
    phone: 'phone',
    address: 'address',
  } as const
  static override members(): Members {
    return { ...kinds({ String: 'name', Object: 'field_type options' }) }
  }

  declare name?: string | undefined
  declare field_type?: FieldType | undefined
  /** For enum and set: `[{"label":"red"}]`, or `["red"]`. */
  declare options?: unknown[] | undefined

  constructor(name?: string, fieldType?: FieldType) {
    super()
    if (name !== undefined) this.name = name
    if (fieldType !== undefined) this.field_type = fieldType
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewProductField>
}

/**
 * The body of `updateProductField`.
 *
 * @example
 * const part = BasicProductField.constructFromObject({ name: 'Garden Bench', field_type: 'text' })
 */
export class BasicProductField extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'name field_type', Object: 'options' }) }
  }

  declare name?: string | undefined
  /** Cannot change. */
  declare field_type?: string | undefined
  /** All that shall remain: `[{"id":9,"label":"red"}]`; without `id` new. */
  declare options?: unknown[] | undefined

  constructor(name?: string) {
    super()
    if (name !== undefined) this.name = name
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasicProductField>
}

/**
 * What `data` of {@link GetProductFieldResponse} holds.
 *
 * @example
 * const part = ProductField.constructFromObject({ id: 7, key: 'text' })
 */
export class ProductField extends Model {
  static readonly FieldTypeEnum = {
    varchar: 'varchar',
    varchar_auto: 'varchar_auto',
    text: 'text',
    double: 'double',
    monetary: 'monetary',
    date: 'date',
    daterange: 'daterange',
    time: 'time',
    timerange: 'timerange',
    enum: 'enum',
    set: 'set',
    user: 'user',
    org: 'org',
    people: 'people',
    phone: 'phone',
    address: 'address',
  } as const
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id order_nr group_id last_updated_by_user_id created_by_user_id parent_id',
        String: 'key name field_type add_time update_time description id_suffix',
        Boolean: `json_column_flag active_flag edit_flag index_visible_flag details_visible_flag
        add_visible_flag important_flag bulk_edit_allowed searchable_flag
        filtering_allowed sortable_flag mandatory_flag is_subfield`,
        Object: `picklist_data restriction_settings user_restrictions options options_deleted
        subfields`,
      }),
    }
  }

  /** Null for sub-fields. */
  declare id: number | null
  declare key: string
  declare name: string
  declare order_nr: number
  declare field_type: string
  declare json_column_flag: boolean
  declare group_id: number | null
  declare add_time: string
  declare update_time: string
  declare last_updated_by_user_id: number | null
  declare created_by_user_id: number | null
  declare active_flag: boolean
  /** True for custom fields. */
  declare edit_flag: boolean
  declare index_visible_flag: boolean
  declare details_visible_flag: boolean
  declare add_visible_flag: boolean
  declare important_flag: boolean
  declare bulk_edit_allowed: boolean
  declare searchable_flag: boolean
  declare filtering_allowed: boolean
  declare sortable_flag: boolean
  declare mandatory_flag: boolean
  declare picklist_data: null
  declare description: string | null
  declare restriction_settings: null
  declare user_restrictions: null
  declare options?: FieldOption[]
  declare options_deleted?: FieldOption[]
  declare subfields?: ProductSubField[]
  declare is_subfield?: boolean
  declare parent_id?: number
  declare id_suffix?: string

  declare readonly extra: this

  constructor(name?: string, fieldType?: string) {
    super()
    if (name !== undefined) this.name = name
    if (fieldType !== undefined) this.field_type = fieldType
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<ProductField>
}

/**
 * What `addProductField` and `getProductField` and `updateProductField` answers.
 *
 * @example
 * const answer: GetProductFieldResponse = await new ProductFieldsApi().addProductField({ name: 'Garden Bench', field_type: 'varchar' })
 */
export class GetProductFieldResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: ProductField }
  }

  declare success: boolean
  declare data: ProductField

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetProductFieldResponse>
}

/**
 * What `getProductFields` answers.
 *
 * @example
 * const answer: GetAllProductFieldsResponse = await new ProductFieldsApi().getProductFields()
 */
export class GetAllProductFieldsResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [ProductField],
      additional_data: AdditionalData,
    }
  }

  declare success: boolean
  declare data: ProductField[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAllProductFieldsResponse>
}

/**
 * What `data` of {@link DeleteProductFieldResponse} holds.
 *
 * @example
 * const part = DeleteProductFieldResponseData.constructFromObject({ id: 7 })
 */
export class DeleteProductFieldResponseData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteProductFieldResponseData>
}

/**
 * What `deleteProductField` answers.
 *
 * @example
 * const answer: DeleteProductFieldResponse = await new ProductFieldsApi().deleteProductField(7)
 */
export class DeleteProductFieldResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteProductFieldResponseData }
  }

  declare success: boolean
  declare data: DeleteProductFieldResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteProductFieldResponse>
}

/**
 * What `data` of {@link DeleteMultipleProductFieldsResponse} holds.
 *
 * @example
 * const part = DeleteMultipleProductFieldsResponseData.constructFromObject({ id: [] })
 */
export class DeleteMultipleProductFieldsResponseData extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteMultipleProductFieldsResponseData>
}

/**
 * What `deleteProductFields` answers.
 *
 * @example
 * const answer: DeleteMultipleProductFieldsResponse = await new ProductFieldsApi().deleteProductFields('7,8')
 */
export class DeleteMultipleProductFieldsResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeleteMultipleProductFieldsResponseData }
  }

  declare success: boolean
  declare data: DeleteMultipleProductFieldsResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeleteMultipleProductFieldsResponse>
}
