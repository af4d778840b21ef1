// What the compiler leaves to do in dist: what Node loads. One file each for `import` and `require`,
// since every further module takes Node a good part of a millisecond.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build } from 'esbuild'

const sources = join(import.meta.dirname, '../src')
const dist = join(import.meta.dirname, '../dist')

removeStale()
await bundle('esm', 'node/index.js')
await bundle('cjs', 'cjs/index.js')
// The package is ECMAScript modules but for this folder, declarations included.
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n')

async function bundle(format, file) {
  await build({
    entryPoints: [join(dist, 'index.js')],
    outfile: join(dist, file),
    bundle: true,
    format,
    target: 'es2022',
    // A third less to read through; names and lines stay, for whoever follows a stack trace.
    minifyWhitespace: format === 'esm',
    lineLimit: 160,
    logLevel: 'warning',
  })
}

/** The compiler leaves there what it made of sources that are gone, and dist is what gets packed. */
function removeStale() {
  const ofSources = filesIn(sources)
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .flatMap((name) => [`${name}.js`, `${name}.js.map`, `${name}.d.ts`, `cjs/${name}.d.ts`])
  const made = new Set(['.tsbuildinfo', 'cjs/.tsbuildinfo', ...ofSources])
  for (const file of filesIn(dist)) if (!made.has(file)) rmSync(join(dist, file))
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}
