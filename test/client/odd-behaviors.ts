import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

/** A request to be answered in an odd way. */
export interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** What follows the key in its path, query included. */
  readonly path: string
  /** Where the same path is answered well: on this origin, and on another one. */
  readonly here: string
  readonly elsewhere: string
  /** Instead of the body that the behavior has. */
  readonly body: string | undefined
}

/** Nothing lasts longer, even when nobody leaves. */
const longestMs = 30_000
const mostBytes = 200 * 1024 * 1024
const json = { 'content-type': 'application/json' }

/** Ways to answer, by the name they have in a path; a number is an answer with that status. */
const behaviors: Record<string, (asked: Asked) => void | Promise<void>> = {
  ok: (asked) => answer(asked, asked.request.method === 'POST' ? 201 : 200, fineBody(asked)),
  html: ({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the proxy</h1>')
  },
  /** The framing is right, what it frames is half of something. */
  'half-json': (asked) => answer(asked, 200, half(fineBody(asked))),
  'bad-utf8': ({ response }) => {
    const text = Buffer.from('{"success":true,"data":{"id":1,"name":"?"}}')
    text[text.indexOf('?')] = 0xff
    response.writeHead(200, json).end(text)
  },
  empty: ({ response }) => {
    response.writeHead(200, { ...json, 'content-length': 0 }).end()
  },
  /** In chunks, of which the last one never comes. */
  cut: async (asked) => {
    // Of a connection that is to be closed Node takes whatever came for the whole.
    await sendHalf(asked, { ...json, connection: 'keep-alive' })
    asked.response.destroy()
  },
  /** The same as Node does not notice it. */
  'cut-quietly': async (asked) => {
    await sendHalf(asked, { ...json, connection: 'close' })
    asked.response.destroy()
  },
  /** Announces more than there is. */
  'too-long': async (asked) => {
    await sendHalf(asked, { ...json, 'content-length': 5000 })
    asked.response.destroy()
  },
  endless: sendEndlessly,
  slow: sendSlowly,
  silent: async ({ response }) => {
    await waitUntilLeft(response, longestMs)
    response.destroy()
  },
  reset: ({ request }) => {
    request.socket.resetAndDestroy()
  },
  'redirect-loop': ({ request, response }) => redirect(response, request.url ?? ''),
  'redirect-here': ({ response, here }) => redirect(response, here),
  'redirect-elsewhere': ({ response, elsewhere }) => redirect(response, elsewhere),
}

/** The behavior of a name; throws for one that does not exist. */
export function behaviorOf(name: string): (asked: Asked) => void | Promise<void> {
  if (/^[2-5]\d\d$/.test(name)) return (asked) => answer(asked, Number(name), statusBody(name))
  const known = Object.hasOwn(behaviors, name) ? behaviors[name] : undefined
  if (known) return known
  throw new Error(`"${name}" is neither a status nor one of ${Object.keys(behaviors).join(', ')}`)
}

function answer(asked: Asked, status: number, text: string): void {
  const { response, body = text } = asked
  if (status === 204 || status === 304) {
    response.writeHead(status).end()
    return
  }
  response.writeHead(status, { ...json, 'content-length': Buffer.byteLength(body) }).end(body)
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end()
}

/** An answer that clients of both versions of the API understand. */
function fineBody({ request, path }: Asked): string {
  const [, id] = /\/(\d+)(?:\?|$)/.exec(path) ?? []
  const product = { id: Number(id ?? 1), name: 'Garden Bench', prices: [] }
  if (id !== undefined || request.method !== 'GET') {
    return JSON.stringify({ success: true, data: product })
  }
  const pagination = { start: 0, limit: 100, more_items_in_collection: false }
  const additional_data = { pagination, next_cursor: null }
  return JSON.stringify({ success: true, data: [product], additional_data })
}

function statusBody(status: string): string {
  if (status.startsWith('2')) return JSON.stringify({ success: true, data: { id: 1 } })
  const error = `Answered ${status} on purpose`
  const error_info = 'Please check developers.pipedrive.com'
  return JSON.stringify({ success: false, error, error_info, data: null, additional_data: null })
}

function half(text: string): string {
  return text.slice(0, text.length >> 1)
}

async function sendHalf(asked: Asked, headers: Record<string, string | number>): Promise<void> {
  asked.response.writeHead(200, headers).write(half(fineBody(asked)))
  // It is to arrive before the end does.
  await delay(50)
}

async function sendEndlessly({ response }: Asked): Promise<void> {
  const piece = Buffer.alloc(64 * 1024, ' ')
  const endsAt = Date.now() + longestMs
  response.writeHead(200, json).write('{"success":true,"data":[')
  for (let bytes = 0; bytes < mostBytes && Date.now() < endsAt; bytes += piece.byteLength) {
    if (response.destroyed) return
    if (!response.write(piece)) await drained(response)
  }
  response.destroy()
}

async function sendSlowly({ response }: Asked): Promise<void> {
  const endsAt = Date.now() + longestMs
  response.writeHead(200, json).write('{')
  while (!response.destroyed && Date.now() < endsAt) {
    await waitUntilLeft(response, 1000)
    response.write(' ')
  }
  response.destroy()
}

/** Waits until the client takes more, or is gone. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.once('drain', done).once('close', done)
  })
}

function waitUntilLeft(response: ServerResponse, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    response.once('close', done)
  })
}
