import { Problem } from '@merx/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    isUpload?: boolean
  }
}

/** How long the rest of a request that has been answered may still arrive. */
const lingerMs = 20_000

/** Ends requests whose body does not arrive: those that wait for it, and those already answered. */
export function endSlowRequests(app: FastifyInstance, bodyTimeoutMs: number): void {
  app.addHook('preParsing', (request, reply, _body, done) => {
    // An upload may be long, over a slow line; whoever pauses is cut off sooner.
    if (!request.routeOptions.config.isUpload && hasBody(request)) {
      const { raw } = request
      const timer = setTimeout(() => {
        reply.header('connection', 'close')
        // Destroyed, it would take the connection with it, and the answer.
        raw.emit('error', new Problem('request_timeout'))
      }, bodyTimeoutMs)
      const stop = () => clearTimeout(timer)
      raw.once('end', stop).once('error', stop).once('close', stop)
    }
    done()
  })
  app.addHook('onResponse', (request, _reply, done) => {
    const { raw } = request
    // Of requests of this process it is undefined: they have no connection.
    if (raw.complete === false && hasBody(request)) {
      const timer = setTimeout(() => raw.socket.destroy(), lingerMs)
      timer.unref()
      raw.once('end', () => clearTimeout(timer))
    }
    done()
  })
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
