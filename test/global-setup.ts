import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { databases } from './databases.ts'
import { startPostgres } from './postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Server on which each PostgreSQL test makes a database of its own. */
    postgresUrl: string
  }
}

/** Gives a test run its PostgreSQL server and a temporary folder of its own. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const stopPostgres = await providePostgres(project)
  ownTemporaryFolder()
  return stopPostgres
}

/**
 * Starts a server unless the environment names one or leaves PostgreSQL out, or another project of
 * the run has one already.
 */
export async function providePostgres(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  if (!databases.some(({ name }) => name === 'postgres')) return undefined
  if (project.getProvidedContext().postgresUrl) return undefined
  const existing = process.env.MERX_TEST_POSTGRES_URL
  const started = existing ? undefined : await startPostgres()
  project.vitest.getRootProject().provide('postgresUrl', existing ?? started?.url ?? '')
  return started?.stop
}

/** Whatever tests leave behind, killed servers' files above all, goes when the run ends. */
export function ownTemporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'merx-test-'))
  // Servers that do not run as this user must find their way to what is theirs in it.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
