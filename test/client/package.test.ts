import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const run = promisify(execFile)
const manifest = JSON.parse(readFileSync('packages/client/package.json', 'utf8'))

/** What a program prints that this very version of Node runs. */
async function print(kind: 'commonjs' | 'module', code: string): Promise<unknown> {
  const { stdout, stderr } = await run(process.execPath, [`--input-type=${kind}`, '--eval', code])
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe('the package', () => {
  test('has no dependencies', () => {
    expect(Object.keys(manifest).filter((key) => /dependencies$/i.test(key))).toEqual([])
  })

  test('require gives the same names as import', async () => {
    const say = 'console.log(JSON.stringify(Object.keys(client).sort()))'

    const required = await print('commonjs', `const client = require('@merx/client'); ${say}`)
    const imported = await print('module', `import * as client from '@merx/client'; ${say}`)

    expect(imported).toContain('MerxError')
    expect(required).toEqual(imported)
  })

  test('require and import share one copy', async () => {
    const code = `
      const required = require('@merx/client')
      import('@merx/client').then((imported) => {
        const names = Object.keys(imported)
        console.log(JSON.stringify(names.filter((name) => imported[name] !== required[name])))
      })`

    expect(await print('commonjs', code)).toEqual([])
  })

  test('what pages load has the same names', async () => {
    const code = `
      import * as ofNode from '@merx/client'
      import * as ofPages from './packages/client/dist/index.js'
      console.log(JSON.stringify([ofNode, ofPages].map((names) => Object.keys(names).sort())))`

    const [ofNode, ofPages] = (await print('module', code)) as string[][]

    expect(ofPages).toEqual(ofNode)
  })

  test('is one file to require', async () => {
    const code = `
      require('@merx/client')
      console.log(JSON.stringify(Object.keys(require.cache)))`

    expect(await print('commonjs', code)).toEqual([
      expect.stringMatching(/packages\/client\/dist\/cjs\/index\.js$/),
    ])
  })
})
