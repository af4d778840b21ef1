import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import type { FastifyInstance, InjectOptions } from 'fastify'

/** Answers that have no body, whatever they say of its length (RFC 9110 section 6.4.1). */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304])
/** Headers that are about the connection, and here there is none (RFC 9110 section 7.6.1). */
const ofConnections: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
])

/** Answers a request of the web platform as one that came over the network, without a socket. */
export async function answerRequest(app: FastifyInstance, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const answer = await app.inject({
    // Fastify answers methods it does not know itself.
    method: request.method as NonNullable<InjectOptions['method']>,
    url: pathname + search,
    headers: headersOf(request),
    payloadAsStream: true,
    signal: request.signal,
    ...(request.body ? { payload: Readable.fromWeb(request.body as ReadableStream) } : {}),
  })
  const stream = answer.stream()
  // Nobody listens any more to what breaks off after the request has been given up.
  stream.on('error', () => {})
  request.signal.addEventListener('abort', () => stream.destroy(request.signal.reason), {
    once: true,
  })
  const { statusCode: status, statusMessage: statusText } = answer
  const init = { status, statusText, headers: toHeaders(answer.headers) }
  if (bodiless.has(status) || request.method === 'HEAD') {
    stream.resume()
    return new Response(null, init)
  }
  return new Response(ReadableStream.from(stream) as globalThis.ReadableStream, init)
}

function headersOf(request: Request): Record<string, string> {
  const headers = Object.fromEntries(request.headers)
  // A body of unknown length, as over the network.
  if (request.body && !headers['content-length']) headers['transfer-encoding'] = 'chunked'
  return headers
}

function toHeaders(given: Readonly<Record<string, unknown>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || ofConnections.has(name)) continue
    for (const one of [value].flat()) headers.append(name, String(one))
  }
  return headers
}
