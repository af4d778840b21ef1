import { idempotency } from '@merx/contract'
import type { FastifyInstance } from 'fastify'

const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': [
    'authorization',
    'content-type',
    'x-api-token',
    'if-none-match',
    'if-range',
    'range',
    idempotency.key,
    'traceparent',
  ].join(', '),
  'access-control-max-age': '86400',
}

/** What pages may read of every answer. */
export const exposedHeaders = [
  'x-request-id',
  'retry-after',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-daily-ratelimit-token-limit',
  'x-daily-ratelimit-token-remaining',
  'x-daily-requests-left',
  idempotency.announcement,
]

/** On every answer, whatever it is. */
export const originHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders.join(', '),
}

/** Lets pages of any origin call the API with a token of their own; cookies are never meant. */
export function allowOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(originHeaders)
    done()
  })
  app.options('/*', async (_request, reply) => reply.code(204).headers(preflight).send())
}
