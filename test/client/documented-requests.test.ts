import { runInNewContext } from 'node:vm'
import * as merxClient from '@merx/client'
import { v1 } from '@merx/contract'
import * as vendorsClient from 'pipedrive-12'
import { describe, expect, test } from 'vitest'
import { calls, type Pipedrive } from './documented-calls.ts'
import { type Recorded, recordingServer } from './recording-server.ts'

const bytes = Buffer.from([0, 255, 13, 10, 65])

type Methods = Record<string, (...args: unknown[]) => Promise<unknown>>

describe('requests', () => {
  const server = recordingServer()

  /** The class of one of the clients, with an API token. */
  function apiOf(pipedrive: Pipedrive, name: string): Methods {
    const client = new pipedrive.ApiClient()
    client.basePath = `${server.url}/v1`
    client.authentications.api_key.apiKey = 'a token'
    const classes = pipedrive as unknown as Record<string, new (client: object) => object>
    const Api = classes[name]
    if (!Api) throw new Error(`the client has no ${name}`)
    return new Api(client) as Methods
  }

  async function requestOf(
    pipedrive: Pipedrive,
    [api, method, args]: [string, string, (pipedrive: Pipedrive) => unknown[]],
  ): Promise<Recorded> {
    const before = server.requests.length
    // What becomes of the answer is another matter.
    await apiOf(pipedrive, api)
      [method]?.(...args(pipedrive))
      .catch(() => {})
    expect(server.requests).toHaveLength(before + 1)
    return server.requests[before] as Recorded
  }

  // What the vendor's client exports has other declarations, and the same names.
  const vendor = vendorsClient as unknown as Pipedrive

  test.each(calls)('%s.%s sends what the vendor’s client sends', async (...call) => {
    const theirs = await requestOf(vendor, call)
    const ours = await requestOf(merxClient, call)

    expect(ours).toMatchObject({ method: theirs.method, url: theirs.url })
    expect(ours.headers['content-type']).toBe(theirs.headers['content-type'])
    expect(bodyOf(ours)).toEqual(withoutCopy(bodyOf(theirs)))
  })

  test('every operation that is served is called', () => {
    const called = new Set(calls.map(([, method]) => method))

    const known = (name: string) => called.has(name) || name === 'addFile' || name in v1.apps
    const missing = Object.keys(v1.routes).filter((name) => !known(name))

    expect(missing).toEqual([])
  })

  test.each([
    ['a buffer', () => bytes, { type: '' }],
    ['links', () => bytes, { dealId: 1, personId: 2, orgId: 3, productId: 4, activityId: 5 }],
  ])('addFile with %s sends the form the vendor’s client sends', async (_, file, opts) => {
    const call: [string, string, () => unknown[]] = ['FilesApi', 'addFile', () => [file(), opts]]

    const theirs = await partsOf(await requestOf(vendor, call))
    const ours = await partsOf(await requestOf(merxClient, call))

    // Without a name the vendor's client makes no file of a buffer; servers call it "file".
    expect(ours.file).toEqual({ name: 'file', bytes })
    expect({ ...ours, file: null }).toEqual({ ...theirs, file: null })
    expect(Object.keys(ours)).toEqual(Object.keys(theirs))
  })

  test('what the vendor’s client forgot is sent: filter, and the second page of stages', async () => {
    const products = apiOf(merxClient, 'ProductsApi')
    const stages = apiOf(merxClient, 'StagesApi')

    await products.getProducts?.({ limit: 2, filterId: 4, ids: [5, 6], userId: 3 })
    await stages.getStages?.({ start: 1 })

    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v1/products?api_token=a%20token&user_id=3&filter_id=4&ids=5%2C6&limit=2',
      '/v1/stages?api_token=a%20token&start=1',
    ])
  })

  test.each<[string, () => Date]>([
    ['a date', () => new Date(0)],
    ['a date of another realm', () => runInNewContext('new Date(0)')],
  ])('%s is sent in ISO 8601', async (_, date) => {
    const deals = apiOf(merxClient, 'DealsApi')

    await apiOf(merxClient, 'RecentsApi').getRecents?.(date())
    await deals.getDeal?.(date())

    expect(server.requests.map(({ url }) => url.replaceAll('%3A', ':'))).toEqual([
      '/v1/recents?api_token=a%20token&since_timestamp=1970-01-01T00:00:00.000Z',
      '/v1/deals/1970-01-01T00:00:00.000Z?api_token=a%20token',
    ])
  })

  test('a member of the options that holds the body is the body alone', async () => {
    const products = apiOf(merxClient, 'ProductsApi')

    await products.updateProduct?.(9, { productRequest: { code: 'x' }, name: 'not this' })

    expect(bodyOf(server.requests[0])).toEqual({ code: 'x' })
  })
})

function bodyOf(request: Recorded | undefined): unknown {
  const text = String(request?.body)
  if (text.startsWith('{')) return JSON.parse(text)
  // Both encodings of a form say the same.
  return [...new URLSearchParams(text)]
}

/** The later client sends a body that is given by name twice, the second time under its name. */
function withoutCopy(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const isCopy = ([name, value]: [string, unknown]) =>
    /(Request(Body)?|Field|^new\w+|^basic\w+|^pipeline)$/.test(name) && typeof value === 'object'
  return Object.fromEntries(Object.entries(body).filter((entry) => !isCopy(entry)))
}

async function partsOf({ body, headers }: Recorded): Promise<Record<string, unknown>> {
  const type = { 'content-type': headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers: type }).formData()
  const parts: Record<string, unknown> = {}
  for (const [name, value] of form) {
    parts[name] =
      typeof value === 'string'
        ? value
        : { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) }
  }
  return parts
}
