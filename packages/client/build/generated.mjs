// What of the client is written from the contract: `npm run generate` writes it, a check keeps it fresh.
import { execFileSync } from 'node:child_process'
import { documentedFiles } from './documented.mjs'
import { modernFiles } from './modern.mjs'

const notice =
  '// Generated from the contract by `npm run generate`; change that, or packages/client/build.\n'

/** The text of each generated source file, by its path from the root of the repository. */
export async function clientFiles() {
  const files = { ...(await modernFiles()), ...(await documentedFiles()) }
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, formatted(path, notice + text)]),
  )
}

function formatted(path, text) {
  const command = [
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '--write',
    `--stdin-file-path=${path}`,
  ]
  return execFileSync(process.execPath, command, { input: text, encoding: 'utf8' })
}
