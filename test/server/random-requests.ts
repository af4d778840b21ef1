import type { Route } from '@merx/contract'
import { v1 } from '@merx/contract'
import fc from 'fast-check'
import { tableOf } from './route-ids.ts'

/** A request as it will be sent, and the route it began as. */
export interface RandomRequest {
  readonly route: Route
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly payload: string | undefined
}

interface Schema {
  type?: string | string[]
  separator?: string
  enum?: readonly string[]
  items?: Schema
  properties?: Record<string, Schema>
  minimum?: number
  maximum?: number
  required?: readonly string[]
  not?: object
}

/** Numbers and keys that exist, so that many requests get far. */
export interface Known {
  /** By table; read anew for each request. */
  ids: Readonly<Record<string, readonly number[]>>
  readonly fieldKeys: readonly string[]
}

/** The number of a row of a table as it is when the request is made, or of nothing. */
function idIn(known: Known, table: string | undefined): fc.Arbitrary<number> {
  return fc.nat(1_000_000).map((at) => {
    const ids = known.ids[table ?? ''] ?? []
    return ids[at % Math.max(ids.length, 1)] ?? at
  })
}

const routes: readonly Route[] = Object.values(v1.routes)

/** Texts that some layer below might take for something else. */
const oddTexts = fc.constantFrom(
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udfffx', '\u202e', '\ufeff', 'é', 'e\u0301', '椅子', '🪑'],
  ...[
    "'",
    '"',
    '\\',
    '%',
    '_',
    '*',
    '--',
    ';',
    '$1',
    '?',
    ':x',
    '{}',
    '[]',
    '[',
    '{"a":',
    'null',
    'undefined',
  ],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e308',
    '1e999',
    '0x10',
    '1_000',
    '١',
    '9007199254740993',
    '-1',
    '0.1',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'EUR',
    'eur',
    'XXX',
    '2024-02-30',
    '24:00:00',
    'true',
  ],
  ...['x'.repeat(255), 'x'.repeat(300), 'é'.repeat(5000), 'AND', 'NEAR(a b)', 'a" OR "b'],
)
const text = fc.oneof(
  oddTexts,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 20 }),
)
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, -1, 1, 2 ** 31, 2 ** 53, 1e21, 1e308, 5e-324, 0.1, 32768, 2 ** 63),
)
const json = fc.oneof(
  fc.constantFrom(null, true, false, [], {}, [[]], [null], [{}], { a: { b: {} } }),
  number,
  text,
  fc.jsonValue({ maxDepth: 3 }),
)

/** Where a value stands, and what it may name. */
interface Place {
  readonly path: string
  readonly known: Known
  readonly isWild: boolean
}

/** Texts that members of these names have to be of one form for. */
const forms: Readonly<Record<string, readonly string[]>> = {
  currency: ['EUR', 'USD', 'eur'],
  type: ['products'],
  add_time: ['2024-03-01 10:00:00'],
  since_timestamp: ['2000-01-01 00:00:00', '2024-03-01T10:00:00'],
  expected_close_date: ['2024-03-01', '2030-12-31'],
  billing_start_date: ['2026-03-01'],
  sort: ['id', 'id DESC', 'update_time ASC, id DESC'],
  field_key: ['name', 'code', 'title'],
}

/** A value that fits the schema, or nearly does. */
function fitting(key: string, schema: Schema, place: Place): fc.Arbitrary<unknown> {
  const type = [schema.type].flat()[0]
  const form = forms[key]
  if (key === 'conditions' && type !== 'array') return conditions(place)
  if (key === 'options')
    return fc.constantFrom(['Oak', 'Ash'], [{ label: 'Oak' }, { label: 'Ash' }])
  if (form) return fc.constantFrom(...form)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (type === 'integer' || type === 'number') return fittingNumber(key, schema, place)
  if (type === 'boolean') return fc.constantFrom(true, false, 0, 1, '0', '1', 'true')
  if (type === 'string') return fc.constantFrom('Garden Bench', 'GB-12', 'item', 'bench')
  if (type === 'array') {
    const items = fc.array(fitting(key, schema.items ?? {}, place), { minLength: 1, maxLength: 4 })
    return schema.separator ? items.map((all) => all.join(schema.separator)) : items
  }
  return type === 'object' ? members(schema, place) : json
}

function fittingNumber(
  key: string,
  { minimum = 0, maximum }: Schema,
  { path, known, isWild }: Place,
) {
  const table = tableOf(path, key)
  const ids = idIn(known, table)
  if (!isWild && table) return ids
  const inside = fc.integer({ min: minimum, max: Math.min(maximum ?? 2000, 2000) })
  return fc.oneof(ids, inside, inside.map(String))
}

