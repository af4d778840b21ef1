import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { aCompany, runningMerx } from '../clients/running-merx.ts'
import { databases } from '../databases.ts'

const run = promisify(execFile)

const readme = readFileSync('packages/client/README.md', 'utf8')
const programs = [...readme.matchAll(/\n## ([^\n]+)\n(?:(?!\n## ).)*?```js\n(.*?)```/gs)].map(
  ([, title = '', code = '']) => [title, code] as const,
)

/** What each prints, at least in part. */
const prints: Record<string, RegExp> = {
  'Products in five lines': /^Garden Bench 149\.5\n$/,
  Lists: /^0 products\n\[\]\n$/,
  'When something goes wrong':
    /^products\.get 404 true\nproducts\.get: Product not found \(404\) 36\nusers\.me 200 true\nCompany \d+ true\n$/,
  Files: /^drawing\.svg 41\n$/,
  'Signing people in': /^\/oauth\/authorize\nsign_in_needed\n$/,
  'Tests without a network': /^Bird House\n$/,
  'The documented classes': /^Deck Chair\n$/,
}

describe.each(databases)("the client's README on $name", (database) => {
  const running = runningMerx(database)

  test('has a program under each heading that is known here', () => {
    expect(programs.map(([title]) => title)).toEqual(Object.keys(prints))
  })

  test.each(programs)('%s: the program does what it says', async (title, code) => {
    const { server } = running
    const { admin } = await aCompany(server)
    const env = { ...process.env, MERX_URL: server.url, MERX_API_TOKEN: admin.apiToken }

    const { stdout } = await run('node', ['--input-type=module', '--eval', code], { env })

    expect(stdout).toMatch(prints[title] ?? /^$/)
  })
})
