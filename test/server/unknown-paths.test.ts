import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx } from './merx.ts'
import { refusalBody } from './scene.ts'

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const unknown = refusalBody(404, 'Unknown path')

describe.each(databases)('paths that lead nowhere on $name', (database) => {
  const merx = runningMerx(database)

  test.each([
    ['no digits', '/v1/%zz', 400],
    ['no UTF-8', '/v1/products/%ff', 400],
    ['no digits below /api', '/api/v1/products/%zz', 400],
    ['too much', `/v1/products/${'1'.repeat(8_001)}`, 414],
  ])('%s: refused with the headers of every answer of v1', async (_what, path, status) => {
    const { admin } = await merx.company()
    const [fine, refused] = [await admin.ask('GET', '/v1/products'), await admin.ask('GET', path)]

    expect(refused.status).toBe(status)
    expect(refused.body).toEqual(refusalBody(status, /path/))
    expect(refused.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    for (const name of ['access-control-allow-origin', 'access-control-expose-headers']) {
      expect(fine.headers[name]).toBeTruthy()
      expect(refused.headers[name]).toBe(fine.headers[name])
    }
  })

  test('a path that cannot be read outside v1 is for no other origin', async () => {
    const { status, headers } = await merx.ask('GET', '/account/%zz')

    expect(status).toBe(400)
    expect(headers['x-request-id']).toBeTruthy()
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test.each([
    ['GET', '/nope'],
    ['GET', '/sign-out'],
    ['GET', '/oauth/nope'],
    ['GET', '/docs/nope'],
    ['PUT', '/account'],
    ['POST', '/nope'],
  ])('%s %s: a page for browsers, the body of v1 for others', async (method, path) => {
    const form = method === 'GET' ? {} : { form: 'a=1' }
    const page = await merx.ask(method, path, { headers: browser, ...form })
    const other = await merx.ask(method, path, form)

    expect(page.status).toBe(404)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.text).toContain('<h1>There is no such page</h1>')
    for (const link of ['/account', '/docs']) expect(page.text).toContain(`<a href="${link}">`)
    expect(page.text).not.toContain('Route')
    expect([other.status, other.body]).toEqual([404, unknown])
    for (const { headers } of [page, other]) {
      expect(headers.vary).toBe('accept')
      expect(headers['x-request-id']).toBeTruthy()
    }
  })

  test.each([
    ['no JSON', '{'],
    ['too large', '"'.repeat(2 * 1024 * 1024)],
  ])('a body that is %s changes nothing of that', async (_what, raw) => {
    const headers = { 'content-type': 'application/json' }

    const answer = await merx.ask('POST', '/nope', { raw, headers })

    expect([answer.status, answer.body]).toEqual([404, unknown])
  })
})
