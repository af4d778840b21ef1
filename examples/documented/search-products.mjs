import Pipedrive from 'pipedrive'

const defaultClient = Pipedrive.ApiClient.instance
defaultClient.basePath = `${process.env.MERX_URL}/v1`
// Configure API key authorization: api_key
const api_key = defaultClient.authentications.api_key
api_key.apiKey = process.env.MERX_API_TOKEN

const apiInstance = new Pipedrive.ProductsApi()
const term = 'bench' // String | What to look for
const opts = {
  fields: 'name', // String | Where to look
  exactMatch: false, // Boolean | Whole values
  includeFields: 'product.price', // String | Fields to add
  start: 0, // Number | Pagination start
  limit: 56, // Number | Items per page
}

apiInstance.searchProducts(term, opts).then(
  (data) => {
    console.log(`API called successfully. Returned data: ${data}`)
  },
  (error) => {
    console.error(error)
  },
)
