import Pipedrive from 'pipedrive'

const defaultClient = Pipedrive.ApiClient.instance
defaultClient.basePath = `${process.env.MERX_URL}/v1`
// Configure API key authorization: api_key
const api_key = defaultClient.authentications.api_key
api_key.apiKey = process.env.MERX_API_TOKEN

const apiInstance = new Pipedrive.ProductsApi()
const id = Number(process.env.PRODUCT_ID) // Number | The ID of the product
const opts = Pipedrive.ProductRequest.constructFromObject({
  code: 'GB-12',
  prices: [{ currency: 'USD', price: 162 }],
})

apiInstance.updateProduct(id, opts).then(
  (data) => {
    console.log(`API called successfully. Returned data: ${data}`)
  },
  (error) => {
    console.error(error)
  },
)
