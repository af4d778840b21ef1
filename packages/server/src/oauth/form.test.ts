import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForm } from './form.ts'

const members = ['grant_type', 'code', 'refresh_token', 'client_id', 'client_secret', 'token']
const unreserved = fc.stringMatching(/^[\w.~-]{1,40}$/)
/** A text without halves of surrogate pairs, which nothing can encode. */
const text = fc.string({ unit: 'grapheme', minLength: 1 })

const redirectUri = fc
  .record({
    start: fc.constantFrom('https://a.b/c', 'http://127.0.0.1:80/', 'com.example.app:/cb'),
    query: fc.array(
      fc.tuple(fc.stringMatching(/^[xyz]{1,3}$/), fc.stringMatching(/^[\w%+/:?-]*$/)),
    ),
  })
  .map(({ start, query }) => {
    const pairs = query.map(([name, value]) => `${name}=${value}`)
    return pairs.length === 0 ? start : `${start}?${pairs.join('&')}`
  })

const form = fc.record(
  {
    ...Object.fromEntries(members.map((name) => [name, unreserved])),
    redirect_uri: redirectUri,
  },
  { requiredKeys: [] },
)

function joined(given: object, encode: (value: string) => string, seed: number): string {
  const pairs = Object.entries(given).map(([name, value]) => `${name}=${encode(value)}`)
  const at = pairs.length === 0 ? 0 : seed % pairs.length
  return [...pairs.slice(at), ...pairs.slice(0, at)].join('&')
}

describe('a form', () => {
  test('is the same encoded and not, in any order', () => {
    fc.assert(
      fc.property(form, fc.nat(), (given, seed) => {
        expect({ ...parseForm(joined(given, encodeURIComponent, seed)) }).toEqual(given)
        expect({ ...parseForm(joined(given, (value) => value, seed)) }).toEqual(given)
      }),
    )
  })

  test('gives back every text that was encoded', () => {
    fc.assert(
      fc.property(text, text, (code, secret) => {
        const sent = `code=${encodeURIComponent(code)}&client_secret=${encodeURIComponent(secret)}`
        expect({ ...parseForm(sent) }).toEqual({ code, client_secret: secret })
      }),
    )
  })

  test('is read or refused, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.stringMatching(/^((code|redirect_uri|scope|x)=?[%+&=:a0-]{0,5}&?){0,6}$/),
        ),
        (sent) => {
          try {
            for (const [key, value] of Object.entries(parseForm(sent))) {
              expect(['code', 'redirect_uri', 'scope', 'token', ...members]).toContain(key)
              expect(value).not.toBe('')
            }
          } catch (error) {
            expect(error).toMatchObject({ code: 'invalid_request' })
          }
        },
      ),
    )
  })

  test.each([
    ['code=a+b', { code: 'a+b' }],
    ['code=a%zz', { code: 'a%zz' }],
    ['code=100%', { code: '100%' }],
    ['code=%ff', { code: '%ff' }],
    ['code=', {}],
    ['scope=base+admin', { scope: 'base admin' }],
    [
      'redirect_uri=https://a.b/c?x=1&y=2&code=d',
      { redirect_uri: 'https://a.b/c?x=1&y=2', code: 'd' },
    ],
    ['code=d&y=2', { code: 'd' }],
    ['__proto__=a&constructor=b', {}],
  ])('%s', (sent, read) => {
    expect({ ...parseForm(sent) }).toEqual(read)
  })
})
