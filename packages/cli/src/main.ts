#!/usr/bin/env node
import { run } from './run.ts'

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

/** Waits for the first request to end; the second one is not waited for. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let isStopping = false
    const stop = () => {
      if (isStopping) process.exit(1)
      isStopping = true
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  now: () => new Date(),
  print: (text) => void process.stdout.write(`${text}\n`),
  printError: (text) => void process.stderr.write(`${text}\n`),
  terminal: process.stderr.isTTY
    ? {
        // Some terminals do not know their width.
        columns: process.stderr.columns || 80,
        write: (text) => void process.stderr.write(text),
      }
    : undefined,
  untilStopped,
})
