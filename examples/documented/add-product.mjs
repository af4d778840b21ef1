import Pipedrive from 'pipedrive'

const defaultClient = Pipedrive.ApiClient.instance
defaultClient.basePath = `${process.env.MERX_URL}/v1`
// Configure API key authorization: api_key
const api_key = defaultClient.authentications.api_key
api_key.apiKey = process.env.MERX_API_TOKEN

const apiInstance = new Pipedrive.ProductsApi()
const opts = {
  addProductRequestBody: Pipedrive.AddProductRequestBody.constructFromObject({
    name: 'Garden Bench',
    active_flag: 1,
    prices: [{ currency: 'EUR', price: 149.5 }],
  }),
}

apiInstance.addProduct(opts).then(
  (data) => {
    console.log(`API called successfully. Returned data: ${data}`)
  },
  (error) => {
    console.error(error)
  },
)
