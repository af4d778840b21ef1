/** Deals, in the part of the client the tests use. */
declare module 'pipedrive-12' {
  interface DealFields {
    title?: string
    value?: string | number
    currency?: string
    user_id?: number
    person_id?: number
    org_id?: number
    stage_id?: number
    status?: string
    expected_close_date?: string
    probability?: number
    lost_reason?: string
    visible_to?: string
    add_time?: string
  }
  interface DealDetails extends Deal {
    age: { total_seconds: number }
    stay_in_pipeline_stages: { times_in_stages: object; order_of_stages: number[] }
  }
  interface DealProductFields {
    product_id?: number
    item_price?: number
    quantity?: number
    discount_percentage?: number
    duration?: number
    product_variation_id?: number
    comments?: string
    enabled_flag?: Flag
  }
  interface DealProduct {
    id: number
    product_attachment_id?: number
    sum: number
    product?: UpdatedProduct | null
    [key: string]: unknown
  }

  export class NewDeal {
    static constructFromObject(fields: DealFields): NewDeal
    [field: string]: unknown
  }
  export class NewDealProduct {
    static constructFromObject(fields: DealProductFields): NewDealProduct
    [field: string]: unknown
  }
  export class BasicDealProduct {
    static constructFromObject(fields: DealProductFields): BasicDealProduct
    [field: string]: unknown
  }

  export class DealsApi {
    constructor(apiClient: ApiClient)
    addDeal(options?: DealFields | { newDeal: NewDeal }): Promise<Answer<Deal>>
    addDealProduct(
      id: number,
      options?: DealProductFields | { newDealProduct: NewDealProduct },
    ): Promise<Answer<DealProduct>>
    deleteDeal(id: number): Promise<Answer<{ id: number }>>
    deleteDealProduct(
      id: number,
      attachmentId: number,
    ): Promise<Answer<{ id: number; product_attachment_id: number }>>
    deleteDeals(ids: string): Promise<Answer<{ id: number[] }>>
    getDeal(id: number): Promise<Answer<DealDetails>>
    /** The client's model has an object here and so copies the list's elements onto it. */
    getDealProducts(
      id: number,
      options?: Paging & { includeProductData?: Flag },
    ): Promise<Page<Record<string, DealProduct> | undefined>>
    getDeals(
      options?: Paging & {
        userId?: number
        filterId?: number
        stageId?: number
        status?: string
        sort?: string
        ownedByYou?: Flag
      },
    ): Promise<Page<Deal[] | null>>
    updateDeal(
      id: number,
      options?: DealFields | { updateDealRequest: DealFields },
    ): Promise<Answer<Deal>>
    updateDealProduct(
      id: number,
      attachmentId: number,
      options?: DealProductFields | { basicDealProduct: BasicDealProduct },
    ): Promise<Answer<DealProduct>>
  }
}
