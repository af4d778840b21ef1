import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CreatedDatabase, databases } from './databases.ts'
import { merx, running } from './merx-process.ts'

interface Company {
  companyId: number
}

interface User {
  id: number
}

describe.each(databases)('the command, companies and their users, on $name', (database) => {
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

  it('users are put into visibility groups, which mean something as soon as the company says so', async () => {
    const env = await anEnvironment()
    const company = await merx<Company>(['company', 'add', '--name', 'Garden'], env)
    const user = await merx<User>(['user', 'add', '--name', 'Liis', '--email', 'l@g.example'], env)
    const plan = ['company', 'update', `${company.companyId}`, '--visibility-plan', 'groups']

    const sales = await merx<{ id: number }>(['group', 'add', '--name', 'Sales'], env)
    const below = ['group', 'add', '--name', 'North', '--parent', `${sales.id}`]
    const north = await merx<{ id: number }>(below, env)
    const changed = await merx(plan, env)
    const moved = await merx(['user', 'group', `${user.id}`, '--group', `${north.id}`], env)
    const full = await running(['group', 'remove', `${north.id}`], env)
    const [{ groups }, { users }, { companies }] = await Promise.all([
      merx<{ groups: unknown[] }>(['group', 'list'], env),
      merx<{ users: unknown[] }>(['user', 'list'], env),
      merx<{ companies: unknown[] }>(['company', 'list'], env),
    ])
    const left = await merx(['user', 'group', `${user.id}`, '--group', 'none'], env)
    const patch = ['--name', 'Far north', '--parent', 'none']
    const updated = await merx(['group', 'update', `${north.id}`, ...patch], env)
    const removed = await merx(['group', 'remove', `${north.id}`], env)

    expect(sales).toEqual({ id: sales.id, name: 'Sales', parentId: null })
    expect(north).toEqual({ id: north.id, name: 'North', parentId: sales.id })
    expect(changed).toMatchObject({ id: company.companyId, visibilityPlan: 'groups' })
    expect(moved).toEqual({ id: user.id, groupId: north.id })
    expect(full).toMatchObject({ exitCode: 1, stdout: '' })
    expect(full.stderr).toContain(`group ${north.id} has users; move them first`)
    expect(groups).toEqual([
      { ...sales, userCount: 0 },
      { ...north, userCount: 1 },
    ])
    expect(users).toMatchObject([{ groupId: null }, { groupId: north.id }])
    expect(companies).toMatchObject([{ visibilityPlan: 'groups' }])
    expect(left).toEqual({ id: user.id, groupId: null })
    expect(updated).toEqual({ id: north.id, name: 'Far north', parentId: null })
    expect(removed).toEqual({ id: north.id, isRemoved: true })
    expect(await merx(['group', 'list'], env)).toMatchObject({ groups: [{ id: sales.id }] })
  })

  it('company update says what regular users may do, and the list shows it', async () => {
    const env = await anEnvironment()
    const { companyId } = await merx<Company>(['company', 'add', '--name', 'A'], env)
    const update = ['company', 'update', `${companyId}`]
    const changes = ['--allow', 'see-all, share-filters', '--deny', 'add-products,manage-fields']
    const others = ['--deny', 'edit-products,delete-products,share-filters,see-all']

    const changed = await merx([...update, ...changes], env)
    const list = await merx(['company', 'list'], env)
    const { stdout } = await running([...update, ...others], env)

    const userPermissions = ['edit-products', 'delete-products', 'share-filters', 'see-all']
    expect(changed).toEqual({ id: companyId, userPermissions, visibilityPlan: 'simple' })
    expect(list).toMatchObject({ companies: [{ id: companyId, userPermissions }] })
    expect(stdout).toBe(
      `Company ${companyId} has the plan simple; its regular users may: none of it.\n`,
    )
  })

  it('user password gives another one, chosen or random, to users there are', async () => {
    const env = await anEnvironment()
    await merx<Company>(['company', 'add', '--name', 'A', '--admin-email', 'ida@a.example'], env)

    const chosen = await merx(['user', 'password', '1', '--password', 'another one'], env)
    const random = await merx<{ password: string }>(['user', 'password', '1'], env)
    const short = await running(['user', 'password', '1', '--password', 'short'], env)
    const nobody = await running(['user', 'password', '9'], env)

    expect(chosen).toEqual({ id: 1, email: 'ida@a.example', password: 'another one' })
    expect(random.password.length).toBeGreaterThanOrEqual(8)
    expect([short.exitCode, nobody.exitCode]).toEqual([1, 1])
    expect(short.stderr).toContain('at least 8 characters')
    expect(nobody.stderr).toContain('there is no user 9')
  })
})
