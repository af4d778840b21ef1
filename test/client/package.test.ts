import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
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

  test('works where there is nothing but the web', async () => {
    const code = await readFile(join(files, 'dist/cjs/index.js'), 'utf8')
    const fetch = async () =>
      Response.json({ success: true, data: { id: 7, name: 'Garden Bench', owner_id: 3 } })
    const web = {
      AbortController,
      Blob,
      File,
      FormData,
      Headers,
      ReadableStream,
      Request,
      Response,
    }
    const texts = { TextDecoder, TextEncoder, URL, URLSearchParams, atob, btoa }
    const clock = { clearTimeout, performance, setTimeout }
    const module = { exports: {} as typeof import('@merx/client') }
    // A context has the language and what is given to it: no process, Buffer, require or node: modules.
    runInNewContext(code, { ...web, ...texts, ...clock, crypto, fetch, module })

    const { ApiClient, ProductsApi, createClient } = module.exports
    const client = createClient({ baseUrl: 'https://merx.example', apiToken: 'x' })
    const product = await client.products.get(7)
    const { data } = await new ProductsApi(new ApiClient()).getProduct(7)

    expect(product).toMatchObject({ id: 7, ownerId: 3 })
    expect(data.name).toBe('Garden Bench')
  })

  /** Declarations that people have: those of Node, or those of browsers. */
  const surroundings: [name: string, flags: string[]][] = [
    ['Node', ['--lib', 'es2023', '--types', 'node', '--typeRoots', resolve('node_modules/@types')]],
    ['a page', ['--lib', 'es2023,dom,dom.iterable,dom.asynciterable', '--types', '']],
  ]
  test.each(surroundings)('compiles without errors among the types of %s', async (_name, flags) => {
    for (const file of ['program.mts', 'program.cts']) {
      const program = join(folder, file)
      await writeFile(
        program,
        `import { createClient, defineCustomFields, MerxError, responseOf, type v1 } from '@merx/client'
        const fields = { weight: { key: '', type: 'double' } } as const
        const customFields = defineCustomFields(fields)
        const client = createClient({ baseUrl: 'http://x', apiToken: 'y', customFields })
        export async function read(): Promise<(number | null)[]> {
          const product: v1.Product<{ weight: number | null }> = await client.products.get(1)
          if (responseOf(product)?.status === 304) throw new MerxError('refused', product.name)
          for await (const bytes of await client.files.download(1)) void bytes.byteLength
          return [product.custom.weight]
        }`,
      )
      const checks = ['--strict', '--noEmit', '--skipLibCheck', 'false', '--ignoreConfig']
      const modules = ['--module', 'nodenext', '--target', 'es2022']
      const command = [resolve('node_modules/typescript/bin/tsc'), ...checks, ...modules, ...flags]
      const { stdout } = await run('node', [...command, program]).catch(
        (error: { stdout: string }) => error,
      )
      // What the declarations of others have to say of themselves is not our matter.
      expect(stdout.split('\n').filter((line) => !/@types|typescript/.test(line) && line)).toEqual(
        [],
      )
    }
  })
})
