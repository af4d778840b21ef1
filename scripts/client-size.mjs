// Fails when what a page has to load of the client grows too large, or needs more than a browser has.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Exports a page takes, and how many bytes they may come to, minified and compressed. */
const entries = [
  { names: ['ApiClient', 'ProductsApi'], maxBytes: 12_000 },
  { names: ['createClient'], maxBytes: 8_000 },
  { names: ['*'] },
]

/** Exports that are still being written; an entry waits as long as one of these is not there. */
const awaited = ['ApiClient', 'ProductsApi']

/** What only Node has: its modules, and `process` where it is not looked for in `globalThis`. */
const nodeOnly = /\bnode:\w+|\brequire\(|typeof require\b|(?<![\w$.])process\??\.\w+/g

const exported = await exportedNames()
for (const entry of entries) {
  const missing = entry.names.filter((name) => name !== '*' && !exported.includes(name))
  if (missing.some((name) => !awaited.includes(name))) {
    report(`@merx/client does not export ${missing.join(', ')}`)
  } else if (missing.length > 0) {
    console.log(`client size: ${missing.join(', ')} not exported yet`)
  } else {
    await check(entry)
  }
}

async function check({ names, maxBytes }) {
  const clause = names.includes('*') ? '*' : `{ ${names.join(', ')} }`
  const { text } = await bundle(`export ${clause} from '@merx/client'`)
  const bytes = gzipSync(text, { level: 9 }).byteLength
  console.log(`client size: ${clause} is ${bytes} bytes${maxBytes ? ` of ${maxBytes}` : ''}`)
  if (bytes > maxBytes) report(`${clause} of @merx/client must not exceed ${maxBytes} bytes`)
  const found = [...new Set(text.match(nodeOnly))]
  if (found.length > 0) report(`${clause} of @merx/client uses ${found.join(', ')}`)
}

async function exportedNames() {
  const { metafile } = await bundle("export * from '@merx/client'")
  return Object.values(metafile.outputs).flatMap((output) => output.exports)
}

async function bundle(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
    logLevel: 'error',
  })
  return { text: outputFiles[0].text, metafile }
}

function report(problem) {
  console.error(problem)
  process.exitCode = 1
}
