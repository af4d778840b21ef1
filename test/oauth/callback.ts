import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The page of an app to which browsers come back. */
export interface Callback {
  /** With a query of its own. */
  readonly url: string
  readonly plainUrl: string
  /** Closes it. */
  stop(): Promise<void>
}

export async function startCallback(): Promise<Callback> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<title>Back at the app</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/callback?from=merx`,
    plainUrl: `http://127.0.0.1:${port}/callback`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
