import { Problem } from '@merx/contract'
import fc from 'fast-check'
import * as Type from 'typebox'
import { describe, expect, test } from 'vitest'
import { lenientParser } from './lenient.ts'

const integer = { type: 'object', properties: { n: { type: 'integer', minimum: 1, maximum: 9 } } }
const lenient = {
  type: 'object',
  properties: { n: { type: 'integer', minimum: 1, maximum: 9, default: 5, lenient: true } },
}

function refusal(parse: () => unknown): string {
  try {
    parse()
  } catch (error) {
    if (error instanceof Problem) return error.message
    throw error
  }
  throw new Error('expected a refusal')
}

describe('numbers', () => {
  test.each([
    [3, 3],
    ['3', 3],
    [' 3 ', 3],
    ['+3', 3],
    ['3.0', 3],
    [undefined, undefined],
    [null, undefined],
    ['', undefined],
  ])('%j is taken as %j', (raw, expected) => {
    expect(lenientParser(integer)({ n: raw })).toEqual(
      expected === undefined ? {} : { n: expected },
    )
  })

  test.each([0, 10, 1.5, '1.5', 'x', '0x3', '1_0', '٣', true, [3], {}, '1e999', 'Infinity'])(
    '%j is refused, by name and value',
    (raw) => {
      expect(refusal(() => lenientParser(integer)({ n: raw }))).toMatch(/^n .* must /)
    },
  )

  test.each([
    [0, 5],
    [-3, 5],
    ['x', 5],
    [1.5, 5],
    [[1], 5],
    [9, 9],
    [10, 9],
    ['99999999999999999999', 9],
  ])('where it is lenient, %j counts as %j', (raw, expected) => {
    expect(lenientParser(lenient)({ n: raw })).toEqual({ n: expected })
  })

  test('-0 is 0', () => {
    const parse = lenientParser({ type: 'object', properties: { n: { type: 'number' } } })

    expect(Object.is((parse({ n: -0 }) as { n: number }).n, 0)).toBe(true)
    expect(Object.is((parse({ n: '-0' }) as { n: number }).n, 0)).toBe(true)
  })

  test('any number written as text is that number', () => {
    const parse = lenientParser({ type: 'object', properties: { n: { type: 'number' } } })

    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(parse({ n: String(n) })).toEqual({ n: n + 0 })
      }),
    )
  })
})

describe('null', () => {
  const nullable = {
    type: 'object',
    properties: { a_b: { type: ['string', 'null'] }, c: { type: ['number', 'null'] } },
  }

  test.each([null, {}])('%j is null where there may be null', (raw) => {
    expect(lenientParser(nullable)({ a_b: raw, c: raw })).toEqual({ a_b: null, c: null })
  })

  test('an empty text is none of a closed list', () => {
    const closed = {
      type: 'object',
      properties: {
        a: { type: ['string', 'null'], enum: ['x'] },
        b: { type: 'string', enum: ['x'] },
      },
    }

    expect(lenientParser(closed)({ a: '', b: '' })).toEqual({ a: null })
    expect(refusal(() => lenientParser(closed)({ a: 'y' }))).toMatch(/^a "y" must be one of x/)
  })

  test('an empty text is a text, and no number', () => {
    expect(lenientParser(nullable)({ a_b: '', c: '' })).toEqual({ a_b: '', c: null })
  })

  test('what is left out stays out', () => {
    expect(lenientParser(nullable)({})).toEqual({})
  })

  test('null under the snake_case name is not replaced by the camelCase one', () => {
    expect(lenientParser(nullable)({ a_b: null, aB: 'x' })).toEqual({ a_b: null })
  })
})

describe('booleans and texts', () => {
  const parse = lenientParser({
    type: 'object',
    properties: { flag: { type: 'boolean' }, text: { type: 'string', maxLength: 3 } },
  })

  test.each([
    [true, true],
    [1, true],
    ['1', true],
    ['TRUE', true],
    [false, false],
    [0, false],
    ['0', false],
    ['False', false],
  ])('%j is %j', (raw, flag) => {
    expect(parse({ flag: raw })).toEqual({ flag })
  })

  test.each([2, 'yes', 'on', -1, [], {}, [true]])('%j is neither', (raw) => {
    expect(refusal(() => parse({ flag: raw }))).toMatch(/^flag .* must be true, false, 1 or 0$/)
  })

  test('a number is taken as text, nothing else is', () => {
    expect(parse({ text: 40 })).toEqual({ text: '40' })
    for (const text of [true, [], {}, 'long'])
      expect(refusal(() => parse({ text }))).toMatch(/^text/)
  })
})

