import { Problem } from '@merx/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from './pages/html.ts'
import { sendPage } from './pages/page.ts'
import { toProblem } from './problems.ts'
import type { Services } from './services.ts'
import { originHeaders } from './v1/cors.ts'
import { toV1Error } from './v1/errors.ts'

type FailureOf = Services['failureOf']

/** Answers paths at which there is nothing, outside the faces that do so themselves. */
export function answerUnknownPaths(app: FastifyInstance, failureOf: FailureOf): void {
  app.setNotFoundHandler(answerNotFound)
  app.setErrorHandler((error, request, reply) => {
    // A body that nobody asked for may be of any kind.
    if (request.is404) return answerNotFound(request, reply)
    return sendProblem(reply, toProblem(error, request, failureOf))
  })
}

/** Answers a path that could not be read, for which no hook has run. */
export function answerUnreadPath(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  failureOf: FailureOf,
): void {
  reply.header('x-request-id', request.id)
  if (/^\/(api\/)?v1\//.test(request.url)) reply.headers(originHeaders)
  sendProblem(reply, toProblem(error, request, failureOf))
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('vary', 'accept')
  if (!/\btext\/html\b/i.test(request.headers.accept ?? '')) {
    return sendProblem(reply, new Problem('path_not_found'))
  }
  const body = html`<p>Perhaps you meant <a href="/account">your account</a> or the
<a href="/docs">API reference</a>.</p>`
  return sendPage(reply, { status: 404, title: 'There is no such page', body })
}

function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).send(toV1Error(problem))
}
