import type { v1 } from '@merx/client'

/** A custom field as the written file has it. */
export interface NamedField {
  /** What it is called in code. */
  readonly name: string
  readonly label: string
  readonly key: string
  readonly type: string
  /** Label → id, for fields that have options. */
  readonly options: readonly (readonly [label: string, id: number])[] | undefined
}

const customKey = /^[0-9a-f]{40}$/

/**
 * Names the custom fields among an account's product fields.
 *
 * A name is the field's label in camelCase, without accents and signs. Of equal ones the oldest field
 * keeps the name and the others get 2, 3 and so on behind it, so that a new field renames no other.
 */
export function nameFields(fields: readonly v1.ProductField[]): NamedField[] {
  // What every object has already would hide a field of that name.
  const taken = new Set(Object.getOwnPropertyNames(Object.prototype))
  return fields
    .filter(({ key, isSubfield }) => customKey.test(key) && !isSubfield)
    .sort((one, other) => (one.id ?? 0) - (other.id ?? 0))
    .map(({ key, name: label, fieldType, options }) => ({
      name: free(toIdentifier(label) || `field${key.slice(0, 6)}`, taken),
      label,
      key,
      type: fieldType,
      options: options && nameOptions(options),
    }))
}

/** Options by their labels; of equal labels all but the first have their id behind them. */
function nameOptions(options: readonly v1.FieldOption[]): [label: string, id: number][] {
  const taken = new Set<string>()
  return options.map(({ id, label }) => {
    const name = taken.has(label) ? `${label} (${id})` : label
    taken.add(name)
    return [name, Number(id)]
  })
}

function free(name: string, taken: Set<string>): string {
  let candidate = name
  for (let number = 2; taken.has(candidate); number++) candidate = `${name}${number}`
  taken.add(candidate)
  return candidate
}

function toIdentifier(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const [first = '', ...others] = words
  const name = lowerFirst(first) + others.map(upperFirst).join('')
  return /^\p{N}/u.test(name) ? `field${name}` : name
}

/** Whole words in capitals, such as `SKU`, become small. */
function lowerFirst(word: string): string {
  return word === word.toUpperCase()
    ? word.toLowerCase()
    : word.charAt(0).toLowerCase() + word.slice(1)
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

const head = [
  '// Written by `merx codegen`; run it again when the fields of products have changed.',
  "import { defineCustomFields, type ValuesOf } from '@merx/client'",
]

/** The text of the module that gives the fields their names and types. */
export function customFieldsFile(fields: readonly NamedField[]): string {
  return `${head.join('\n')}

export const customFields = defineCustomFields({
${fields.map(member).join('')}})

/** The custom values of a product. */
export type ProductValues = ValuesOf<typeof customFields>
`
}

function member({ name, label, key, type, options }: NamedField): string {
  const choices = options
    ? `\n    options: {\n${options.map(([text, id]) => `      ${keyed(text)}: ${id},\n`).join('')}    },`
    : ''
  return `  /** ${label.replace(/\s+/g, ' ').replaceAll('*/', '* /')} */
  ${keyed(name)}: {
    key: '${key}',
    type: ${quoted(type)},${choices}
  },
`
}

function keyed(name: string): string {
  // A plain `__proto__` in a literal would set the prototype.
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inner.replace(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`)}'`
}
