import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import { browserOptions, hasBrowser } from './test/browser.ts'

const suite = 'test/client/suite/**/*.test.ts'
const packed = 'test/client/package.test.ts'
const otherNodes = 'test/client/nodes.test.ts'

const patience = { testTimeout: 30_000, hookTimeout: 120_000 }
const inNode = { environment: 'node', pool: 'forks', maxWorkers: 2, ...patience } as const

const merx: TestProjectConfiguration = {
  test: {
    ...inNode,
    name: 'merx',
    globalSetup: ['test/global-setup.ts'],
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [suite, packed, otherNodes],
  },
}

/** The client as it is built and packed, loaded by Node itself. */
const client: TestProjectConfiguration = {
  test: {
    ...inNode,
    name: 'client',
    globalSetup: ['test/client/global-setup.ts'],
    include: [suite, packed],
    server: { deps: { external: [/\/packages\/client\/dist\//] } },
  },
}

const chromium: TestProjectConfiguration = {
  test: {
    ...patience,
    name: 'browser',
    globalSetup: ['test/client/global-setup.ts'],
    include: [suite],
    // When the others are done: two cores are few for a browser and two workers.
    sequence: { groupOrder: 1 },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: browserOptions }),
      instances: [{ browser: 'chromium', name: 'chromium' }],
    },
  },
}

/** Runs the suite in other versions of Node, against servers in this one. */
const nodes: TestProjectConfiguration = {
  test: {
    ...inNode,
    name: 'nodes',
    globalSetup: ['test/client/global-setup.ts'],
    include: [otherNodes],
  },
}

export default defineConfig(({ mode }) => {
  if (mode === 'nodes') return { test: { projects: [nodes] } }
  if (!hasBrowser) console.log('no browser on this machine: what runs in pages is left out')
  return { test: { projects: hasBrowser ? [merx, client, chromium] : [merx, client] } }
})
