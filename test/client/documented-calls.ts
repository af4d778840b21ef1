import type * as Merx from '@merx/client'

/** What both clients export: classes by name. */
export type Pipedrive = typeof Merx

type Call = [api: string, method: string, args: (pipedrive: Pipedrive) => unknown[]]

const page = { start: 0, limit: 2 }
const hardText = "a&b c!'()*~ü/?#+%"
const prices = [{ currency: 'EUR', price: 149.5, cost: 80, overhead_cost: 4 }]
const product = { name: 'Garden Bench', code: 'GB-12', tax: 20, active_flag: 1, selectable: 0 }
const deal = { title: 'Park order', value: 100, currency: 'EUR', status: 'open', visible_to: '3' }
const line = { product_id: 7, item_price: 149.5, quantity: 2, discount_percentage: 10 }
const conditions = { glue: 'and', conditions: [] }
const contact = { name: 'Otto Moss', owner_id: 7, visible_to: '3' }

/** A call of each documented method, and of some in more than one way. */
export const calls: readonly Call[] = [
  ['ProductsApi', 'getProducts', () => []],
  ['ProductsApi', 'getProducts', () => [{ userId: 3, firstChar: 'a', ...page }]],
  ['ProductsApi', 'getProducts', () => [{ ids: [1, 2], getSummary: true, limit: null }]],
  ['ProductsApi', 'getProduct', () => [9]],
  ['ProductsApi', 'getProduct', () => ['a/b c']],
  ['ProductsApi', 'addProduct', () => []],
  ['ProductsApi', 'addProduct', () => [{ ...product, prices }]],
  [
    'ProductsApi',
    'addProduct',
    ({ AddProductRequestBody }) => [
      AddProductRequestBody.constructFromObject({ ...product, visible_to: 3, prices }),
    ],
  ],
  [
    'ProductsApi',
    'addProduct',
    ({ AddProductRequestBody }) => {
      const body = new AddProductRequestBody()
      body.name = 'Umbrella'
      return [{ addProductRequestBody: body }]
    },
  ],
  ['ProductsApi', 'updateProduct', () => [9]],
  ['ProductsApi', 'updateProduct', () => [9, { tax: 0, prices: [] }]],
  [
    'ProductsApi',
    'updateProduct',
    ({ ProductRequest }) => [
      9,
      {
        productRequest: ProductRequest.constructFromObject({ ...product, ['ab'.repeat(20)]: 'x' }),
      },
    ],
  ],
  ['ProductsApi', 'deleteProduct', () => [9]],
  ['ProductsApi', 'searchProducts', () => [hardText]],
  [
    'ProductsApi',
    'searchProducts',
    () => [
      'oak',
      { fields: 'name,code', exactMatch: true, includeFields: 'product.price', ...page },
    ],
  ],
  ['ProductsApi', 'findProductsByName', () => ['oak', { currency: 'EUR', ...page }]],
  ['ProductsApi', 'getProductDeals', () => [9, { ...page, status: 'open' }]],
  [
    'ProductsApi',
    'getProductFiles',
    () => [9, { ...page, includeDeletedFiles: 1, sort: 'id DESC' }],
  ],
  [
    'ProductsApi',
    'getProductFiles',
    ({ NumberBoolean }) => [9, { includeDeletedFiles: new NumberBoolean() }],
  ],
  ['ProductsApi', 'getProductFollowers', () => [9, page]],
  [
    'ProductsApi',
    'addProductFollower',
    ({ AddProductFollowerRequest }) => [
      9,
      { addProductFollowerRequest: new AddProductFollowerRequest(7) },
    ],
  ],
  ['ProductsApi', 'addProductFollower', () => [9, { user_id: 7 }]],
  ['ProductsApi', 'deleteProductFollower', () => [9, 5]],
  ['ProductsApi', 'getProductUsers', () => [9]],
  ['ProductFieldsApi', 'getProductFields', () => [page]],
  ['ProductFieldsApi', 'getProductField', () => [9]],
  [
    'ProductFieldsApi',
    'addProductField',
    ({ NewProductField }) => [
      Object.assign(new NewProductField('Wood', 'enum'), { options: ['oak'] }),
    ],
  ],
  [
    'ProductFieldsApi',
    'updateProductField',
    ({ BasicProductField }) => [9, { basicProductField: new BasicProductField('Timber') }],
  ],
  ['ProductFieldsApi', 'deleteProductField', () => [9]],
  ['ProductFieldsApi', 'deleteProductFields', () => ['1,2']],
  ['FilesApi', 'getFiles', () => [{ ...page, includeDeletedFiles: 0, sort: 'id' }]],
  ['FilesApi', 'getFile', () => [9]],
  ['FilesApi', 'updateFile', () => [9, { name: hardText, description: 'x y' }]],
  ['FilesApi', 'updateFile', () => [9, {}]],
  ['FilesApi', 'deleteFile', () => [9]],
  ['FilesApi', 'downloadFile', () => [9]],
  ['FilesApi', 'addFileAndLinkIt', () => ['gsheet', 'Prices & more', 'deal', 7, 'googledrive']],
  ['FilesApi', 'linkFileToItem', () => ['deal', 7, '1aBcD', 'googledrive']],
  ['DealsApi', 'getDeals', () => [{ ...page, userId: 1, filterId: 2, stageId: 3, status: 'won' }]],
  ['DealsApi', 'getDeals', () => [{ sort: 'id DESC', ownedByYou: 1 }]],
  ['DealsApi', 'getDeal', () => [9]],
  ['DealsApi', 'addDeal', ({ NewDeal }) => [NewDeal.constructFromObject({ ...deal })]],
  ['DealsApi', 'addDeal', ({ NewDeal }) => [{ newDeal: new NewDeal('Park order') }]],
  ['DealsApi', 'updateDeal', () => [9, { updateDealRequest: { ...deal } }]],
  ['DealsApi', 'deleteDeal', () => [9]],
  ['DealsApi', 'deleteDeals', () => ['1,2']],
  ['DealsApi', 'getDealProducts', () => [9, { ...page, includeProductData: 1 }]],
  ['DealsApi', 'addDealProduct', ({ NewDealProduct }) => [9, new NewDealProduct(149.5, 2, 7)]],
  [
    'DealsApi',
    'updateDealProduct',
    ({ BasicDealProduct }) => [9, 5, BasicDealProduct.constructFromObject({ ...line })],
  ],
  ['DealsApi', 'deleteDealProduct', () => [9, 5]],
  ['FiltersApi', 'getFilters', () => [{ type: 'products' }]],
  ['FiltersApi', 'getFilter', () => [9]],
  ['FiltersApi', 'getFilterHelpers', () => []],
  [
    'FiltersApi',
    'addFilter',
    ({ AddFilterRequest }) => [new AddFilterRequest('Oak', conditions as never, 'products')],
  ],
  [
    'FiltersApi',
    'updateFilter',
    ({ UpdateFilterRequest }) => [
      9,
      { updateFilterRequest: new UpdateFilterRequest(conditions as never) },
    ],
  ],
  ['FiltersApi', 'deleteFilter', () => [9]],
  ['FiltersApi', 'deleteFilters', () => ['1,2']],
  ['UsersApi', 'getUsers', () => []],
  ['UsersApi', 'getUser', () => [9]],
  ['UsersApi', 'getCurrentUser', () => []],
  ['UsersApi', 'findUsersByName', () => ['otto', { searchByEmail: 1 }]],
  ['CurrenciesApi', 'getCurrencies', () => [{ term: 'euro' }]],
  ['UserSettingsApi', 'getUserSettings', () => []],
  [
    'ItemSearchApi',
    'searchItem',
    () => [
      hardText,
      { itemTypes: 'deal,product', fields: 'name', searchForRelatedItems: true, exactMatch: false },
    ],
  ],
  ['ItemSearchApi', 'searchItem', () => ['oak', { includeFields: 'product.price', ...page }]],
  [
    'ItemSearchApi',
    'searchItemByField',
    () => ['oak', 'productField', 'code', { exactMatch: true, returnItemIds: true, ...page }],
  ],
  ['RecentsApi', 'getRecents', () => ['2021-03-01 00:00:00', { items: 'product', ...page }]],
  ['PersonsApi', 'getPersons', () => [{ userId: 1, filterId: 2, firstChar: 'o', ...page }]],
  ['PersonsApi', 'getPerson', () => [9]],
  ['PersonsApi', 'addPerson', ({ NewPerson }) => [{ newPerson: new NewPerson('Otto Moss') }]],
  ['PersonsApi', 'updatePerson', () => [9, { ...contact, org_id: 5 }]],
  ['PersonsApi', 'deletePerson', () => [9]],
  ['PersonsApi', 'deletePersons', () => [{ ids: '1,2' }]],
  ['OrganizationsApi', 'getOrganizations', () => [{ userId: 1, sort: 'name ASC', ...page }]],
  ['OrganizationsApi', 'getOrganization', () => [9]],
  [
    'OrganizationsApi',
    'addOrganization',
    ({ NewOrganization }) => [NewOrganization.constructFromObject({ ...contact })],
  ],
  [
    'OrganizationsApi',
    'updateOrganization',
    ({ BasicOrganization }) => [
      9,
      { basicOrganization: BasicOrganization.constructFromObject({ ...contact }) },
    ],
  ],
  ['OrganizationsApi', 'deleteOrganization', () => [9]],
  ['OrganizationsApi', 'deleteOrganizations', () => ['1,2']],
  ['PipelinesApi', 'getPipelines', () => []],
  ['PipelinesApi', 'getPipeline', () => [9, { totalsConvertCurrency: 'EUR' }]],
  ['PipelinesApi', 'addPipeline', () => [{ name: 'Sales', deal_probability: 1 }]],
  ['PipelinesApi', 'updatePipeline', () => [9, { pipeline: { order_nr: 2 } }]],
  ['PipelinesApi', 'deletePipeline', () => [9]],
  ['StagesApi', 'getStages', () => [{ pipelineId: 1 }]],
  ['StagesApi', 'getStage', () => [9]],
  ['StagesApi', 'addStage', () => [{ name: 'Contact', pipeline_id: 1, rotten_flag: 1 }]],
  [
    'StagesApi',
    'updateStage',
    ({ UpdateStageRequest }) => [9, UpdateStageRequest.constructFromObject({ order_nr: 2 })],
  ],
  ['StagesApi', 'deleteStage', () => [9]],
  ['StagesApi', 'deleteStages', () => ['1,2']],
]
