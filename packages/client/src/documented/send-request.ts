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
  readonly timeoutMs: number
}

/** Sends a request and reads the whole answer, whatever its status, within one deadline. */
export async function sendRequest(
  request: OutgoingRequest,
  { formParams = {}, bodyParam, contentType, returnType, timeoutMs }: Content,
): Promise<AnswerContext> {
  const { method, url } = request
  const body = bodyFor(request, contentType, formParams, bodyParam)
  const headers = Object.fromEntries(request.headers)
  const deadline = startDeadline(timeoutMs || Number.POSITIVE_INFINITY, [], 'timeout')
  try {
    const response = await exchange({ method, url, headers, body }, platformFetch, deadline)
    return await readAnswer(response, deadline, returnType)
  } finally {
    deadline.end()
  }
}
