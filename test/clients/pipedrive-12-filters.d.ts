/** Filters, in the part of the client the tests use. */
declare module 'pipedrive-12' {
  interface FilterFields {
    name?: string
    type?: string
    conditions?: object
  }
  interface Filter {
    id: number
    name: string
    type: string
    active_flag: boolean
    user_id: number
    visible_to: number
    add_time: string
    conditions?: { glue: string; conditions: { glue: string; conditions: object[] }[] }
    [key: string]: unknown
  }

  export class AddFilterRequest {
    static constructFromObject(fields: FilterFields): AddFilterRequest
    [field: string]: unknown
  }
  export class UpdateFilterRequest {
    static constructFromObject(fields: FilterFields): UpdateFilterRequest
    [field: string]: unknown
  }

  export class FiltersApi {
    constructor(apiClient: ApiClient)
    addFilter(options: FilterFields | { addFilterRequest: object }): Promise<Answer<Filter>>
    deleteFilter(id: number): Promise<Answer<{ id: number }>>
    deleteFilters(ids: string): Promise<Answer<{ id: number[] }>>
    getFilter(id: number): Promise<Answer<Filter>>
    getFilterHelpers(): Promise<Answer<{ operators: Record<string, object> }>>
    getFilters(options?: { type?: string }): Promise<Answer<Filter[]>>
    updateFilter(
      id: number,
      options: FilterFields | { updateFilterRequest: object },
    ): Promise<Answer<Filter>>
  }
}
