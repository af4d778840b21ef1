import { isUtf8 } from 'node:buffer'
import { Problem } from '@merx/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import qs from 'qs'

/**
 * Teaches an instance the bodies the API takes: JSON and forms.
 *
 * An empty body is an empty object whatever its type, since a documented client sends it so; the
 * body of a DELETE is ignored (http-v1 section 9).
 */
export function takeBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const take = (type: string | RegExp, parse: (text: string) => unknown) =>
    app.addContentTypeParser(
      type,
      { parseAs: 'buffer' },
      async (request: FastifyRequest, body: Buffer) => parseBody(request, body, parse),
    )
  take(/^application\/([\w.-]+\+)?json(;|$)/i, parseJson)
  take(/^application\/x-www-form-urlencoded(;|$)/i, parseForm)
  take('*', () => {
    throw new Problem('unsupported_content_type', {
      detail: 'Content-Type must be application/json or application/x-www-form-urlencoded',
    })
  })
}

function parseBody(
  request: FastifyRequest,
  body: Buffer,
  parse: (text: string) => unknown,
): unknown {
  if (request.method === 'DELETE' || body.length === 0) return {}
  if (!isUtf8(body)) throw malformed('the body is not UTF-8')
  const text = body.toString('utf8').trim()
  return text === '' ? {} : parse(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw malformed('the body is not valid JSON', cause)
  }
}

/** Enough for the longest documented list, 10,000 options with two members each. */
const maxFormMembers = 30_000

/** Lists come in brackets, `prices[0][price]=1`, or as JSON text, which the face reads. */
function parseForm(text: string): unknown {
  try {
    return qs.parse(text, {
      depth: 5,
      parameterLimit: maxFormMembers,
      arrayLimit: maxFormMembers,
      // Cut short, a list that says all that shall remain would delete what it no longer names.
      throwOnLimitExceeded: true,
      decoder: (part) => decode(part),
    })
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw malformed(`a form has at most ${maxFormMembers} members`, cause)
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch (cause) {
    throw malformed('the form is not percent-encoded UTF-8', cause)
  }
}

function malformed(detail: string, cause?: unknown): Problem {
  return new Problem('malformed_request', { detail: `Bad request: ${detail}`, cause })
}
