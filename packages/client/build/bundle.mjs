// What the compiler leaves to do in dist: what Node loads. One file each for `import` and `require`,
// since every further module takes Node a good part of a millisecond.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { minify } from 'terser'

const sources = join(import.meta.dirname, '../src')
const dist = join(import.meta.dirname, '../dist')

removeStale()
const entry = await withPlainDefault(readFileSync(join(dist, 'index.js'), 'utf8'))
await bundle('cjs', 'cjs/index.js')
const module = await bundle('esm', 'node/index.js')
writeFileSync(module, await shortened(readFileSync(module, 'utf8')))
// The package is ECMAScript modules but for this folder, declarations included.
writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n')

async function bundle(format, file) {
  const outfile = join(dist, file)
  await build({
    stdin: { contents: entry, resolveDir: dist },
    outfile,
    bundle: true,
    format,
    target: 'es2022',
    logLevel: 'warning',
  })
  return outfile
}

/** A good third less to read through; functions keep their names, for whoever follows a stack trace. */
async function shortened(source) {
  const mangle = { toplevel: false, keep_fnames: true, keep_classnames: true }
  const format = { max_line_len: 160 }
  const { code } = await minify(source, { compress: false, mangle, format })
  return code
}

/**
 * Writes the default export out as a plain object: that of a namespace has a getter for each of its
 * two hundred names, which takes Node a good part of a millisecond to read.
 */
async function withPlainDefault(source) {
  const namespace = "import * as documented from './documented/index.js';"
  if (!source.includes(namespace)) throw new Error(`bundle: index.js no longer has ${namespace}`)
  const names = Object.keys(await import(pathToFileURL(join(dist, 'documented/index.js')).href))
  return source.replace(
    namespace,
    `import { ${names} } from './documented/index.js'; const documented = { ${names} };`,
  )
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
