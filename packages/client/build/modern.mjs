// Writes the modern surface's route table and declarations from the contract.
import { readFileSync } from 'node:fs'
import { idempotency, v1 } from '@merx/contract'
import {
  comment,
  createDeclarations,
  hasCustomFields,
  isObject,
  namedSchemas,
  typesOf,
} from './declarations.mjs'
import { exampleOf } from './examples.mjs'
import { groups } from './methods.mjs'
import { serverOnly } from './server-only.mjs'

const folder = 'packages/client/src/generated'

/** The text of the generated files, by their path. */
export async function modernFiles() {
  requireEveryOperation()
  return {
    [`${folder}/protocol.ts`]: protocol(),
    [`${folder}/v1-routes.ts`]: routeTable(),
    [`${folder}/v1.ts`]: await declarations(),
  }
}

function requireEveryOperation() {
  const named = Object.values(groups).flatMap((group) => Object.values(group).map(([key]) => key))
  const missing = Object.keys(v1.routes).filter(
    (key) => !named.includes(key) && !serverOnly.has(key),
  )
  if (missing.length > 0) throw new Error(`methods.mjs names no method for ${missing.join(', ')}`)
}

function protocol() {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return `
export const userAgent = 'Merx-Client/${version}'
export const idempotencyKeyHeader = '${idempotency.key}'
export const idempotencyAnnouncement = '${idempotency.announcement}'
`
}

/** `owner_id` → `ownerId`; must be undone by what the client does with the members of a request. */
function toCamel(name) {
  return name.replace(/_([a-z0-9])/g, (_all, next) => next.toUpperCase())
}

