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
  const own = ownMembers(name, typeOf)
  return `${docOf(name, part)}export class ${name} extends ${entry.extends ?? 'Model'} {
${enumsOf(entry)}
${tableOf(entry, own)}

${own.map(({ declaration }) => declaration).join('\n')}
${Object.entries(entry.more ?? {})
  .map(([member, model]) => `declare ${member}?: ${typeOfModel(model)}`)
  .join('\n')}
${part.isInput || entry.extends ? '' : 'declare readonly extra: this'}
${part.hasOthers ? '[customField: string]: unknown' : ''}

${constructorOf(entry, part, typeOf)}

${defaultsOf(entry, own, typeOf)}

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
  const types = type === name ? name : `${name}, ${type}`
  return `/** Makes one from plain data, or puts the data into \`obj\`. */
declare static constructFromObject: Construct<${types}>`
}

/** The members of a model that the one it extends does not have, or has otherwise. */
function ownMembers(name, typeOf) {
  const entry = entries.get(name)
  const members = membersOf(entry, typeOf)
  if (!entry.extends) return members
  const inherited = new Map(
    allMembers(entry.extends, typeOf).map((member) => [member.name, JSON.stringify(member)]),
  )
  const missing = [...inherited.keys()].filter((one) => !members.some((own) => own.name === one))
  if (missing.length > 0)
    throw new Error(`documented models: ${name} lacks ${missing} of ${entry.extends}`)
  return members.filter((member) => inherited.get(member.name) !== JSON.stringify(member))
}

function allMembers(name, typeOf) {
  const entry = entries.get(name)
  const members = new Map(
    [...(entry.extends ? allMembers(entry.extends, typeOf) : []), ...membersOf(entry, typeOf)].map(
      (member) => [member.name, member],
    ),
  )
  return [...members.values()]
}

/** Each member of a model: what it is converted to, and its declaration. */
function membersOf(entry, typeOf) {
  const { models: nested = {}, kinds: documented = {}, read = {} } = entry
  const part = partOf(entry)
  return part.members.map((member) => {
    const { name, schema } = member
    const isList = [schema.type].flat().includes('array')
    const kind = nested[name] ?? documented[name] ?? kindOf(schema, part.isInput)
    return {
      name,
      kind: written(nested[name] && isList ? [kind] : kind, nested[name], read[name]),
      declaration: declarationOf(entry, part, member, typeOf),
      schema,
    }
  })
}

/** The table of kinds: names by the plain kinds, then what is a model or a list by name. */
function tableOf({ extends: parent, more = {} }, own) {
  const others = Object.entries(more).map(([name, kind]) => ({ name, kind }))
  if (own.length + others.length === 0) return ''
  const plain = new Map()
  const rest = []
  for (const { name, kind } of [...own, ...others]) {
    const [, word] = /^'?(String|Number|Boolean|Date|Object)'?$/.exec(kind) ?? []
    if (word) plain.set(word, [...(plain.get(word) ?? []), name])
    else rest.push(`${name}: ${kind}`)
  }
  const names = [...plain].map(([word, list]) => `${word}: ${wrapped(list)}`).join(', ')
  const parts = [
    parent && `...${parent}.members()`,
    names && `...kinds({ ${names} })`,
    ...rest,
  ].filter(Boolean)
  return `static override members(): Members { return { ${parts.join(', ')} } }`
}

function wrapped(words) {
  const text = words.join(' ')
  if (text.length < 80) return `'${text}'`
  return `\`${text.replace(/(.{1,80})( |$)/g, '$1\n        ').trimEnd()}\``
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
function defaultsOf(entry, own, typeOf) {
  const { isInput } = partOf(entry)
  return own
    .filter(({ name }) => name in (entry.defaults ?? {}))
    .map(({ name, schema }) => {
      const value = entry.defaults[name]
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

function enumsOf({ from, enums = {}, extends: parent }) {
  if (parent && entries.get(parent).enums) return ''
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
