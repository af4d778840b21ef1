import { idempotency } from '@merx/contract'
import type { FastifyInstance } from 'fastify'

const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers': [
    'authorization',
    'content-type',
    'x-api-token',
    'if-none-match',
    'if-range',
    'range',
    idempotency.key,
  ].join(', '),
  'access-control-max-age': '86400',
}

/** What pages may read of every answer. */
export const exposedHeaders = ['x-request-id', 'retry-after', idempotency.announcement]

/** Lets pages of any origin call the API with a token of their own; cookies are never meant. */
export function allowOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', exposedHeaders.join(', '))
    done()
  })
  app.options('/*', async (_request, reply) => reply.code(204).headers(preflight).send())
}