function toSnake(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function codeName(name, renamed = {}) {
  if (renamed[name]) return renamed[name]
  const camel = toCamel(name)
  if (toSnake(camel) !== name) throw new Error(`the member ${name} needs a name of its own`)
  return camel
}

// Routes

function routeTable() {
  const table = Object.entries(groups).map(([group, methods]) => {
    const rows = Object.entries(methods).map(
      ([method, [key, notes]]) => `${method}: '${toLine(group, toRoute(v1.routes[key], notes))}',`,
    )
    return `${group}: {\n${rows.join('\n')}\n},`
  })
  return `
import type { RouteLines } from '../modern/route.ts'

/** What the methods of the modern surface send, by group and name: a line each, which readRoute reads. */
export const v1Routes: RouteLines = {
${table.join('\n')}
}
`
}

/** A route in the form that `readRoute` of the client reads. */
function toLine(group, { method, path, gives, query, needs, sends, custom, isVerbatim }) {
  if (!path.startsWith(`/${group}`)) throw new Error(`${path} is not below its group ${group}`)
  const rest = path.slice(group.length + 1)
  const parts = [method, rest, gives, query, needs, sends, custom, isVerbatim && 'verbatim']
  return parts
    .map((part) => part ?? '')
    .join('|')
    .replace(/\|+$/, '')
}

function toRoute(route, { renamed, isVerbatim } = {}) {
  const { method, path, query, body, bytes } = route
  const words = Object.keys(query?.properties ?? {}).map((name) => {
    const code = codeName(name, renamed)
    return toSnake(code) === name ? code : `${code}=${name}`
  })
  const needs = [query, body].flatMap((schema) =>
    requiredOf(schema).map((name) => codeName(name, renamed)),
  )
  if (bytes === 'upload') needs.unshift('file')
  const custom = customPlaceOf(itemOf(route))
  return {
    method,
    path,
    gives: givesOf(route),
    query: query && words.join(' '),
    needs: needs.length > 0 ? needs.join(' ') : undefined,
    sends: bytes === 'upload' ? 'form' : undefined,
    custom,
    isVerbatim,
  }
}

/** Members that the caller must give: what has a default need not be. */
function requiredOf(schema) {
  return (schema?.required ?? []).filter((name) => schema.properties[name].default === undefined)
}

function givesOf({ bytes, returns }) {
  if (bytes === 'download') return 'bytes'
  return listSchemaOf(returns) ? 'list' : ''
}

/** The list in an answer: its data, or their \`items\`. */
function listSchemaOf(returns) {
  const data = returns.properties?.data
  if (!data) return undefined
  return [data, data.properties?.items].find(
    (schema) => schema && typesOf(schema).includes('array'),
  )
}

function itemOf({ returns }) {
  return listSchemaOf(returns)?.items ?? returns.properties?.data
}

/** Where in an object the custom fields of a product stand: in itself, or in one of its members. */
function customPlaceOf(schema) {
  if (schema === undefined) return undefined
  if (isProduct(schema)) return '.'
  const member = Object.entries(schema.properties ?? {}).find(([, of]) => isProduct(of))
  return member && toCamel(member[0])
}

function isProduct(schema) {
  return schema.title === 'Product' && hasCustomFields(schema)
}

// Declarations

/** Named types whose custom fields are those of products. */
const ofProducts = ['Product', 'ProductCreation', 'ProductUpdate']
/** Types that hold one of them. */
const holders = ['DealProduct']
const generic = new Set([...ofProducts, ...holders])
const renamedTypes = {
  // The client gives prices as a list whatever the server does.
  UpdatedProduct: 'Product',
  RelatedStage: 'Stage',
}

async function declarations() {
  const names = await namedSchemas('v1')
  for (const [schema, name] of names) {
    if (renamedTypes[name]) names.set(schema, renamedTypes[name])
  }
  const writer = createDeclarations({
    names,
    rename: toCamel,
    customMember: (name, isInput) => {
      const isTyped = ofProducts.includes(name)
      // Only products have fields of their own; the others' bodies let keys pass to refuse them.
      if (isInput && !isTyped) return undefined
      const type = isTyped ? 'Custom' : 'UntypedCustomValues'
      if (!isInput) return `${comment('Custom fields.')}custom${isTyped ? '' : '?'}: ${type}`
      return `${comment('Custom fields; null clears one.')}custom?: Partial<${type}>`
    },
    typeName: (name) => (generic.has(name) ? `${name}<Custom>` : name),
    head: (name) => (generic.has(name) ? `${name}<Custom = UntypedCustomValues>` : name),
    about: aboutType,
  })
  const interfaces = Object.entries(groups).map(([group, methods]) =>
    groupInterface(group, methods, writer),
  )
  const members = Object.keys(groups).map(
    (group) => `${group}: ${interfaceName(group)}${usesCustom(interfaces, group)}`,
  )
  return `
import type { Call } from '../modern/call.ts'
import type { Download } from '../modern/downloads.ts'
import type { UntypedCustomValues } from '../modern/flat-keys.ts'
import type { List } from '../modern/list.ts'
import type { CallOptions } from '../modern/options.ts'
import type { FileSource } from '../modern/uploads.ts'

/**
 * The groups of operations of v1.
 *
 * @example
 * const count = async ({ users }: v1.V1Groups) => (await users.list().page()).items.length
 */
export interface V1Groups<Custom = UntypedCustomValues> {
${members.join('\n')}
}

${interfaces.join('\n\n')}

${writer.declarations()}
`
}

/** What a type is, with a line that uses it. */
function aboutType(name, schema) {
  const words = name.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const value = `${name[0].toLowerCase()}${name.slice(1)}`
  const [member] = Object.keys(schema.properties ?? {})
  const example = member
    ? `const read = (${value}: v1.${name}) => ${value}.${toCamel(member)}`
    : `const ${value}: v1.${name} = ${JSON.stringify(schema.enum[0]).replaceAll('"', "'")}`
  const text = schema.description?.replaceAll('`', '') ?? `${words}.`
  return `/**\n * ${text}\n *\n * @example\n * ${example}\n */\n`
}

function usesCustom(interfaces, group) {
  return interfaces.some((text) => text.includes(`interface ${interfaceName(group)}<Custom`))
    ? '<Custom>'
    : ''
}

function interfaceName(group) {
  // `UserSettings` alone would be one with the type of what it gives.
  return `${group[0].toUpperCase()}${group.slice(1)}Operations`
}

function groupInterface(group, methods, writer) {
  const lines = Object.entries(methods).map(([name, [key, notes]]) =>
    methodOf(group, name, v1.routes[key], notes, writer),
  )
  const body = lines.join('\n\n')
  const head = /<Custom>/.test(body) ? '<Custom = UntypedCustomValues>' : ''
  return `/**
 * Operations on ${group.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}.
 *
 * @example
 * ${exampleOf(group, Object.keys(methods)[0], v1.routes[Object.values(methods)[0][0]], codeName, Object.values(methods)[0][1])}
 */
export interface ${interfaceName(group)}${head} {\n${body}\n}`
}

function methodOf(group, name, route, notes, writer) {
  const ids = [...route.path.matchAll(/:(\w+)/g)].map(([, id]) => `${toCamel(id)}: number`)
  const members = membersType(route, notes, writer)
  const isNeeded = toRoute(route, notes).needs !== undefined
  const parameters = [
    ...ids,
    ...(members ? [`members${isNeeded || route.body ? '' : '?'}: ${members}`] : []),
    'options?: CallOptions',
  ]
  const deprecated = route.deprecated ? '\n * @deprecated' : ''
  return `/**
 * ${route.summary}.
 *${deprecated}
 * @example
 * ${exampleOf(group, name, route, codeName, notes)}
 */
${name}(${parameters.join(', ')}): ${resultType(route, writer)}`
}

/** What a method takes beside ids: the members of query and body together. */
function membersType({ query, body, bytes }, { renamed } = {}, writer) {
  const parts = []
  if (body) {
    Object.keys(body.properties).forEach((name) => void codeName(name))
    const file =
      bytes === 'upload'
        ? '{ file: FileSource\n/** Default: that of the file. */\nname?: string }'
        : ''
    parts.push(writer.typeOf(body, true), file)
  }
  if (query) {
    const schema = {
      ...query,
      properties: Object.fromEntries(
        Object.entries(query.properties).map(([name, of]) => [
          renamed?.[name] ?? name,
          { ...of, description: withNames(of.description, renamed) },
        ]),
      ),
    }
    parts.push(`{\n${writer.members(schema, true)}\n}`)
  }
  return parts.filter(Boolean).join(' & ')
}

/** A description with members by the names they have in code. */
function withNames(description, renamed = {}) {
  return description?.replace(/`(\w+)`/g, (all, name) =>
    renamed[name] ? `\`${renamed[name]}\`` : all,
  )
}

function resultType(route, writer) {
  const { returns, bytes } = route
  if (bytes === 'download') return 'Call<Download>'
  const { data } = returns.properties
  const list = listSchemaOf(returns)
  const others = extraMembers(returns, list && list !== data ? data : undefined, writer)
  const item = writer.typeOf(list ? list.items : data)
  return `${list ? 'List' : 'Call'}<${item}${others ? `, ${others}` : ''}>`
}

/** What an answer has beside its data, and what its data have beside their items. */
function extraMembers(returns, data, writer) {
  const { success: _, data: __, ...rest } = returns.properties
  const { items: ___, ...beside } = data?.properties ?? {}
  const properties = { ...rest, ...beside }
  if (Object.keys(properties).length === 0) return ''
  const required = [...(returns.required ?? []), ...(data?.required ?? [])]
  const schema = { type: 'object', properties, required }
  return isObject(schema) ? `{\n${writer.members(schema)}\n}` : ''
}
