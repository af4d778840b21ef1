import type { Actor, BlobStore, IncomingBlob } from '@merx/catalog'
import type { Input, Output, Route } from '@merx/contract'
import type { Db } from '@merx/store'
import type { FastifyReply, FastifyRequest } from 'fastify'

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

/** The file of a multipart request: received, not kept; what the handler does not keep is forgotten. */
export interface Upload {
  /** The visible name. */
  readonly name: string
  readonly content: IncomingBlob
}

/** What a handler that answers bytes is given instead of a serialiser. */
interface Exchange {
  readonly blobs: BlobStore
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type JsonHandler<R extends Route> = (input: Input<R>, context: Context) => Promise<Output<R>>

type UploadHandler<R extends Route> = (
  input: Input<R>,
  context: Context,
  received: { readonly upload: Upload },
) => Promise<Output<R>>

type DownloadHandler<R extends Route> = (
  input: Input<R>,
  context: Context,
  exchange: Exchange,
) => Promise<FastifyReply>

export type Handler<R extends Route> = R extends { readonly bytes: 'upload' }
  ? UploadHandler<R>
  : R extends { readonly bytes: 'download' }
    ? DownloadHandler<R>
    : JsonHandler<R>

export type Handlers<R extends Record<string, Route>> = { readonly [K in keyof R]: Handler<R[K]> }

/** An operation ready to be mounted: its declaration and the code that serves it. */
export interface Operation {
  readonly key: string
  readonly route: Route
  /** Called as the route's `bytes` says, with input checked against the route. */
  readonly handler: (
    input: { params: unknown; query: unknown; body: unknown },
    context: Context,
    bytes?: { readonly upload: Upload } | Exchange,
  ) => Promise<unknown>
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
    // Each handler is called only with what its own route makes of a request.
    handler: handlers[key] as Operation['handler'],
  }))
}
