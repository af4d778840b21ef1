// Writes the classes of the documented models.
import { comment } from './declarations.mjs'
import { models, valueLists } from './documented-models.mjs'
import { apis } from './documented-operations.mjs'
import { kindOf, literal, partOf, sampleBody, sampleOf, schemaAt } from './documented-schemas.mjs'

/** Model → its entry in the table. */
export const entries = new Map(Object.values(models).flatMap(Object.entries))
/** Model → the file it is in. */
export const fileOf = new Map(
  Object.entries(models).flatMap(([file, group]) => Object.keys(group).map((name) => [name, file])),
)

/** Whether values of a model are asked for by their id, which types have to say beside it. */
export function typeOfModel(name) {
  const { of } = entries.get(name)
  return of ? `${name} & Readonly<Record<string, ${typeOfModel(of)}>>` : name
}

/** The source of a model's class; `typeOf` writes the types of its other members. */
export function modelClass(name, typeOf) {
  const entry = entries.get(name)
  if (entry.of) return recordClass(name, entry.of)
  const part = partOf(entry)
  return `${docOf(name, part)}export class ${name} extends Model {
${enumsOf(entry)}
static override members(): Members { return { ${kinds(entry, part)} } }

${part.members.map((member) => declarationOf(entry, part, member, typeOf)).join('\n')}
${Object.entries(entry.more ?? {})
  .map(([member, model]) => `declare ${member}?: ${typeOfModel(model)}`)
  .join('\n')}
${part.isInput ? '' : 'declare readonly extra: this'}
${part.hasOthers ? '[customField: string]: unknown' : ''}

${constructorOf(entry, part, typeOf)}

${defaultsOf(entry, part, typeOf)}

${construction(name, name)}
}`
}

function recordClass(name, of) {
  return `${docOf(name)}export class ${name} extends Model {
static override others(): Kind { return ${of} }

${construction(name, typeOfModel(name))}
}`
}

function construction(name, type) {
  return `/** Makes one from plain data, or puts the data into \`obj\`. */
declare static constructFromObject: (data: object | null | undefined, obj?: ${name}) => ${type}`
}

function kinds({ models: nested = {}, kinds: documented = {}, read = {}, more = {} }, part) {
  const members = part.members.map(({ name, schema }) => {
    const isList = [schema.type].flat().includes('array')
    const kind = nested[name] ?? documented[name] ?? kindOf(schema, part.isInput)
    return [name, written(nested[name] && isList ? [kind] : kind, nested[name], read[name])]
  })
  return [...members, ...Object.entries(more)].map(([name, kind]) => `${name}: ${kind}`).join(', ')
}

function written(kind, model, alsoRead) {
  const names = [kind].flat()
  const inner = model ?? (names[0] === 'Object' ? 'Object' : `'${names[0]}'`)
  if (alsoRead) return `[${inner}, '${alsoRead}']`
  return Array.isArray(kind) ? `[${inner}]` : inner
}

function declarationOf(entry, { isInput }, { name, schema, isRequired }, typeOf) {
  if (entry.defaults && name in entry.defaults) return ''
  const mark = isRequired ? '' : '?'
  const orNothing = isInput ? ' | undefined' : ''
  return `${comment(schema.description)}declare ${name}${mark}: ${typeOf(entry, name, schema, isInput)}${orNothing}`
}

/** Defaults stand on the prototype: they can be read, but are not sent. */
function defaultsOf(entry, { members, isInput }, typeOf) {
  return Object.entries(entry.defaults ?? {})
    .map(([name, value]) => {
      const { schema } = members.find((member) => member.name === name)
      const type = typeOf(entry, name, schema, isInput)
      return `${comment([schema.description, `${value} until it is set.`].filter(Boolean).join(' '))}get ${name}(): ${type} { return ${value} }
set ${name}(value) { setOwn(this, '${name}', value) }`
    })
    .join('\n\n')
}

function constructorOf(entry, { members, isInput }, typeOf) {
  if (!entry.args) return ''
  const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
  const parameters = entry.args.map((name) => {
    const { schema } = members.find((member) => member.name === name)
    return `${camel(name)}?: ${typeOf(entry, name, schema, isInput)}`
  })
  const settings = entry.args.map(
    (name) => `if (${camel(name)} !== undefined) this.${name} = ${camel(name)}`,
  )
  return `constructor(${parameters.join(', ')}) {\nsuper()\n${settings.join('\n')}\n}`
}

