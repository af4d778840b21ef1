import { Agent, request } from 'node:http'

/** Keep-alive connections to the server under test, one unless said otherwise, for one API token. */
export interface Connection {
  /** Resolves once the whole answer has arrived; rejects when it did not, which says nothing about the write. */
  send(method: string, path: string, body?: object | Payload): Promise<Answer>
  /** The same for an answer that is a file. */
  download(path: string): Promise<{ status: number; bytes: Buffer }>
  close(): void
}

/** A body that is sent as it stands. */
export interface Payload {
  raw: Buffer
  headers: Record<string, string>
}

export interface Answer {
  status: number
  // What the server answered is under test, so nothing is assumed about it.
  body: unknown
}

const answerTimeoutMs = 30_000

/** `node:http` and sockets of its own: nothing in between repeats a request on its own, as pools may do. */
export function openConnection(url: string, apiToken: string, maxSockets = 1): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets })
  const exchange = (
    method: string,
    path: string,
    payload?: Payload,
  ): Promise<{ status: number; bytes: Buffer }> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = {
        'x-api-token': apiToken,
        ...payload?.headers,
      }
      if (payload) headers['content-length'] = payload.raw.byteLength
      const call = request(new URL(path, url), { method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          if (!response.complete) return reject(new Error('the answer broke off'))
          resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) })
        })
      })
      call.setTimeout(answerTimeoutMs, () => call.destroy(new Error('no answer in time')))
      call.on('error', reject)
      call.end(payload?.raw)
    })
  return {
    async send(method, path, body) {
      const { status, bytes } = await exchange(method, path, body && toPayload(body))
      try {
        return { status, body: JSON.parse(bytes.toString('utf8')) }
      } catch (cause) {
        throw new Error(`${method} ${path}: ${status} without JSON`, { cause })
      }
    },
    download: (path) => exchange('GET', path),
    close: () => agent.destroy(),
  }
}

function toPayload(body: object | Payload): Payload {
  if ('raw' in body) return body
  return {
    raw: Buffer.from(JSON.stringify(body)),
    headers: { 'content-type': 'application/json' },
  }
}
