import { type ErrorCode, MerxError } from '../errors.ts'
import type { Deadline } from '../transport/deadline.ts'
import { isJson, readText } from '../transport/read-body.ts'
import { isRecord } from './names.ts'

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  409: 'conflict',
  410: 'gone',
  412: 'precondition_failed',
  413: 'too_large',
  422: 'unprocessable',
  429: 'rate_limited',
}

/** Reads an answer that is no success and gives the error it stands for. */
export async function readApiError(
  operation: string,
  response: Response,
  deadline: Deadline,
): Promise<MerxError> {
  const { status, statusText } = response
  const text = await readText(response, deadline)
  const body = parseJson(text) ?? text
  const message = `${operation}: ${describe(body) ?? statusText} (${status})`
  const code = codes[status] ?? (status < 500 ? 'refused' : 'server_error')
  return new MerxError(code, message, { response, body })
}

/** What the server says was wrong, without its pointer to documentation. */
function describe(body: unknown): string | undefined {
  if (!isRecord(body) || typeof body.error !== 'string') return undefined
  const { error, error_info: more } = body
  const detail = String(more ?? '').replace(/(^|\.\s*)Please check .*/s, '')
  return detail ? `${error}: ${detail}` : error
}

/** Reads the JSON of a success. Throws `bad_answer`. */
export async function readJson(
  operation: string,
  response: Response,
  deadline: Deadline,
): Promise<unknown> {
  const text = await readText(response, deadline)
  const body = parseJson(text)
  if (body !== undefined && isJson(response.headers)) return body
  const type = response.headers.get('content-type')
  const message = `${operation}: the answer, ${type}, is no whole JSON; is the address right?`
  throw new MerxError('bad_answer', message, { response, body: text })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
