import type { Actor } from '@merx/catalog'
import type { Input, Output, Route } from '@merx/contract'
import type { Db } from '@merx/store'

/** What a handler may rely on, beside the checked input. */
export interface Context {
  readonly db: Db
  readonly actor: Actor
  readonly now: Date
  /** Address under which clients reach this server, without a slash at the end. */
  readonly publicUrl: string
  readonly userAgent: string | undefined
  /** Answers with the route's alternative status instead of its usual one. */
  useAlternativeStatus(): void
  /** Says that the answer is true of this moment only, whatever changes or does not. */
  dependOnClock(): void
}

export type Handler<R extends Route> = (input: Input<R>, context: Context) => Promise<Output<R>>

export type Handlers<R extends Record<string, Route>> = { readonly [K in keyof R]: Handler<R[K]> }

/** An operation ready to be mounted: its declaration and the code that serves it. */
export interface Operation {
  readonly key: string
  readonly route: Route
  readonly handler: Handler<Route>
}

/**
 * Joins a group of the contract with its handlers.
 *
 * A route without a handler, and a handler whose answer does not fit, are compile errors.
 */
export function implement<R extends Record<string, Route>>(
  routes: R,
  handlers: Handlers<R>,
): Operation[] {
  return Object.entries(routes).map(([key, route]) => ({
    key,
    route,
    // Each handler is called only with input checked against its own route.
    handler: handlers[key] as Handler<Route>,
  }))
}
