/** The list of changes, typed as the client answers. */
declare module 'pipedrive-12' {
  interface Recent {
    item: string
    id: number
    data: { id: number; [key: string]: unknown }
  }
  interface Recents {
    success: boolean
    data: Recent[] | null
    additional_data: {
      since_timestamp: string
      last_timestamp_on_page: string
      pagination: Pagination
    }
  }

  export class RecentsApi {
    constructor(apiClient: ApiClient)
    getRecents(since: string, options?: Paging & { items?: string }): Promise<Recents>
  }
}
