import type { Route } from '@merx/contract'
import fastJsonStringify from 'fast-json-stringify'
import { customFields, type WrittenProduct } from './product-mapping.ts'

/** Writes what a handler answered as JSON text. */
export type Serialise = (answer: object) => string

interface ObjectSchema {
  type: 'object'
  title?: string
  properties: Record<string, ObjectSchema & { items?: ObjectSchema }>
  patternProperties?: Record<string, object>
  required?: string[]
}

/**
 * Compiles the serialiser of a route from its schema: what the schema does not name is not written.
 *
 * Products are written one by one, since their custom fields come as text.
 */
export function serialiserOf({ returns }: Route): Serialise {
  // A plain copy without the symbols of the schema library.
  const schema: ObjectSchema = JSON.parse(JSON.stringify(returns))
  const { data } = schema.properties
  const product = data?.items ?? data
  if (product?.title !== 'Product') return fastJsonStringify(schema)
  delete product.patternProperties
  return serialiserWithProducts(schema, fastJsonStringify(product))
}

const opening = '{"success":true'

function serialiserWithProducts(schema: ObjectSchema, writeMembers: Serialise): Serialise {
  const { data: _, ...properties } = schema.properties
  const required = schema.required?.filter((key) => key !== 'data') ?? []
  const writeRest: Serialise = fastJsonStringify({ ...schema, properties, required })
  const writeProduct = (product: WrittenProduct) => {
    const members = writeMembers(product)
    const fields = product[customFields]
    return fields === '' ? members : `${members.slice(0, -1)},${fields}}`
  }
  return (answer) => {
    // The handlers of such routes answer products that toV1Product made.
    const { data } = answer as { data: WrittenProduct | WrittenProduct[] | null }
    const rest = writeRest(answer).slice(opening.length)
    return `${opening},"data":${writeData(data, writeProduct)}${rest}`
  }
}

function writeData(
  data: WrittenProduct | WrittenProduct[] | null,
  writeProduct: (product: WrittenProduct) => string,
): string {
  if (data === null) return 'null'
  if (!Array.isArray(data)) return writeProduct(data)
  let text = '['
  for (const product of data)
    text += text === '[' ? writeProduct(product) : `,${writeProduct(product)}`
  return `${text}]`
}
