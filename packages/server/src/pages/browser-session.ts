import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { findSession, type Session, sessionMs } from '@merx/catalog'
import { Problem } from '@merx/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'

const sessionCookie = 'merx_session'
const formCookie = 'merx_form'

/** Finds who is signed in with the browser that asks. */
export async function sessionOf(
  { db, clock }: Services,
  request: FastifyRequest,
): Promise<Session | undefined> {
  const token = request.cookies[sessionCookie]
  return token ? findSession(db, token, clock()) : undefined
}

/**
 * Keeps a session in the browser.
 *
 * Lax, since an app sends people here from its own pages; no script reads it; over HTTPS alone where
 * there is HTTPS.
 */
export function keepSession(reply: FastifyReply, services: Services, token: string): void {
  reply.setCookie(sessionCookie, token, {
    ...attributes(services),
    sameSite: 'lax',
    maxAge: sessionMs / 1000,
  })
}

export function forgetSession(reply: FastifyReply, services: Services): void {
  reply.clearCookie(sessionCookie, attributes(services))
}

function attributes({ publicUrl }: Services) {
  return { path: '/', httpOnly: true, secure: publicUrl().startsWith('https:') } as const
}

/**
 * What a form sends back to show that a page of this server made it: bound to a cookie that other
 * sites can neither read nor set.
 */
export function formToken(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): string {
  const known = request.cookies[sessionCookie] ?? request.cookies[formCookie]
  if (known) return tokenFor(known)
  const made = randomBytes(32).toString('hex')
  reply.setCookie(formCookie, made, { ...attributes(services), sameSite: 'lax' })
  return tokenFor(made)
}

/**
 * Whether a page of this server made the form, in this browser and while the same person was signed in.
 *
 * Throws `forged_form` for one that comes from elsewhere.
 */
export function isOwnForm(request: FastifyRequest, services: Services, given: string): boolean {
  if (!isFromHere(request, services)) throw new Problem('forged_form')
  const known = request.cookies[sessionCookie] ?? request.cookies[formCookie]
  return known !== undefined && isEqual(tokenFor(known), given)
}

function tokenFor(secret: string): string {
  return createHash('sha256').update(`form ${secret}`).digest('hex')
}

function isEqual(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Browsers say where a form comes from; one that says nothing is left to the form's token. */
function isFromHere({ headers }: FastifyRequest, { publicUrl }: Services): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === headers.host || host === new URL(publicUrl()).host
}
