import type { Authentication } from '@merx/catalog'
import { Problem, type Route } from '@merx/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BadCredentials } from './bad-credentials.ts'
import type { BurstLimit } from './burst.ts'
import type { DailyBudget } from './daily-budget.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route of the contract costs; unknown paths and wrong methods cost nothing. */
    costs?: Pick<Route, 'cost' | 'burst'>
  }
}

export interface Limits {
  readonly burst: BurstLimit
  readonly budget: DailyBudget
  readonly badCredentials: BadCredentials
}

/**
 * Counts a request against the limits of its credential and company, and says in the answer's headers
 * what is left. Throws `rate_limited`, before the body has been read.
 */
export function countRequest(
  limits: Limits,
  request: FastifyRequest,
  reply: FastifyReply,
  authentication: Authentication,
  now: Date,
): Promise<void> | undefined {
  const { costs } = request.routeOptions.config
  const burst = limits.burst.take(authentication, costs?.burst, now)
  if (burst) {
    reply.header('x-ratelimit-limit', burst.limit)
    reply.header('x-ratelimit-remaining', burst.remaining)
    reply.header('x-ratelimit-reset', burst.resetSeconds)
    if (burst.isOver) throw overLimit(burst.resetSeconds)
  }
  if (!limits.budget.isOn) return undefined
  return spendTokens(limits.budget, request, reply, authentication, now)
}

async function spendTokens(
  budget: DailyBudget,
  request: FastifyRequest,
  reply: FastifyReply,
  { actor, credential }: Authentication,
  now: Date,
): Promise<void> {
  const cost = request.routeOptions.config.costs?.cost ?? 0
  const { limit, remaining, isOver, resetSeconds } = await budget.spend(actor.companyId, cost, now)
  reply.header('x-daily-ratelimit-token-limit', limit)
  reply.header('x-daily-ratelimit-token-remaining', remaining)
  const isWrite = request.method === 'POST' || request.method === 'PUT'
  if (isWrite && cost > 0 && credential.kind === 'api_token') {
    reply.header('x-daily-requests-left', Math.floor(remaining / cost))
  }
  if (isOver) throw overLimit(resetSeconds)
}

/** What to answer when a credential was refused: once an address has tried too many, `rate_limited`. */
export function toCredentialRefusal(
  { badCredentials }: Limits,
  request: FastifyRequest,
  error: unknown,
  now: Date,
): unknown {
  if (!(error instanceof Problem) || !hasCredential(request)) return error
  const waitSeconds = badCredentials.note(request.ip, now)
  return waitSeconds === undefined ? error : overLimit(waitSeconds)
}

/** Who shows nothing guesses nothing. */
function hasCredential({ headers, query }: FastifyRequest): boolean {
  if (headers['x-api-token'] || headers.authorization) return true
  return Boolean((query as { api_token?: unknown }).api_token)
}

function overLimit(retryAfterSeconds: number): Problem {
  return new Problem('rate_limited', { retryAfterSeconds })
}
