import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from '@merx/contract'
import { toV1Error } from '../v1/errors.ts'

/** Answers what Node could not read as a request, in the body of v1, and closes the connection. */
export function answerUnread(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(answerOf(problemOf(error)))
  socket.destroySoon()
}

function problemOf({ code }: { code?: string }): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request_timeout')
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers_too_large')
  const detail = 'Bad request: this is not a request of HTTP/1.1'
  return new Problem('malformed_request', { detail })
}

function answerOf(problem: Problem): string {
  const body = JSON.stringify(toV1Error(problem))
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
