import { describe, expect, test } from 'vitest'
import { aCompany, servers } from './servers.ts'

describe.each(servers)('Merx on $name', (server) => {
  test('a company of its own has no products, and takes one', async () => {
    const { url, admin } = await aCompany(server)
    const headers = { 'x-api-token': admin.apiToken, 'content-type': 'application/json' }

    const before = await fetch(`${url}/api/v1/products`, { headers })
    const body = JSON.stringify({ name: 'Garden Bench' })
    const added = await fetch(`${url}/api/v1/products`, { method: 'POST', headers, body })

    expect(await before.json()).toMatchObject({ success: true, data: null })
    expect(await added.json()).toMatchObject({ success: true, data: { name: 'Garden Bench' } })
  })

  test('an added user has a token of that company', async () => {
    const company = await aCompany(server)
    const user = await company.addUser()

    const headers = { 'x-api-token': user.apiToken }
    const response = await fetch(`${company.url}/api/v1/users/me`, { headers })

    expect(await response.json()).toMatchObject({
      data: { id: user.id, company_id: company.id, is_admin: 0 },
    })
  })
})
