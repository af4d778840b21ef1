import Pipedrive, {
  AddProductRequestBody,
  type ApiClient,
  type DealsApi,
  type FilesApi,
  type FindProductsByNameResponseData,
  type ListProductFollowersResponseAllOfData,
  NumberBoolean,
  type ProductsApi,
  type ProductWithArrayPrices,
} from '@merx/client'
import { expectTypeOf, test } from 'vitest'

type Answer<Method extends (...args: never) => Promise<unknown>> = Awaited<ReturnType<Method>>
type Data<Method extends (...args: never) => Promise<{ data: unknown }>> = Answer<Method>['data']

test('lists are lists, of what they hold', () => {
  expectTypeOf<Data<ProductsApi['getProducts']>>().toEqualTypeOf<ProductWithArrayPrices[] | null>()
  expectTypeOf<Data<ProductsApi['getProductFollowers']>>().toEqualTypeOf<
    ListProductFollowersResponseAllOfData[] | null
  >()
  expectTypeOf<Data<ProductsApi['findProductsByName']>>().toEqualTypeOf<
    FindProductsByNameResponseData[] | null
  >()
  expectTypeOf<Data<ProductsApi['getProductUsers']>>().toEqualTypeOf<number[]>()
  expectTypeOf<NonNullable<Data<ProductsApi['getProductDeals']>>[0]['title']>().toBeString()
  expectTypeOf<NonNullable<Data<DealsApi['getDealProducts']>>[0]['sum']>().toBeNumber()
})

test('members have the documented types', () => {
  type Product = Data<ProductsApi['getProduct']>
  expectTypeOf<Product['name']>().toBeString()
  expectTypeOf<Product['code']>().toEqualTypeOf<string | null>()
  expectTypeOf<Product['extra']['add_time']>().toBeString()
  expectTypeOf<Product['prices'][0]['price']>().toBeNumber()
  expectTypeOf<NonNullable<Data<ProductsApi['getProductFiles']>>[0]['file_size']>().toBeString()
  expectTypeOf<Data<DealsApi['getDeal']>['expected_close_date']>().toEqualTypeOf<Date | null>()
  type Item = Data<ProductsApi['searchProducts']>['items'][0]['item']
  expectTypeOf<Item['code']>().toEqualTypeOf<string | null>()
  expectTypeOf<Item['custom_fields']>().toEqualTypeOf<string[]>()
})

test('prices of an update read as a list and by currency', () => {
  type Prices = Data<ProductsApi['updateProduct']>['prices']
  expectTypeOf<Prices[0]['price']>().toBeNumber()
  expectTypeOf<NonNullable<Prices['EUR']>['price']>().toBeNumber()
  expectTypeOf<Prices['length']>().toBeNumber()
})

test('bodies are taken in the manner of either client', () => {
  const call = (products: ProductsApi) => {
    products.addProduct({ name: 'Bench', active_flag: 1, ['ab'.repeat(20)]: 'oak' })
    products.addProduct({ addProductRequestBody: { name: 'Bench' } })
    products.addProduct(AddProductRequestBody.constructFromObject({ name: 'Bench' }))
    products.updateProduct(7, { productRequest: new Pipedrive.ProductRequest() })
    products.addProductFollower(7, new Pipedrive.AddProductFollowerRequest(7))
    products.getProductFiles(7, { includeDeletedFiles: new NumberBoolean() })
    // @ts-expect-error a follower is a user
    products.addProductFollower(7, { userId: 7 })
    // @ts-expect-error an id is needed
    products.getProduct()
    // @ts-expect-error there is no such option
    products.getProducts({ user_id: 7 })
  }
  expectTypeOf(call).toBeFunction()
})

test('downloads are bytes that read as text', () => {
  expectTypeOf<Answer<FilesApi['downloadFile']>>().toExtend<Uint8Array>()
  expectTypeOf<Answer<FilesApi['downloadFile']>['toString']>().toBeCallableWith('utf8')
})

test('the default export names classes and types', () => {
  expectTypeOf<Pipedrive.ProductsApi>().toEqualTypeOf<ProductsApi>()
  expectTypeOf(Pipedrive.ApiClient.instance).toEqualTypeOf<ApiClient>()
})
