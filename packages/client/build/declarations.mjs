// Writes TypeScript declarations of the contract's schemas, flat: each named schema one interface.
import { readdirSync } from 'node:fs'
import { customFieldPattern } from '@merx/contract'

const contract = new URL('.', import.meta.resolve('@merx/contract'))

/** Every schema a module of a face exports, by the schema itself: its name is the type's. */
export async function namedSchemas(face) {
  const folder = new URL(`${face}/`, contract)
  const names = new Map()
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    for (const [name, value] of Object.entries(await import(new URL(file, folder).href))) {
      if (isObject(value) || value?.enum) names.set(value, name)
    }
  }
  return names
}

/** Whether a schema lets flat custom fields pass. */
export function hasCustomFields(schema) {
  return schema.patternProperties?.[customFieldPattern] !== undefined
}

export function isObject(schema) {
  return typesOf(schema ?? {}).includes('object') && schema.properties !== undefined
}

export function typesOf(schema) {
  return [schema.type ?? []].flat()
}

/**
 * Makes what writes declarations.
 *
 * `names` as of {@link namedSchemas}; `rename` gives a member its name in the declaration;
 * `customMember(name, isInput)` is the line that stands for custom fields in the type `name`, if any;
 * `typeName(name)` is what a reference to a named type looks like, `head(name)` its declaration,
 * `about(name, schema)` the comment above it.
 */
export function createDeclarations({
  names,
  rename = (name) => name,
  customMember = () => '[customField: string]: unknown',
  typeName = (name) => name,
  head = (name) => name,
  about = (_name, schema) => comment(schema.description),
}) {
  /** Declarations by name, in the order in which they were first needed. */
  const declared = new Map()
  const byText = new Map([...names].map(([schema, name]) => [JSON.stringify(schema), name]))

  /** The type of a schema, inside a request when `isInput`: there what has a default is optional. */
  function typeOf(schema, isInput = false) {
    const [type, ...others] = typesOf(schema)
    if (type !== 'null' && others.includes('null')) {
      const left = typesOf(schema).filter((name) => name !== 'null')
      // In the order in which the schema was written, by which it is known again.
      const plain = { ...schema, type: left.length === 1 ? left[0] : left }
      return `${typeOf(plain, isInput)} | null`
    }
    const name = names.get(schema) ?? byText.get(JSON.stringify(schema))
    if (name && (isObject(schema) || schema.enum)) return reference(name, schema, isInput)
    return literal(schema, isInput)
  }

  function reference(name, schema, isInput) {
    if (!declared.has(name)) {
      declared.set(name, '')
      declared.set(name, declaration(name, schema, isInput))
    }
    return typeName(name)
  }

  function declaration(name, schema, isInput) {
    const text = about(name, schema)
    if (schema.enum) return `${text}export type ${head(name)} = ${literal(schema, isInput)}`
    return `${text}export interface ${head(name)} {\n${members(schema, isInput, name)}\n}`
  }

  function literal(schema, isInput) {
    if (schema.anyOf) return union(schema.anyOf.map((one) => typeOf(one, isInput)))
    if (schema.allOf?.length === 1) return typeOf(schema.allOf[0], isInput)
    if (schema.const !== undefined) return JSON.stringify(schema.const)
    if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)))
    const types = typesOf(schema)
    if (types.length === 0) return 'unknown'
    return union(types.map((type) => single(type, schema, isInput)))
  }

  function single(type, schema, isInput) {
    if (type === 'integer') return 'number'
    if (type === 'array') return `${parenthesised(typeOf(schema.items ?? {}, isInput))}[]`
    if (type !== 'object') return type
    if (isObject(schema) && Object.keys(schema.properties).length > 0) {
      return `{\n${members(schema, isInput)}\n}`
    }
    const values =
      Object.values(schema.patternProperties ?? {})[0] ??
      (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {})
    return `Record<string, ${typeOf(values, isInput)}>`
  }

  /** The members of an object, a line each, those that can never be there left out. */
  function members(schema, isInput, name) {
    const lines = Object.entries(schema.properties)
      .filter(([, member]) => member.not === undefined)
      .map(([key, member]) => {
        const isOptional =
          !schema.required?.includes(key) || (isInput && member.default !== undefined)
        const mark = isOptional ? '?' : ''
        return `${comment(describe(member, isInput, rename))}${rename(key)}${mark}: ${typeOf(member, isInput)}`
      })
    if (hasCustomFields(schema)) lines.push(customMember(name, isInput))
    return lines.filter(Boolean).join('\n')
  }

  return { typeOf, members, declarations: () => [...declared.values()].join('\n\n') }
}

/** What a member is about; names of members in it are spelled as they are. */
function describe(schema, isInput, rename) {
  const parts = [schema.description?.replace(/`(\w+)`/g, (_all, name) => `\`${rename(name)}\``)]
  if (isInput && schema.default !== undefined && schema.default !== false) {
    parts.push(`Default ${JSON.stringify(schema.default)}.`)
  }
  if (isInput && schema.maximum < 10_000) parts.push(`At most ${schema.maximum}.`)
  return parts.filter(Boolean).join(' ')
}

/** A description as a doc comment with a line of its own, or nothing. */
export function comment(text) {
  return text ? `/** ${text.replaceAll('*/', '*\\/')} */\n` : ''
}

function union(types) {
  return [...new Set(types)].join(' | ')
}

function parenthesised(type) {
  return type.includes(' | ') ? `(${type})` : type
}
