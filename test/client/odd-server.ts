import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { behaviorOf } from './odd-behaviors.ts'
import { createOddLog } from './odd-log.ts'

export interface OddServer {
  /** Closes the connection after each answer. */
  readonly url: string
  /** The same at another origin, where connections are kept. */
  readonly keptUrl: string
  stop(): Promise<void>
}

/** What is asked of a server besides odd answers; answers undefined where it does not know the path. */
export type Control = (request: IncomingMessage) => Promise<unknown>

interface Step {
  readonly behavior: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string | undefined
}

/**
 * Starts a server that answers as servers, proxies and networks should not.
 *
 * `/odd/<steps>/<key>/…` is answered by the first step, asked again by the second, and so on; the
 * last one stays. A step is a behavior or a status, with headers to add: `429;retry-after=1,ok`;
 * `body=…` among them is sent instead of the usual body. `/log/<key>` tells what has arrived.
 *
 * Pages of any origin may ask. Preflights are always answered well and are not in the log.
 *
 * Browsers quietly repeat what fails on a connection they have used before. So the first origin
 * closes connections, which lets a test count; the second shows whether they are used again.
 */
export async function startOddServer(control: Control): Promise<OddServer> {
  const log = createOddLog()
  const servers = [false, true].map((keepsConnections) =>
    createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
      if (!keepsConnections) response.setHeader('connection', 'close')
      respond(request, response).catch((error) => fail(response, error))
    }),
  )
  const [url = '', keptUrl = ''] = await Promise.all(servers.map(listen))

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    prepareForPages(request, response)
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end()
      return
    }
    const [, area = '', first = '', second = '', ...rest] = request.url?.split('/') ?? []
    if (area === 'odd') return beOdd(first, second, `/${rest.join('/')}`, request, response)
    const given = area === 'log' ? log.read(first) : await control(request)
    const status = given === undefined ? 404 : 200
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(given ?? { error: `${request.method} ${request.url}: no such path` }),
    )
  }

  async function beOdd(
    script: string,
    key: string,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const steps = script.split(',').map(parseStep)
    const step = steps[Math.min(log.note(key, path, request, response), steps.length - 1)]
    if (!request.readableEnded) await once(request, 'end')
    if (!step) return
    for (const [name, value] of step.headers) response.appendHeader(name, value)
    const fine = `/odd/ok/${key}${path}`
    const elsewhere = request.headers.host === new URL(url).host ? keptUrl : url
    const asked = { here: fine, elsewhere: `${elsewhere}${fine}`, path, body: step.body }
    await behaviorOf(step.behavior)({ request, response, ...asked })
  }

  return {
    url,
    keptUrl,
    async stop() {
      await Promise.all(servers.map(close))
    },
  }
}

function parseStep(text: string): Step {
  const [behavior = '', ...settings] = text.split(';')
  const pairs = settings.map((setting) => {
    const [name = '', value = ''] = setting.split('=', 2).map(decodeURIComponent)
    return [name, value] as const
  })
  return {
    behavior,
    headers: pairs.filter(([name]) => name !== 'body'),
    body: pairs.find(([name]) => name === 'body')?.[1],
  }
}

function prepareForPages(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-expose-headers', '*')
  response.setHeader('cache-control', 'no-store')
  const asked = request.headers['access-control-request-headers']
  if (request.method !== 'OPTIONS') return
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE')
  // A star would leave `authorization` out.
  if (asked) response.setHeader('access-control-allow-headers', asked)
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(500, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ error: String(error) }))
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
