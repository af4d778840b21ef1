// Enforces who may import whom (docs/architecture.md): across packages only what the table allows,
// inside a package only files, and `process.env` and the wall clock only where they belong.
import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** Package folder → what its sources may import, besides its own files and Node's modules. */
const allowed = {
  contract: ['typebox'],
  store: ['kysely', 'better-sqlite3', 'pg'],
  catalog: ['@merx/contract', '@merx/store', '@node-rs/argon2', 'decimal.js', 'kysely'],
  server: [
    '@merx/catalog',
    '@merx/contract',
    '@merx/store',
    '@fastify/cookie',
    '@fastify/multipart',
    '@fastify/swagger',
    '@fastify/swagger-ui',
    'content-disposition',
    'fast-json-stringify',
    '@node-oauth/oauth2-server',
    'fastify',
    'pino',
    'prom-client',
    'qs',
    'range-parser',
  ],
  cli: ['@merx/contract'],
  client: [],
}

/** Named imports that only these may take from a package. */
const namedOnly = [
  {
    folder: 'catalog',
    from: '@merx/contract',
    names: /^(Problem|ProblemCode|EventName|eventNames|Scope|scopes)$/,
  },
  { folder: 'server', from: '@merx/store', names: /^(openStore|Db|Store|StoreFailure)$/ },
]

/** Packages that the command loads only when it needs them, as it does this folder of its own. */
const lazyInCli = ['@merx/server', '@merx/catalog', '@merx/store', '@merx/client']
const lazyFolder = /^packages\/cli\/src\/sample\//

const importPattern = /^(?:import|export)\s+(?:type\s+)?([\w\s{},*$]*?)\s+from\s+'([^']+)'/gm
const problems = []

for (const [folder, packages] of Object.entries(allowed)) {
  for (const file of sourcesOf(`packages/${folder}/src`)) {
    const text = readFileSync(file, 'utf8')
    checkStatics(folder, packages, file, text)
    checkDynamics(folder, file, text)
    checkSurroundings(folder, file, text)
  }
}

function sourcesOf(directory) {
  return readdirSync(directory, { recursive: true })
    .map((name) => `${directory}/${name}`)
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
}

function checkStatics(folder, packages, file, text) {
  for (const [statement, clause = '', from = ''] of text.matchAll(importPattern)) {
    if (from.startsWith('node:')) {
      // It runs in browsers too.
      if (folder === 'client') report(file, `must not import ${from}`)
      continue
    }
    if (isOwnFile(folder, file, from)) {
      const target = new URL(from, `file:///${file}`).pathname.slice(1)
      const isLazy = lazyFolder.test(target) && !lazyFolder.test(file) && !isTypeOnly(statement)
      if (isLazy && /^import \{[^}]*\} from '@merx/m.test(readFileSync(target, 'utf8'))) {
        report(file, `must load ${from} by await import()`)
      }
      continue
    }
    const name = packageOf(from)
    const isTypeOfLazy = folder === 'cli' && lazyInCli.includes(name) && isTypeOnly(statement)
    const isInLazyFolder = lazyFolder.test(file) && name === '@merx/catalog'
    if (!packages.includes(name) && !isTypeOfLazy && !isInLazyFolder) {
      report(file, `must not import ${from}`)
    }
    for (const rule of namedOnly) {
      if (rule.folder !== folder || rule.from !== from) continue
      for (const word of namesIn(clause)) {
        if (!rule.names.test(word)) report(file, `must not import ${word} from ${from}`)
      }
    }
  }
}

function checkDynamics(folder, file, text) {
  for (const [, from = ''] of text.matchAll(/import\('([^']+)'\)/g)) {
    if (from.startsWith('.') || (folder === 'cli' && lazyInCli.includes(packageOf(from)))) continue
    report(file, `must not load ${from}`)
  }
}

function checkSurroundings(folder, file, text) {
  if (/process\.env/.test(text) && !/\/(config|main)\.ts$/.test(file)) {
    report(file, 'must not read process.env; config.ts does')
  }
  const tellsTime = /new Date\(\)|Date\.now\(\)/.test(text)
  if (tellsTime && ['contract', 'store', 'catalog'].includes(folder)) {
    report(file, 'must take the time as an argument')
  }
}

function isOwnFile(folder, file, from) {
  if (!from.startsWith('.')) return false
  const target = relative(
    `packages/${folder}/src`,
    new URL(from, `file:///${file}`).pathname.slice(1),
  )
  if (target.startsWith('..')) report(file, `must not reach out of its package: ${from}`)
  return true
}

function packageOf(from) {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')
}

function isTypeOnly(statement) {
  return /^(import|export)\s+type\s/.test(statement)
}

function namesIn(clause) {
  return [...clause.matchAll(/(?:type\s+)?(\w+)(?:\s+as\s+\w+)?/g)]
    .map(([, name]) => name)
    .filter((name) => name !== 'type')
}

function report(file, problem) {
  problems.push(`${file}: ${problem}`)
}

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exitCode = 1
}
