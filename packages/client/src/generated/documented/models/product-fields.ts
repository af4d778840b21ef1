// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'
import type { FieldOption, FieldType, ProductSubField } from '../types.ts'
import { AdditionalData } from './shared.ts'

type Members = Readonly<Record<string, Kind>>

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
    return { name: 'String', field_type: Object, options: Object }
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: NewProductField,
  ) => NewProductField
}

/**
 * The body of `updateProductField`.
 *
 * @example
 * const part = BasicProductField.constructFromObject({ name: 'Garden Bench', field_type: 'text' })
 */
export class BasicProductField extends Model {
  static override members(): Members {
    return { name: 'String', field_type: 'String', options: Object }
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BasicProductField,
  ) => BasicProductField
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
      id: 'Number',
      key: 'String',
      name: 'String',
      order_nr: 'Number',
      field_type: 'String',
      json_column_flag: 'Boolean',
      group_id: 'Number',
      add_time: 'String',
      update_time: 'String',
      last_updated_by_user_id: 'Number',
      created_by_user_id: 'Number',
      active_flag: 'Boolean',
      edit_flag: 'Boolean',
      index_visible_flag: 'Boolean',
      details_visible_flag: 'Boolean',
      add_visible_flag: 'Boolean',
      important_flag: 'Boolean',
      bulk_edit_allowed: 'Boolean',
      searchable_flag: 'Boolean',
      filtering_allowed: 'Boolean',
      sortable_flag: 'Boolean',
      mandatory_flag: 'Boolean',
      picklist_data: Object,
      description: 'String',
      restriction_settings: Object,
      user_restrictions: Object,
      options: Object,
      options_deleted: Object,
      subfields: Object,
      is_subfield: 'Boolean',
      parent_id: 'Number',
      id_suffix: 'String',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: ProductField,
  ) => ProductField
}

/**
 * What `addProductField` and `getProductField` and `updateProductField` answers.
 *
 * @example
 * const answer: GetProductFieldResponse = await new ProductFieldsApi().addProductField({ name: 'Garden Bench', field_type: 'varchar' })
 */
export class GetProductFieldResponse extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: ProductField }
  }

  declare success: boolean
  declare data: ProductField

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetProductFieldResponse,
  ) => GetProductFieldResponse
}

/**
 * What `getProductFields` answers.
 *
 * @example
 * const answer: GetAllProductFieldsResponse = await new ProductFieldsApi().getProductFields()
 */
export class GetAllProductFieldsResponse extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: [ProductField], additional_data: AdditionalData }
  }

  declare success: boolean
  declare data: ProductField[] | null
  declare additional_data: AdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAllProductFieldsResponse,
  ) => GetAllProductFieldsResponse
}

/**
 * What `data` of {@link DeleteProductFieldResponse} holds.
 *
 * @example
 * const part = DeleteProductFieldResponseData.constructFromObject({ id: 7 })
 */
export class DeleteProductFieldResponseData extends Model {
  static override members(): Members {
    return { id: 'Number' }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteProductFieldResponseData,
  ) => DeleteProductFieldResponseData
}

/**
 * What `deleteProductField` answers.
 *
 * @example
 * const answer: DeleteProductFieldResponse = await new ProductFieldsApi().deleteProductField(7)
 */
export class DeleteProductFieldResponse extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteProductFieldResponseData }
  }

  declare success: boolean
  declare data: DeleteProductFieldResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteProductFieldResponse,
  ) => DeleteProductFieldResponse
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteMultipleProductFieldsResponseData,
  ) => DeleteMultipleProductFieldsResponseData
}

/**
 * What `deleteProductFields` answers.
 *
 * @example
 * const answer: DeleteMultipleProductFieldsResponse = await new ProductFieldsApi().deleteProductFields('7,8')
 */
export class DeleteMultipleProductFieldsResponse extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteMultipleProductFieldsResponseData }
  }

  declare success: boolean
  declare data: DeleteMultipleProductFieldsResponseData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteMultipleProductFieldsResponse,
  ) => DeleteMultipleProductFieldsResponse
}
