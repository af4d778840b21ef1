import type { Asked } from './merx.ts'
import type { Scene } from './scene.ts'

/** What is wrong, the request, its status, and the text of the error where one is documented. */
export type BadRequest = readonly [
  what: string,
  asked: Asked,
  status: number,
  error?: string | RegExp,
]

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** Bodies that no write takes, whatever it is for. */
export const badBodies: readonly BadRequest[] = [
  ['broken JSON', { raw: '{"name":', headers: json }, 400, /^Bad request/],
  ['JSON with a comment', { raw: '{} // nothing', headers: json }, 400, /^Bad request/],
  ['two JSON bodies', { raw: '{}{}', headers: json }, 400, /^Bad request/],
  ['a JSON text', { raw: '"Chair"', headers: json }, 400],
  ['a JSON number', { raw: '12', headers: json }, 400],
  ['a JSON list', { raw: '[{"name":"Chair"}]', headers: json }, 400],
  ['JSON true', { raw: 'true', headers: json }, 400],
  ['JSON that is not UTF-8', { raw: Buffer.from([0x7b, 0xff, 0x7d]), headers: json }, 400],
  ['Latin-1 JSON', { raw: Buffer.from('{"name":"Stühle"}', 'latin1'), headers: json }, 400],
  ['UTF-16 JSON', { raw: Buffer.from('{"name":"Chair"}', 'utf16le'), headers: json }, 400],
  ['NUL between JSON', { raw: '{"name":"Chair"\0}', headers: json }, 400],
  ['a NUL escape', { raw: '{"name":"Chair","unit":"\\u0000"}', headers: json }, 400],
  ['half a surrogate escape', { raw: '{"name":"Ch","unit":"\\ud83d"}', headers: json }, 400],
  ['a form with broken percent', { raw: 'name=%E0%A4%A', headers: form }, 400, /^Bad request/],
  ['a form that is not UTF-8', { raw: 'name=%ff%fe', headers: form }, 400, /^Bad request/],
  ['a form with NUL', { raw: 'name=Chair&unit=a%00b', headers: form }, 400, /^Bad request/],
  ['a form with half a surrogate', { raw: 'name=%ED%A0%BD', headers: form }, 400, /^Bad request/],
  ['plain text', { raw: 'name=Chair', headers: { 'content-type': 'text/plain' } }, 400],
  ['XML', { raw: '<name>Chair</name>', headers: { 'content-type': 'application/xml' } }, 400],
  ['a multipart body', { raw: '--x\r\n', headers: { 'content-type': 'multipart/form-data' } }, 400],
  ['no content type', { raw: '{"name":"Chair"}' }, 400],
  [
    'a content type that is none',
    { raw: '{"name":"Chair"}', headers: { 'content-type': ';' } },
    400,
  ],
  ['a body over the limit', { raw: `{"name":"${'x'.repeat(2 ** 20)}"}`, headers: json }, 413],
  ['a form over the limit', { raw: `name=${'x'.repeat(2 ** 20)}`, headers: form }, 413],
  ['lists nested 5,000 deep', { raw: nested(5000), headers: json }, 400],
  ['lists nested 400,000 deep', { raw: nested(400_000), headers: json }, 400],
  [
    'objects nested 100 deep',
    { raw: `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, headers: json },
    400,
  ],
  ['lists nested 100 deep in JSON text', { raw: textNested(100), headers: json }, 400],
]

function nested(depth: number): string {
  return `{"name":"Chair","future":${'['.repeat(depth)}${']'.repeat(depth)}}`
}

function textNested(depth: number): string {
  return JSON.stringify({ name: 'Chair', prices: `${'['.repeat(depth)}${']'.repeat(depth)}` })
}

/** What is wrong, the credential, its status and the text of the error. */
export type BadCredential = readonly [
  what: string,
  asked: (scene: Scene) => { query?: string; headers?: Record<string, string> },
  status: 400 | 401,
  error: string,
]

const unauthorized = 'unauthorized access'
const malformed = 'Invalid request: malformed authorization header'
const wrongToken = '0'.repeat(40)

export const badCredentials: readonly BadCredential[] = [
  ['no token', () => ({}), 401, unauthorized],
  ['a wrong token in the query', () => ({ query: `api_token=${wrongToken}` }), 401, unauthorized],
  ['a wrong token in the header', () => inHeader(wrongToken), 401, unauthorized],
  ['an empty token', () => ({ query: 'api_token=' }), 401, unauthorized],
  ['a token cut short', ({ admin }) => inHeader(admin.token.slice(0, -1)), 401, unauthorized],
  ['a token in upper case', ({ admin }) => inHeader(upper(admin.token)), 401, unauthorized],
  ['a token with NUL', ({ admin }) => inQuery(`${admin.token}%00`), 401, unauthorized],
  ['a token that is no UTF-8', () => inQuery('%ff'), 401, unauthorized],
  ['half a surrogate as token', () => inQuery('%ED%A0%BD'), 401, unauthorized],
  ['a pattern as token', () => inQuery('%25'), 401, unauthorized],
  ['NUL as token in the header', () => inHeader('\0'), 401, unauthorized],
  ['half a surrogate as token in the header', () => inHeader('\ud83d'), 401, unauthorized],
  ['a revoked token', ({ revokedToken }) => inHeader(revokedToken), 401, unauthorized],
  [
    'the token of a disabled user',
    ({ disabledToken }) => inHeader(disabledToken),
    401,
    unauthorized,
  ],
  ['an unknown bearer token', () => bearer('Bearer abc.def'), 401, invalidAccessToken()],
  ['a bearer without token', () => bearer('Bearer'), 400, malformed],
  ['a bearer of two words', () => bearer('Bearer a b'), 400, malformed],
  ['another scheme', () => bearer('Basic YTpi'), 400, malformed],
  ['an API token without scheme', ({ admin }) => bearer(admin.token), 400, malformed],
]

function inQuery(token: string) {
  return { query: `api_token=${token}` }
}

function inHeader(token: string) {
  return { headers: { 'x-api-token': token } }
}

function bearer(authorization: string) {
  return { headers: { authorization } }
}

function upper(token: string): string {
  // A token of digits alone has no upper case.
  return /[a-f]/.test(token) ? token.toUpperCase() : wrongToken
}

function invalidAccessToken(): string {
  return 'Invalid token: access_token is invalid'
}

/** Ids no path may have; absent ones are 404. */
export const badIds: readonly string[] = [
  '0',
  '-1',
  '-0',
  '1.5',
  '1.0',
  '1e0',
  '%2B1',
  '%201',
  '0x1',
  'abc',
  '1abc',
  'null',
  'NaN',
  'Infinity',
  '1,2',
  '%D9%A1',
  '%00',
  '1%00',
  '%F0%9F%AA%91',
  '%ED%A0%BD',
  '%ff',
  '%',
  `${Number.MAX_SAFE_INTEGER + 1}`,
  '9007199254740993',
  '99999999999999999999999999',
  '1'.repeat(400),
]

/** Texts no query may have, wherever they stand. */
export const badQueries: readonly (readonly [text: string, meaning: string])[] = [
  ['%00', 'NUL'],
  ['%ff', 'a byte that is no UTF-8'],
  ['%ED%A0%BD', 'half a surrogate pair'],
  ['%', 'half a percent code'],
]
