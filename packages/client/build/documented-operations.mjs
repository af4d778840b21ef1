// The documented API classes: each method with its arguments in the documented order, by wire names.

/** Arguments the documented methods have and the server does not look at, by operation. */
export const unservedQuery = { getPipeline: ['totals_convert_currency'] }

const page = ['start', 'limit']
const search = ['exact_match', 'include_fields', ...page]
const contacts = ['user_id', 'filter_id', 'first_char', ...page, 'sort']
const files = [...page, 'include_deleted_files', 'sort']

/**
 * Class → method → `[response, { args, query, form, body }]`: the model the method answers with, the
 * arguments that are required, query parameters and form members in the order of the wire, and the
 * optional argument that may hold the body, with the model of the body.
 */
export const apis = {
  ProductsApi: {
    addProduct: ['ProductResponse', { body: ['addProductRequestBody', 'AddProductRequestBody'] }],
    addProductFollower: [
      'NewFollowerResponse',
      { args: ['id'], body: ['addProductFollowerRequest', 'AddProductFollowerRequest'] },
    ],
    deleteProduct: ['DeleteProductResponse', { args: ['id'] }],
    deleteProductFollower: ['DeleteProductFollowerResponse', { args: ['id', 'follower_id'] }],
    findProductsByName: [
      'FindProductsByNameResponse',
      { args: ['term'], query: ['term', 'currency', ...page] },
    ],
    getProduct: ['ProductResponse', { args: ['id'] }],
    getProductDeals: ['ProductDealsResponse', { args: ['id'], query: [...page, 'status'] }],
    getProductFiles: ['ListFilesResponse', { args: ['id'], query: files }],
    getProductFollowers: ['ListProductFollowersResponse', { args: ['id'], query: page }],
    getProductUsers: ['UserIDs', { args: ['id'] }],
    getProducts: [
      'ProductsResponse',
      { query: ['user_id', 'filter_id', 'ids', 'first_char', 'get_summary', ...page] },
    ],
    searchProducts: [
      'ProductSearchResponse',
      { args: ['term'], query: ['term', 'fields', ...search] },
    ],
    updateProduct: [
      'UpdateProductResponse',
      { args: ['id'], body: ['productRequest', 'ProductRequest'] },
    ],
  },
  ProductFieldsApi: {
    addProductField: ['GetProductFieldResponse', { body: ['newProductField', 'NewProductField'] }],
    deleteProductField: ['DeleteProductFieldResponse', { args: ['id'] }],
    deleteProductFields: ['DeleteMultipleProductFieldsResponse', { args: ['ids'], query: ['ids'] }],
    getProductField: ['GetProductFieldResponse', { args: ['id'] }],
    getProductFields: ['GetAllProductFieldsResponse', { query: page }],
    updateProductField: [
      'GetProductFieldResponse',
      { args: ['id'], body: ['basicProductField', 'BasicProductField'] },
    ],
  },
  FilesApi: {
    addFile: [
      'AddFile',
      {
        args: ['file'],
        form: ['file', 'deal_id', 'person_id', 'org_id', 'product_id', 'activity_id'],
      },
    ],
    addFileAndLinkIt: [
      'CreateRemoteFileAndLinkItToItem',
      formOf('file_type', 'title', 'item_type', 'item_id', 'remote_location'),
    ],
    deleteFile: ['DeleteFile', { args: ['id'] }],
    downloadFile: ['Blob', { args: ['id'] }],
    getFile: ['GetOneFile', { args: ['id'] }],
    getFiles: ['GetAllFiles', { query: files }],
    linkFileToItem: [
      'LinkRemoteFileToItem',
      formOf('item_type', 'item_id', 'remote_id', 'remote_location'),
    ],
    updateFile: ['UpdateFile', { args: ['id'], form: ['name', 'description'] }],
  },
  DealsApi: {
    addDeal: ['GetAddedDeal', { body: ['newDeal', 'NewDeal'] }],
    addDealProduct: [
      'GetAddProductAttachementDetails',
      { args: ['id'], body: ['newDealProduct', 'NewDealProduct'] },
    ],
    deleteDeal: ['DeleteDeal', { args: ['id'] }],
    deleteDealProduct: ['DeleteDealProduct', { args: ['id', 'product_attachment_id'] }],
    deleteDeals: ['DeleteMultipleDeals', { args: ['ids'], query: ['ids'] }],
    getDeal: ['GetDeal', { args: ['id'] }],
    getDealProducts: [
      'ListProductsResponse',
      { args: ['id'], query: [...page, 'include_product_data'] },
    ],
    getDeals: [
      'GetDeals',
      {
        query: ['user_id', 'filter_id', 'stage_id', 'status', ...page, 'sort', 'owned_by_you'],
      },
    ],
    updateDeal: [
      'GetAddedDeal',
      { args: ['id'], body: ['updateDealRequest', 'UpdateDealRequest'] },
    ],
    updateDealProduct: [
      'GetProductAttachementDetails',
      { args: ['id', 'product_attachment_id'], body: ['basicDealProduct', 'BasicDealProduct'] },
    ],
  },
  FiltersApi: {
    addFilter: ['FiltersPostResponse', { body: ['addFilterRequest', 'AddFilterRequest'] }],
    deleteFilter: ['FiltersDeleteResponse', { args: ['id'] }],
    deleteFilters: ['FiltersBulkDeleteResponse', { args: ['ids'], query: ['ids'] }],
    getFilter: ['FiltersGetResponse', { args: ['id'], query: ['include_field_code'] }],
    getFilterHelpers: ['Object'],
    getFilters: ['FiltersBulkGetResponse', { query: ['type'] }],
    updateFilter: [
      'FiltersPostResponse',
      { args: ['id'], body: ['updateFilterRequest', 'UpdateFilterRequest'] },
    ],
  },
  UsersApi: {
    findUsersByName: ['Users', { args: ['term'], query: ['term', 'search_by_email'] }],
    getCurrentUser: ['UserMe'],
    getUser: ['User', { args: ['id'] }],
    getUsers: ['Users'],
  },
  ItemSearchApi: {
    searchItem: [
      'ItemSearchResponse',
      {
        args: ['term'],
        query: ['term', 'item_types', 'fields', 'search_for_related_items', ...search],
      },
    ],
    searchItemByField: [
      'ItemSearchFieldResponse',
      {
        args: ['term', 'field_type', 'field_key'],
        query: ['term', 'field_type', 'exact_match', 'field_key', 'return_item_ids', ...page],
      },
    ],
  },
  CurrenciesApi: { getCurrencies: ['Currencies', { query: ['term'] }] },
  RecentsApi: {
    getRecents: [
      'GetRecents',
      { args: ['since_timestamp'], query: ['since_timestamp', 'items', ...page] },
    ],
  },
  PersonsApi: {
    addPerson: ['AddPersonResponse', { body: ['newPerson', 'NewPerson'] }],
    deletePerson: ['DeletePersonResponse', { args: ['id'] }],
    deletePersons: ['DeletePersonsInBulkResponse', { query: ['ids'] }],
    getPerson: ['GetPersonDetailsResponse', { args: ['id'] }],
    getPersons: ['GetAllPersonsResponse', { query: contacts }],
    updatePerson: ['UpdatePersonResponse', { args: ['id'], body: ['basicPerson', 'BasicPerson'] }],
  },
  OrganizationsApi: {
    addOrganization: ['OrganizationPostResponse', { body: ['newOrganization', 'NewOrganization'] }],
    deleteOrganization: ['OrganizationDeleteResponse', { args: ['id'] }],
    deleteOrganizations: ['OrganizationsDeleteResponse', { args: ['ids'], query: ['ids'] }],
    getOrganization: ['OrganizationDetailsGetResponse', { args: ['id'] }],
    getOrganizations: ['AllOrganizationsGetResponse', { query: contacts }],
    updateOrganization: [
      'OrganizationUpdateResponse',
      { args: ['id'], body: ['basicOrganization', 'BasicOrganization'] },
    ],
  },
  PipelinesApi: {
    addPipeline: ['AddNewPipeline', { body: ['pipeline', 'Pipeline'] }],
    deletePipeline: ['DeletePipelineResponse200', { args: ['id'] }],
    getPipeline: ['GetOnePipeline', { args: ['id'], query: ['totals_convert_currency'] }],
    getPipelines: ['GetAllPipelines'],
    updatePipeline: ['EditPipeline', { args: ['id'], body: ['pipeline', 'Pipeline'] }],
  },
  StagesApi: {
    addStage: ['GetAddUpdateStage', { body: ['stage', 'Stage'] }],
    deleteStage: ['DeleteStageResponse200', { args: ['id'] }],
    deleteStages: ['DeleteStagesResponse200', { args: ['ids'], query: ['ids'] }],
    getStage: ['GetOneStage', { args: ['id'] }],
    getStages: ['GetStages', { query: ['pipeline_id', ...page] }],
    updateStage: [
      'GetAddUpdateStage',
      { args: ['id'], body: ['updateStageRequest', 'UpdateStageRequest'] },
    ],
  },
  UserSettingsApi: { getUserSettings: ['UserSettings'] },
}

/** A form of which all members are required, in this order. */
function formOf(...names) {
  return { args: names, form: names }
}
