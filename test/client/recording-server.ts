import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'

export interface Recorded {
  readonly method: string
  /** Path and query, as they came. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

type Respond = (request: Recorded, response: ServerResponse) => void

export interface RecordingServer {
  readonly url: string
  /** What has come since the test began. */
  readonly requests: readonly Recorded[]
  /** Says how the server answers for the rest of the test. */
  respond(respond: Respond): void
  /** How it answers now. */
  respondsWith(): Respond
}

/** Answers with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Respond {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

/** Runs a server of the outside world for the enclosing `describe`: it notes what it is sent. */
export function recordingServer(): RecordingServer {
  const success = json({ success: true, data: null })
  let server: Server
  let requests: Recorded[] = []
  let respond: Respond = success
  beforeAll(async () => {
    server = createServer(async (message, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of message) chunks.push(chunk)
      const { method = '', url = '', headers } = message
      const recorded = { method, url, headers, body: Buffer.concat(chunks) }
      requests.push(recorded)
      respond(recorded, response)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  beforeEach(() => {
    requests = []
    respond = success
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    get url() {
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    get requests() {
      return requests
    },
    respond(next) {
      respond = next
    },
    respondsWith: () => respond,
  }
}
