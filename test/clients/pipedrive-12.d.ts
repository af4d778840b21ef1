/** The part of the client the tests use, typed as it answers; the package ships no declarations. */
declare module 'pipedrive-12' {
  type Flag = 0 | 1 | boolean

  interface Pagination {
    start: number
    limit: number
    more_items_in_collection: boolean
    next_start?: number
  }
  interface Price {
    id: number
    product_id: number
    price: number
    currency: string
    cost: number
    overhead_cost: number | null
    notes: string
  }
  interface BaseProduct {
    id: number
    name: string
    files_count: number | null
    add_time: string
    update_time: string
    [key: string]: unknown
  }
  interface Product extends BaseProduct {
    prices: Price[]
  }
  interface UpdatedProduct extends BaseProduct {
    prices: Record<string, Price>
  }
  interface Deal {
    id: number
    status: string
    user_id: { value: number }
    person_id: { value: number } | null
    org_id: { value: number } | null
    stage_id: number
    pipeline_id: number
    [key: string]: unknown
  }
  interface File {
    id: number
    product_id: number
    file_size: string
    [key: string]: unknown
  }
  interface Follower {
    id: number
    user_id: number
    product_id: number
    add_time: string
  }
  interface SearchItem {
    result_score: number
    item: { id: number; name: string; code: number; prices?: Price[]; [key: string]: unknown }
  }
  interface FoundProduct {
    id: number
    name: string
    price: number
    price_formatted: string
    [key: string]: unknown
  }
  interface Answer<Data> {
    success: boolean
    data: Data
    related_objects?: Record<string, Record<string, unknown>>
  }
  interface Page<Data> extends Answer<Data> {
    additional_data: { pagination: Pagination; summary?: { total_count: string } }
  }

  interface ProductFields {
    name?: string
    code?: string
    unit?: string
    tax?: number
    active_flag?: Flag
    selectable?: Flag
    visible_to?: string
    owner_id?: number
    prices?: unknown
    [key: string]: unknown
  }
  interface Paging {
    start?: number
    limit?: number
  }

  export class AddProductRequestBody {
    static constructFromObject(fields: ProductFields): AddProductRequestBody
    [field: string]: unknown
  }
  export class ProductRequest {
    static constructFromObject(fields: ProductFields): ProductRequest
    [field: string]: unknown
  }
  export class AddProductFollowerRequest {
    constructor(userId: number)
    user_id: number
  }
  export class NumberBoolean {}

  export class ApiClient {
    basePath: string
    cache: boolean
    defaultHeaders: Record<string, string>
    authentications: {
      api_key: { in: string; name: string; apiKey: string; apiKeyPrefix?: string }
      oauth2: {
        accessToken: string
        refreshToken: string
        host: string
        clientId: string
        clientSecret: string
        redirectUri: string
        tokenUpdateCallback: ((token: object) => void) | null
        expiresAt: number
      }
    }
    buildAuthorizationUrl(): string
    authorize(code: string): Promise<object>
    refreshToken(): Promise<object>
    plugins: ((request: {
      on(event: 'response', listener: (response: { status: number }) => void): void
    }) => void)[]
  }

  export class ProductsApi {
    constructor(apiClient: ApiClient)
    apiClient: ApiClient
    addProduct(
      options?: ProductFields | { addProductRequestBody: ProductFields },
    ): Promise<Answer<Product>>
    addProductFollower(
      id: number,
      options?: { user_id?: number } | { addProductFollowerRequest: AddProductFollowerRequest },
    ): Promise<Answer<Follower>>
    deleteProduct(id: number): Promise<Answer<{ id: number }>>
    deleteProductFollower(id: number, followerId: number): Promise<Answer<{ id: number }>>
    findProductsByName(
      term: string,
      options?: Paging & { currency?: string },
    ): Promise<Page<Record<string, FoundProduct> | undefined>>
    getProduct(id: unknown): Promise<Answer<Product>>
    getProductDeals(
      id: number,
      options?: Paging & { status?: string | undefined },
    ): Promise<Page<Deal[] | null>>
    getProductFiles(
      id: number,
      options?: Paging & { includeDeletedFiles?: Flag | NumberBoolean | undefined; sort?: string },
    ): Promise<Page<File[] | null>>
    getProductFollowers(id: number, options?: Paging): Promise<Page<Follower[] | null>>
    getProductUsers(id: number): Promise<Answer<number[]>>
    getProducts(
      options?: Paging & {
        userId?: number
        ids?: number[]
        firstChar?: string
        getSummary?: boolean
      },
    ): Promise<Page<Product[] | null>>
    searchProducts(
      term: string,
      options?: Paging & { fields?: string; exactMatch?: boolean; includeFields?: string },
    ): Promise<Page<{ items: SearchItem[] }>>
    updateProduct(
      id: number,
      options?: ProductFields | { productRequest: ProductFields },
    ): Promise<Answer<UpdatedProduct>>
  }
}
