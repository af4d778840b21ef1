import { Problem } from '@merx/contract'
import type { SearchedField, SearchPattern } from '@merx/store'
import { anywhere, fold, indexedText, valuePrefix, wordPrefix } from './text.ts'

type ProductField = SearchedField<'product'>
type ProductPattern = SearchPattern<'product'>

export interface SearchTerm {
  term: string
  /** Default: all of them. */
  fields?: readonly ProductField[] | undefined
  /** The whole value must equal the term, in either case. */
  isExact: boolean
}

/** One kind of match: all of its fragments must occur. */
export interface Tier {
  readonly score: number
  readonly patterns: readonly ProductPattern[]
}

export interface Tiers {
  /** Best first. */
  readonly all: readonly Tier[]
  /** Fragments that every hit of every tier has; empty when there is none. */
  readonly widest: readonly ProductPattern[]
}

const allFields: readonly ProductField[] = ['name', 'code', 'custom']
const maxTermLength = 500

/**
 * The kinds of match for a term: exact code, exact name, start of code or name, start of a word,
 * inside a word, all words in any order; when exact, the whole code, name or custom value.
 *
 * Throws `term_too_short` below two characters, or one when exact.
 */
export function tiersOf(search: SearchTerm): Tiers {
  const term = requireTerm(search)
  const fields = search.fields ?? allFields
  return search.isExact ? exactTiers(term, fields) : rankedTiers(term, fields)
}

/** Whether the texts of a product have all fragments of a tier. */
export function fits(texts: Partial<Record<ProductField, string>>, { patterns }: Tier): boolean {
  return patterns.every(({ text, fields }) => fields.some((field) => texts[field]?.includes(text)))
}

function exactTiers(term: string, fields: readonly ProductField[]): Tiers {
  const scores = { code: 1, name: 0.9, custom: 0.6 }
  const whole = [indexedText(term)]
  return {
    all: (['code', 'name', 'custom'] as const).flatMap((field) =>
      tier(scores[field], whole, fields, [field]),
    ),
    widest: toPatterns(whole, fields),
  }
}

function rankedTiers(term: string, fields: readonly ProductField[]): Tiers {
  const words = term.split(' ')
  const long = words.filter((word) => [...word].length > 1)
  const fragments = [...new Set(words.map(wordFragment))]
  return {
    all: [
      ...tier(1, [indexedText(term)], fields, ['code']),
      ...tier(0.9, [indexedText(term)], fields, ['name']),
      ...tier(0.75, [valuePrefix(term)], fields, ['code', 'name']),
      ...tier(0.6, [wordPrefix(term)], fields),
      ...tier(0.4, [anywhere(term)], fields),
      ...(words.length > 1 ? tier(0.2, fragments, fields) : []),
    ],
    // A word of one letter counts at the start of words, or anywhere as the phrase's first.
    widest: toPatterns([...new Set(long.map(anywhere))], fields),
  }
}

/** A word of one letter counts where a word begins with it; a lone sign says nothing. */
function wordFragment(word: string): string | undefined {
  return [...word].length > 1 ? anywhere(word) : wordPrefix(word)
}

function tier(
  score: number,
  texts: readonly (string | undefined)[],
  asked: readonly ProductField[],
  only: readonly ProductField[] = allFields,
): Tier[] {
  const fields = asked.filter((field) => only.includes(field))
  const patterns = toPatterns(texts, fields)
  return fields.length > 0 && patterns.length > 0 ? [{ score, patterns }] : []
}

function toPatterns(
  texts: readonly (string | undefined)[],
  fields: readonly ProductField[],
): ProductPattern[] {
  return texts.flatMap((text) =>
    text !== undefined && [...text].length > 1 ? [{ text, fields }] : [],
  )
}

function requireTerm({ term, isExact }: SearchTerm): string {
  const minimum = isExact ? 1 : 2
  const length = [...term.trim()].length
  if (length < minimum) {
    throw new Problem('term_too_short', {
      detail: `term must have at least ${minimum} character${minimum === 1 ? '' : 's'}`,
    })
  }
  if (length > maxTermLength) {
    throw new Problem('invalid_value', {
      detail: `term must have at most ${maxTermLength} characters`,
    })
  }
  return fold(term)
}
