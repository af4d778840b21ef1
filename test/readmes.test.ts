import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const packages = ['contract', 'store', 'catalog', 'server', 'cli']
/** What the example of each prints, at least in part. */
const prints: Record<string, RegExp> = {
  contract: /addProduct POST \/products costs 10/,
  store: /Garden Ltd/,
  catalog: /Garden Bench/,
  server: /201 Garden Bench/,
  cli: /has 100 products/,
}

describe('the example in the README of', () => {
  test.each(packages)('%s runs', async (name) => {
    const readme = readFileSync(`packages/${name}/README.md`, 'utf8')
    const code = /```js\n(.*?)```/s.exec(readme)?.[1] ?? ''

    const { stdout } = await run('node', ['--input-type=module', '--eval', code])

    expect(stdout).toMatch(prints[name] ?? /^$/)
  })
})
