import { describe, expect, test } from 'vitest'
import { selectKeys, takeSelector } from './selector.ts'

describe('takeSelector', () => {
  test.each([
    ['/v1/products:(id,name)', '/v1/products', ['id', 'name']],
    ['/v1/products:(id,name)?limit=2', '/v1/products?limit=2', ['id', 'name']],
    ['/v1/products:(id)/5', '/v1/products/5', ['id']],
    ['/v1/products/5:(id)', '/v1/products/5', ['id']],
    ['/v1/products%3A%28id%2Cname%29', '/v1/products', ['id', 'name']],
    ['/v1/products%3a(id%2cname)', '/v1/products', ['id', 'name']],
    ['/v1/products:()', '/v1/products', []],
    ['/v1/products:(,id,,)', '/v1/products', ['id']],
  ])('%s', (given, url, keys) => {
    const taken = takeSelector(given)

    expect(taken.url).toBe(url)
    expect([...(taken.keys ?? ['none'])]).toEqual(keys)
  })

  test.each([
    '/v1/products',
    '/v1/products:(id',
    '/v1/products(id)',
    '/v1/products?a=:(id)',
    '/',
    '',
  ])('%s has none and stays as it is', (url) => {
    expect(takeSelector(url)).toEqual({ url, keys: undefined })
  })
})

describe('selectKeys', () => {
  const keys = new Set(['id', 'name'])
  const select = (answer: object) => JSON.parse(selectKeys(JSON.stringify(answer), keys))

  test('keeps the keys of one object and of each of a list, and the envelope', () => {
    const item = { id: 1, name: 'x', code: 'y' }

    expect(select({ success: true, data: item })).toEqual({
      success: true,
      data: { id: 1, name: 'x' },
    })
    expect(select({ data: [item, { code: 'z' }], additional_data: item })).toEqual({
      data: [{ id: 1, name: 'x' }, {}],
      additional_data: item,
    })
  })

  test.each([null, 5, 'x'])('leaves data of %j alone', (data) => {
    expect(select({ data })).toEqual({ data })
  })

  test('leaves an answer without data alone', () => {
    expect(select({ success: false })).toEqual({ success: false })
  })
})
