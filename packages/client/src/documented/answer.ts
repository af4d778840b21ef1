import { MerxError } from '../errors.ts'
import type { Deadline } from '../transport/deadline.ts'
import { readBytes, readText } from '../transport/read-body.ts'
import { convert, isModelClass, isObject } from './convert.ts'

/**
 * An HTTP answer: what exceptions have as their `context`.
 *
 * @example
 * try {
 *   await new ProductsApi().getProduct(1)
 * } catch (exception) {
 *   const context: AnswerContext = exception.context
 *   console.error(context.status, context.body.error, context.headers['x-request-id'])
 * }
 */
export interface AnswerContext {
  readonly status: number
  readonly statusCode: number
  /** The reason phrase. */
  readonly statusText: string
  readonly ok: boolean
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The parsed body; of an exception `{}` where it is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server said, as in every JSON.parse
  readonly body: any
}

/** Reads an answer whole; of bytes that were asked for the body are they, else it is parsed. */
export async function readAnswer(
  response: Response,
  deadline: Deadline,
  returnType: unknown,
): Promise<AnswerContext> {
  const { status, statusText, ok } = response
  const isBytes = ok && returnType === 'Blob'
  const text = isBytes ? '' : await readText(response, deadline)
  return {
    status,
    statusCode: status,
    statusText,
    ok,
    headers: Object.fromEntries(response.headers),
    text,
    body: isBytes ? asBuffer(await readBytes(response, deadline)) : parse(text),
  }
}

/** Bytes are a Buffer where there are Buffers. */
function asBuffer(bytes: Uint8Array): Uint8Array {
  const { Buffer } = globalThis as { Buffer?: { from(bytes: ArrayBufferLike): Uint8Array } }
  return Buffer ? Buffer.from(bytes.buffer) : bytes
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Turns a successful answer into what was asked for. Throws `bad_answer` when it cannot be that. */
export function deserialize(answer: AnswerContext, returnType: unknown): unknown {
  const { status, text, body } = answer
  if (returnType === null || returnType === undefined || status === 204) return null
  if (returnType === 'String') return text
  const isFit = isModelClass(returnType) || returnType === Object ? isPlain(body) : true
  if (body === undefined || !isFit) throw badAnswer(answer)
  return convert(body, returnType)
}

function isPlain(body: unknown): boolean {
  return isObject(body) && !Array.isArray(body)
}

function badAnswer({ status, headers, text }: AnswerContext): MerxError {
  const start = JSON.stringify(text.slice(0, 60))
  const what = text.trim() === '' ? 'is empty' : `is not the JSON of the API, it starts ${start}`
  return new MerxError(
    'bad_answer',
    `The answer (HTTP ${status}) ${what}; check that basePath is the address of the API`,
    { response: { status, headers: new Headers(headers) }, body: text },
  )
}
