import { MerxError } from '../errors.ts'
import { startDeadline } from '../transport/deadline.ts'
import { exchange, platformFetch } from '../transport/exchange.ts'
import { type AnswerContext, readAnswer } from './answer.ts'
import type { OutgoingRequest } from './outgoing-request.ts'
import { bodyFor } from './request-body.ts'

interface Content {
  readonly formParams?: Readonly<Record<string, unknown>>
  readonly bodyParam?: unknown
  readonly contentType?: string | undefined
  readonly returnType?: unknown
  /** Milliseconds as somebody set them; nothing and 0 are for ever. */
  readonly timeout: unknown
}

/** Sends a request and reads the whole answer, whatever its status, within one deadline. */
export async function sendRequest(
  request: OutgoingRequest,
  { formParams = {}, bodyParam, contentType, returnType, timeout }: Content,
): Promise<AnswerContext> {
  const { method, url } = request
  const body = bodyFor(request, contentType, formParams, bodyParam)
  const headers = Object.fromEntries(request.headers)
  const deadline = startDeadline(toMilliseconds(timeout))
  try {
    const response = await exchange({ method, url, headers, body }, platformFetch, deadline)
    return await readAnswer(response, deadline, returnType)
  } finally {
    deadline.end()
  }
}

function toMilliseconds(timeout: unknown): number {
  const timeoutMs = Number(timeout ?? 0)
  if (timeoutMs >= 0) return timeoutMs || Number.POSITIVE_INFINITY
  const given = JSON.stringify(timeout)
  throw new MerxError(
    'bad_usage',
    `timeout is a number of milliseconds, not ${given}; 0 is for ever`,
  )
}
