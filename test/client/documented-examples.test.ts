import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { AddFilterRequest, FiltersApi, ProductsApi } from '@merx/client'
import { v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCompany, type Colleague, type Company, runningMerx } from '../clients/running-merx.ts'
import { databases } from '../databases.ts'
import { clientOf } from './documented-api.ts'

const run = promisify(execFile)
const folder = 'examples/documented'
const programs = readdirSync(folder).filter((name) => name.endsWith('.mjs'))

describe.each(databases)('the documented programs on $name', (database) => {
  const merx = runningMerx(database)
  let company: Company
  let colleague: Colleague

  beforeAll(async () => {
    company = await aCompany(merx.server)
    colleague = await company.addUser()
  })

  async function aFilter(apiToken: string): Promise<number> {
    const client = clientOf(merx.server, apiToken)
    const conditions = {
      glue: 'and' as const,
      conditions: [
        { glue: 'and' as const, conditions: [] },
        { glue: 'or' as const, conditions: [] },
      ],
    }
    const filters = new FiltersApi(client)
    const { data } = await filters.addFilter(new AddFilterRequest('All', conditions, 'products'))
    return data.id
  }

  test.each(programs)('%s reaches its success branch', async (program) => {
    const { admin } = company
    const products = new ProductsApi(clientOf(merx.server, admin.apiToken))
    const { data: product } = await products.addProduct({ name: 'Garden Bench' })
    const filterId = await aFilter(admin.apiToken)
    const { data: follower } = await products.addProductFollower(product.id, {
      user_id: admin.id,
    })
    const env = {
      ...process.env,
      MERX_URL: merx.server.url,
      MERX_API_TOKEN: admin.apiToken,
      PRODUCT_ID: `${product.id}`,
      USER_ID: `${colleague.id}`,
      FILTER_ID: `${filterId}`,
      FOLLOWER_ID: `${follower.id}`,
    }

    const { stdout, stderr } = await run(process.execPath, [`${folder}/${program}`], { env })

    expect(stderr).toBe('')
    expect(stdout).toBe('API called successfully. Returned data: [object Object]\n')
  })
})

test('there is a program for each product operation', () => {
  const named = Object.keys(v1.products).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  )

  expect(named.filter((name) => !programs.includes(`${name}.mjs`))).toEqual([])
})

test.each(programs)('%s has the lines of the documentation', async (program) => {
  const text = await readFile(`${folder}/${program}`, 'utf8')

  expect(text).toMatch(
    /^import Pipedrive from 'pipedrive';\nlet defaultClient = Pipedrive\.ApiClient\.instance;\n/,
  )
  expect(text).toContain("let api_key = defaultClient.authentications['api_key'];\n")
  expect(text).toContain('\nlet apiInstance = new Pipedrive.ProductsApi();\n')
  expect(text).toMatch(/\n}, \(error\) => \{\n {2}console\.error\(error\);\n}\);\n$/)
})
