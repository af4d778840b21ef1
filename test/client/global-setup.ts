import type { TestProject } from 'vitest/node'
import { ownTemporaryFolder, providePostgres } from '../global-setup.ts'
import { startTestServers, type TestServers } from './servers.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the client's suite talks to. */
    testServers: TestServers
  }
}

/**
 * Starts the servers of the client's suite, once for all projects of a run.
 *
 * `MERX_CLIENT_TEST_SERVERS` names those of another run: other versions of Node, for which nothing
 * of a server is compiled, run the suite that way.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.getProvidedContext().testServers) return undefined
  const run = project.vitest.getRootProject()
  const given = process.env.MERX_CLIENT_TEST_SERVERS
  if (given) {
    run.provide('testServers', JSON.parse(given) as TestServers)
    return undefined
  }
  // `tsc -b` alone would leave what Node loads as it was.
  await import('../../packages/client/build/bundle.mjs')
  const stopPostgres = await providePostgres(project)
  ownTemporaryFolder()
  const { servers, stop } = await startTestServers(project.getProvidedContext().postgresUrl)
  run.provide('testServers', servers)
  return async () => {
    await stop()
    await stopPostgres?.()
  }
}
