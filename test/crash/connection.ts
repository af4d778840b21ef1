import { Agent, request } from 'node:http'

/** Keep-alive connections to the server under test, one unless said otherwise, for one API token. */
export interface Connection {
  /** Resolves once the whole answer has arrived; rejects when it did not, which says nothing about the write. */
  send(method: string, path: string, body?: object): Promise<Answer>
  close(): void
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
  const send = (method: string, path: string, body?: object): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body)
      const headers: Record<string, string | number> = { 'x-api-token': apiToken }
      if (payload !== undefined) {
        headers['content-type'] = 'application/json'
        headers['content-length'] = Buffer.byteLength(payload)
      }
      const call = request(new URL(path, url), { method, agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          if (!response.complete) return reject(new Error('the answer broke off'))
          const status = response.statusCode ?? 0
          try {
            resolve({ status, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
          } catch (cause) {
            reject(new Error(`${method} ${path}: ${status} without JSON`, { cause }))
          }
        })
      })
      call.setTimeout(answerTimeoutMs, () => call.destroy(new Error('no answer in time')))
      call.on('error', reject)
      call.end(payload)
    })
  return { send, close: () => agent.destroy() }
}
