import Pipedrive, {
  AddProductFollowerRequest,
  AddProductRequestBody,
  ApiClient,
  FailResponseException,
  FilesApi,
  MerxError,
  NotFoundException,
  ProductsApi,
  UnauthorizedException,
} from '@merx/client'
import { describe, expect, test } from 'vitest'
import { aCompany, anOddServer, servers } from './servers.ts'

/** A client of its own, not the shared one. */
function aClient(url: string, apiToken: string): ApiClient {
  const client = new ApiClient()
  client.basePath = `${url}/v1`
  client.authentications.api_key.apiKey = apiToken
  return client
}

describe.each(servers)('the documented classes on $name', (server) => {
  const aShop = async () => {
    const { url, admin, addUser } = await aCompany(server)
    const client = aClient(url, admin.apiToken)
    return { client, products: new ProductsApi(client), admin, addUser }
  }

  test('add, get, change, list, search, find and delete a product', async () => {
    const { products } = await aShop()
    const prices = [{ currency: 'EUR', price: 149.5 }]
    const body = AddProductRequestBody.constructFromObject({
      name: 'Garden Bench',
      code: 'GB-12',
      prices,
    })

    const { data: added } = await products.addProduct({ addProductRequestBody: body })
    const { data: changed } = await products.updateProduct(added.id, { unit: 'pcs' })
    const { data: read } = await products.getProduct(added.id)
    const list = await products.getProducts({ limit: 5 })
    const found = await products.searchProducts('bench', { fields: 'name' })
    const byName = await products.findProductsByName('garden')
    const deleted = await products.deleteProduct(added.id)

    expect(read).toMatchObject({ name: 'Garden Bench', unit: 'pcs', active_flag: true })
    expect(changed.prices.EUR?.price).toBe(149.5)
    expect(changed.prices[0]?.price).toBe(149.5)
    expect(list.data?.map(({ name }) => name)).toEqual(['Garden Bench'])
    expect(list.additional_data.pagination?.more_items_in_collection).toBe(false)
    expect(found.data.items[0]?.item.code).toBe('GB-12')
    expect(byName.data?.map(({ name }) => name)).toEqual(['Garden Bench'])
    expect(deleted).toMatchObject({ success: true, data: { id: added.id } })
  })

  test('followers, permitted users, deals and files of a product', async () => {
    const { client, products, admin, addUser } = await aShop()
    const colleague = await addUser()
    const { data: product } = await products.addProduct({ name: 'Rose Arch' })
    const follower = new AddProductFollowerRequest(colleague.id)

    const followed = await products.addProductFollower(product.id, {
      addProductFollowerRequest: follower,
    })
    const followers = await products.getProductFollowers(product.id)
    const users = await products.getProductUsers(product.id)
    const deals = await products.getProductDeals(product.id, { status: 'open' })
    const drawing = new File(['oak and rose'], 'drawing.txt')
    const { data: file } = await new FilesApi(client).addFile(drawing, { productId: product.id })
    const files = await products.getProductFiles(product.id)
    const bytes = await new FilesApi(client).downloadFile(file.id)
    const unfollowed = await products.deleteProductFollower(product.id, followed.data.id)

    expect(followers.data?.map(({ user_id: userId }) => userId)).toEqual([colleague.id])
    expect(users.data).toEqual(expect.arrayContaining([admin.id, colleague.id]))
    expect(deals.data).toBeNull()
    expect(files.data?.map(({ file_name: name }) => name)).toHaveLength(1)
    expect(new TextDecoder().decode(bytes)).toBe('oak and rose')
    expect(unfollowed.success).toBe(true)
  })

  test('refusals are exceptions of their own', async () => {
    const { client, products } = await aShop()

    await expect(products.getProduct(999_999)).rejects.toBeInstanceOf(NotFoundException)
    await expect(products.addProduct({})).rejects.toBeInstanceOf(FailResponseException)
    client.authentications.api_key.apiKey = '0'.repeat(40)
    const failure = await products.getProducts().catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(UnauthorizedException)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).toMatchObject({ success: false, errorCode: 401, context: { status: 401 } })
  })
})

describe('the documented classes', () => {
  test('are members of the default export too', () => {
    expect(Pipedrive.ApiClient.instance).toBe(ApiClient.instance)
    expect(new Pipedrive.ProductsApi().apiClient).toBe(ApiClient.instance)
  })

  test.each([
    ['getProduct', 'id', (api: ProductsApi) => api.getProduct(undefined as never)],
    ['searchProducts', 'term', (api: ProductsApi) => api.searchProducts(undefined as never)],
    [
      'deleteProductFollower',
      'followerId',
      (api: ProductsApi) => api.deleteProductFollower(1, undefined as never),
    ],
  ])('%s without %s throws at once', (method, name, call) => {
    const api = new ProductsApi(aClient('http://127.0.0.1:1', 'x'))

    expect(() => call(api)).toThrow(
      `Missing the required parameter '${name}' when calling ${method}`,
    )
  })

  test.each(['plugins', 'requestAgent', 'enableCookies'])('%s cannot be set', (setting) => {
    expect(() => Reflect.set(new ApiClient(), setting, {})).toThrow(setting)
  })

  test('an access token that has ended is replaced once, for all calls', async () => {
    const tokens = { access_token: 'new', refresh_token: 'next', expires_in: 3600 }
    const tokenServer = anOddServer({ does: '200', body: JSON.stringify(tokens) })
    const server = anOddServer('ok')
    const client = new ApiClient()
    client.basePath = server.url
    const seen: unknown[] = []
    Object.assign(client.authentications.oauth2, {
      host: tokenServer.url,
      clientId: 'id',
      clientSecret: 'secret',
      accessToken: 'old',
      refreshToken: 'last',
      expiresAt: Date.now() - 1,
      tokenUpdateCallback: (token: unknown) => seen.push(token),
    })
    const products = new ProductsApi(client)

    await Promise.all([products.getProduct(1), products.getProduct(2), products.getProduct(3)])

    const { requests } = await server.log()
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill('Bearer new'),
    )
    expect((await tokenServer.log()).requests).toHaveLength(1)
    expect(seen).toEqual([tokens])
  })

  test.each([
    ['silent', 'timeout'],
    ['reset', 'unreachable'],
    ['html', 'bad_answer'],
    ['half-json', 'bad_answer'],
    ['slow', 'timeout'],
    ['endless', 'timeout'],
    ['redirect-loop', 'redirected'],
  ])('a server that is %s ends in an error with the code %s', async (behavior, code) => {
    const server = anOddServer(behavior)
    const client = aClient(server.url, 'x')
    client.timeout = 400

    const failure = await new ProductsApi(client).getProduct(1).catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(MerxError)
    // As fast as one machine talks to itself, the end of what fits may come before that of time.
    const codes = behavior === 'endless' ? [code, 'answer_too_large'] : [code]
    expect(codes).toContain((failure as MerxError).code)
    while ((await server.log()).openRequests > 0);
  })
})
