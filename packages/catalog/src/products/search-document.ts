import type { SearchDocument, SearchedField } from '@merx/store'
import { addressParts, type Field, searchText } from '../fields/field.ts'
import { indexedText } from '../search/text.ts'
import { type Audience, searchAudiences } from '../visibility/visibility.ts'
import type { ProductState } from './product.ts'

/**
 * What the search keeps of a live product; undefined for a deleted one, which is never found.
 *
 * The followers are those to whom it is revealed.
 */
export function searchDocumentOf(
  companyId: number,
  productId: number,
  state: ProductState & { readonly audience: Audience },
  fields: readonly Field[],
  followerIds: readonly number[],
): SearchDocument<'product'> | undefined {
  if (state.deletedAt !== null) return undefined
  return {
    kind: 'product',
    companyId,
    id: productId,
    audiences: searchAudiences(state.audience, followerIds),
    texts: searchTextsOf(state, fields),
  }
}

/** The texts of a product, by searched field, in which the search looks for fragments. */
export type SearchTexts = Record<SearchedField<'product'>, string>

export function searchTextsOf(state: ProductState, fields: readonly Field[]): SearchTexts {
  return {
    name: indexedText(state.name),
    code: indexedText(state.code ?? ''),
    custom: customText(state, fields),
    other: otherText(state, fields),
  }
}

/** Texts the search for products does not look at; filters ask for fragments of them. */
function otherText(
  { unit, description, customValues }: ProductState,
  fields: readonly Field[],
): string {
  let text = indexedText(unit ?? '') + indexedText(description ?? '')
  for (const { key, type } of fields) {
    const value = type === 'address' ? customValues[key] : undefined
    if (typeof value !== 'object' || !('value' in value)) continue
    for (const part of addressParts) text += indexedText(String(value[part] ?? ''))
  }
  return text
}

/** The text in which the search looks for values of custom fields. */
export function customText(
  { customValues }: Pick<ProductState, 'customValues'>,
  fields: readonly Field[],
): string {
  let text = ''
  for (const { key, type } of fields) {
    const value = customValues[key]
    if (value !== undefined) text += indexedText(searchText(type, value) ?? '')
  }
  return text
}
