#!/usr/bin/env node
import { existsSync } from 'node:fs'

// Linked when the workspace is installed, which is before anything is built.
const main = new URL('../dist/main.js', import.meta.url)
if (existsSync(main)) {
  await import(main.href)
} else {
  process.stderr.write('merx is not built yet: run npm run build\n')
  process.exitCode = 1
}
