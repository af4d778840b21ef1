import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMalformed, parseQuery } from './query-string.ts'

test.each([
  ['', {}],
  ['a=1', { a: '1' }],
  ['a=1&b=2', { a: '1', b: '2' }],
  ['a=1&a=2&a=3', { a: ['1', '2', '3'] }],
  ['a&b=&c=1', { c: '1' }],
  ['=1', { '': '1' }],
  ['a=b=c', { a: 'b=c' }],
  ['&&a=1&', { a: '1' }],
  ['a=1+2%203', { a: '1 2 3' }],
  ['%C3%A9=%E2%82%AC', { é: '€' }],
  ['a[b]=1', { 'a[b]': '1' }],
  ['__proto__=1&constructor=2', JSON.parse('{"__proto__":"1","constructor":"2"}')],
])('%s', (text, expected) => {
  expect(Object.entries(parseQuery(text))).toEqual(Object.entries(expected))
})

test.each(['a=%', 'a=%ff', '%ff=1', 'a=%ED%A0%BD', 'b=1&a=%E0%A4%A'])('%s is malformed', (text) => {
  expect(parseQuery(text)[isMalformed]).toBe(true)
})

test('whatever it is given, it does not throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseQuery(text)).toBeTypeOf('object')
    }),
  )
})

test('what is encoded is read back', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 })
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([key]) => key }), (pairs) => {
      const query = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
      expect(Object.entries(parseQuery(query)).sort()).toEqual(pairs.toSorted())
    }),
  )
})
