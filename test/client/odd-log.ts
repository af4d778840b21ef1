import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** One request as it arrived, and how it ended. */
export interface LoggedRequest {
  readonly method: string
  /** What follows the key, query included. */
  readonly path: string
  /** Where it arrived, such as `http://127.0.0.1:8480`. */
  readonly origin: string
  readonly headers: Readonly<Record<string, string>>
  body: string
  /** `left`: the connection ended before the answer did, from whichever side. */
  outcome: 'open' | 'answered' | 'left'
}

/** What a server has seen of one test. */
export interface OddLog {
  readonly requests: readonly LoggedRequest[]
  /** Requests that wait for an answer or its end. */
  readonly openRequests: number
  /** Connections that requests have come by. */
  readonly connections: number
  /** Those of them that are still there. */
  readonly openConnections: number
}

/** Keeps what arrives for a test apart from what arrives for others, by the key in its paths. */
export function createOddLog() {
  const seen = new Map<string, { requests: LoggedRequest[]; sockets: Set<Socket> }>()

  function of(key: string) {
    const known = seen.get(key) ?? { requests: [], sockets: new Set<Socket>() }
    seen.set(key, known)
    return known
  }

  return {
    /** Notes a request down and gives its place among those of its key, from 0. */
    note(key: string, path: string, request: IncomingMessage, response: ServerResponse): number {
      const { requests, sockets } = of(key)
      const logged: LoggedRequest = {
        method: request.method ?? '',
        path,
        origin: `http://${request.headers.host}`,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
        ),
        body: '',
        outcome: 'open',
      }
      sockets.add(request.socket)
      response.once('close', () => {
        logged.outcome = response.writableFinished ? 'answered' : 'left'
      })
      request.setEncoding('utf8').on('data', (text: string) => {
        logged.body += text
      })
      return requests.push(logged) - 1
    },
    read(key: string): OddLog {
      const { requests, sockets } = of(key)
      return {
        requests,
        openRequests: requests.filter(({ outcome }) => outcome === 'open').length,
        connections: sockets.size,
        openConnections: [...sockets].filter((socket) => !socket.destroyed).length,
      }
    },
  }
}
