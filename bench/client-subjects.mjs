/**
 * The clients that are compared, as their documentation sets them up: what each does to get one
 * product, to get a list of 100 and to add a product, giving what was answered.
 */
export const subjects = {
  fetch: ({ url, token }) => {
    const headers = { 'x-api-token': token, 'content-type': 'application/json' }
    const call = async (path, init) => {
      const response = await fetch(`${url}/api/v1/products${path}`, { headers, ...init })
      return (await response.json()).data
    }
    return {
      get: (id) => call(`/${id}`),
      list: () => call('?limit=100'),
      add: (product) => call('', { method: 'POST', body: JSON.stringify(product) }),
    }
  },

  modern: async ({ url, token }) => {
    const { createClient } = await import('@merx/client')
    const { products } = createClient({ baseUrl: url, apiToken: token })
    return {
      get: (id) => products.get(id),
      list: async () => (await products.list({ limit: 100 }).page()).items,
      add: ({ name, prices: [{ currency, price }] }) =>
        products.create({ name, prices: [{ currency, price }] }),
    }
  },

  documented: async (merx) => useClasses(await import('@merx/client'), merx),

  'pipedrive 12': async (merx) => useClasses(await import('pipedrive-12'), merx),

  'pipedrive 31': async ({ url, token }) => {
    const { Configuration, ProductsApi } = await import('pipedrive-31/v1')
    const configuration = new Configuration({ basePath: `${url}/api/v1`, apiKey: token })
    const products = new ProductsApi(configuration)
    return {
      get: async (id) => (await products.getProduct({ id })).data,
      list: async () => (await products.getProducts({ limit: 100 })).data,
      add: async (product) => (await products.addProduct({ AddProductRequest: product })).data,
    }
  },
}

function useClasses({ ApiClient, ProductsApi }, { url, token }) {
  const client = new ApiClient()
  client.basePath = `${url}/api/v1`
  client.authentications.api_key.apiKey = token
  const products = new ProductsApi(client)
  return {
    get: async (id) => (await products.getProduct(id)).data,
    list: async () => (await products.getProducts({ limit: 100 })).data,
    add: async (product) => (await products.addProduct(product)).data,
  }
}

/** Names of the clients. */
export const subjectNames = Object.keys(subjects)
