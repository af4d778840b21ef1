import type { ProductsApi } from 'pipedrive-12'
import { beforeAll, describe, expect, it } from 'vitest'
import { databases } from '../databases.ts'
import { merx as command } from '../merx-process.ts'
import { expectNotFound, expectUnauthorized, productsApi } from './pipedrive-12-client.ts'
import { aCompany, type Colleague, type Company, rejection, runningMerx } from './running-merx.ts'

describe.each(databases)('pipedrive 12.0.3, access, on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague
  let products: ProductsApi

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
    products = productsApi(merx.server.url, company.admin.apiToken)
  })

  describe('base paths', () => {
    it.each(['/v1', '/api/v1'])('all thirteen operations answer under %s', async (basePath) => {
      const { url } = merx.server
      const api = productsApi(url, company.admin.apiToken, basePath)
      const userId = colleague.id
      const name = `Lantern ${basePath}`

      const { data } = await api.addProduct({ name })
      const { data: relation } = await api.addProductFollower(data.id, { user_id: userId })
      const followers = await api.getProductFollowers(data.id)
      const unfollowed = await api.deleteProductFollower(data.id, relation.id)
      const updated = await api.updateProduct(data.id, { code: 'L-1' })
      const product = await api.getProduct(data.id)
      const list = await api.getProducts({ ids: [data.id] })
      const search = await api.searchProducts(name)
      const found = await api.findProductsByName(name)
      const users = await api.getProductUsers(data.id)
      const deals = await api.getProductDeals(data.id)
      const files = await api.getProductFiles(data.id)
      const deleted = await api.deleteProduct(data.id)

      expect(relation).toMatchObject({ user_id: userId, product_id: data.id })
      expect(followers.data).toEqual([relation])
      expect(unfollowed.data).toEqual({ id: relation.id })
      expect(updated.data).toMatchObject({ name, code: 'L-1' })
      expect(product.data).toMatchObject({ name, code: 'L-1' })
      expect(list.data).toEqual([product.data])
      expect(search.data.items.map(({ item }) => item.id)).toEqual([data.id])
      expect(Object.values(found.data ?? {})).toMatchObject([{ id: data.id, name }])
      expect(users.data).toEqual(expect.arrayContaining([company.admin.id, userId]))
      expect([deals.success, deals.data, files.success, files.data]).toEqual([
        true,
        null,
        true,
        null,
      ])
      expect(deleted.data).toEqual({ id: data.id })
    })
  })

  describe('API tokens', () => {
    it('apiKeyPrefix = "Token" is accepted', async () => {
      const prefixed = productsApi(merx.server.url, company.admin.apiToken)
      prefixed.apiClient.authentications.api_key.apiKeyPrefix = 'Token'

      const { data } = await prefixed.addProduct({ name: 'With a prefix' })

      expect((await prefixed.getProduct(data.id)).data.name).toBe('With a prefix')
    })

    it('a client told to send its key as a header is accepted', async () => {
      const api = productsApi(merx.server.url, company.admin.apiToken)
      Object.assign(api.apiClient.authentications.api_key, { in: 'header', name: 'x-api-token' })

      const { data } = await api.addProduct({ name: 'By header' })

      expect(data.owner_id).toMatchObject({ value: company.admin.id })
    })

    it.each(['undefined', 'no such token'])(
      'the API token decides when "Bearer %s" comes with it',
      async (accessToken) => {
        const both = productsApi(merx.server.url, company.admin.apiToken)
        both.apiClient.authentications.oauth2.accessToken = accessToken

        const { data } = await both.addProduct({ name: 'Both' })

        expect((await both.getProduct(data.id)).data.name).toBe('Both')
      },
    )

    it.each(['0'.repeat(40), 'short', 'ü & %'])('the token %j is unauthorized', async (token) => {
      const { data } = await products.addProduct({ name: 'Secret' })
      const stranger = productsApi(merx.server.url, token)

      await expectUnauthorized(stranger.getProduct(data.id))
      await expectUnauthorized(stranger.getProducts())
      await expectUnauthorized(stranger.addProduct({ name: 'Intruder' }))
      await expectUnauthorized(stranger.deleteProduct(data.id))
    })

    it('without credentials the client meets a 401 and looks for a token to refresh', async () => {
      const anonymous = productsApi(merx.server.url, '')

      const error = await rejection(anonymous.getProducts())

      expect(error).toEqual(new Error('OAuth 2 property refreshToken is not set.'))
    })

    it('a revoked token, and the token of a disabled user, end at once', async () => {
      const { env, url } = merx.server
      const user = await company.addUser()
      const flags = ['--user', `${user.id}`, '--name', 'second']
      const second = await command<{ id: number; apiToken: string }>(
        ['token', 'create', ...flags],
        env,
      )
      const first = productsApi(url, user.apiToken)
      const other = productsApi(url, second.apiToken)
      expect((await other.getProducts()).success).toBe(true)

      await command(['token', 'revoke', `${second.id}`], env)

      await expectUnauthorized(other.getProducts())
      expect((await first.getProducts()).success).toBe(true)

      await command(['user', 'disable', `${user.id}`], env)

      await expectUnauthorized(first.getProducts())
    })
  })

  describe('who may see a product', () => {
    it('visible_to 1 hides it from colleagues who neither own nor follow it', async () => {
      const theirs = productsApi(merx.server.url, colleague.apiToken)
      const { data: hidden } = await products.addProduct({ name: 'Zinnia seeds', visible_to: '1' })

      await expectNotFound(theirs.getProduct(hidden.id))
      await expectNotFound(theirs.updateProduct(hidden.id, { name: 'Mine' }))
      await expectNotFound(theirs.deleteProduct(hidden.id))
      await expectNotFound(theirs.getProductFollowers(hidden.id))
      expect((await theirs.getProducts({ ids: [hidden.id] })).data).toBeNull()
      expect((await theirs.searchProducts('Zinnia')).data.items).toEqual([])
      expect(Object.keys((await theirs.findProductsByName('Zinnia')).data ?? {})).toEqual([])
      expect((await products.getProductUsers(hidden.id)).data).toEqual([company.admin.id])

      await products.addProductFollower(hidden.id, { user_id: colleague.id })

      expect((await theirs.getProduct(hidden.id)).data.name).toBe('Zinnia seeds')
      expect((await theirs.getProducts({ ids: [hidden.id] })).data).toHaveLength(1)
      expect((await theirs.searchProducts('Zinnia')).data.items).toHaveLength(1)
      expect((await products.getProductUsers(hidden.id)).data).toEqual([
        company.admin.id,
        colleague.id,
      ])
    })

    it('administrators see what a colleague keeps for himself', async () => {
      const admin = await company.addUser({ admin: true })
      const theirs = productsApi(merx.server.url, colleague.apiToken)
      const { data } = await theirs.addProduct({ name: 'Private', visible_to: '1' })

      const users = await theirs.getProductUsers(data.id)

      expect(users.success).toBe(true)
      expect(users.data).toEqual([company.admin.id, colleague.id, admin.id])
      expect((await products.getProduct(data.id)).data.name).toBe('Private')
    })

    it('nothing of another company can be reached', async () => {
      const { data } = await products.addProduct({ name: 'Our product' })
      const { data: relation } = await products.addProductFollower(data.id, {
        user_id: company.admin.id,
      })
      const stranger = productsApi(merx.server.url, merx.server.apiToken)

      await expectNotFound(stranger.getProduct(data.id))
      await expectNotFound(stranger.updateProduct(data.id, { name: 'Theirs' }))
      await expectNotFound(stranger.deleteProduct(data.id))
      await expectNotFound(stranger.getProductUsers(data.id))
      await expectNotFound(stranger.getProductDeals(data.id))
      await expectNotFound(stranger.getProductFiles(data.id))
      await expectNotFound(stranger.deleteProductFollower(data.id, relation.id), /not found$/)
      expect((await stranger.searchProducts('Our product')).data.items).toEqual([])
      expect((await products.getProduct(data.id)).data.name).toBe('Our product')
    })
  })
})
