// Writes the documented API classes.

import { v1 } from '@merx/contract'
import { sampleArgument } from './documented-classes.mjs'
import { apis, unservedQuery } from './documented-operations.mjs'
import { routeOf, sampleBody } from './documented-schemas.mjs'
import { serverOnly } from './server-only.mjs'

/** The source of one API: its operations as data, and a class with two methods for each. */
export function apiSource(api, typeOf) {
  const methods = Object.entries(apis[api])
  return `${methods.map(([name, row]) => operationOf(name, row)).join('\n\n')}

${docOf(api, methods[0])}export class ${api} extends Api {
${methods.map(([name, row]) => methodPair(name, row, typeOf)).join('\n\n')}
}`
}

function operationOf(name, [returns, { args, query, form, body } = {}]) {
  const route = routeOf(name)
  const members = {
    name: `'${name}'`,
    method: `'${route.method}'`,
    path: `'${route.path.replace(/:(\w+)/g, '{$1}')}'`,
    args: args && list(args),
    query: query && list(query),
    form: form && list(form),
    body: body && `'${body[0]}'`,
    returns: returns === 'Blob' ? `'Blob'` : returns,
  }
  const lines = Object.entries(members).filter(([, value]) => value !== undefined)
  return `const ${name}: Operation = { ${lines.map(([key, value]) => `${key}: ${value}`).join(', ')} }`
}

function list(names) {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`
}

function methodPair(name, row, typeOf) {
  const [returns, { args = [] } = {}] = row
  const route = routeOf(name)
  const parameters = args.map((arg) => `${camel(arg)}: ${argumentType(name, route, arg, typeOf)}`)
  const optional = optionsType(name, row, typeOf)
  if (optional) parameters.push(`opts?: ${optional}`)
  const names = args.map(camel)
  const result = resultType(name, returns, typeOf)
  const passed = [...names, ...(optional ? ['opts'] : [])].join(', ')
  const values = `[${names.join(', ')}]${optional ? ', opts' : ''}`
  const about = `${route.summary}.${route.deprecated ? '\n *\n * @deprecated The vendor took it out of later clients.' : ''}`
  return `/**\n * ${about}\n */
${name}(${parameters.join(', ')}): Promise<${result}> { return this.${name}WithHttpInfo(${passed}) }

/** The same as \`${name}\`. */
${name}WithHttpInfo(${parameters.join(', ')}): Promise<${result}> { return call(this, ${name}, ${values}) }`
}

function resultType(name, returns, typeOf) {
  if (returns === 'Blob') return 'DownloadedBytes'
  return returns === 'Object' ? typeOf({}, '', routeOf(name).returns, false) : returns
}

function argumentType(name, route, arg, typeOf) {
  if (arg === 'file') return 'UploadedFile'
  return inputType(name, route, arg, typeOf)
}

function inputType(name, { params, query, body }, arg, typeOf) {
  const schema = [params, query, body].map((part) => part?.properties[arg]).find(Boolean)
  if (!schema && unservedQuery[name]?.includes(arg)) return 'string'
  if (!schema) throw new Error(`documented apis: the contract has no ${arg} in ${name}`)
  const type = typeOf({}, arg, schema, true)
  return schema.separator ? `string | ${type}` : type
}

/** The type of the last argument, or nothing for a method without one. */
function optionsType(name, [, { args = [], query = [], form = [], body } = {}], typeOf) {
  if (body) return `{ ${body[0]}: Partial<${body[1]}> } | Partial<${body[1]}>`
  const route = routeOf(name)
  const members = [...query, ...form].filter((one) => !args.includes(one))
  if (members.length === 0) return undefined
  return `{\n${members.map((one) => `${aboutOption(route, one)}${camel(one)}?: ${inputType(name, route, one, typeOf)} | undefined`).join('\n')}\n}`
}

function aboutOption({ query }, name) {
  const { description, default: standard, maximum } = query?.properties[name] ?? {}
  const parts = [description]
  if (standard !== undefined && standard !== false)
    parts.push(`Default ${JSON.stringify(standard)}.`)
  if (maximum < 10_000) parts.push(`At most ${maximum}.`)
  const text = parts.filter(Boolean).join(' ')
  return text ? `/** ${text} */\n` : ''
}

function docOf(api, [method, [, { args = [], body } = {}]]) {
  const given = args.map(sampleArgument)
  if (body) given.push(sampleBody(method))
  const group = api.replace('Api', '').replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `/**
 * ${group}: the documented methods, as far as Merx serves them.
 *
 * Without an \`ApiClient\` it uses \`ApiClient.instance\`.
 *
 * @example
 * const api = new ${api}()
 * const answer = await api.${method}(${given.join(', ')})
 */
`
}

function camel(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())
}

/** Fails when the contract has an operation or a parameter that no documented method has. */
export function checkAgainstContract() {
  const documented = new Map(Object.values(apis).flatMap(Object.entries))
  for (const [name, route] of Object.entries(v1.routes)) {
    if (serverOnly.has(name)) continue
    const row = documented.get(name)
    if (!row) throw new Error(`documented apis: no class has ${name}`)
    const { query = [], args = [] } = row[1] ?? {}
    const missing = Object.keys(route.query?.properties ?? {}).filter(
      (one) => !query.includes(one) && !(row[1]?.body && one === 'include_field_code'),
    )
    if (missing.length > 0) throw new Error(`documented apis: ${name} lacks ${missing.join(', ')}`)
    const params = Object.keys(route.params?.properties ?? {}).filter((one) => !args.includes(one))
    if (params.length > 0) throw new Error(`documented apis: ${name} lacks ${params.join(', ')}`)
  }
}
