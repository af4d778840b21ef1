import { describe, expect, test } from 'vitest'
import { ConfigError, configOptions, readConfig } from './config.ts'

function mistakes(
  env: Record<string, string>,
  flags: Record<string, string> = {},
): readonly string[] {
  try {
    readConfig(env, flags)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('readConfig', () => {
  test('nothing set gives the documented defaults', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8480,
      databaseUrl: 'sqlite:./data/merx.db',
      filesPath: './data/files',
      maxFileBytes: 104_857_600,
      publicUrl: undefined,
      durability: 'full',
      logLevel: 'info',
      burstLimit: 2000,
      searchBurstLimit: 400,
      dailyBudget: 0,
      badCredentialsLimit: 100,
      trustProxy: [],
      maxConnections: 2000,
      maxConnectionsPerAddress: 500,
      queryTimeoutMs: 30_000,
      adminEmail: 'admin@merx.example',
      adminPassword: undefined,
      adminApiToken: undefined,
      companyName: 'My company',
      defaultCurrency: 'USD',
    })
  })

  test('a flag wins over its variable, and empty counts as absent', () => {
    expect(readConfig({ MERX_PORT: '1' }, { port: '2' }).port).toBe(2)
    expect(readConfig({ MERX_PORT: '1' }, { port: '' }).port).toBe(1)
    expect(readConfig({ MERX_PORT: '' }).port).toBe(8480)
    expect(readConfig({ MERX_PUBLIC_URL: '' }).publicUrl).toBeUndefined()
  })

  test.each([
    ['MERX_HOST', ' '],
    ['MERX_PORT', '65536'],
    ['MERX_PORT', '-1'],
    ['MERX_PORT', '80a'],
    ['MERX_PORT', '1e3'],
    ['MERX_DATABASE_URL', 'mysql://localhost/merx'],
    ['MERX_DATABASE_URL', 'sqlite:'],
    ['MERX_FILES', ' '],
    ['MERX_MAX_FILE_BYTES', '0'],
    ['MERX_PUBLIC_URL', 'merx.example'],
    ['MERX_PUBLIC_URL', 'ftp://merx.example'],
    ['MERX_PUBLIC_URL', 'https://'],
    ['MERX_PUBLIC_URL', 'https://merx.example/shop'],
    ['MERX_PUBLIC_URL', 'https://merx.example//'],
    ['MERX_PUBLIC_URL', 'https://merx.example/?y'],
    ['MERX_PUBLIC_URL', 'https://merx.example?y'],
    ['MERX_PUBLIC_URL', 'https://merx.example#z'],
    ['MERX_PUBLIC_URL', 'https://merx@merx.example'],
    ['MERX_PUBLIC_URL', 'https://merx.example\\shop'],
    ['MERX_PUBLIC_URL', 'https://merx.example:99999'],
    ['MERX_PUBLIC_URL', 'https://merx .example'],
    ['MERX_DURABILITY', 'fast'],
    ['MERX_LOG_LEVEL', 'loud'],
    ['MERX_BURST_LIMIT', '-1'],
    ['MERX_BURST_LIMIT', '2.5'],
    ['MERX_SEARCH_BURST_LIMIT', 'none'],
    ['MERX_DAILY_BUDGET', '1e6'],
    ['MERX_BAD_CREDENTIALS_LIMIT', 'x'],
    ['MERX_TRUST_PROXY', 'true'],
    ['MERX_TRUST_PROXY', 'proxy.example'],
    ['MERX_TRUST_PROXY', '10.0.0.0/33'],
    ['MERX_TRUST_PROXY', '10.0.0.0/0'],
    ['MERX_TRUST_PROXY', '10.0.0.1,'],
    ['MERX_MAX_CONNECTIONS', '0'],
    ['MERX_MAX_CONNECTIONS_PER_ADDRESS', '-1'],
    ['MERX_QUERY_TIMEOUT_MS', '0'],
    ['MERX_QUERY_TIMEOUT_MS', '3600001'],
    ['MERX_ADMIN_EMAIL', 'admin'],
    ['MERX_ADMIN_EMAIL', 'a b@merx.example'],
    ['MERX_ADMIN_PASSWORD', '1234567'],
    ['MERX_ADMIN_API_TOKEN', 'abc'],
    ['MERX_ADMIN_API_TOKEN', 'A'.repeat(40)],
    ['MERX_COMPANY_NAME', ' '],
    ['MERX_DEFAULT_CURRENCY', 'EURO'],
  ])('%s=%j is one mistake, told by its name and in one line', (name, value) => {
    const told = mistakes({ [name]: value })

    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(new RegExp(`^${name} .*must .+$`))
  })

  test('every mistake is told at once', () => {
    const told = mistakes({ MERX_PORT: 'x', MERX_DURABILITY: 'x', MERX_DEFAULT_CURRENCY: 'x' })

    expect(told.map((line) => line.split(' ')[0])).toEqual([
      'MERX_PORT',
      'MERX_DURABILITY',
      'MERX_DEFAULT_CURRENCY',
    ])
  })

  test.each([
    ['MERX_ADMIN_PASSWORD', 'hunter2'],
    ['MERX_ADMIN_PASSWORD', 'a" must'],
    ['MERX_ADMIN_API_TOKEN', 'hunter2" must be kept hunter2'],
    ['MERX_ADMIN_API_TOKEN', 'hunter2\nhunter2'],
    ['MERX_DATABASE_URL', 'mysql://merx:hunter2@db.example/merx'],
    ['MERX_DATABASE_URL', 'postgers://merx:hunter2@db.example/merx'],
  ])('%s=%j is not repeated where it holds a secret', (name, value) => {
    const told = mistakes({ [name]: value }).join('\n')

    expect(told).toContain(name)
    expect(told).not.toContain('hunter2')
    expect(told).not.toContain(value)
  })

  test('a password may have any characters, a token is 40 digits', () => {
    const adminApiToken = '0123456789abcdef0123456789abcdef01234567'
    const config = readConfig({
      MERX_ADMIN_PASSWORD: 'with spaces " and\nlines',
      MERX_ADMIN_API_TOKEN: adminApiToken,
      MERX_DEFAULT_CURRENCY: 'eur',
      MERX_PUBLIC_URL: 'https://merx.example:8443/',
    })

    expect(config).toMatchObject({
      adminPassword: 'with spaces " and\nlines',
      adminApiToken,
      defaultCurrency: 'EUR',
      publicUrl: 'https://merx.example:8443',
    })
  })

  test('limits may be 0, and proxies are addresses or networks', () => {
    const config = readConfig({
      MERX_BURST_LIMIT: '0',
      MERX_TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,2001:db8::/32',
    })

    expect(config.burstLimit).toBe(0)
    expect(config.trustProxy).toEqual(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'])
  })

  test('an address may have a quarter of the connections, unless said', () => {
    const all = { MERX_MAX_CONNECTIONS: '90' }
    const perAddress = (more: object) => readConfig({ ...all, ...more }).maxConnectionsPerAddress

    expect(perAddress({})).toBe(23)
    expect(perAddress({ MERX_MAX_CONNECTIONS_PER_ADDRESS: '0' })).toBe(0)
    expect(perAddress({ MERX_MAX_CONNECTIONS_PER_ADDRESS: '70' })).toBe(70)
  })

  test('variables and flags are named alike and only once', () => {
    const options = Object.values(configOptions)

    expect(new Set(options.map(({ env }) => env)).size).toBe(options.length)
    expect(new Set(options.map(({ flag }) => flag)).size).toBe(options.length)
    for (const { env, flag } of options) {
      expect(env).toMatch(/^MERX_[A-Z_]+$/)
      expect(flag).toMatch(/^[a-z-]+$/)
    }
  })
})
