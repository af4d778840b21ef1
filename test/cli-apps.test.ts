import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databases } from './databases.ts'
import { type MerxProcess, merx, startMerx } from './merx-process.ts'

describe.each(databases)('the command, apps, on $name', (database) => {
  let server: MerxProcess
  let drop: () => Promise<void>
  let company: string[]
  beforeAll(async () => {
    const created = await database.create()
    drop = created.drop
    server = await startMerx({ databaseUrl: created.url })
    const { companyId } = await merx<{ companyId: number }>(
      ['company', 'add', '--name', 'Garden'],
      server.env,
    )
    company = ['--company', `${companyId}`]
  })
  afterAll(async () => {
    await server.stop()
    await drop()
  })

  const ask = (clientId: string, clientSecret: string) =>
    fetch(`${server.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `client_id=${clientId}&client_secret=${clientSecret}&grant_type=authorization_code&code=abc`,
    }).then(async (answer) => (await answer.json()) as { error: string })

  it('an app is added beside a running server, listed without its secret and removed', async () => {
    const uris = ['--redirect-uri', 'https://a.example/cb?x=1,2', '--redirect-uri']
    const more = [...uris, 'http://localhost/cb,com.example.app:/cb']
    const rest = ['--scopes', 'products:read,deals:full', ...company]

    const added = await merx<{ clientId: string; clientSecret: string }>(
      ['app', 'add', '--name', 'Sync', ...more, ...rest],
      server.env,
    )
    const { apps } = await merx<{ apps: { id: number }[] }>(['app', 'list'], server.env)
    const known = await ask(added.clientId, added.clientSecret)
    const removed = await merx(['app', 'remove', `${apps[0]?.id}`], server.env)
    const gone = await ask(added.clientId, added.clientSecret)

    expect(added).toEqual({
      clientId: expect.stringMatching(/^[0-9a-f]{32}$/),
      clientSecret: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(apps).toEqual([
      {
        id: expect.any(Number),
        companyId: Number(company[1]),
        name: 'Sync',
        clientId: added.clientId,
        redirectUris: ['https://a.example/cb?x=1,2', 'http://localhost/cb', 'com.example.app:/cb'],
        scopes: ['base', 'deals:full', 'products:read'],
        isPublic: false,
        createdAt: expect.any(String),
      },
    ])
    expect(known.error).toBe('invalid_grant')
    expect(removed).toEqual({ id: apps[0]?.id, isRemoved: true })
    expect(gone.error).toBe('invalid_client')
    expect(await merx(['app', 'list'], server.env)).toEqual({ apps: [] })
  })

  it('a public app has no secret, and is removed by its client id too', async () => {
    const uri = ['--redirect-uri', 'com.example.app:/cb']
    const words = ['app', 'add', '--name', 'Phone', ...uri, '--public', ...company]

    const added = await merx<{ clientId: string }>(words, server.env)

    expect(added).toEqual({ clientId: expect.any(String) })
    await merx(['app', 'remove', added.clientId], server.env)
    expect(await merx(['app', 'list', ...company], server.env)).toEqual({ apps: [] })
  })

  it.each([
    ['a bad redirect URI', ['--redirect-uri', 'http://a.example/'], /must begin with https/],
    ['an unknown scope', ['--redirect-uri', 'https://a.example', '--scopes', 'all'], /is no scope/],
    ['no redirect URI', [], /--redirect-uri is missing/],
  ])('%s: refused, and nothing is added', async (_what, flags, message) => {
    const words = ['app', 'add', '--name', 'Sync', ...flags, ...company]

    await expect(merx(words, server.env)).rejects.toThrow(message)

    expect(await merx(['app', 'list'], server.env)).toEqual({ apps: [] })
  })

  it('an app that is not there cannot be removed', async () => {
    await expect(merx(['app', 'remove', '987654'], server.env)).rejects.toThrow(/there is no app/)
  })
})
