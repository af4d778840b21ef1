import { type App, authenticateApp, revokeToken } from '@merx/catalog'
import { oauth, Problem } from '@merx/contract'
import type { Db } from '@merx/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { toProblem } from '../problems.ts'
import type { Services } from '../services.ts'
import { type ClientCredentials, readClientCredentials } from './client-credentials.ts'
import { toOAuthError } from './errors.ts'
import { type Form, parseForm } from './form.ts'
import { issueTokens } from './issue-tokens.ts'
import { toMetadata } from './metadata.ts'
import { noteRefusal, requireFewRefusals } from './refusals.ts'

/** No request comes near it. */
const maxBodyBytes = 16 * 1024
const json = 'application/json; charset=utf-8'

/** Mounts what apps call themselves; what people see of OAuth is elsewhere. */
export async function mountOAuth(app: FastifyInstance, services: Services): Promise<void> {
  takeForms(app)
  allowOrigins(app)
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request, services.failureOf)
    if (problem.retryAfterSeconds !== undefined) {
      reply.header('retry-after', problem.retryAfterSeconds)
    }
    if (problem.code === 'invalid_client' && readClientCredentials(request, {}).isInHeader) {
      reply.code(401).header('www-authenticate', 'Basic realm="Merx"')
    } else {
      reply.code(problem.status)
    }
    return withoutStore(reply).send(JSON.stringify(toOAuthError(problem)))
  })
  app.get(oauth.paths.metadata, async (_request, reply) =>
    reply.type(json).send(JSON.stringify(toMetadata(services.publicUrl()))),
  )
  post(app, services, oauth.paths.token, 'oauth.token', async (credentials, form) => {
    const tokens = await issueTokens(services.db, credentials, form, services.clock())
    return { ...tokens, api_domain: services.publicUrl() } satisfies oauth.TokenAnswer
  })
  post(app, services, oauth.paths.revoke, 'oauth.revoke', async (credentials, form) => {
    const client = await requireApp(services.db, credentials)
    if (form.token === undefined) {
      throw new Problem('invalid_request', { detail: 'Missing parameter: token' })
    }
    // Tokens say by themselves what kind they are, so the hint is not needed (RFC 7009 section 2.1).
    await revokeToken(services.db, client, form.token, services.clock())
    return { success: true }
  })
}

function post(
  app: FastifyInstance,
  services: Services,
  url: string,
  operation: string,
  answer: (credentials: ClientCredentials, form: Form) => Promise<object>,
): void {
  app.route({
    method: 'POST',
    url,
    bodyLimit: maxBodyBytes,
    config: { operation },
    async handler(request, reply) {
      const form = requireForm(request)
      const credentials = readClientCredentials(request, form)
      const { clientId } = credentials
      await requireFewRefusals(services, request, clientId)
      const body = await answer(credentials, form).catch(async (error) => {
        await noteRefusal(services, request, clientId, error)
        throw error
      })
      return withoutStore(reply).send(JSON.stringify(body))
    },
  })
  app.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE'],
    url,
    async handler(_request, reply) {
      reply.header('allow', 'POST')
      throw new Problem('method_not_allowed')
    },
  })
}

/** What has tokens in it is kept nowhere (RFC 6749 section 5.1). */
function withoutStore(reply: FastifyReply): FastifyReply {
  return reply.type(json).header('cache-control', 'no-store').header('pragma', 'no-cache')
}

async function requireApp(db: Db, { clientId, clientSecret }: ClientCredentials): Promise<App> {
  if (clientId === undefined) {
    throw new Problem('invalid_client', {
      detail: 'Invalid client: cannot retrieve client credentials',
    })
  }
  const app = await authenticateApp(db, clientId, clientSecret)
  if (!app) throw new Problem('invalid_client')
  return app
}

function takeForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    /^application\/x-www-form-urlencoded\s*(;|$)/i,
    { parseAs: 'string' },
    async (_request: FastifyRequest, text: string) => parseForm(text.trim()),
  )
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async () => {
    throw notAForm()
  })
}

function requireForm({ body }: FastifyRequest): Form {
  // Undefined when there was no body; anything else the parser above has made.
  if (body === undefined || body === null) throw notAForm()
  return body as Form
}

function notAForm(): Problem {
  return new Problem('invalid_request', {
    detail: 'Invalid request: content must be application/x-www-form-urlencoded',
  })
}

/** Lets pages of any origin, which hold no cookie of ours here, get and give up tokens. */
function allowOrigins(app: FastifyInstance): void {
  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-request-id, retry-after, www-authenticate',
  }
  const preflight = {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '86400',
  }
  app.addHook('onRequest', async (_request, reply) => void reply.headers(allowed))
  for (const url of [oauth.paths.metadata, oauth.paths.token, oauth.paths.revoke]) {
    app.options(url, async (_request, reply) => reply.code(204).headers(preflight).send())
  }
}
