import { MerxError } from '../errors.ts'
import { type Deadline, startDeadline } from '../transport/deadline.ts'
import { exchange, platformFetch } from '../transport/exchange.ts'
import { type AnswerContext, readAnswer } from './answer.ts'
import type { OutgoingRequest } from './outgoing-request.ts'
import { bodyFor } from './request-body.ts'

interface Content {
  readonly formParams?: Readonly<Record<string, unknown>>
  readonly bodyParam?: unknown
  readonly contentType?: string | undefined
  readonly returnType?: unknown
}

/** Does some work within one deadline; the timeout is what somebody set, nothing and 0 are for ever. */
export async function within<T>(
  timeout: unknown,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(toMilliseconds(timeout))
  try {
    return await work(deadline)
  } finally {
    deadline.end()
  }
}

/** Sends a request and reads the whole answer, whatever its status. */
export async function sendRequest(
  request: OutgoingRequest,
  { formParams = {}, bodyParam, contentType, returnType }: Content,
  deadline: Deadline,
): Promise<AnswerContext> {
  const { method, url } = request
  const body = bodyFor(request, contentType, formParams, bodyParam)
  const headers = Object.fromEntries(request.headers)
  const response = await exchange({ method, url, headers, body }, platformFetch, deadline)
  return readAnswer(response, deadline, returnType)
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
