import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The page of an app to which browsers come back. */
export interface Callback {
  /** With a query of its own. */
  readonly url: string
  readonly plainUrl: string
  /** From there the app leads on to another origin. */
  readonly hopUrl: string
  /** Closes it. */
  stop(): Promise<void>
}

export async function startCallback(): Promise<Callback> {
  const server = createServer(({ url = '/' }, response) => {
    if (url.startsWith('/hop')) {
      const { port } = server.address() as AddressInfo
      const location = `http://localhost:${port}/callback${url.slice('/hop'.length)}`
      response.writeHead(302, { location }).end()
      return
    }
    response.setHeader('content-type', 'text/html')
    response.end('<title>Back at the app</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/callback?from=merx`,
    plainUrl: `http://127.0.0.1:${port}/callback`,
    hopUrl: `http://127.0.0.1:${port}/hop`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