/** The two groups of a filter, with conditions that mostly fit their fields. */
function conditions({ known, isWild }: Place): fc.Arbitrary<unknown> {
  const operators = ['=', '!=', '<', '>', '<=', '>=', 'IS NULL', 'IS NOT NULL', "LIKE '$%'"]
  const more = ["LIKE '%$%'", "NOT LIKE '$%'", 'contains', 'ends_at', 'includes', 'today']
  const values = ['Garden', '5', '2024-03-01', 'this_month', '%', '1,2', '', null]
  const condition = fc.record({
    object: fc.constant('product'),
    field_id: idIn(known, 'field').map(String),
    operator: fc.constantFrom(...operators, ...more),
    value: isWild ? fc.oneof(fc.constantFrom(...values), json) : fc.constantFrom(...values),
    extra_value: isWild ? json : fc.constantFrom(null, 'EUR', '2024-04-01'),
  })
  const group = (glue: string) =>
    fc.array(condition, { maxLength: isWild ? 9 : 2 }).map((all) => ({ glue, conditions: all }))
  const tree = fc
    .tuple(group('and'), group('or'))
    .map((groups) => ({ glue: 'and', conditions: groups as unknown[] }))
  return isWild ? fc.oneof({ weight: 4, arbitrary: tree }, { weight: 1, arbitrary: json }) : tree
}

/** Members that a request can do without and that fit only together with others. */
const unsuited = /^(billing|category|id$|activity_|lead_|project_|(won|lost|close|archive)_time)/

/** Members of an object; wild ones are wrong now and then, and stand beside unknown ones. */
function members(schema: Schema, place: Place): fc.Arbitrary<Record<string, unknown>> {
  const { known, isWild } = place
  const all = Object.entries(schema.properties ?? {})
  const named = isWild ? all : all.filter(([key, { not }]) => !not && !unsuited.test(key))
  const values = named.map(([key, member]) => {
    const good = fitting(key, member, place)
    const value = fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: json })
    return [key, isWild ? value : good] as const
  })
  const requiredKeys = isWild ? [] : (schema.required ?? [])
  const given = fc.record(Object.fromEntries(values), { requiredKeys: [...requiredKeys] })
  if (!isWild) return given
  const keys = fc.oneof(text, fc.constantFrom(...known.fieldKeys))
  const odd = fc.dictionary(keys, json, { maxKeys: 2 })
  return fc.tuple(given, odd).map(([given, odd]) => ({ ...odd, ...given }))
}

const oddPaths = fc.constantFrom(
  ...[
    '',
    '/',
    '//',
    '/%2e%2e',
    '/..;/',
    '/%00',
    '/%ff',
    '/%',
    '/é',
    ':(id)',
    '%3A%28id%29',
    ':(',
    ':()',
    ';a=1',
  ],
  ...[
    '/1',
    '/search',
    '/find',
    '/1/followers/1',
    '/-1',
    '/1e9',
    '/9007199254740993',
    `/${'1'.repeat(9000)}`,
  ],
)

function pathOf(route: Route, known: Known, isWild: boolean): fc.Arbitrary<string> {
  const names = [...route.path.matchAll(/:\w+/g)].map(([name]) => name)
  const idOf = (name: string) => {
    const id = idIn(known, tableOf(route.path, name.slice(1))).map(String)
    const odd = json.map((value) => encode(JSON.stringify(value)))
    return isWild ? fc.oneof({ weight: 4, arbitrary: id }, { weight: 1, arbitrary: odd }) : id
  }
  const none = fc.constant('')
  const ending = fc.oneof({ weight: 6, arbitrary: none }, { weight: 1, arbitrary: oddPaths })
  return fc
    .tuple(
      fc.constantFrom('/v1', '/v1', '/api/v1'),
      fc.tuple(...names.map(idOf)),
      isWild ? ending : none,
    )
    .map(([prefix, ids, ending]) => {
      const fill = (path: string, name: string, index: number) =>
        path.replace(name, () => ids[index] ?? '')
      return `${prefix}${names.reduce(fill, route.path)}${ending}`
    })
}

/** Percent-encodes what can be, and leaves the bytes of a lone surrogate where it stands. */
function encode(value: string): string {
  return value.isWellFormed() ? encodeURIComponent(value) : '%ED%A0%80'
}

function queryOf(route: Route, known: Known, isWild: boolean): fc.Arbitrary<string> {
  const pair = ([key, value]: [string, unknown]) => {
    const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    return `${encode(key)}=${encode(written)}`
  }
  const place = { path: route.path, known, isWild }
  const pairs = members((route.query ?? {}) as Schema, place).map((all) =>
    Object.entries(all).map(pair),
  )
  const odd = fc.subarray(
    ['&&&', '=', '%', '%ff=1', 'term=%00', 'api_token=', 'limit=1&limit=2', 'ids=1&ids=,'],
    {
      maxLength: 1,
    },
  )
  if (!isWild) return pairs.map((pairs) => pairs.join('&'))
  return fc
    .tuple(pairs, fc.array(fc.nat(5), { maxLength: 2 }), odd)
    .map(([pairs, again, odd]) =>
      [...pairs, ...again.flatMap((at) => pairs[at] ?? []), ...odd].join('&'),
    )
}

