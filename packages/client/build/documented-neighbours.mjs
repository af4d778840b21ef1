// The documented models of what is around products; documented-models.mjs says how they are written.
import {
  envelope,
  fileSize,
  id,
  itemSearchPage,
  part,
  relatedToContacts,
  statuses,
} from './documented-words.mjs'

const dates = { kinds: { expected_close_date: 'Date' } }
const rotten = { enums: { RottenFlagEnum: [0, 1] }, kinds: { rotten_flag: 'Object' } }
const dealProduct = { defaults: { discount_percentage: 0, duration: 1 } }
const attachment = { ...dealProduct, kinds: { enabled_flag: 'Object' } }
const filter = { kinds: { visible_to: 'Number' } }
const dealModels = {
  creator_user_id: 'DealNonStrictModeFieldsCreatorUserId',
  user_id: 'DealUserDataWithId',
  person_id: 'DealPersonDataWithId',
  org_id: 'DealOrganizationDataWithId',
}
const contactModels = {
  owner_id: 'Owner',
  org_id: 'RelationshipOrganizationInfoItemWithActiveFlag',
  email: 'BasePersonItemEmail',
  phone: 'BasePersonItemPhone',
}

/** File → models, in the order in which they use each other. */
export const neighbourModels = {
  'product-fields': {
    NewProductField: part('addProductField body', {
      args: ['name', 'field_type'],
      enums: { FieldTypeEnum: 'field_type' },
    }),
    BasicProductField: part('updateProductField body', { args: ['name'] }),
    ProductField: part('ProductField', {
      args: ['name', 'field_type'],
      enums: { FieldTypeEnum: 'addProductField body field_type' },
    }),
    GetProductFieldResponse: envelope('getProductField', { data: 'ProductField' }),
    GetAllProductFieldsResponse: envelope('getProductFields', {
      data: 'ProductField',
      additional_data: 'AdditionalData',
    }),
    DeleteProductFieldResponseData: id('deleteProductField'),
    DeleteProductFieldResponse: envelope('deleteProductField', {
      data: 'DeleteProductFieldResponseData',
    }),
    DeleteMultipleProductFieldsResponseData: id('deleteProductFields'),
    DeleteMultipleProductFieldsResponse: envelope('deleteProductFields', {
      data: 'DeleteMultipleProductFieldsResponseData',
    }),
  },
  files: {
    FileData: part('File', { extends: 'FileItem', ...fileSize }),
    AddFile: envelope('addFile', { data: 'FileData' }),
    CreateRemoteFileAndLinkItToItem: envelope('addFileAndLinkIt', { data: 'FileData' }),
    DeleteFileData: id('deleteFile'),
    DeleteFile: envelope('deleteFile', { data: 'DeleteFileData' }),
    GetOneFile: envelope('getFile', { data: 'FileData' }),
    PaginationDetails: part('Pagination'),
    AdditionalDataWithPaginationDetails: part('getFiles additional_data', {
      models: { pagination: 'PaginationDetails' },
    }),
    GetAllFiles: envelope('getFiles', {
      data: 'FileData',
      additional_data: 'AdditionalDataWithPaginationDetails',
    }),
    LinkRemoteFileToItem: envelope('linkFileToItem', { data: 'FileData' }),
    UpdateFile: envelope('updateFile', { data: 'FileData' }),
  },
  deals: {
    NewDeal: part('addDeal body', {
      extends: 'UpdateDealRequest',
      kinds: { value: 'String' },
      args: ['title'],
      ...statuses,
      without: ['id'],
    }),
    UpdateDealRequest: part('updateDeal body', {
      extends: 'BasicDeal',
      kinds: { value: 'String' },
      ...statuses,
    }),
    NewDealProduct: part('addDealProduct body', {
      extends: 'BasicDealProduct',
      args: ['item_price', 'quantity', 'product_id'],
      ...dealProduct,
    }),
    BasicDealProduct: part('updateDealProduct body', dealProduct),
    DealNonStrictModeFieldsCreatorUserId: part('UserReference'),
    DealUserDataWithId: part('UserReference', { extends: 'DealNonStrictModeFieldsCreatorUserId' }),
    DealPersonDataWithId: part('Deal person_id', {
      models: { email: 'PersonDataEmail', phone: 'PersonDataPhone' },
    }),
    DealOrganizationDataWithId: part('Deal org_id'),
    DealNonStrict: part('Deal', { models: dealModels, ...dates }),
    DealNonStrictWithDetailsAllOfAverageTimeToWon: part('DealDetails average_time_to_won', {
      extends: 'DealNonStrictWithDetailsAllOfAge',
    }),
    DealNonStrictWithDetailsAllOfAge: part('DealDetails age'),
    DealNonStrictWithDetailsAllOfStayInPipelineStages: part('DealDetails stay_in_pipeline_stages'),
    DealNonStrictWithDetails: part('DealDetails', {
      extends: 'DealNonStrict',
      models: {
        ...dealModels,
        average_time_to_won: 'DealNonStrictWithDetailsAllOfAverageTimeToWon',
        age: 'DealNonStrictWithDetailsAllOfAge',
        stay_in_pipeline_stages: 'DealNonStrictWithDetailsAllOfStayInPipelineStages',
      },
      ...dates,
    }),
    GetDealsRelatedObjects: part('RelatedToDeals', {
      models: { ...relatedToContacts, person: 'RelatedPersonData' },
    }),
    GetAddedDeal: envelope('addDeal', {
      data: 'DealNonStrict',
      related_objects: 'GetDealsRelatedObjects',
    }),
    GetDealAdditionalData: part('getDeal additional_data'),
    GetDeal: envelope('getDeal', {
      data: 'DealNonStrictWithDetails',
      additional_data: 'GetDealAdditionalData',
      related_objects: 'GetDealsRelatedObjects',
    }),
    GetDeals: envelope('getDeals', {
      data: 'DealNonStrict',
      additional_data: 'AdditionalData',
      related_objects: 'GetDealsRelatedObjects',
    }),
    DeleteDealData: id('deleteDeal'),
    DeleteDeal: envelope('deleteDeal', { data: 'DeleteDealData' }),
    DeleteMultipleDealsData: id('deleteDeals'),
    DeleteMultipleDeals: envelope('deleteDeals', { data: 'DeleteMultipleDealsData' }),
    AddProductAttachmentDetails: part('addDealProduct data', {
      extends: 'ProductAttachmentDetails',
      ...attachment,
    }),
    GetAddProductAttachementDetails: envelope('addDealProduct', {
      data: 'AddProductAttachmentDetails',
    }),
    ProductAttachmentDetails: part('updateDealProduct data', attachment),
    GetProductAttachementDetails: envelope('updateDealProduct', {
      data: 'ProductAttachmentDetails',
    }),
    DeleteDealProductData: id('deleteDealProduct'),
    DeleteDealProduct: envelope('deleteDealProduct', { data: 'DeleteDealProductData' }),
    ProductListItem: part('DealProduct', { models: { product: 'ProductWithObjectPrices' } }),
    ListProductAdditionalData: part('getDealProducts additional_data', {
      models: { pagination: 'ItemSearchAdditionalDataPagination' },
    }),
    ListProductsResponse: envelope(
      'getDealProducts',
      {
        data: 'ProductListItem',
        additional_data: 'ListProductAdditionalData',
        related_objects: 'ListProductsResponseAllOfRelatedObjects',
      },
      { read: { data: 'extra' } },
    ),
  },
  filters: {
    AddFilterRequest: part('addFilter body', { args: ['name', 'conditions', 'type'] }),
    UpdateFilterRequest: part('updateFilter body', { args: ['conditions'] }),
    FiltersPostResponseAllOfData: part('addFilter data', { extends: 'FilterGetItem', ...filter }),
    FiltersPostResponse: envelope('addFilter', { data: 'FiltersPostResponseAllOfData' }),
    FiltersDeleteResponseAllOfData: id('deleteFilter'),
    FiltersDeleteResponse: envelope('deleteFilter', { data: 'FiltersDeleteResponseAllOfData' }),
    FiltersBulkDeleteResponseAllOfData: id('deleteFilters'),
    FiltersBulkDeleteResponse: envelope('deleteFilters', {
      data: 'FiltersBulkDeleteResponseAllOfData',
    }),
    FilterGetItem: part('getFilter data', { optional: ['conditions'], ...filter }),
    FiltersGetResponse: envelope('getFilter', { data: 'FilterGetItem' }),
    FiltersBulkGetResponse: envelope('getFilters', { data: 'FilterGetItem' }),
  },
  users: {
    BaseUser: part('User'),
    Users: envelope('getUsers', { data: 'BaseUser' }),
    User: envelope('getUser', { data: 'BaseUser' }),
    BaseUserMeAllOfLanguage: part('CurrentUser language'),
    BaseUserMe: part('CurrentUser', {
      extends: 'BaseUser',
      models: { language: 'BaseUserMeAllOfLanguage' },
    }),
    UserMe: envelope('getCurrentUser', { data: 'BaseUserMe' }),
  },
  'item-search': {
    ItemSearchItem: part('searchItem data items []'),
    ItemSearchResponseAllOfData: part('searchItem data', {
      models: { items: 'ItemSearchItem', related_items: 'ItemSearchItem' },
    }),
    ItemSearchResponse: envelope('searchItem', {
      data: 'ItemSearchResponseAllOfData',
      ...itemSearchPage,
    }),
    ItemSearchFieldResponseAllOfData: part('searchItemByField data []'),
    ItemSearchFieldResponse: envelope('searchItemByField', {
      data: 'ItemSearchFieldResponseAllOfData',
      ...itemSearchPage,
    }),
  },
  currencies: {
    BaseCurrency: part('Currency'),
    Currencies: envelope('getCurrencies', { data: 'BaseCurrency' }),
  },
  recents: {
    RecentsItem: part('getRecents data []'),
    GetRecentsAdditionalData: part('getRecents additional_data', {
      models: { pagination: 'AdditionalData' },
    }),
    GetRecents: envelope('getRecents', {
      data: 'RecentsItem',
      additional_data: 'GetRecentsAdditionalData',
    }),
  },
  contacts: {
    Owner: part('UserReference', { kinds: { has_pic: 'Object' } }),
    AllOrganizationsGetResponseAllOfRelatedObjects: part('getPersons related_objects', {
      models: relatedToContacts,
    }),
  },
  persons: {
    NewPerson: part('addPerson body', { extends: 'BasicPerson', args: ['name'] }),
    BasicPerson: part('updatePerson body'),
    BasePersonItemEmail: part('Person email []'),
    BasePersonItemPhone: part('Person phone []', { extends: 'BasePersonItemEmail' }),
    RelationshipOrganizationInfoItemWithActiveFlag: part('Person org_id', {
      extends: 'DealOrganizationDataWithId',
    }),
    PersonItem: part('Person', { models: contactModels }),
    AddPersonResponse: envelope('addPerson', {
      data: 'PersonItem',
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    UpdatePersonResponse: envelope('updatePerson', {
      data: 'PersonItem',
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    GetPersonDetailsResponseAllOfAdditionalData: part('getPerson additional_data'),
    GetPersonDetailsResponse: envelope('getPerson', {
      data: 'PersonItem',
      additional_data: 'GetPersonDetailsResponseAllOfAdditionalData',
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    GetAllPersonsResponse: envelope('getPersons', {
      data: 'PersonItem',
      ...itemSearchPage,
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    DeletePersonResponseAllOfData: id('deletePerson'),
    DeletePersonResponse: envelope('deletePerson', { data: 'DeletePersonResponseAllOfData' }),
    DeletePersonsInBulkResponseAllOfData: id('deletePersons'),
    DeletePersonsInBulkResponse: envelope('deletePersons', {
      data: 'DeletePersonsInBulkResponseAllOfData',
    }),
  },
  organizations: {
    NewOrganization: part('addOrganization body', { extends: 'BasicOrganization', args: ['name'] }),
    BasicOrganization: part('updateOrganization body'),
    BaseOrganizationItem: part('getOrganizations data []', { models: { owner_id: 'Owner' } }),
    BaseOrganizationItemWithEditNameFlag: part('addOrganization data', {
      extends: 'BaseOrganizationItem',
      without: ['last_activity', 'next_activity'],
      models: { owner_id: 'Owner' },
    }),
    OrganizationItem: part('getOrganization data', {
      extends: 'BaseOrganizationItemWithEditNameFlag',
      models: { owner_id: 'Owner' },
    }),
    OrganizationPostResponse: envelope('addOrganization', {
      data: 'BaseOrganizationItemWithEditNameFlag',
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    OrganizationUpdateResponse: envelope('updateOrganization', {
      data: 'BaseOrganizationItem',
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    OrganizationDetailsGetResponseAllOfAdditionalData: part('getOrganization additional_data'),
    OrganizationDetailsGetResponse: envelope('getOrganization', {
      data: 'OrganizationItem',
      additional_data: 'OrganizationDetailsGetResponseAllOfAdditionalData',
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    AllOrganizationsGetResponse: envelope('getOrganizations', {
      data: 'BaseOrganizationItem',
      ...itemSearchPage,
      related_objects: 'AllOrganizationsGetResponseAllOfRelatedObjects',
    }),
    OrganizationDeleteResponseData: id('deleteOrganization'),
    OrganizationDeleteResponse: envelope('deleteOrganization', {
      data: 'OrganizationDeleteResponseData',
    }),
    OrganizationsDeleteResponseData: id('deleteOrganizations'),
    OrganizationsDeleteResponse: envelope('deleteOrganizations', {
      data: 'OrganizationsDeleteResponseData',
    }),
  },
  pipelines: {
    Pipeline: part('updatePipeline body'),
    BasePipeline: part('RelatedPipeline'),
    BasePipelineWithSelectedFlag: part('Pipeline', { extends: 'BasePipeline' }),
    DealSummary: part('DealsSummary'),
    PipelineDetails: part('getPipeline data', {
      extends: 'BasePipelineWithSelectedFlag',
      models: { deals_summary: 'DealSummary' },
    }),
    AddNewPipeline: envelope('addPipeline', { data: 'BasePipelineWithSelectedFlag' }),
    EditPipeline: envelope('updatePipeline', { data: 'BasePipelineWithSelectedFlag' }),
    GetOnePipeline: envelope('getPipeline', { data: 'PipelineDetails' }),
    GetAllPipelines: envelope('getPipelines', { data: 'BasePipelineWithSelectedFlag' }),
    DeletePipelineResponse200Data: id('deletePipeline'),
    DeletePipelineResponse200: envelope('deletePipeline', {
      data: 'DeletePipelineResponse200Data',
    }),
  },
  stages: {
    Stage: part('addStage body', rotten),
    UpdateStageRequest: part('updateStage body', { extends: 'Stage', ...rotten }),
    BaseStage: part('RelatedStage', {
      without: ['pipeline_name', 'pipeline_deal_probability'],
      ...rotten,
    }),
    StageWithPipelineInfo: part('RelatedStage', { extends: 'BaseStage', ...rotten }),
    StageDetails: part('getStage data', {
      extends: 'StageWithPipelineInfo',
      models: { deals_summary: 'DealSummary' },
      ...rotten,
    }),
    GetAddUpdateStage: envelope('addStage', { data: 'BaseStage' }),
    GetOneStage: envelope('getStage', { data: 'StageDetails' }),
    GetStages: envelope('getStages', { data: 'StageWithPipelineInfo' }),
    DeleteStageResponse200Data: id('deleteStage'),
    DeleteStageResponse200: envelope('deleteStage', { data: 'DeleteStageResponse200Data' }),
    DeleteStagesResponse200Data: id('deleteStages'),
    DeleteStagesResponse200: envelope('deleteStages', { data: 'DeleteStagesResponse200Data' }),
  },
  'user-settings': {
    UserSettingsItem: part('UserSettings'),
    UserSettings: envelope('getUserSettings', { data: 'UserSettingsItem' }),
  },
}
