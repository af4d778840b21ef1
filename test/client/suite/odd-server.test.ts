import { describe, expect, test } from 'vitest'
import { anOddServer, type OddServer } from './servers.ts'

const path = '/api/v1/products/7'
/** A redirect that is not followed can be read everywhere but in a page. */
const isInPage = 'document' in globalThis

function ask(server: OddServer, init: RequestInit = {}): Promise<Response> {
  return fetch(server.url + path, init)
}

/** Waits until the log says so; a client that leaves is noticed a moment later. */
async function logWhen(server: OddServer, isReached: (open: number) => boolean) {
  for (;;) {
    const log = await server.log()
    if (isReached(log.openRequests)) return log
  }
}

describe('whole answers', () => {
  test('ok is what both versions of the API say', async () => {
    const server = anOddServer('ok')

    const one = await ask(server)
    const list = await fetch(`${server.url}/api/v1/products?limit=2`)
    const added = await ask(server, { method: 'POST', body: '{"name":"Bench"}' })

    expect([one.status, await one.json()]).toMatchObject([200, { success: true, data: { id: 7 } }])
    expect(await list.json()).toMatchObject({ data: [{ id: 1 }] })
    expect(added.status).toBe(201)
  })

  test.each(['400', '404', '408', '429', '503'])(
    '%s is the status, in the usual body',
    async (status) => {
      const response = await ask(anOddServer(status))

      expect(response.status).toBe(Number(status))
      expect(await response.json()).toMatchObject({ success: false, error: expect.any(String) })
    },
  )

  test('204 and empty have no body', async () => {
    const none = await ask(anOddServer('204'))
    const empty = await ask(anOddServer('empty'))

    expect([none.status, await none.text()]).toEqual([204, ''])
    expect([empty.status, await empty.text()]).toEqual([200, ''])
  })

  test('html is a page with status 200', async () => {
    const response = await ask(anOddServer('html'))

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html')
  })

  test.each(['half-json', 'bad-utf8'])('%s arrives whole and cannot be read', async (name) => {
    const response = await ask(anOddServer(name))
    const bytes = await response.arrayBuffer()

    expect(Number(response.headers.get('content-length') ?? bytes.byteLength)).toBe(
      bytes.byteLength,
    )
    expect(() => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))).toThrow()
  })

  test('a step says what headers and body are added', async () => {
    const headers = { 'retry-after': '3', 'x-odd': 'a,b;c=d/e' }
    const body = '{"a":[1,2]}, and more;'
    const response = await ask(anOddServer({ does: '429', headers, body }))

    expect(response.headers.get('retry-after')).toBe('3')
    expect(response.headers.get('x-odd')).toBe('a,b;c=d/e')
    expect(await response.text()).toBe(body)
  })

  test('a name that means nothing is refused', async () => {
    const response = await ask(anOddServer('fine'))

    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('half-json') })
  })
})

describe('answers that do not come to an end', () => {
  test.each(['cut', 'too-long'])('%s ends after the headers', async (name) => {
    const response = await ask(anOddServer(name))

    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  test('cut-quietly gives half a text, or ends where the platform sees it', async () => {
    const response = await ask(anOddServer('cut-quietly'))

    const text = await response.text().catch(() => '')

    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test.each(['endless', 'slow'])('%s goes on until the client leaves', async (name) => {
    const server = anOddServer(name)
    const reader = (await ask(server)).body?.getReader()
    await reader?.read()
    await reader?.read()
    const before = await server.log()

    await reader?.cancel()

    expect(before.openRequests).toBe(1)
    const after = await logWhen(server, (open) => open === 0)
    expect(after.requests.map(({ outcome }) => outcome)).toEqual(['left'])
  })

  test('silent says nothing until the client leaves', async () => {
    const server = anOddServer('silent')
    const controller = new AbortController()
    const response = ask(server, { signal: controller.signal })
    response.catch(() => {})
    await logWhen(server, (open) => open === 1)

    controller.abort()

    await expect(response).rejects.toThrow()
    expect(await logWhen(server, (open) => open === 0)).toMatchObject({
      requests: [{ outcome: 'left' }],
    })
  })

  test('reset takes the connection away, each time once', async () => {
    const server = anOddServer('reset', 'reset', 'ok')

    await expect(ask(server)).rejects.toThrow(TypeError)
    await expect(ask(server)).rejects.toThrow(TypeError)
    const response = await ask(server)

    expect(response.status).toBe(200)
    expect((await server.log()).requests).toHaveLength(3)
  })
})

describe('redirects', () => {
  test('redirect-loop has no end', async () => {
    const server = anOddServer('redirect-loop')

    await expect(ask(server)).rejects.toThrow(TypeError)

    expect((await server.log()).requests.length).toBeGreaterThan(5)
  })

  test('redirect-here stays at the origin, redirect-elsewhere does not', async () => {
    const here = anOddServer('redirect-here')
    const elsewhere = anOddServer('redirect-elsewhere')

    const answers = await Promise.all([ask(here), ask(elsewhere)])

    expect(answers.map(({ redirected, status }) => [redirected, status])).toEqual([
      [true, 200],
      [true, 200],
    ])
    const origins = async (server: OddServer) =>
      (await server.log()).requests.map(({ origin }) => origin)
    const [first, second] = [new URL(here.url).origin, new URL(here.keptUrl).origin]
    expect(await origins(here)).toEqual([first, first])
    expect(await origins(elsewhere)).toEqual([first, second])
  })

  test.skipIf(isInPage)('a redirect of any status goes where its header says', async () => {
    const server = anOddServer({ does: '308', headers: { location: 'http://127.0.0.1:9/x?y=1' } })

    const response = await ask(server, { redirect: 'manual' })

    expect(response.headers.get('location')).toBe('http://127.0.0.1:9/x?y=1')
  })
})

describe('the log', () => {
  test('tells method, path, headers and body of each request', async () => {
    const server = anOddServer('503', 'ok')
    const headers = { 'x-api-token': 'secret', 'content-type': 'application/json' }

    const first = await ask(server, { method: 'PUT', headers, body: '{"name":"Bänk"}' })
    const second = await ask(server)

    expect([first.status, second.status]).toEqual([503, 200])
    expect((await server.log()).requests).toMatchObject([
      { method: 'PUT', path, headers, body: '{"name":"Bänk"}', outcome: 'answered' },
      { method: 'GET', path, body: '' },
    ])
  })

  test('tells how many connections there were, which only the second origin keeps', async () => {
    const closing = anOddServer('ok')
    const keeping = anOddServer('ok')

    for (let time = 0; time < 3; time++) {
      await (await ask(closing)).text()
      await (await fetch(keeping.keptUrl + path)).text()
    }

    expect((await closing.log()).connections).toBe(3)
    expect((await keeping.log()).connections).toBe(1)
  })
})
