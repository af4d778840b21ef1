/** What the tests use of persons, organizations, pipelines and stages, typed as it answers. */
declare module 'pipedrive-12' {
  type Fields = Record<string, unknown>

  interface ContactItem {
    id: number
    name: string
    owner_id: { value: number; name: string }
    active_flag: boolean
    add_time: string
    update_time: string
    visible_to: string
    [key: string]: unknown
  }
  interface PersonItem extends ContactItem {
    org_id: { value: number; name: string; people_count: number } | null
    email: { value: string; label: string; primary: boolean }[]
    phone: { value: string; label: string; primary: boolean }[]
  }
  interface PipelineItem {
    id: number
    name: string
    order_nr: number
    active: boolean
    deal_probability: boolean
    selected: boolean
    deals_summary?: { total_count: number; [key: string]: unknown }
  }
  interface StageItem {
    id: number
    name: string
    order_nr: number
    pipeline_id: number
    deal_probability: number
    rotten_days: number | null
    [key: string]: unknown
  }
  interface ContactQuery {
    userId?: number
    filterId?: number
    firstChar?: string
    start?: number
    limit?: number
    sort?: string
  }

  export class NewPerson {
    static constructFromObject(fields: Fields): NewPerson
    [field: string]: unknown
  }
  export class NewOrganization {
    static constructFromObject(fields: Fields): NewOrganization
    [field: string]: unknown
  }

  export class PersonsApi {
    constructor(apiClient: ApiClient)
    addPerson(options: Fields | { newPerson: NewPerson }): Promise<Answer<PersonItem>>
    deletePerson(id: number): Promise<Answer<{ id: number }>>
    deletePersons(options: { ids: string }): Promise<Answer<{ id: number[] }>>
    getPerson(id: number): Promise<Answer<PersonItem>>
    getPersons(options?: ContactQuery): Promise<Page<PersonItem[] | null>>
    updatePerson(id: number, options: Fields): Promise<Answer<PersonItem>>
  }
  export class OrganizationsApi {
    constructor(apiClient: ApiClient)
    addOrganization(
      options: Fields | { newOrganization: NewOrganization },
    ): Promise<Answer<ContactItem>>
    deleteOrganization(id: number): Promise<Answer<{ id: number }>>
    deleteOrganizations(ids: string): Promise<Answer<{ id: number[] }>>
    getOrganization(id: number): Promise<Answer<ContactItem>>
    getOrganizations(options?: ContactQuery): Promise<Page<ContactItem[] | null>>
    updateOrganization(id: number, options: Fields): Promise<Answer<ContactItem>>
  }
  export class PipelinesApi {
    constructor(apiClient: ApiClient)
    addPipeline(options: Fields): Promise<Answer<PipelineItem>>
    deletePipeline(id: number): Promise<Answer<{ id: number }>>
    getPipeline(
      id: number,
      options?: { totalsConvertCurrency?: string },
    ): Promise<Answer<PipelineItem>>
    getPipelines(): Promise<Answer<PipelineItem[]>>
    updatePipeline(id: number, options: Fields): Promise<Answer<PipelineItem>>
  }
  export class StagesApi {
    constructor(apiClient: ApiClient)
    addStage(options: Fields): Promise<Answer<StageItem>>
    deleteStage(id: number): Promise<Answer<{ id: number }>>
    deleteStages(ids: string): Promise<Answer<{ id: number[] }>>
    getStage(id: number): Promise<Answer<StageItem>>
    getStages(options?: { pipelineId?: number }): Promise<Answer<StageItem[]>>
    updateStage(id: number, options: Fields): Promise<Answer<StageItem>>
  }
}
