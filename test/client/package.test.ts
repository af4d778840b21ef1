import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)

describe('the package, installed', () => {
  let folder: string
  let files: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merx-client-'))
    files = join(folder, 'node_modules/@merx/client')
    await run('npm', ['pack', '--pack-destination', folder, '--workspace', '@merx/client'])
    const [tarball = ''] = await readdir(folder)
    const flags = ['--prefix', folder, '--offline', '--no-audit', '--no-fund']
    await run('npm', ['install', ...flags, join(folder, tarball)])
  })

  /** What a program beside the package prints in this version of Node; fails when it warns. */
  async function print(kind: 'commonjs' | 'module', code: string): Promise<unknown> {
    const command = [`--input-type=${kind}`, '--eval', code]
    const { stdout, stderr } = await run(process.execPath, command, { cwd: folder })
    expect(stderr).toBe('')
    return JSON.parse(stdout)
  }

  test('needs no other', async () => {
    const manifest = JSON.parse(await readFile(join(files, 'package.json'), 'utf8'))

    expect(Object.keys(manifest).filter((key) => /^(?!dev).*dependencies$/i.test(key))).toEqual([])
    expect(await readdir(join(folder, 'node_modules/@merx'))).toEqual(['client'])
  })

  test('holds what is built, and nothing the compiler keeps for itself', async () => {
    const held = await readdir(files, { recursive: true })

    expect(held).toContain(join('dist', 'index.js'))
    expect(held.filter((file) => /^src|\.test\.|tsbuildinfo/.test(file))).toEqual([])
  })

  test('gives require the copy that import has', async () => {
    const names = await print(
      'commonjs',
      `const required = require('@merx/client')
      import('@merx/client').then((imported) => {
        const names = Object.keys(imported)
        const shared = names.filter((name) => imported[name] === required[name])
        console.log(JSON.stringify({ names, shared }))
      })`,
    )

    const { shared } = names as Record<string, string[]>
    expect(names).toEqual({ names: shared, shared })
    expect(shared).toContain('MerxError')
  })

  test('gives tools without the files of Node the same names', async () => {
    const lists = await print(
      'module',
      `import { createRequire } from 'node:module'
      const require = createRequire(process.cwd() + '/')
      const copies = [
        await import('@merx/client'),
        await import('./node_modules/@merx/client/dist/index.js'),
        require('./node_modules/@merx/client/dist/cjs/index.js'),
      ]
      console.log(JSON.stringify(copies.map((copy) => Object.keys(copy).sort())))`,
    )

    const [ofNode, ofPages, ofCommonJs] = lists as string[][]
    expect(ofPages).toEqual(ofNode)
    expect(ofCommonJs).toEqual(ofNode)
  })
})
