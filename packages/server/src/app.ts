import { randomUUID } from 'node:crypto'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify'
import type { Logger } from 'pino'
import { documentation } from './documentation.ts'
import { health } from './health.ts'
import { endSlowRequests } from './limits/slow-requests.ts'
import { answerUnread } from './limits/unread-requests.ts'
import { measureRequests } from './metrics.ts'
import { mountOAuth } from './oauth/endpoints.ts'
import { pages } from './pages/pages.ts'
import { parseQuery } from './query-string.ts'
import type { Services } from './services.ts'
import { answerUnknownPaths, answerUnreadPath } from './unrouted.ts'
import { mountV1 } from './v1/face.ts'
import { operations } from './v1/operations.ts'
import { takeSelector } from './v1/selector.ts'

/** Bytes of a request body; files have a limit of their own. */
const maxBodyBytes = 1024 * 1024
/** Bytes of the request line and headers together. */
const maxHeadBytes = 16 * 1024
const headersTimeoutMs = 20_000
const bodyTimeoutMs = 60_000
/** Longer than the wait for a body, so that this ends with an answer. */
const pauseMs = 75_000

export interface AppOptions {
  readonly services: Services
  readonly logger: Logger
  /** Whether the database answers and its schema is complete. */
  readonly isReady: () => Promise<boolean>
  /** Addresses and networks whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: readonly string[]
  /** How long a body may take to arrive, unless it is an upload. */
  readonly bodyTimeoutMs?: number
}

/** Builds the HTTP server with all its routes, not yet listening. */
export function createApp(options: AppOptions): FastifyInstance {
  const { services, logger, isReady, trustProxy = [] } = options
  const selected = new WeakMap<object, ReadonlySet<string>>()
  const app = Fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: maxBodyBytes,
    // The largest file over a slow line takes long; a pause ends it sooner.
    requestTimeout: 60 * 60_000,
    connectionTimeout: pauseMs,
    http: { headersTimeout: headersTimeoutMs, maxHeaderSize: maxHeadBytes },
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    clientErrorHandler: answerUnread,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => {
      // Nothing has been routed, so there is no route whose types the reply could have.
      const plainReply = reply as unknown as FastifyReply
      answerUnreadPath(error, request, plainReply, services.failureOf)
    },
    rewriteUrl(request) {
      const { url, keys } = takeSelector(request.url ?? '/')
      if (keys) selected.set(request, keys)
      return url
    },
    routerOptions: {
      querystringParser: parseQuery,
      ignoreTrailingSlash: true,
      maxParamLength: 8_000,
    },
  })
  app.decorateRequest('authentication', undefined)
  app.decorateRequest('selectedKeys', undefined)
  app.addHook('onRequest', (request, reply, done) => {
    request.selectedKeys = selected.get(request.raw)
    reply.header('x-request-id', request.id)
    done()
  })
  if (logger.isLevelEnabled('debug')) logRequests(app)
  endSlowRequests(app, options.bodyTimeoutMs ?? bodyTimeoutMs)
  const metrics = measureRequests(app)
  answerUnknownPaths(app, services.failureOf)
  for (const prefix of ['/v1', '/api/v1']) {
    app.register(async (face) => mountV1(face, operations, services), { prefix })
  }
  app.register(pages, { services })
  app.register(async (endpoints) => mountOAuth(endpoints, services))
  app.register(health, { isReady, metrics })
  app.register(documentation, { publicUrl: services.publicUrl })
  return app
}

/** One line a request at `debug`, without its query, which may hold a token. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request
    const path = url.split('?', 1)[0]
    const { statusCode: status, elapsedTime } = reply
    request.log.debug({ method, path, status, ms: Math.round(elapsedTime) }, 'answered')
  })
}
