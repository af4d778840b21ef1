import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { aCompany, runningMerx } from './clients/running-merx.ts'
import { databases } from './databases.ts'

const run = promisify(execFile)

describe.each(databases)('examples on $name', (database) => {
  const merx = runningMerx(database)

  test('price-list.mjs fills a catalogue and sells from it', async () => {
    const { admin } = await aCompany(merx.server)
    const env = { ...process.env, MERX_URL: merx.server.url, MERX_API_TOKEN: admin.apiToken }

    const { stdout, stderr } = await run(process.execPath, ['examples/price-list.mjs'], { env })

    expect(stderr).toBe('')
    expect(stdout.trim().split('\n')).toEqual([
      'field "Wood": oak, birch, pine',
      'imported 10 products',
      'attached "price list.csv" (305 bytes) to Garden Bench',
      'deal "Park order": 2 products for €2,273',
      'filter "Oak from 200 euros": Garden Table, Rose Arch',
    ])
  })
})
