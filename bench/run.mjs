import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { withDirectory } from './catalogues.mjs'
import { readOptions } from './options.mjs'

const benchmarks = ['get', 'list', 'post', 'flat', 'peers', 'client']

/** Runs the benchmarks one after the other, each in a process of its own. */
const { names = benchmarks, ...options } = readOptions()
const unknown = names.filter((name) => !benchmarks.includes(name))
if (unknown.length > 0) {
  console.error(`unknown benchmark ${unknown.join(', ')}; there are ${benchmarks.join(', ')}`)
  process.exit(2)
}
await withDirectory(options, async ({ data }) => {
  for (const name of names) {
    const script = join(import.meta.dirname, `${name}.mjs`)
    const flags = [...process.argv.slice(2), '--data', data]
    const child = spawn(process.execPath, [script, ...flags], { stdio: 'inherit' })
    const [code] = await once(child, 'exit')
    if (code !== 0) process.exitCode = 1
  }
})
