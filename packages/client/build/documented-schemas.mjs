// Finds parts of the contract by the words of documented-models.mjs.
import { v1 } from '@merx/contract'
import { namedSchemas, typesOf } from './declarations.mjs'

const namesBySchema = await namedSchemas('v1')
const named = new Map([...namesBySchema].map(([schema, name]) => [name, schema]))

/** The schema at the end of a way such as `getProducts data []` or `Product visible_to`. */
export function schemaAt(way) {
  const [first, ...steps] = way.split(' ')
  let schema = named.get(first)
  if (!schema) {
    const route = routeOf(first)
    const isBody = steps[0] === 'body'
    if (isBody) steps.shift()
    schema = isBody ? route.body : route.returns
  }
  for (const step of steps) schema = into(schema, step)
  if (!schema) throw new Error(`documented models: the contract has no "${way}"`)
  return schema
}

export function routeOf(operation) {
  const route = v1.routes[operation]
  if (!route) throw new Error(`documented models: the contract has no operation ${operation}`)
  return route
}

function into(schema, step) {
  if (step === '[]') return schema?.items
  return schema?.properties?.[step]
}

/** Named schemas, but for those whose names are taken: by models, or by the platform. */
export function freeNames(taken) {
  return new Map([...namesBySchema].filter(([, name]) => name !== 'File' && !taken.has(name)))
}

/** The part of the contract that a model shows, as one object schema, and how it is used. */
export function partOf({ from, only, without, optional, isOptional }) {
  const ways = [from].flat()
  const parts = ways.map(schemaAt)
  const isInput = ways.some((way) => way.split(' ')[1] === 'body')
  const properties = {}
  for (const part of parts) Object.assign(properties, part.properties)
  const names = Object.keys(properties).filter(
    (name) =>
      properties[name].not === undefined && (only?.includes(name) ?? !without?.includes(name)),
  )
  for (const name of [...(only ?? []), ...(without ?? [])]) {
    if (!(name in properties)) throw new Error(`documented models: "${from}" has no "${name}"`)
  }
  const isRequired = (name) =>
    !isInput &&
    !isOptional &&
    !optional?.includes(name) &&
    parts.some((part) => part.required?.includes(name))
  return {
    isInput,
    hasOthers: !only && !without && parts.some((part) => part.patternProperties !== undefined),
    members: names.map((name) => ({
      name,
      schema: properties[name],
      isRequired: isRequired(name),
    })),
  }
}

/** What the runtime converts a member to; `Object` is whatever comes. */
export function kindOf(schema, isInput) {
  const types = typesOf(schema).filter((type) => type !== 'null')
  if (schema.const !== undefined) return typeof schema.const === 'boolean' ? 'Boolean' : 'String'
  // What is one of a few values stays as it is given.
  if (types.length !== 1 || schema.enum) return 'Object'
  if (types[0] === 'string') return 'String'
  if (types[0] === 'number' || types[0] === 'integer') return 'Number'
  if (types[0] === 'boolean') return isInput ? 'Object' : 'Boolean'
  if (types[0] === 'array') {
    const item = kindOf(schema.items ?? {}, isInput)
    return item === 'Object' ? 'Object' : [item]
  }
  return 'Object'
}

/** What a value of a schema may look like, for an example; undefined for what has members. */
export function sampleOf(name, schema) {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.examples) return schema.examples[0]
  const [type] = typesOf(schema).filter((one) => one !== 'null')
  if (type === 'string') return name.endsWith('time') ? '2021-03-02 09:14:55' : textFor(name)
  if (type === 'number' || type === 'integer') return 7
  if (type === 'boolean') return true
  if (type === 'array') return []
  return undefined
}

/** A body for an example: what the operation needs, else the first of what it takes. */
export function sampleBody(operation) {
  const { properties, required = [] } = v1.routes[operation].body
  const needed = required.filter((name) => properties[name].default === undefined)
  const names = needed.length > 0 ? needed : Object.keys(properties).slice(0, 1)
  const members = names.map((name) => `${name}: ${literal(sampleOf(name, properties[name]))}`)
  return `{ ${members.join(', ')} }`
}

export function literal(value) {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}

function textFor(name) {
  const texts = {
    name: 'Garden Bench',
    title: 'Park order',
    code: 'GB-12',
    email: 'otto@moss.example',
  }
  return texts[name] ?? 'text'
}
