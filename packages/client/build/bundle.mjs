// What the compiler leaves to do in dist: CommonJS in one file, and the entry Node's `import` takes.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

const sources = join(import.meta.dirname, '../src')
const dist = join(import.meta.dirname, '../dist')
const bundle = join(dist, 'cjs/index.js')

/** Files of dist that are no source's. */
const own = ['.tsbuildinfo', 'cjs/.tsbuildinfo']

removeStale()
await bundleCommonJs()
writeNodeEntry()

/** The compiler leaves there what it made of sources that are gone, and dist is what gets packed. */
function removeStale() {
  const ofSources = filesIn(sources)
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length))
    .flatMap((name) => [`${name}.js`, `${name}.js.map`, `${name}.d.ts`, `cjs/${name}.d.ts`])
  const made = new Set([...own, ...ofSources])
  for (const file of filesIn(dist)) if (!made.has(file)) rmSync(join(dist, file))
}

/** One file, since Node takes a good part of a millisecond for each module it loads. */
async function bundleCommonJs() {
  await build({
    entryPoints: [join(dist, 'index.js')],
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    // Where two modules have a class of the same name, both go on telling it.
    keepNames: true,
    logLevel: 'warning',
  })
  write('cjs/package.json', '{ "type": "commonjs" }\n')
}

/**
 * `import` and `require` share one copy in Node: settings made through one of them hold for both,
 * and `instanceof` works across.
 *
 * By way of `load.cjs`, where Node finds no exports to look for: a CommonJS module that is imported
 * is searched for them to its end, which takes longer than running it.
 */
function writeNodeEntry() {
  const names = Object.keys(createRequire(import.meta.url)(bundle))
  const named = names.filter((name) => name !== 'default')
  const lines = ["import client from './load.cjs'", `export const { ${named.join(', ')} } = client`]
  if (names.includes('default')) lines.push('export default client.default')
  write('node/index.js', `${lines.join('\n')}\n`)
  write('node/load.cjs', "const client = require('../cjs/index.js')\nmodule.exports = client\n")
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

function write(file, text) {
  mkdirSync(dirname(join(dist, file)), { recursive: true })
  writeFileSync(join(dist, file), text)
}
