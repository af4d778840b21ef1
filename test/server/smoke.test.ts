import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx } from './merx.ts'

describe.each(databases)('$name', (database) => {
  const merx = runningMerx(database)
  test('smoke', async () => {
    const { admin, id } = await merx.company()
    const product = await admin.addProduct({ code: 'GB-12' })
    const s = await merx.state()
    console.log(JSON.stringify(s.found), Object.keys(s.tables).length, await merx.events(id))
    const show = async (label: string, p: Promise<any>) => { const a = await p; console.log(database.name, label, a.status, a.text.slice(0, 300), a.headers['content-type']) }
    const P = `/v1/products`
    await show('nul json text list', admin.ask('POST', P, { body: { name: 'x', prices: '[{"currency":"EUR","price":1,"notes":"\\u0000"}]' } }))
    await show('lone json text list', admin.ask('POST', P, { body: { name: 'x', prices: '[{"currency":"EUR","price":1,"notes":"\\ud800"}]' } }))
    await show('PROPFIND', admin.ask('PROPFIND', P))
    await show('QUERY', admin.ask('QUERY', P))
    await show('long path', admin.ask('GET', P + '/' + '1'.repeat(9000)))
    await show('bad pct path', admin.ask('GET', P + '/%ff'))
    await show('bad pct path unauth', merx.ask('GET', P + '/%ff'))
    await show('unauth unknown', merx.ask('GET', '/v1/unknown'))
    await show('unknown', admin.ask('GET', '/v1/unknown'))
    await show('outside', admin.ask('GET', '/foo'))
    await show('outside POST badjson', admin.ask('POST', '/foo', {raw: '{', headers: {'content-type': 'application/json'}}))
    await show('double slash', admin.ask('GET', '//v1/products'))
    await show('HEAD', admin.ask('HEAD', P))
    await show('OPTIONS', admin.ask('OPTIONS', P))
    await show('OPTIONS x', merx.ask('OPTIONS', P))
    await show('trailing', admin.ask('GET', P + '/'))
    await show('nul path', admin.ask('GET', P + '/%00'))
    await show('nul query', admin.ask('GET', P + '?term=%00'))
    await show('search nul', admin.ask('GET', P + '/search?term=ab%00'))
    await show('sel', admin.ask('GET', P + ':(id,name)'))
    await show('bignum', admin.ask('GET', P + '/1e3'))
    await show('0x', admin.ask('GET', P + '/0x1'))
    await show('+1', admin.ask('GET', P + '/%2B1'))
    await show('1.0', admin.ask('GET', P + '/1.0'))
    await show('space', admin.ask('GET', P + '/%201'))
  })
})
