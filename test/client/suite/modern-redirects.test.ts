import { describe, expect, test } from 'vitest'
import { aClient, aFetch, apiToken, failureOf, isInPage, writes } from './modern-calls.ts'
import { anOddServer } from './servers.ts'

const nowhere = { url: 'http://merx.example' }

describe('a redirect', () => {
  const headers = { 'x-secret': 'mine', authorization: 'Bearer mine' }

  test.skipIf(isInPage)('of a read is followed, at another origin without secrets', async () => {
    const elsewhere = anOddServer('redirect-elsewhere')
    const here = anOddServer('redirect-here')

    const { id } = await aClient(elsewhere).products.get(7, { headers })
    await aClient(here).products.get(7, { headers })

    expect(id).toBe(7)
    const [first, second] = (await elsewhere.log()).requests
    expect(first?.headers).toMatchObject({ 'x-api-token': apiToken, 'x-secret': 'mine' })
    expect(second?.origin).not.toBe(first?.origin)
    const names = Object.keys(second?.headers ?? {})
    expect(names).not.toEqual(expect.arrayContaining(['x-api-token']))
    expect(names).not.toEqual(expect.arrayContaining(['x-secret']))
    expect(names).not.toEqual(expect.arrayContaining(['authorization']))
    expect((await here.log()).requests[1]?.headers).toMatchObject({ 'x-api-token': apiToken })
  })

  test.skipIf(!isInPage)('cannot be read in a page, so nothing is sent after it', async () => {
    const server = anOddServer('redirect-elsewhere')

    const failure = await failureOf(aClient(server).products.get(7))

    expect(failure).toMatchObject({ code: 'redirected' })
    expect((await server.log()).requests).toHaveLength(1)
  })

  test.each(writes)('of a write is not followed: %s', async (_name, write) => {
    for (const step of ['redirect-elsewhere', 'redirect-here']) {
      const server = anOddServer(step)

      const failure = await failureOf(write(aClient(server)))

      expect(failure.code).toBe('redirected')
      expect(failure.message).toContain("use the server's own address")
      expect((await server.log()).requests).toHaveLength(1)
    }
  })

  test.each(['http://', 'file:///', 'data:application/json,{}', ''])(
    'to what is no address of a server is not followed: "%s"',
    async (location) => {
      const { fetch, requests } = aFetch(
        () => new Response(null, { status: 302, headers: { location } }),
      )

      const failure = await failureOf(aClient(nowhere, { fetch }).products.get(7))

      expect(failure.code).toBe('redirected')
      expect(requests.length).toBeLessThanOrEqual(6)
    },
  )

  test.each([301, 302, 303, 307, 308])('with %i is told without queries', async (status) => {
    const location = 'http://elsewhere.example/there?api_token=theirs'
    const { fetch } = aFetch(() => new Response(null, { status, headers: { location } }))

    const client = aClient(nowhere, { fetch })
    const failures = await Promise.all([
      failureOf(client.itemSearch.search({ term: 'what-i-seek' }).page()),
      failureOf(client.products.create({ name: 'Bench' })),
    ])

    for (const { code, message } of failures) {
      expect(code).toBe('redirected')
      expect(message).toContain('http://elsewhere.example/there;')
      expect(message).not.toMatch(/theirs|what-i-seek/)
    }
  })
})
