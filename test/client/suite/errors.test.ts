import { MerxError } from '@merx/client'
import { describe, expect, test } from 'vitest'

describe('MerxError', () => {
  test('is an Error that tells its code, and what of an answer was there', () => {
    const headers = new Headers({ 'x-request-id': 'r-1', 'x-ratelimit-remaining': '0' })
    const error = new MerxError('gone', 'It was here', {
      response: { status: 410, headers },
      body: { id: 1 },
    })

    expect(error).toBeInstanceOf(Error)
    expect(`${error}`).toBe('MerxError: It was here')
    expect(error).toMatchObject({ code: 'gone', status: 410, requestId: 'r-1', body: { id: 1 } })
    expect(error.rateLimit?.remaining).toBe(0)
  })

  test('without an answer has neither status nor headers, but its cause', () => {
    const cause = new TypeError('fetch failed')
    const error = new MerxError('unreachable', 'Nobody is there', { cause })

    expect(error.cause).toBe(cause)
    expect([error.status, error.headers, error.requestId, error.rateLimit]).toEqual(
      Array(4).fill(undefined),
    )
  })
})
