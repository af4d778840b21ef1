import type { AnswerContext } from './answer.ts'
import { isInstance, setBrand } from './brand.ts'

/** What the exceptions of HTTP answers share. */
export abstract class AnswerException extends Error {
  /** The name of the class, whatever tools that shorten code make of that. */
  static readonly brand: string = ''
  static override readonly name: string = 'AnswerException'

  readonly success = false as const
  /** HTTP status of the answer. */
  readonly errorCode: number
  /** `error_info` of the answer's body, if it has one. */
  declare readonly errorInfo?: string | undefined
  /** The answer; what the server said is in `context.body.error`. */
  readonly context: AnswerContext

  constructor(message: string, context: AnswerContext) {
    super(message)
    // Among the other members, so that copies and JSON have it.
    Object.defineProperty(this, 'message', { enumerable: true })
    setBrand(this, new.target.brand)
    this.errorCode = context.status
    this.context = { ...context, body: context.body ?? {} }
    const info = this.context.body.error_info
    if (info && new.target.brand !== 'OAuthProviderException') this.errorInfo = info
  }

  override get name(): string {
    return (this.constructor as typeof AnswerException).brand
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: each class that extends this one is asked for itself
    return isInstance(this, value)
  }
}

/** The reason phrase, which HTTP/2 does not have. */
function reasonOf({ status, statusText, body }: AnswerContext): string {
  return statusText || body?.error || `HTTP ${status}`
}

/**
 * The server does not know the caller (HTTP 401).
 *
 * @example
 * try {
 *   await new ProductsApi().getProducts()
 * } catch (exception) {
 *   if (exception instanceof UnauthorizedException) console.error('set authentications.api_key.apiKey')
 * }
 */
export class UnauthorizedException extends AnswerException {
  static override readonly brand = 'UnauthorizedException'
  static override readonly name = 'UnauthorizedException'

  constructor(context: AnswerContext) {
    super('Unauthorized access', context)
  }
}

/**
 * What was asked for is not there (HTTP 404).
 *
 * @example
 * const product = await new ProductsApi().getProduct(7).catch((exception) => {
 *   if (exception instanceof NotFoundException) return undefined
 *   throw exception
 * })
 */
export class NotFoundException extends AnswerException {
  static override readonly brand = 'NotFoundException'
  static override readonly name = 'NotFoundException'

  constructor(context: AnswerContext) {
    super('Not found', context)
  }
}

/**
 * The server refused the request or failed (any other HTTP status).
 *
 * @example
 * try {
 *   await new ProductsApi().addProduct({ name: '' })
 * } catch (exception) {
 *   if (exception instanceof FailResponseException) console.error(exception.context.body.error)
 * }
 */
export class FailResponseException extends AnswerException {
  static override readonly brand = 'FailResponseException'
  static override readonly name = 'FailResponseException'

  constructor(context: AnswerContext) {
    super(reasonOf(context), context)
  }
}

/**
 * The OAuth server refused to give or to revoke tokens.
 *
 * @example
 * try {
 *   await ApiClient.instance.authorize(code)
 * } catch (exception) {
 *   if (exception instanceof OAuthProviderException) console.error(exception.context.body)
 * }
 */
export class OAuthProviderException extends AnswerException {
  static override readonly brand = 'OAuthProviderException'
  static override readonly name = 'OAuthProviderException'

  constructor(context: AnswerContext) {
    super(reasonOf(context), context)
  }
}

/** The exception for an answer that is no success. */
export function exceptionFor(answer: AnswerContext): AnswerException {
  if (answer.status === 401) return new UnauthorizedException(answer)
  if (answer.status === 404) return new NotFoundException(answer)
  return new FailResponseException(answer)
}
