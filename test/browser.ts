import { existsSync } from 'node:fs'

const executablePath = '/usr/bin/chromium'

/** How Playwright starts the machine's own Chromium; nothing is downloaded. */
export const browserOptions = {
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
}

/** Without a browser its tests are left out, in so many words; where CI runs it must be there. */
export const hasBrowser = existsSync(executablePath)

if (!hasBrowser && process.env.CI) {
  throw new Error(`no browser at ${executablePath}: install Chromium there, as .ci/run does`)
}