const jsonType = 'application/json'
const formType = 'application/x-www-form-urlencoded'

function payloadOf(
  route: Route,
  known: Known,
  isWild: boolean,
): fc.Arbitrary<{ payload: string | undefined; type: string }> {
  const body = members((route.body ?? {}) as Schema, { path: route.path, known, isWild })
  const good = body.map((value) => ({ payload: JSON.stringify(value), type: jsonType }))
  const form = body.map((value) => ({ payload: toForm(value), type: formType }))
  if (route.bytes === 'upload') return uploadOf(body, isWild)
  if (!isWild) return fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: form })
  const broken = fc
    .tuple(good, fc.nat(40))
    .map(([{ payload }, at]) => ({ payload: payload.slice(0, at), type: jsonType }))
  const other = json.map((value) => ({ payload: JSON.stringify(value), type: jsonType }))
  const types = fc.constantFrom(
    'text/plain',
    'multipart/form-data',
    'application/json; x',
    ';',
    'é/ü',
    '',
  )
  const mistyped = fc.tuple(good, types).map(([{ payload }, type]) => ({ payload, type }))
  return fc.oneof(
    { weight: 8, arbitrary: good },
    { weight: 3, arbitrary: form },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: other },
    { weight: 1, arbitrary: mistyped },
    { weight: 1, arbitrary: fc.constant({ payload: undefined, type: jsonType }) },
  )
}

const boundary = 'x7'

/** A form with a file; a wild one is broken now and then, or lacks something. */
function uploadOf(body: fc.Arbitrary<Record<string, unknown>>, isWild: boolean) {
  const type = `multipart/form-data; boundary=${boundary}`
  const part = (head: string, content: string) => `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`
  const name = isWild ? oddTexts : fc.constant('bench.pdf')
  const whole = fc.tuple(body, name, text).map(([fields, fileName, content]) => {
    const parts = Object.entries(fields).map(([key, value]) =>
      part(`Content-Disposition: form-data; name="${key}"`, toText(value)),
    )
    const head = `Content-Disposition: form-data; name="file"; filename="${encode(fileName)}"`
    return `${parts.join('')}${part(head, content)}--${boundary}--\r\n`
  })
  const cut = fc.tuple(whole, fc.nat(300)).map(([payload, at]) => payload.slice(0, at))
  const payload = isWild
    ? fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: cut })
    : whole
  return payload.map((payload) => ({ payload, type }))
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

function toForm(body: Record<string, unknown>): string {
  return Object.entries(body)
    .map(([key, value]) => {
      const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
      return `${encode(key)}=${encode(written)}`
    })
    .join('&')
}

const oddHeaders = fc.dictionary(
  fc.constantFrom(
    ...[
      'authorization',
      'accept',
      'accept-encoding',
      'user-agent',
      'origin',
      'range',
      'cookie',
      'if-none-match',
    ],
    ...[
      'x-forwarded-for',
      'x-forwarded-host',
      'x-http-method-override',
      'accept-language',
      'te',
      'prefer',
    ],
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      'Bearer x',
      'gzip',
      '*/*',
      'Pipedrive-SDK-Javascript-12.0.3',
      'bytes=0-1',
      'DELETE',
    ),
    fc.string({ maxLength: 10 }).map((value) => value.replace(/[^\x20-\x7e]/g, '')),
  ),
  { maxKeys: 2 },
)

const methods = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'LINK',
]

function requestOf(route: Route, known: Known, isWild: boolean): fc.Arbitrary<RandomRequest> {
  const own = fc.constant<string>(route.method)
  const any = fc.constantFrom(...methods)
  const method = fc.oneof({ weight: 8, arbitrary: own }, { weight: 1, arbitrary: any })
  return fc
    .tuple(
      isWild ? method : own,
      pathOf(route, known, isWild),
      queryOf(route, known, isWild),
      payloadOf(route, known, isWild),
      isWild ? oddHeaders : fc.constant({}),
    )
    .map(([method, path, query, { payload, type }, headers]) => {
      // Reads are asked without a body, as every client does.
      const isWrite =
        method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE'
      return {
        route,
        method,
        path: query === '' ? path : `${path}?${query}`,
        headers: isWrite ? { ...headers, 'content-type': type } : headers,
        payload: isWrite ? payload : undefined,
      }
    })
}

/** Requests made from the contract, and as many mutated out of it. */
export function randomRequest(known: Known): fc.Arbitrary<RandomRequest> {
  const tameOrWild = [false, true].flatMap((isWild) =>
    routes.map((route) => requestOf(route, known, isWild)),
  )
  return fc.oneof(...tameOrWild)
}
