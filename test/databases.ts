import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  readonly name: 'sqlite' | 'postgres'
  /** Makes an empty database that nothing else uses; tests know the PostgreSQL server themselves. */
  create(postgresUrl?: string): Promise<CreatedDatabase>
}

export interface CreatedDatabase {
  readonly url: string
  drop(): Promise<void>
}

const sqlite: TestDatabase = {
  name: 'sqlite',
  async create() {
    const folder = await mkdtemp(join(tmpdir(), 'merx-sqlite-'))
    return {
      url: `sqlite:${join(folder, 'merx.db')}`,
      drop: () => rm(folder, { recursive: true, force: true }),
    }
  },
}

const postgres: TestDatabase = {
  name: 'postgres',
  async create(server = inject('postgresUrl')) {
    const database = `merx_test_${randomBytes(8).toString('hex')}`
    await execute(server, `CREATE DATABASE ${database}`)
    const url = new URL(server)
    url.pathname = `/${database}`
    return {
      url: url.href,
      drop: () => execute(server, `DROP DATABASE ${database} WITH (FORCE)`),
    }
  },
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const known = [sqlite, postgres]

/**
 * The databases a suite runs on: `describe.each(databases)('$name', (database) => …)`.
 *
 * `DATABASES=sqlite` in the environment leaves the other out.
 */
export const databases: readonly TestDatabase[] = chosen(process.env.DATABASES)

function chosen(names: string | undefined): TestDatabase[] {
  if (!names) return known
  return names.split(',').map((text) => {
    const name = text.trim()
    const database = known.find((candidate) => candidate.name === name)
    if (!database) throw new Error(`DATABASES: "${name}" is neither sqlite nor postgres`)
    return database
  })
}