describe('lists', () => {
  const inQuery = lenientParser({
    type: 'object',
    properties: { ids: { type: 'array', separator: ',', items: { type: 'integer' } } },
  })
  const inBody = lenientParser({
    type: 'object',
    properties: { list: { type: 'array', maxItems: 3, items: { type: 'integer' } } },
  })

  test.each([
    ['1', [1]],
    ['1,2', [1, 2]],
    ['1, 2 ,', [1, 2]],
    [
      ['1', '2'],
      [1, 2],
    ],
    [
      ['1,2', '3'],
      [1, 2, 3],
    ],
    [',', []],
  ])('in a query %j is %j', (raw, ids) => {
    expect(inQuery({ ids: raw })).toEqual({ ids })
  })

  test.each([
    [
      [1, '2'],
      [1, 2],
    ],
    ['[1,"2"]', [1, 2]],
    [' [] ', []],
  ])('in a body %j is %j', (raw, list) => {
    expect(inBody({ list: raw })).toEqual({ list })
  })

  test.each(['1,2', '[1', '{"0":1}', 5, { 0: 1 }, true])('in a body %j is no list', (raw) => {
    expect(refusal(() => inBody({ list: raw }))).toMatch(/^list .* must be a list$/)
  })

  test('the element at fault is named', () => {
    expect(refusal(() => inBody({ list: [1, 'x'] }))).toMatch(/^list\[1\] "x" /)
    expect(refusal(() => inBody({ list: [1, 2, 3, 4] }))).toMatch(/^list has 4 elements/)
  })

  test('JSON text is looked through like the body itself', () => {
    expect(refusal(() => inBody({ list: '["\\u0000"]' }))).toMatch(/NUL/)
    expect(refusal(() => inBody({ list: '["\\ud800"]' }))).toMatch(/surrogate/)
    expect(refusal(() => inBody({ list: '['.repeat(50) + ']'.repeat(50) }))).toMatch(/nested/)
  })
})

describe('objects', () => {
  const schema = {
    type: 'object',
    properties: { owner_id: { type: 'integer' }, name: { type: 'string' } },
    required: ['name'],
    patternProperties: { '^[0-9a-f]{4}$': {} },
  }
  const parse = lenientParser(schema)

  test('gives what the schema names and nothing else', () => {
    const raw = { name: 'x', ownerId: 2, other: 1, '12ab': [1], '12AB': 1, constructor: 1 }

    expect(parse(raw)).toEqual({ name: 'x', owner_id: 2, '12ab': [1] })
  })

  test.each([null, [], 'x', 5, true])('%j is no object', (raw) => {
    expect(refusal(() => parse(raw))).toMatch(/must be an object/)
  })

  test('whatever comes in, only what fits comes out', () => {
    const strict = Type.Object({
      name: Type.String({ maxLength: 5 }),
      count: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
      flag: Type.Optional(Type.Boolean()),
      kind: Type.Optional(Type.Unsafe<string>({ type: 'string', enum: ['a', 'b'] })),
      list: Type.Optional(Type.Array(Type.Number(), { maxItems: 2 })),
    })
    const parse = lenientParser(strict)
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('a', '1', 'true', '[1]', 3, 'abc'))

    fc.assert(
      fc.property(
        fc.record(
          { name: value, count: value, flag: value, kind: value, list: value },
          { requiredKeys: [] },
        ),
        (raw) => {
          let parsed: unknown
          try {
            parsed = parse(raw)
          } catch (error) {
            expect(error).toBeInstanceOf(Problem)
            return
          }
          expect(fits(parsed as Record<string, unknown>)).toBe(true)
        },
      ),
    )
  })
})

function fits({ name, count, flag, kind, list, ...others }: Record<string, unknown>): boolean {
  const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
  const isGiven = (value: unknown) => value !== undefined
  return (
    typeof name === 'string' &&
    name.length <= 5 &&
    (!isGiven(count) || (Number.isInteger(count) && Number(count) >= 0 && Number(count) <= 9)) &&
    (!isGiven(flag) || typeof flag === 'boolean') &&
    (!isGiven(kind) || kind === 'a' || kind === 'b') &&
    (!isGiven(list) || (Array.isArray(list) && list.length <= 2 && list.every(isNumber))) &&
    Object.keys(others).length === 0
  )
}
