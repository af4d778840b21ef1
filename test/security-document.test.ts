import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const document = readFileSync(join(root, 'docs/security.md'), 'utf8')

/** Tests the document names, as `file`: name. */
const named = [...document.matchAll(/`(test\/[\w/.-]+\.test\.ts)`: ([^|;]+?)(?=;| \|)/g)].map(
  ([, file = '', name = '']) => [file, name] as const,
)

test('names tests at all, one in each row of its tables', () => {
  const rows = document.split('\n').filter((line) => /^\| (?!---|section|risk)/.test(line))

  expect(rows.length).toBeGreaterThan(25)
  expect(rows.filter((row) => !row.includes('.test.ts`: '))).toEqual([])
})

test.each(named)('%s: %s', (file, name) => {
  expect(readFileSync(join(root, file), 'utf8')).toContain(name)
})

test('the server makes no requests of its own', () => {
  const files = ['server', 'catalog', 'store'].flatMap((name) => {
    const folder = join(root, 'packages', name, 'src')
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.test'))
      .map((file) => join(folder, file))
  })

  const asking = files.filter((file) => {
    const code = readFileSync(file, 'utf8')
    const imported = [
      ...code.matchAll(/^import \{([^}]*)\} from 'node:(?:https?|http2|net|tls)'/gm),
    ]
    const names = imported.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
    const values = names.filter((name) => !name.startsWith('type '))
    return values.some((name) => !harmless.has(name)) || /(?<![\w#])fetch\((?!request: )/.test(code)
  })

  expect(files.length).toBeGreaterThan(100)
  expect(asking).toEqual([])
})

/** What can be had of these modules without asking anybody. */
const harmless = new Set(['BlockList', 'isIP', 'isIPv6', 'METHODS', 'STATUS_CODES'])
