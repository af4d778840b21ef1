import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createClient } from '@merx/client'
import { afterAll, describe, expect, test } from 'vitest'
import { aCompany, runningMerx } from '../clients/running-merx.ts'
import { databases } from '../databases.ts'
import { merx } from '../merx-process.ts'

const run = promisify(execFile)

const folders: string[] = []

/** Below the repository, so that the written module finds the package. */
async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join('node_modules', '.codegen-'))
  folders.push(folder)
  return folder
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

/** Compiles a program beside the written file and gives the codes of what is wrong with it. */
async function mistakesIn(folder: string, program: string): Promise<string[]> {
  const file = join(folder, 'program.ts')
  await writeFile(file, program)
  const flags = ['--noEmit', '--strict', '--ignoreConfig', '--skipLibCheck', '--target', 'es2022']
  const modules = ['--module', 'nodenext', '--allowImportingTsExtensions', '--types', 'node']
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc')
  const { stdout } = await run('node', [tsc, ...flags, ...modules, file]).catch(
    (error: { stdout: string }) => error,
  )
  return [...stdout.matchAll(/error (TS\d+)/g)].map(([, code = '']) => code)
}

describe.each(databases)('merx codegen on $name', (database) => {
  const running = runningMerx(database)

  const aShop = async () => {
    const { server } = running
    const { admin } = await aCompany(server)
    const { apiToken } = admin
    const client = createClient({ baseUrl: server.url, apiToken })
    const options = [{ label: 'oak' }, { label: 'birch' }, { label: "it's odd" }]
    await client.productFields.create({ name: 'Wood', fieldType: 'enum', options })
    await client.productFields.create({ name: 'Finishes', fieldType: 'set', options })
    await client.productFields.create({ name: 'Deposit', fieldType: 'monetary' })
    await client.productFields.create({ name: 'wood', fieldType: 'double' })
    await client.productFields.create({ name: 'Constructor', fieldType: 'varchar' })
    const folder = await aFolder()
    const file = join(folder, 'fields.ts')
    const env = { MERX_URL: server.url, MERX_API_TOKEN: apiToken }
    const written = await merx(['codegen', '--out', file], env)
    // Names of the module are known to the compiler alone.
    const { customFields } = await import(`${process.cwd()}/${file}`)
    return { client, server, apiToken, folder, file, written, customFields }
  }

  test('fields are written in the order of their making, the older keeping the name', async () => {
    const { written, file } = await aShop()

    expect(written).toEqual({
      file,
      fields: ['wood', 'finishes', 'deposit', 'wood2', 'constructor2'],
    })
    expect(await readFile(file, 'utf8')).toContain("'it\\'s odd':")
  })

  test('values go out and come back by name and label', async () => {
    const { server, apiToken, customFields } = await aShop()
    const client = createClient({ baseUrl: server.url, apiToken, customFields })
    const custom = {
      wood: 'birch',
      finishes: ['oak', "it's odd"],
      deposit: { amount: 12.5, currency: 'EUR' },
    }

    const { id } = await client.products.create({ name: 'Bench', custom })
    const read = await client.products.get(id)
    const cleared = await client.products.update(id, { custom: { finishes: null } })

    expect(read.custom).toEqual({ ...custom, wood2: null, constructor2: null })
    expect(cleared.custom).toEqual({ ...read.custom, finishes: null })
  })

  test('a label that is none is refused before anything is sent', async () => {
    const { server, apiToken, customFields } = await aShop()
    const client = createClient({ baseUrl: server.url, apiToken, customFields })

    const call = client.products.create({ name: 'Bench', custom: { wood: 'steel' } })

    await expect(call).rejects.toMatchObject({
      code: 'bad_usage',
      message: `custom.wood "steel" must be one of oak, birch, it's odd`,
    })
    expect(await client.products.list().page()).toMatchObject({ items: [] })
  })

  test('the compiler knows the labels and the names', async () => {
    const { folder } = await aShop()
    const program = (line: string) => `
      import { createClient } from '@merx/client'
      import { customFields, type ProductValues } from './fields.ts'
      const client = createClient({ baseUrl: '', apiToken: '', customFields })
      const product = await client.products.get(1)
      ${line}
      export type { ProductValues }
    `
    const lines: [line: string, mistakes: string[]][] = [
      [`if (product.custom.wood === 'oak') console.log(product.custom.deposit?.amount)`, []],
      [`if (product.custom.wood === 'steel') console.log()`, ['TS2367']],
      ['console.log(product.custom.steel)', ['TS2339']],
      [`await client.products.update(1, { custom: { wood: 'oak', wood2: 2 } })`, []],
      [`await client.products.update(1, { custom: { wood: 'steel' } })`, ['TS2322']],
      [`await client.products.update(1, { custom: { wood2: 'two' } })`, ['TS2322']],
      [`const values: ProductValues['finishes'] = ['birch']; console.log(values)`, []],
    ]

    for (const [line, mistakes] of lines) {
      expect(await mistakesIn(folder, program(line)), line).toEqual(mistakes)
    }
  })
})
