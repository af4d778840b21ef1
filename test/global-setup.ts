import type { TestProject } from 'vitest/node'
import { databases } from './databases.ts'
import { startPostgres } from './postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Server on which each PostgreSQL test makes a database of its own. */
    postgresUrl: string
  }
}

/** Gives a test run its PostgreSQL server, unless the environment names one or leaves it out. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!databases.some(({ name }) => name === 'postgres')) return undefined
  const existing = process.env.MERX_TEST_POSTGRES_URL
  if (existing) {
    project.provide('postgresUrl', existing)
    return undefined
  }
  const postgres = await startPostgres()
  project.provide('postgresUrl', postgres.url)
  return postgres.stop
}
