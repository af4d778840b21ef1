import Pipedrive from 'pipedrive';
let defaultClient = Pipedrive.ApiClient.instance;
defaultClient.basePath = process.env.MERX_URL + '/v1';
// Configure API key authorization: api_key
let api_key = defaultClient.authentications['api_key'];
api_key.apiKey = process.env.MERX_API_TOKEN;
// Uncomment the following line to set a prefix for the API key, e.g. "Token" (defaults to null)
//api_key.apiKeyPrefix = 'Token';
// Configure OAuth2 access token for authorization: oauth2
let oauth2 = defaultClient.authentications['oauth2'];
oauth2.accessToken = 'YOUR ACCESS TOKEN';

let apiInstance = new Pipedrive.ProductsApi();
let id = Number(process.env.PRODUCT_ID); // Number | The ID of the product
apiInstance.getProduct(id).then((data) => {
  console.log('API called successfully. Returned data: ' + data);
}, (error) => {
  console.error(error);
});
