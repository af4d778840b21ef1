import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CreatedDatabase, databases } from './databases.ts'
import { type MerxProcess, merx, running, startMerx } from './merx-process.ts'

interface Company {
  companyId: number
  adminId: number
  adminEmail: string
  adminPassword: string
  apiToken: string
}

interface User {
  id: number
  email: string
  password: string
  apiToken: string
}

interface Product {
  name: string
  code: string | null
  prices: { currency: string; price: number; cost: number }[]
  active_flag: boolean
}

async function ask(server: MerxProcess, apiToken: string, path: string) {
  const answer = await fetch(`${server.url}/v1${path}`, { headers: { 'x-api-token': apiToken } })
  // v1 answers every request with an object.
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const hex40 = /^[0-9a-f]{40}$/

describe.each(databases)('the command on $name', (database) => {
  const made: CreatedDatabase[] = []
  let folder = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merx-cli-'))
  })

  afterAll(async () => {
    for (const created of made) await created.drop()
    await rm(folder, { recursive: true, force: true })
  })

  async function anEnvironment(): Promise<{ MERX_DATABASE_URL: string; MERX_FILES: string }> {
    const created = await database.create()
    made.push(created)
    return { MERX_DATABASE_URL: created.url, MERX_FILES: join(folder, `files-${made.length}`) }
  }

  describe('without a server', () => {
    it('a database without its schema: says to migrate, and does as soon as told', async () => {
      const env = await anEnvironment()
      if (database.name === 'sqlite') {
        const missing = await running(['company', 'list'], env)
        expect(missing.stderr).toMatch(/^merx: there is no database at .*: run merx init\n$/)
        await writeFile(env.MERX_DATABASE_URL.replace('sqlite:', ''), '')
      }

      const before = await running(['company', 'list'], env)
      const migrated = await merx(['migrate'], env)
      const again = await merx(['migrate'], env)
      const after = await merx(['company', 'list'], env)

      expect(before).toMatchObject({ exitCode: 1, stdout: '' })
      expect(before.stderr).toMatch(/^merx: the database lacks .*: run merx migrate\n$/)
      expect(migrated).toEqual({ applied: expect.arrayContaining(['0001-foundation']), indexed: 0 })
      expect(again).toEqual({ applied: [], indexed: 0 })
      expect(after).toEqual({ companies: [] })
    })

    it('init founds the first company as the settings say, once', async () => {
      const env = await anEnvironment()
      const flags = ['--company-name', 'Garden', '--admin-email', 'Ida@garden.example']
      const settings = [...flags, '--default-currency', 'sek', '--admin-password', 'long enough']

      const first = await merx(['init', ...settings], env)
      const second = await merx(['init', ...settings], env)
      const list = await merx(['company', 'list'], env)

      expect(first).toEqual({
        isNew: true,
        companyId: expect.any(Number),
        adminId: expect.any(Number),
        adminEmail: 'ida@garden.example',
        adminPassword: 'long enough',
        apiToken: expect.stringMatching(hex40),
      })
      expect(second).toEqual({ isNew: false })
      expect(list).toEqual({
        companies: [expect.objectContaining({ name: 'Garden', defaultCurrency: 'SEK' })],
      })
    })

    it('what was made is printed as one object, secrets included', async () => {
      const env = await anEnvironment()

      const company = await merx<Company>(['company', 'add', '--name', 'Öko & Söhne'], env)
      const name = ['--name', 'Liis', '--email', 'liis@oko.example']
      const place = ['--locale', 'et-EE', '--time-zone', 'Europe/Tallinn', '--currency', 'EUR']
      const user = await merx<User>(['user', 'add', ...name, ...place], env)
      const token = await merx<{ id: number; apiToken: string }>(
        ['token', 'create', '--user', `${user.id}`, '--name', 'shop'],
        env,
      )

      expect(company).toEqual({
        companyId: expect.any(Number),
        adminId: expect.any(Number),
        adminEmail: 'admin@oko-sohne.example',
        adminPassword: expect.stringMatching(/^.{16}$/),
        apiToken: expect.stringMatching(hex40),
      })
      expect(user).toEqual({
        id: expect.any(Number),
        email: 'liis@oko.example',
        password: expect.stringMatching(/^.{16}$/),
        apiToken: expect.stringMatching(hex40),
      })
      expect(token).toEqual({ id: expect.any(Number), apiToken: expect.stringMatching(hex40) })
      const { users } = await merx<{ users: unknown[] }>(['user', 'list'], env)
      expect(users).toMatchObject([
        { id: company.adminId, isAdmin: true, defaultCurrency: 'USD' },
        { id: user.id, isAdmin: false, locale: 'et-EE', timeZone: 'Europe/Tallinn' },
      ])
      const { tokens } = await merx<{ tokens: unknown[] }>(['token', 'list'], env)
      expect(tokens).toMatchObject([
        { userId: company.adminId, lastUsedAt: null, revokedAt: null },
        { userId: user.id, name: 'first token' },
        { id: token.id, userId: user.id, name: 'shop' },
      ])
      const known = [company.apiToken, user.apiToken, token.apiToken, user.password]
      for (const secret of known) expect(JSON.stringify([users, tokens])).not.toContain(secret)
    })

    describe('of two companies', () => {
      let env: Record<string, string>

      beforeAll(async () => {
        env = await anEnvironment()
        await merx(['company', 'add', '--name', 'A'], env)
        await merx(['company', 'add', '--name', 'B', '--admin-email', 'b@b.example'], env)
      })

      it.each([
        [['user', 'disable', '999'], 1, 'there is no user 999'],
        [['token', 'revoke', '999'], 1, 'there is no API token 999'],
        [['token', 'create', '--user', '999', '--name', 'x'], 1, 'there is no user 999'],
        [['user', 'group', '999', '--group', 'none'], 1, 'there is no user 999'],
        [['user', 'group', '1', '--group', '999'], 1, 'there is no visibility group 999'],
        [['user', 'group', '1', '--group', 'all'], 2, '--group "all" must be a whole number'],
        [
          ['group', 'add', '--company', '1', '--name', ' '],
          1,
          'name must have 1 to 255 characters',
        ],
        [['group', 'remove', '999', '--company', '1'], 1, 'there is no visibility group 999'],
        [['company', 'update', '1', '--visibility-plan', 'all'], 2, 'must be simple or groups'],
        [['company', 'update', '999', '--visibility-plan', 'groups'], 1, 'there is no company 999'],
        [['user', 'list', '--company', '999'], 1, 'there is no company 999'],
        [['field', 'restore', '1', '--company', '1'], 1, 'The field is not found'],
        [['field', 'list'], 2, 'several companies; say --company 1 (A)'],
        [['company', 'add', '--name', 'A'], 1, 'admin@a.example is already in use'],
        [['company', 'add', '--name', 'C', '--currency', 'EURO'], 1, '"EURO" must be a 3-letter'],
        [
          ['company', 'add', '--name', 'C', '--admin-password', 'short'],
          1,
          'at least 8 characters',
        ],
        [
          ['user', 'add', '--name', 'x', '--email', 'x'],
          2,
          'several companies; say --company 1 (A)',
        ],
        [
          ['user', 'add', '--company', '1', '--name', 'x', '--email', 'x'],
          1,
          '"x" is not an e-mail',
        ],
        [['company', 'update', '999', '--deny', 'see-all'], 1, 'there is no company 999'],
        [
          ['company', 'update', '1', '--deny', 'fly'],
          2,
          '--deny "fly" must be one of add-products',
        ],
        [['sample', '--products', 'many'], 2, '--products "many" must be a whole number'],
        [['company', 'add', '--nickname', 'C'], 2, "Unknown option '--nickname'"],
      ])(
        'merx %j ends with %i, says why without a stack, and adds nothing',
        async (words, exitCode, message) => {
          const failed = await running(words, env)

          expect(failed).toMatchObject({ exitCode, stdout: '' })
          expect(failed.stderr).toContain(message)
          expect(failed.stderr).not.toMatch(/\n\s+at /)
        },
      )

      afterAll(async () => {
        const { companies } = await merx<{ companies: unknown[] }>(['company', 'list'], env)
        const { users } = await merx<{ users: unknown[] }>(['user', 'list'], env)
        expect([companies.length, users.length]).toEqual([2, 2])
      })
    })

    it('a deleted field is listed as such and comes back with its values', async () => {
      const created = await database.create()
      made.push(created)
      const server = await startMerx({ databaseUrl: created.url })
      try {
        const { apiToken } = await merx<Company>(['company', 'add', '--name', 'A'], server.env)
        const [{ id: companyId } = { id: 0 }] = (
          await merx<{ companies: { id: number; name: string }[] }>(['company', 'list'], server.env)
        ).companies.filter(({ name }) => name === 'A')
        const company = ['--company', `${companyId}`]
        const call = async (method: string, path: string, body?: object) => {
          const answer = await fetch(`${server.url}/v1${path}`, {
            method,
            headers: { 'x-api-token': apiToken, 'content-type': 'application/json' },
            ...(body ? { body: JSON.stringify(body) } : {}),
          })
          return ((await answer.json()) as { data: Record<string, unknown> }).data
        }
        const field = await call('POST', '/productFields', { name: 'Wood', field_type: 'varchar' })
        const key = String(field.key)
        const product = await call('POST', '/products', { name: 'Bench', [key]: 'oak' })
        await call('DELETE', `/productFields/${field.id}`)

        const { fields } = await merx<{ fields: object[] }>(
          ['field', 'list', ...company],
          server.env,
        )
        await merx(['field', 'restore', `${field.id}`, ...company], server.env)

        expect(fields).toMatchObject([{ id: field.id, deletedAt: expect.any(String) }])
        expect(await call('GET', `/products/${product.id}`)).toMatchObject({ [key]: 'oak' })
      } finally {
        await server.stop()
      }
    })

    it('purge removes nothing that was deleted just now', async () => {
      const env = await anEnvironment()
      await merx(['sample', '--products', '60'], env)

      expect(await merx(['purge'], env)).toEqual({ products: 0, deals: 0, files: 0 })
      const { stdout } = await running(['purge'], env)
      expect(stdout).toBe('Removed: 0 products, 0 deals, 0 files.\n')
    })

    it('purge frees old bytes that no file points at, and no others', async () => {
      const env = await anEnvironment()
      await merx(['sample', '--products', '60'], env)
      const blobs = async () => {
        const names = await readdir(env.MERX_FILES, { recursive: true })
        return names.filter((name) => /[0-9a-f]{64}$/.test(name)).sort()
      }
      const before = await blobs()
      const folder = before[0]?.slice(0, 2) ?? ''
      const orphan = join(env.MERX_FILES, folder, folder.padEnd(64, '0'))
      await writeFile(orphan, 'orphan')
      for (const name of [orphan, ...before.map((blob) => join(env.MERX_FILES, blob))]) {
        await utimes(name, 0, 0)
      }

      await merx(['purge'], env)

      expect(await blobs()).toEqual(before)
    })

    it('sample fills an empty database, tells what it made, and says nothing else', async () => {
      const env = await anEnvironment()

      const { exitCode, stdout, stderr } = await running(['sample', '--json'], env)

      const made = JSON.parse(stdout) as Record<string, number>
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      expect(made).toMatchObject({ products: 1000, users: 3, apiToken: expect.any(String) })
      for (const kind of ['private', 'deleted', 'variations', 'followers', 'files', 'deals']) {
        expect(made[kind]).toBeGreaterThan(0)
      }
    })

    it('files lie under the hash of their content', async () => {
      const env = await anEnvironment()
      const { files } = await merx<{ files: number }>(['sample', '--products', '200'], env)

      const names = await readdir(env.MERX_FILES, { recursive: true })
      const blobs = names.filter((name) => /[0-9a-f]{64}$/.test(name))

      expect(blobs.length).toBeGreaterThan(0)
      expect(blobs.length).toBeLessThanOrEqual(files)
      for (const blob of blobs) {
        const path = join(env.MERX_FILES, blob)
        const digest = await crypto.subtle.digest('SHA-256', await readFile(path))
        const hash = Buffer.from(digest).toString('hex')
        expect(blob).toBe(join(hash.slice(0, 2), hash))
        expect((await stat(path)).size).toBeGreaterThan(0)
      }
      expect(await readdir(join(env.MERX_FILES, 'incoming'))).toEqual([])
    })
  })

  describe('beside a running server', () => {
    let server: MerxProcess

    beforeAll(async () => {
      const env = await anEnvironment()
      server = await startMerx({ databaseUrl: env.MERX_DATABASE_URL, env })
    })

    afterAll(async () => {
      expect(await server.stop(), server.output()).toBe(0)
    })

    async function aCompany(name: string): Promise<Company> {
      return merx<Company>(['company', 'add', '--name', name], server.env)
    }

    async function aUser(company: Company, email: string): Promise<User> {
      const place = ['--company', `${company.companyId}`, '--name', 'Somebody']
      return merx<User>(['user', 'add', ...place, '--email', email], server.env)
    }

    async function productsOf(apiToken: string): Promise<Product[]> {
      const { body } = await ask(server, apiToken, '/products?limit=500')
      return (body.data ?? []) as Product[]
    }

    it('what regular users may not do any more holds from their next request on', async () => {
      const company = await aCompany('Permissions')
      const { apiToken } = await aUser(company, 'clerk@permissions.example')
      const adding = async () => {
        const answer = await fetch(`${server.url}/v1/products`, {
          method: 'POST',
          headers: { 'x-api-token': apiToken, 'content-type': 'application/json' },
          body: JSON.stringify({ name: 'Bench' }),
        })
        return answer.status
      }
      const update = (...words: string[]) =>
        merx(['company', 'update', `${company.companyId}`, ...words], server.env)

      expect(await adding()).toBe(201)
      await update('--deny', 'add-products')
      expect(await adding()).toBe(403)
      await update('--allow', 'add-products')
      expect(await adding()).toBe(201)
    })

    it('a token works as soon as it is made and ends as soon as it is revoked', async () => {
      const company = await aCompany('Tokens')
      const flags = ['--user', `${company.adminId}`, '--name', 'short-lived']
      const token = await merx<{ id: number; apiToken: string }>(
        ['token', 'create', ...flags],
        server.env,
      )
      const before = await ask(server, token.apiToken, '/products')

      const revoked = await merx(['token', 'revoke', `${token.id}`], server.env)

      const after = await ask(server, token.apiToken, '/products')
      expect([before.status, after.status]).toEqual([200, 401])
      expect(revoked).toEqual({ id: token.id, isRevoked: true })
      expect((await ask(server, company.apiToken, '/products')).status).toBe(200)
      expect(await merx(['token', 'revoke', `${token.id}`], server.env)).toEqual(revoked)
    })

    it('a disabled user is refused at once, others are not', async () => {
      const company = await aCompany('Users')
      const user = await aUser(company, 'leaver@users.example')
      const other = await aUser(company, 'stayer@users.example')
      const before = await ask(server, user.apiToken, '/products')

      const disabled = await merx(['user', 'disable', `${user.id}`], server.env)

      const after = await ask(server, user.apiToken, '/products')
      expect([before.status, after.status]).toEqual([200, 401])
      expect(disabled).toEqual({ id: user.id, isActive: false })
      expect((await ask(server, other.apiToken, '/products')).status).toBe(200)
    })

    it('a disabled user gets no new token', async () => {
      const company = await aCompany('Tokens of nobody')
      const user = await aUser(company, 'gone@tokens.example')
      await merx(['user', 'disable', `${user.id}`], server.env)
      const tokens = () => merx(['token', 'list', '--company', `${company.companyId}`], server.env)
      const before = await tokens()

      const create = merx(['token', 'create', '--user', `${user.id}`, '--name', 'x'], server.env)

      await expect(create).rejects.toThrow(`user ${user.id} is disabled`)
      expect(await tokens()).toEqual(before)
    })

    it('two companies with the same sample see their own, equal but for the numbers', async () => {
      const [one, two] = [await aCompany('Twin one'), await aCompany('Twin two')]
      const fill = (company: Company, seed: string) => {
        const flags = ['--products', '120', '--seed', seed, '--company', `${company.companyId}`]
        return merx<{ companyId: number }>(['sample', ...flags], server.env)
      }
      const plain = (products: Product[]) =>
        products.map(({ name, code, prices }) => ({
          name,
          code,
          prices: prices.map(({ currency, price, cost }) => ({ currency, price, cost })),
        }))

      const first = await fill(one, '7')
      expect(await productsOf(two.apiToken)).toEqual([])
      const second = await fill(two, '7')

      expect(first.companyId).toBe(one.companyId)
      expect(second.companyId).toBe(two.companyId)
      const [ofOne, ofTwo] = [await productsOf(one.apiToken), await productsOf(two.apiToken)]
      expect(ofOne.length).toBeGreaterThan(100)
      expect(plain(ofOne)).toEqual(plain(ofTwo))
      const third = await aCompany('No twin')
      await fill(third, '8')
      expect(plain(await productsOf(third.apiToken))).not.toEqual(plain(ofOne))
    })

    it('a sample product is found by name, code and custom value', async () => {
      const company = await aCompany('Search')
      const flags = ['--products', '50', '--company', `${company.companyId}`]
      await merx(['sample', ...flags], server.env)
      const [product] = (await productsOf(company.apiToken)).filter(({ code }) => code !== null)
      const code = product?.code ?? ''

      const term = encodeURIComponent(code.slice(0, -1))
      const { body } = await ask(server, company.apiToken, `/products/search?term=${term}`)

      const { items } = body.data as { items: { item: { code: string } }[] }
      expect(items.map(({ item }) => item.code)).toContain(code)
    })
  })
})

describe('merx serve', () => {
  it('tells secrets on the first start only', async () => {
    const [database] = databases
    const created = await database?.create()
    const databaseUrl = created?.url ?? ''

    const first = await startMerx({ databaseUrl })
    await first.stop()
    const second = await startMerx({ databaseUrl, env: first.env })
    await second.stop()
    await created?.drop()

    const password = first.env.MERX_ADMIN_PASSWORD ?? ''
    expect(first.output()).toContain(`Merx is ready at ${first.url}`)
    for (const text of [first.apiToken, password, 'admin@merx.example']) {
      expect(first.output()).toContain(text)
      expect(second.output()).not.toContain(text)
    }
    expect(first.output()).toMatch(
      / {2}curl -H 'x-api-token: [0-9a-f]{40}' http\S+\/v1\/products\n/,
    )
    expect(second.output()).toContain(`Merx is ready at ${second.url}`)
  })

  it('openapi prints the document', async () => {
    const document = await merx<{ openapi: string; paths: object }>(['openapi'], {})

    expect(document.openapi).toMatch(/^3\./)
    expect(Object.keys(document.paths)).toContain('/products/{id}')
  })
})
