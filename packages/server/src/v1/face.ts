import { METHODS } from 'node:http'
import multipart from '@fastify/multipart'
import type { Authentication } from '@merx/catalog'
import { Problem, type Route, type Scope } from '@merx/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerCache } from '../answer-cache.ts'
import { authenticateRequest, requireScope } from '../authentication.ts'
import { takeBodies } from '../bodies.ts'
import type { Context, Operation, Upload } from '../implement.ts'
import { countRequest, toCredentialRefusal } from '../limits/limit-requests.ts'
import { requirePlainText } from '../plain-text.ts'
import { toProblem } from '../problems.ts'
import { isMalformed, type Query } from '../query-string.ts'
import type { Services } from '../services.ts'
import { allowOrigins } from './cors.ts'
import { toV1Error } from './errors.ts'
import { receiveForm } from './file-upload.ts'
import { lenientParser } from './lenient.ts'
import { selectKeys } from './selector.ts'
import { serialiserOf } from './serialiser.ts'

declare module 'fastify' {
  interface FastifyRequest {
    authentication: Authentication | undefined
    /** Keys named by a field selector. */
    selectedKeys: ReadonlySet<string> | undefined
    /** The answer must not be kept. */
    dependsOnClock: boolean | undefined
  }
  interface FastifyContextConfig {
    /** Any one of these lets an app in; undefined where there is nothing to be let into. */
    scopes?: readonly Scope[]
  }
}

const json = 'application/json; charset=utf-8'
/** Every method a request can have; OPTIONS is answered for all paths, CONNECT is not for servers. */
const allMethods = METHODS.filter((method) => method !== 'OPTIONS' && method !== 'CONNECT')

/** Answers that depend on nothing but the rows of the company, unless a handler says so. */
const keepable: ReadonlySet<string> = new Set(['getProducts', 'getProduct'])

/** Mounts operations as v1 below the prefix the instance has been registered with. */
export function mountV1(
  app: FastifyInstance,
  operations: readonly Operation[],
  services: Services,
) {
  takeBodies(app)
  allowOrigins(app)
  app.addHook('onRequest', async (request, reply) => {
    if (request.method === 'OPTIONS') return
    const now = services.clock()
    const authentication = await letIn(request, services, now)
    // Waited for only where there is something to wait for: each turn costs every request.
    const counted = countRequest(services.limits, request, reply, authentication, now)
    if (counted) await counted
    requireScope(authentication, request)
    services.tokenUsage.note(authentication.credential, now)
    request.authentication = authentication
  })
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request, services.failureOf)
    if (problem.status === 401) {
      reply.header('x-401-by-gw', 'true').header('x-correlation-id', request.id)
    }
    if (problem.retryAfterSeconds !== undefined) {
      reply.header('retry-after', problem.retryAfterSeconds)
    }
    return reply
      .code(problem.status)
      .type(json)
      .send(JSON.stringify(toV1Error(problem)))
  })
  app.setNotFoundHandler(async () => {
    throw new Problem('path_not_found')
  })
  const uploads = operations.filter(({ route }) => route.bytes === 'upload')
  const others = operations.filter(({ route }) => route.bytes !== 'upload')
  for (const operation of others) mountOperation(app, operation, services)
  // In a scope of its own: nowhere else are multipart bodies taken.
  app.register(async (scope) => {
    await scope.register(multipart)
    for (const operation of uploads) mountOperation(scope, operation, services)
  })
  refuseOtherMethods(app, operations)
}

async function letIn(
  request: FastifyRequest,
  services: Services,
  now: Date,
): Promise<Authentication> {
  try {
    return await authenticateRequest(services.db, request, 'v1', now)
  } catch (error) {
    throw toCredentialRefusal(services.limits, request, error, now)
  }
}

function mountOperation(app: FastifyInstance, operation: Operation, services: Services): void {
  const { route, key } = operation
  const isDownload = route.bytes === 'download'
  app.route({
    // How many bytes there would be is known without reading them.
    method: isDownload ? ['GET', 'HEAD'] : route.method,
    exposeHeadRoute: !isDownload,
    url: route.path,
    config: {
      operation: `v1.${key}`,
      scopes: route.scopes,
      costs: route,
      isUpload: route.bytes === 'upload',
    },
    handler: handlerOf(operation, services),
  })
}

function handlerOf(operation: Operation, services: Services) {
  const { route, key } = operation
  if (route.bytes === 'download') return downloading(operation, services)
  const answer = answering(operation, services)
  return keepable.has(key) ? keeping(answer, services.answers) : send(answer, route.status ?? 200)
}

/** From here on encoding a text again for each answer costs more than a second write. */
const maxTextLength = 16_384

type Answer = (request: FastifyRequest, reply: FastifyReply) => Promise<string>

