/** Users, currencies, settings and the search over all items, typed as the client answers. */
declare module 'pipedrive-12' {
  interface User {
    id: number
    name: string
    email: string
    is_you: boolean
    is_admin: number
    active_flag: boolean
    [key: string]: unknown
  }
  interface Currency {
    id: number
    code: string
    [key: string]: unknown
  }
  interface FoundItem {
    result_score: number
    item: { id: number; type: string; [key: string]: unknown }
  }
  interface ItemSearchOptions extends Paging {
    itemTypes?: string
    fields?: string
    searchForRelatedItems?: boolean
    exactMatch?: boolean
    includeFields?: string
  }
  interface FieldSearchOptions extends Paging {
    exactMatch?: boolean
    returnItemIds?: boolean
  }

  export class UsersApi {
    constructor(apiClient: ApiClient)
    getUsers(): Promise<Answer<User[]>>
    findUsersByName(term: string, options?: { searchByEmail?: 0 | 1 }): Promise<Answer<User[]>>
    getCurrentUser(): Promise<Answer<User>>
    getUser(id: number): Promise<Answer<User>>
  }
  export class CurrenciesApi {
    constructor(apiClient: ApiClient)
    getCurrencies(options?: { term?: string }): Promise<Answer<Currency[]>>
  }
  export class UserSettingsApi {
    constructor(apiClient: ApiClient)
    getUserSettings(): Promise<Answer<Record<string, unknown>>>
  }
  export class ItemSearchApi {
    constructor(apiClient: ApiClient)
    searchItem(
      term: string,
      options?: ItemSearchOptions,
    ): Promise<Page<{ items: FoundItem[]; related_items: FoundItem[] }>>
    searchItemByField(
      term: string,
      fieldType: string,
      fieldKey: string,
      options?: FieldSearchOptions,
    ): Promise<Page<Record<string, unknown>[]>>
  }
}
