// Writes the documented surface: the models, the API classes, and what their types refer to.
import { createDeclarations } from './declarations.mjs'
import { apiSource, checkAgainstContract } from './documented-apis.mjs'
import { entries, fileOf, modelClass, typeOfModel, valueClass } from './documented-classes.mjs'
import { models, valueLists } from './documented-models.mjs'
import { apis } from './documented-operations.mjs'
import { freeNames } from './documented-schemas.mjs'

const folder = 'packages/client/src/generated/documented'

/** The source files of the documented surface by their path. */
export async function documentedFiles() {
  checkAgainstContract()
  const types = createDeclarations({
    names: freeNames(new Set([...fileOf.keys(), ...Object.keys(valueLists)])),
  })
  const typeOf = typeWriter(types)
  const files = {
    'values.ts': Object.keys(valueLists).map(valueClass).join('\n\n'),
  }
  for (const [file, group] of Object.entries(models))
    files[`models/${file}.ts`] = modelFile(file, group, typeOf)
  for (const api of Object.keys(apis)) files[`${kebab(api)}.ts`] = apiFile(api, typeOf)
  const named = withUsedExports(types.declarations(), Object.values(files).join('\n'))
  files['messages.ts'] =
    `import type { NumberBoolean } from './values.ts'\n\n${extraTypes}\n\n${named}`
  for (const [path, text] of Object.entries(files)) files[path] = withTypeImports(path, text, named)
  files['index.ts'] = [
    ...Object.keys(models).map((file) => `models/${file}`),
    'values',
    ...Object.keys(apis).map(kebab),
  ]
    .map((file) => `export * from './${file}.ts'`)
    .join('\n')
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  )
}

/** Types that no schema of the contract says. */
const extraTypes = `/** A flag, as the documentation writes it or as it is. */
export type Flag = boolean | 0 | 1 | NumberBoolean

/** Prices that can also be read by their currency, such as \`prices.EUR\`. */
export type PricesByCurrency = Price[] & { readonly [currency in Uppercase<string>]: Price | undefined }

/** The bytes of a file: a Buffer where there are Buffers. */
export type DownloadedBytes = Uint8Array & { toString(encoding?: string): string }`

/** Writes the type of a member: a model, a documented type, or what the contract says. */
function typeWriter(types) {
  return (entry, name, schema, isInput) => {
    const allTypes = [schema.type].flat()
    const isNullable = allTypes.includes('null') && allTypes.length > 1
    const orNull = isNullable ? ' | null' : ''
    const model = entry.models?.[name]
    if (model && allTypes.includes('array')) return `${typeOfModel(model)}[]${orNull}`
    if (model) return `${typeOfModel(model)}${orNull}`
    if (entry.read?.[name] === 'currency') return 'PricesByCurrency'
    const documented = { String: 'string', Number: 'number', Date: 'Date' }[entry.kinds?.[name]]
    if (documented && !isInput) return `${documented}${orNull}`
    if (schema.const === true) return 'boolean'
    const type = types.typeOf(schema, isInput)
    if (isInput && allTypes.includes('boolean')) return `Flag${orNull}`
    return documented ? `${documented} | ${type}` : type
  }
}

function modelFile(file, group, typeOf) {
  const names = sorted(Object.keys(group))
  const text = names.map((name) => modelClass(name, typeOf)).join('\n\n')
  const values = new Set(names.flatMap(partsOf))
  return `${text.includes('setOwn(') ? "import { setOwn } from '../../../documented/convert.ts'" : ''}
${imports(text)}
${importsOf(text, values, './', file)}

${text}`
}

/** What a file of models needs of what all models share. */
function imports(text) {
  const names = {
    'type Construct': 'Construct<',
    'type Kind': ': Kind',
    kinds: 'kinds(',
    'type Members': ': Members',
    Model: 'extends Model ',
  }
  const used = Object.keys(names).filter((name) => text.includes(names[name]))
  return `import { ${used.join(', ')} } from '../../../documented/model.ts'`
}

function apiFile(api, typeOf) {
  const text = apiSource(api, typeOf)
  const values = new Set(Object.values(apis[api]).map(([returns]) => returns))
  const upload = text.includes('UploadedFile')
    ? "import type { UploadedFile } from '../../documented/request-body.ts'"
    : ''
  return `import { Api, call, type Operation } from '../../documented/operation.ts'
${upload}
${importsOf(text, values, './models/')}

${text}`
}

/** Import lines for the models of other files that a text names; as types unless they are values. */
function importsOf(text, values, base, ownFile) {
  const byFile = new Map()
  for (const name of namesIn(text, [...entries.keys()])) {
    const file = fileOf.get(name)
    if (file === ownFile) continue
    byFile.set(file, [...(byFile.get(file) ?? []), `${values.has(name) ? '' : 'type '}${name}`])
  }
  return [...byFile]
    .map(([file, names]) =>
      names.every((name) => name.startsWith('type '))
        ? `import type { ${names.map((name) => name.slice(5)).join(', ')} } from '${base}${file}.ts'`
        : `import { ${names.join(', ')} } from '${base}${file}.ts'`,
    )
    .join('\n')
}

/** Which of some names stand in a text, its comments and quoted texts apart. */
function namesIn(text, names) {
  const code = text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/'[^'\n]*'/g, '')
  const words = new Set(code.match(/\w+/g))
  return names.filter((name) => words.has(name)).sort()
}

/** The models that a model needs: those of its members, and the one it extends. */
function partsOf(name) {
  const { models: nested = {}, more = {}, of, extends: parent } = entries.get(name)
  return [...Object.values(nested), ...Object.values(more), of, parent].filter(Boolean)
}

/** Names of a file, each after those it refers to. */
function sorted(names) {
  const done = new Set()
  const add = (name) => {
    if (done.has(name) || !names.includes(name)) return
    for (const other of partsOf(name)) add(other)
    done.add(name)
  }
  for (const name of names) add(name)
  return [...done]
}

/** Declarations of which only those that other files name are exported. */
function withUsedExports(declarations, others) {
  return declarations.replace(/^export (interface|type) (\w+)/gm, (line, word, name) =>
    new RegExp(`\\b${name}\\b`).test(`${others}${extraTypes}`) ? line : `${word} ${name}`,
  )
}

function withTypeImports(path, text, declarations) {
  if (path === 'messages.ts') return text
  const exported = [
    ...`${declarations}\n${extraTypes}`.matchAll(/^export (?:interface|type) (\w+)/gm),
  ]
  const names = namesIn(
    text,
    exported.map(([, name]) => name),
  )
  if (names.length === 0) return text
  return `import type { ${names.join(', ')} } from '${path.includes('/') ? '../' : './'}messages.ts'\n${text}`
}

function kebab(name) {
  return name.replace(/\B[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).toLowerCase()
}