/** Checks the input, calls the handler and serialises what it answers. */
function answering({ route, handler }: Operation, services: Services): Answer {
  const parse = inputParser(route)
  const serialise = serialiserOf(route)

  return async (request, reply) => {
    const call = async (body: unknown, bytes?: { upload: Upload }) => {
      const input = parse(request, body)
      // An upload happens when it has arrived.
      const context = contextOf(request, services, {
        useAlternativeStatus: () => reply.code(route.alternativeStatus ?? 200),
        dependOnClock() {
          request.dependsOnClock = true
        },
      })
      return handler(input, context, bytes)
    }
    const answer =
      route.bytes === 'upload'
        ? await uploading(request, reply, services, call)
        : await call(request.body)
    // Every answer of the contract is an object.
    const text = serialise(answer as object)
    return request.selectedKeys ? selectKeys(text, request.selectedKeys) : text
  }
}

/** Receives a form, and forgets its file unless it has been kept. */
async function uploading(
  request: FastifyRequest,
  reply: FastifyReply,
  { blobs, maxFileBytes }: Services,
  call: (fields: unknown, bytes: { upload: Upload }) => Promise<unknown>,
): Promise<unknown> {
  const { fields, upload } = await receiveForm(request, reply, blobs, maxFileBytes)
  try {
    return await call(fields, { upload })
  } finally {
    await upload.content.discard()
  }
}

/** Checks the input and lets the handler answer: no serialiser, selector or cache sees the bytes. */
function downloading({ route, handler }: Operation, services: Services) {
  const parse = inputParser(route)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    // Bytes have one status and are not kept.
    const context = contextOf(request, services, {
      useAlternativeStatus() {},
      dependOnClock() {},
    })
    return handler(parse(request, undefined), context, { blobs: services.blobs, request, reply })
  }
}

/** Checks a request against the schemas of a route. */
function inputParser(route: Route) {
  const parseParams = route.params && lenientParser(route.params)
  const parseQuery = route.query && lenientParser(route.query)
  const parseBody = route.body && lenientParser(route.body)
  return (request: FastifyRequest, body: unknown) => {
    requireWellFormed(request, parseBody && body)
    return {
      params: parseParams?.(request.params),
      query: parseQuery?.(request.query),
      body: parseBody?.(body ?? {}),
    }
  }
}

function send(answer: Answer, status: number) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    reply.code(status)
    return reply.type(json).send(await answer(request, reply))
  }
}

function keeping(answer: Answer, answers: AnswerCache) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const { actor, changeNumber } = requireAuthentication(request)
    const key = `${actor.companyId} ${actor.userId} ${request.originalUrl}`
    reply.header('content-type', json)
    const kept = answers.get(key, changeNumber)
    if (kept) return reply.send(kept)
    const text = await answer(request, reply)
    const body = text.length > maxTextLength ? Buffer.from(text) : text
    if (!request.dependsOnClock) answers.set(key, changeNumber, body)
    return reply.send(body)
  }
}

function contextOf(
  request: FastifyRequest,
  services: Services,
  notes: Pick<Context, 'useAlternativeStatus' | 'dependOnClock'>,
): Context {
  return {
    db: services.db,
    actor: requireAuthentication(request).actor,
    now: services.clock(),
    publicUrl: services.publicUrl(),
    userAgent: request.headers['user-agent'],
    ...notes,
  }
}

function requireAuthentication({ authentication }: FastifyRequest): Authentication {
  // Set by the hook that runs before every handler of this face.
  if (!authentication) throw new Problem('unauthorized')
  return authentication
}

function requireWellFormed(request: FastifyRequest, body: unknown): void {
  if ((request.query as Query)[isMalformed]) {
    throw new Problem('malformed_request', {
      detail: 'Bad request: the query is not percent-encoded UTF-8',
    })
  }
  requirePlainText(request.query)
  requirePlainText(request.params)
  requirePlainText(body)
}

async function refuseMethod(): Promise<never> {
  throw new Problem('method_not_allowed')
}

/** A wrong method on a known path is 405, also where a pattern such as `/:id` would match. */
function refuseOtherMethods(app: FastifyInstance, operations: readonly Operation[]): void {
  for (const method of allMethods) {
    if (!app.supportedMethods.includes(method)) app.addHttpMethod(method)
  }
  const paths = new Set(operations.map(({ route }) => route.path))
  for (const path of paths) {
    const served = new Set<string>(
      operations.filter(({ route }) => route.path === path).map(({ route }) => route.method),
    )
    if (served.has('GET')) served.add('HEAD')
    app.route({
      method: allMethods.filter((method) => !served.has(method)),
      url: path,
      // Before a body is looked at: whatever it holds, the method is wrong.
      onRequest: refuseMethod,
      handler: refuseMethod,
    })
  }
}
