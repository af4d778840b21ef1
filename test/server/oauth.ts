import { createHash, randomBytes } from 'node:crypto'
import { type App, authenticate, createApp } from '@merx/catalog'
import type { oauth } from '@merx/contract'
import { expect } from 'vitest'
import {
  acceptAuthorization,
  checkAuthorizationRequest,
} from '../../packages/server/src/oauth/authorization-request.ts'
import { parseQuery } from '../../packages/server/src/query-string.ts'
import type { Answer, Company, Merx, User } from './merx.ts'

export const issuer = 'https://merx.example'
export const callback = 'https://app.example/callback'

export interface TestApp {
  readonly app: App
  readonly id: string
  /** Undefined for a public app. */
  readonly secret: string | undefined
}

export async function anApp(
  merx: Merx,
  company: Company,
  overrides: { redirectUris?: string[]; scopes?: string[]; isPublic?: boolean } = {},
): Promise<TestApp> {
  const input = {
    name: 'Price sync',
    redirectUris: [callback],
    scopes: ['products:full'],
    isPublic: false,
    ...overrides,
  }
  const { app, secret } = await createApp(merx.store.db, company.system, input, merx.now())
  return { app, id: app.clientId, secret }
}

/** A verifier and its challenge, as RFC 7636 makes them. */
export function aChallenge(): { verifier: string; query: string } {
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, query: `code_challenge=${challenge}&code_challenge_method=S256` }
}

/** Lets a user say yes to an app, and gives the address to which they are sent back. */
export async function accept(
  merx: Merx,
  user: User,
  { id }: TestApp,
  query = `redirect_uri=${encodeURIComponent(callback)}`,
): Promise<URL> {
  const { db } = merx.store
  const text = `client_id=${id}&${query}`
  const checked = await checkAuthorizationRequest(db, parseQuery(text), issuer)
  if (checked.kind !== 'ok') throw new Error(JSON.stringify(checked))
  const authentication = await authenticate(db, user.token, 'oauth')
  if (!authentication) throw new Error('the user cannot sign in')
  const { actor } = authentication
  return new URL(await acceptAuthorization(db, actor, checked, issuer, merx.now()))
}

export async function aCode(...given: Parameters<typeof accept>): Promise<string> {
  return (await accept(...given)).searchParams.get('code') ?? ''
}

export function basic({ id, secret = '' }: Pick<TestApp, 'id' | 'secret'>) {
  return { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` }
}

export type TokenAnswer = Answer<oauth.TokenAnswer & oauth.ErrorBody>

/** Sends a form as it stands, with the app's credentials in the header. */
export function send(merx: Merx, app: TestApp, path: string, form: string): Promise<TokenAnswer> {
  return merx.ask('POST', path, { form, headers: basic(app) })
}

/** The tokens that a user has granted an app a moment ago. */
export async function tokensOf(
  merx: Merx,
  user: User,
  app: TestApp,
  query?: string,
): Promise<oauth.TokenAnswer> {
  const code = await aCode(merx, user, app, query)
  const form = `grant_type=authorization_code&code=${code}&redirect_uri=${callback}`
  const answer = await send(merx, app, '/oauth/token', form)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

export function refresh(merx: Merx, app: TestApp, token: string): Promise<TokenAnswer> {
  return send(merx, app, '/oauth/token', `grant_type=refresh_token&refresh_token=${token}`)
}

export function bearer(accessToken: string) {
  return { headers: { authorization: `Bearer ${accessToken}` } }
}

/** Whether an access token lets its app in. */
export async function isLetIn(merx: Merx, accessToken: string): Promise<boolean> {
  const { status, body } = await merx.ask<{ error?: string }>(
    'GET',
    '/v1/users/me',
    bearer(accessToken),
  )
  if (status === 200) return true
  expect([status, body.error]).toEqual([401, 'Invalid token: access_token is invalid'])
  return false
}

/** The documented body of a refusal. */
export function refusal(error: string, message: string): oauth.ErrorBody {
  return { success: false, message, error }
}

/** Names, items and what the events of a company's apps say, from a number on. */
export async function eventsSince(merx: Merx, company: Company, count: number) {
  const events = await merx.events(company.id)
  return events.slice(count).map(({ name, userId, source, after }) => ({
    name,
    userId,
    source,
    after,
  }))
}
