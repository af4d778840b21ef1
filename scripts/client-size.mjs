// Fails when what a page has to load of the client grows too large, or needs more than a browser has.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Exports a page takes, and how many bytes they may come to, minified and compressed. */
const entries = [
  { names: ['ApiClient', 'ProductsApi'], maxBytes: 12_000 },
  { names: ['createClient', 'MerxError'], maxBytes: 8_000 },
  // What only some programs take comes on top.
  { names: ['createClient', 'MerxError', 'defineCustomFields'] },
  { names: ['createClient', 'MerxError', 'createOAuth', 'memoryTokens'] },
  { names: ['*'] },
]

/** What only Node has: its modules, and `process` where it is not looked for in `globalThis`. */
const nodeOnly = /\bnode:\w+|\brequire\(|typeof require\b|(?<![\w$.])process\??\.\w+/g

for (const entry of entries) await check(entry)

async function check({ names, maxBytes }) {
  const clause = names.includes('*') ? '*' : `{ ${names.join(', ')} }`
  const text = await bundle(`export ${clause} from '@merx/client'`)
  const bytes = gzipSync(text, { level: 9 }).byteLength
  console.log(`client size: ${clause} is ${bytes} bytes${maxBytes ? ` of ${maxBytes}` : ''}`)
  if (bytes > maxBytes) report(`${clause} of @merx/client must not exceed ${maxBytes} bytes`)
  const found = [...new Set(text.match(nodeOnly))]
  if (found.length > 0) report(`${clause} of @merx/client uses ${found.join(', ')}`)
}

async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  })
  return outputFiles[0].text
}

function report(problem) {
  console.error(problem)
  process.exitCode = 1
}
