/** The part of the client that is about product fields, typed as it answers. */
declare module 'pipedrive-12' {
  interface FieldOption {
    id: number | string
    label: string
  }
  interface ProductField {
    id: number | null
    key: string
    name: string
    field_type: string
    options?: FieldOption[]
    options_deleted?: FieldOption[]
    [key: string]: unknown
  }
  interface NewField {
    name?: string
    field_type?: string
    options?: (string | { id?: number | string; label?: string })[]
  }

  export class ProductFieldsApi {
    constructor(apiClient: ApiClient)
    addProductField(
      options?: NewField | { newProductField: NewField },
    ): Promise<Answer<ProductField>>
    deleteProductField(id: number): Promise<Answer<{ id: number }>>
    deleteProductFields(ids: string): Promise<Answer<{ id: number[] }>>
    getProductField(id: number): Promise<Answer<ProductField>>
    getProductFields(options?: Paging): Promise<Page<ProductField[] | null>>
    updateProductField(
      id: number,
      options?: NewField | { basicProductField: NewField },
    ): Promise<Answer<ProductField>>
  }
}
