import { isIP } from 'node:net'

/** One setting: an environment variable, and the same as a flag of `merx serve`. */
export interface ConfigOption {
  readonly env: string
  readonly flag: string
  readonly default: string | undefined
  readonly description: string
  /** Read on the first start only, when the first company is founded. */
  readonly isForFirstStart?: boolean
  /** Holds a secret, at least in part: its value is not repeated in any message. */
  readonly isSecret?: boolean
}

/** Every setting there is; help, documentation and {@link readConfig} go by it. */
export const configOptions = {
  host: {
    env: 'MERX_HOST',
    flag: 'host',
    default: '127.0.0.1',
    description: 'Address to listen on; `0.0.0.0` for all.',
  },
  port: {
    env: 'MERX_PORT',
    flag: 'port',
    default: '8480',
    description: 'Port to listen on; 0 takes a free one.',
  },
  databaseUrl: {
    env: 'MERX_DATABASE_URL',
    flag: 'database',
    default: 'sqlite:./data/merx.db',
    description: '`sqlite:<path>`, or `postgres://user:password@host/database`.',
    isSecret: true,
  },
  filesPath: {
    env: 'MERX_FILES',
    flag: 'files',
    default: './data/files',
    description: 'Directory in which the bytes of files are kept.',
  },
  maxFileBytes: {
    env: 'MERX_MAX_FILE_BYTES',
    flag: 'max-file-bytes',
    default: '104857600',
    description: 'Largest file that is taken, in bytes.',
  },
  publicUrl: {
    env: 'MERX_PUBLIC_URL',
    flag: 'public-url',
    default: undefined,
    description:
      'Address under which clients reach Merx, `https://host` or with a port, without a path; default: the one it listens on.',
  },
  durability: {
    env: 'MERX_DURABILITY',
    flag: 'durability',
    default: 'full',
    description:
      '`full`: an answered write survives power loss. `normal`: faster, survives a crash of Merx, and may lose the last moments when the power fails.',
  },
  logLevel: {
    env: 'MERX_LOG_LEVEL',
    flag: 'log-level',
    default: 'info',
    description:
      '`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`; `debug` logs each request.',
  },
  burstLimit: {
    env: 'MERX_BURST_LIMIT',
    flag: 'burst-limit',
    default: '2000',
    description:
      'Requests in 2 seconds that a credential, or an app in a company, may make; 0: any.',
  },
  searchBurstLimit: {
    env: 'MERX_SEARCH_BURST_LIMIT',
    flag: 'search-burst-limit',
    default: '400',
    description: 'Searches among them; 0: any.',
  },
  dailyBudget: {
    env: 'MERX_DAILY_BUDGET',
    flag: 'daily-budget',
    default: '0',
    description:
      'Tokens that a company may spend from midnight to midnight UTC, by the cost of each operation; 0: any.',
  },
  badCredentialsLimit: {
    env: 'MERX_BAD_CREDENTIALS_LIMIT',
    flag: 'bad-credentials-limit',
    default: '100',
    description: 'Unknown tokens that an address may show in a minute; 0: any.',
  },
  trustProxy: {
    env: 'MERX_TRUST_PROXY',
    flag: 'trust-proxy',
    default: undefined,
    description:
      'Addresses or networks of proxies, separated by commas, whose `X-Forwarded-For` is believed; default: none.',
  },
  maxConnections: {
    env: 'MERX_MAX_CONNECTIONS',
    flag: 'max-connections',
    default: '2000',
    description: 'Connections open at once; one more is closed at once.',
  },
  maxConnectionsPerAddress: {
    env: 'MERX_MAX_CONNECTIONS_PER_ADDRESS',
    flag: 'max-connections-per-address',
    default: undefined,
    description:
      'Those among them that an address, or a /64 network of IPv6, may have; proxies of `MERX_TRUST_PROXY` may have all. 0: any; default: a quarter.',
  },
  queryTimeoutMs: {
    env: 'MERX_QUERY_TIMEOUT_MS',
    flag: 'query-timeout-ms',
    default: '30000',
    description: 'Longest that one query of the database may take, in milliseconds.',
  },
  adminEmail: {
    env: 'MERX_ADMIN_EMAIL',
    flag: 'admin-email',
    default: 'admin@merx.example',
    description: 'E-mail address of the first admin.',
    isForFirstStart: true,
  },
  adminPassword: {
    env: 'MERX_ADMIN_PASSWORD',
    flag: 'admin-password',
    default: undefined,
    description: 'Password of the first admin, 8 characters or more; default: a random one.',
    isForFirstStart: true,
    isSecret: true,
  },
  adminApiToken: {
    env: 'MERX_ADMIN_API_TOKEN',
    flag: 'admin-api-token',
    default: undefined,
    description: 'First API token, 40 lower-case hexadecimal digits; default: a random one.',
    isForFirstStart: true,
    isSecret: true,
  },
  companyName: {
    env: 'MERX_COMPANY_NAME',
    flag: 'company-name',
    default: 'My company',
    description: 'Name of the first company.',
    isForFirstStart: true,
  },
  defaultCurrency: {
    env: 'MERX_DEFAULT_CURRENCY',
    flag: 'default-currency',
    default: 'USD',
    description: 'Currency of the first company, ISO 4217.',
    isForFirstStart: true,
  },
} as const satisfies Record<string, ConfigOption>

