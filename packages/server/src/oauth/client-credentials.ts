import type { FastifyRequest } from 'fastify'
import { decodePercent, type Form } from './form.ts'

/** How an app says who it is; a public one says no more than its id. */
export interface ClientCredentials {
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  /** Said in the `Authorization` header: so a refusal is a challenge (RFC 6749 section 5.2). */
  readonly isInHeader: boolean
}

/** Reads an app's credentials from the `Authorization` header or else from the form. */
export function readClientCredentials({ headers }: FastifyRequest, form: Form): ClientCredentials {
  const [, encoded] = /^Basic +([\w+/-]+=*)$/i.exec(headers.authorization?.trim() ?? '') ?? []
  if (encoded === undefined) {
    return { clientId: form.client_id, clientSecret: form.client_secret, isInHeader: false }
  }
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  // Some clients encode the two as RFC 6749 section 2.3.1 asks, others as they are.
  const [id, secret] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
  return {
    clientId: decodePercent(id) || undefined,
    clientSecret: decodePercent(secret) || undefined,
    isInHeader: true,
  }
}