function enumsOf({ from, enums = {} }) {
  return Object.entries(enums)
    .map(([name, values]) => {
      const way =
        typeof values === 'string' && (values.includes(' ') ? values : `${from} ${values}`)
      return `static readonly ${name} = { ${pairs(way ? schemaAt(way).enum : values)} } as const`
    })
    .join('\n')
}

function pairs(values) {
  return values.map((value) => `'${value}': ${JSON.stringify(value)}`).join(', ')
}

/** The source of a class that only holds the values of a list. */
export function valueClass(name) {
  const values =
    typeof valueLists[name] === 'string' ? schemaAt(valueLists[name]).enum : valueLists[name]
  const value = JSON.stringify(values[0])
  const fields = values.map((one) => `readonly '${one}' = ${JSON.stringify(one)}`).join('\n')
  return `/**
 * The values ${values.map((one) => `\`${JSON.stringify(one)}\``).join(', ')}, each under its own name.
 *
 * @example
 * new ${name}()['${values[0]}'] === ${value}
 */
export class ${name} {
${fields}

/** Gives the value as it is. */
static constructFromObject<T>(value: T): T {
return value
}
}`
}

const uses = usesOfModels()

function docOf(name, part) {
  const { says, example } = uses.get(name) ?? aboutPart(name)
  const { models: nested } = entries.get(name)
  const sample = example ?? `const part = ${name}.constructFromObject(${sampleData(part, nested)})`
  return `/**\n * ${says}\n *\n * @example\n * ${sample.replaceAll('\n', '\n * ')}\n */\n`
}

function aboutPart(name) {
  const { from, of } = entries.get(name)
  if (of) return { says: `Objects by their id, each a {@link ${of}}.` }
  return { says: `What \`${[from].flat().at(-1)}\` of the API holds, or a part of it.` }
}

function sampleData(part, nested = {}) {
  if (!part) return "{ '7': { id: 7 } }"
  const members = part.members
    .map(({ name, schema }) => [name, literal(nested[name] ? {} : sampleOf(name, schema))])
    .filter(([, value]) => value !== undefined)
    .slice(0, 2)
  return `{ ${members.map(([name, value]) => `${name}: ${value}`).join(', ')} }`
}

/** Model → what it is for, by the methods that answer with it or send it, and the models it is in. */
function usesOfModels() {
  const found = new Map()
  const addTo = (name, kind, use) => {
    const known = found.get(name) ?? {}
    known[kind] = [...(known[kind] ?? []), use]
    found.set(name, known)
  }
  for (const [api, methods] of Object.entries(apis)) {
    for (const [method, [returns, { body } = {}]] of Object.entries(methods)) {
      addTo(returns, 'answers', { api, method })
      if (body) addTo(body[1], 'sends', { api, method })
    }
  }
  for (const [parent, { models: nested = {}, of }] of entries) {
    for (const [member, model] of Object.entries(nested)) addTo(model, 'in', { parent, member })
    if (of) addTo(of, 'in', { parent, member: 'each value' })
  }
  return new Map([...found].map(([name, use]) => [name, sentenceOf(name, use)]))
}

function sentenceOf(name, { answers, sends, in: parents }) {
  const methods = (answers ?? sends)?.map(({ method }) => `\`${method}\``).join(' and ')
  if (answers) return { says: `What ${methods} answers.`, example: answerExample(name, answers[0]) }
  if (sends) return { says: `The body of ${methods}.` }
  const { parent, member } = parents[0]
  const where = member === 'each value' ? member : `\`${member}\``
  return { says: `What ${where} of {@link ${parent}} holds.` }
}

function answerExample(name, { api, method }) {
  const [, { args = [], body } = {}] = apis[api][method]
  const given = args.map(sampleArgument)
  if (body) given.push(sampleBody(method))
  return `const answer: ${name} = await new ${api}().${method}(${given.join(', ')})`
}

/** An argument for an example. */
export function sampleArgument(name) {
  const samples = {
    ids: "'7,8'",
    term: "'bench'",
    file: "new File(['oak'], 'wood.txt')",
    file_type: "'gsheet'",
    title: "'Prices'",
    item_type: "'deal'",
    remote_id: "'1aBcD'",
    remote_location: "'googledrive'",
    field_type: "'productField'",
    field_key: "'code'",
    since_timestamp: "'2021-03-01 00:00:00'",
  }
  return samples[name] ?? '7'
}