type Name = keyof typeof configOptions

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export interface Config {
  host: string
  port: number
  databaseUrl: string
  filesPath: string
  maxFileBytes: number
  publicUrl: string | undefined
  durability: 'full' | 'normal'
  logLevel: (typeof logLevels)[number]
  burstLimit: number
  searchBurstLimit: number
  dailyBudget: number
  badCredentialsLimit: number
  trustProxy: readonly string[]
  maxConnections: number
  maxConnectionsPerAddress: number
  queryTimeoutMs: number
  adminEmail: string
  adminPassword: string | undefined
  adminApiToken: string | undefined
  companyName: string
  defaultCurrency: string
}

/** Settings that cannot be used; one plain sentence for each. */
export class ConfigError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads and checks all settings; a flag wins over its variable, an empty value counts as absent.
 *
 * Throws {@link ConfigError} with every mistake at once. Flags are keyed by their name without dashes.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  flags: Readonly<Record<string, string | undefined>> = {},
): Config {
  const problems: string[] = []
  const given = (name: Name): string | undefined => {
    const option: ConfigOption = configOptions[name]
    return flags[option.flag] || env[option.env] || option.default
  }
  /** The value when it fits, else the problem is noted and the value does not matter. */
  const checked = <T>(name: Name, parse: (text: string) => T | undefined, rule: string): T => {
    const text = given(name) ?? ''
    const value = parse(text)
    const option: ConfigOption = configOptions[name]
    const shown = option.isSecret ? '' : ` "${text}"`
    if (value === undefined) problems.push(`${option.env}${shown} ${rule}`)
    // Not looked at when there are problems: the error is thrown below.
    return value as T
  }
  const optional = <T>(name: Name, parse: (text: string) => T | undefined, rule: string) =>
    given(name) === undefined ? undefined : checked(name, parse, rule)

  const maxConnections = checked('maxConnections', parseCount, 'must be a number, 1 or more')
  const config: Config = {
    host: checked('host', parseText, 'must name an address'),
    port: checked('port', parsePort, 'must be a port number from 0 to 65535'),
    databaseUrl: checked('databaseUrl', parseDatabaseUrl, 'must start with sqlite: or postgres://'),
    filesPath: checked('filesPath', parseText, 'must name a directory'),
    maxFileBytes: checked('maxFileBytes', parseCount, 'must be a number of bytes, 1 or more'),
    publicUrl: optional(
      'publicUrl',
      parseOrigin,
      'must be an address without a path, such as https://merx.example',
    ),
    durability: checked('durability', oneOf(['full', 'normal']), 'must be full or normal'),
    logLevel: checked('logLevel', oneOf(logLevels), `must be one of ${logLevels.join(', ')}`),
    burstLimit: checked('burstLimit', parseLimit, limitRule),
    searchBurstLimit: checked('searchBurstLimit', parseLimit, limitRule),
    dailyBudget: checked('dailyBudget', parseLimit, limitRule),
    badCredentialsLimit: checked('badCredentialsLimit', parseLimit, limitRule),
    trustProxy:
      optional('trustProxy', parseNetworks, 'must list addresses such as 10.0.0.1 or 10.0.0.0/8') ??
      [],
    maxConnections,
    maxConnectionsPerAddress:
      optional('maxConnectionsPerAddress', parseLimit, limitRule) ?? Math.ceil(maxConnections / 4),
    queryTimeoutMs: checked('queryTimeoutMs', parseTimeout, 'must be milliseconds, 1 to 3600000'),
    adminEmail: checked('adminEmail', matching(/^[^\s@]+@[^\s@]+$/), 'must be an e-mail address'),
    adminPassword: optional(
      'adminPassword',
      matching(/^.{8,}$/s),
      'must have 8 characters or more',
    ),
    adminApiToken: optional(
      'adminApiToken',
      matching(/^[0-9a-f]{40}$/),
      'must be 40 lower-case hexadecimal digits',
    ),
    companyName: checked('companyName', parseText, 'must be a name'),
    defaultCurrency: checked('defaultCurrency', parseCurrency, 'must be an ISO 4217 code'),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

const parseText = (text: string) => (text.trim() === '' ? undefined : text.trim())

const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)

const oneOf =
  <const T extends string>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text)

function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

function parseCount(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

const limitRule = 'must be a number, 0 or more'

function parseLimit(text: string): number | undefined {
  return text === '0' ? 0 : parseCount(text)
}

function parseTimeout(text: string): number | undefined {
  const ms = parseCount(text)
  return ms !== undefined && ms <= 3_600_000 ? ms : undefined
}

function parseNetworks(text: string): string[] | undefined {
  const networks = text.split(',').map((part) => part.trim())
  return networks.every(isNetwork) ? networks : undefined
}

/** An address, alone or with the length of its network's prefix. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  const longest = version === 4 ? 32 : 128
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= longest)
}

function parseDatabaseUrl(text: string): string | undefined {
  return /^(sqlite:.|postgres(ql)?:\/\/.)/.test(text) ? text : undefined
}

/** What stands behind a host would be lost, or break the addresses that are made of it. */
function parseOrigin(text: string): string | undefined {
  if (!/^https?:\/\/[^/?#@\\\s]+\/?$/i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).origin
}

function parseCurrency(text: string): string | undefined {
  const code = text.toUpperCase()
  return Intl.supportedValuesOf('currency').includes(code) ? code : undefined
}
