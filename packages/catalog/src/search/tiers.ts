import { Problem } from '@merx/contract'
import type { SearchedField, SearchKind, SearchPattern } from '@merx/store'
import { anywhere, fold, indexedText, valuePrefix, wordPrefix } from './text.ts'

export interface SearchTerm {
  term: string
  /** Default: all that count for the kind. */
  fields?: readonly SearchedField[] | undefined
  /** The whole value must equal the term, in either case. */
  isExact: boolean
}

/** One kind of match: all of its fragments must occur. */
export interface Tier {
  readonly score: number
  readonly patterns: readonly SearchPattern[]
}

export interface Tiers {
  /** Best first. */
  readonly all: readonly Tier[]
  /** Fragments that every hit of every tier has; empty when there is none. */
  readonly widest: readonly SearchPattern[]
}

/** What the texts of a kind count as. */
interface RankedFields<K extends SearchKind> {
  /** By these items are told apart: a whole one is the best match there is. */
  readonly codes: readonly SearchedField<K>[]
  readonly names: readonly SearchedField<K>[]
  readonly others: readonly SearchedField<K>[]
}

const rankedFields: { readonly [K in SearchKind]: RankedFields<K> } = {
  product: { codes: ['code'], names: ['name'], others: ['custom'] },
  deal: { codes: [], names: ['title'], others: [] },
  person: { codes: ['email', 'phone'], names: ['name'], others: [] },
  organization: { codes: [], names: ['name'], others: ['address'] },
  file: { codes: [], names: ['name'], others: [] },
}

/** What a term is compared with. */
interface Fields {
  readonly codes: readonly SearchedField[]
  readonly names: readonly SearchedField[]
  readonly others: readonly SearchedField[]
  readonly all: readonly SearchedField[]
}

const maxTermLength = 500

/**
 * The kinds of match for a term: exact code, exact name, start of code or name, start of a word,
 * inside a word, all words in any order; when exact, the whole code, name or other value.
 *
 * None when none of the fields counts for the kind. Throws `term_too_short` below two characters, or
 * one when exact.
 */
export function tiersOf(kind: SearchKind, search: SearchTerm): Tiers {
  const term = requireTerm(search)
  const fields = fieldsOf(kind, search.fields)
  return search.isExact ? exactTiers(term, fields) : rankedTiers(term, fields)
}

/** Whether the texts of an item have all fragments of a tier. */
export function fits(texts: Partial<Record<SearchedField, string>>, { patterns }: Tier): boolean {
  return patterns.every(({ text, fields }) => fields.some((field) => texts[field]?.includes(text)))
}

function fieldsOf(kind: SearchKind, asked: readonly SearchedField[] | undefined): Fields {
  const { codes, names, others }: RankedFields<SearchKind> = rankedFields[kind]
  const only = (fields: readonly SearchedField[]) =>
    asked ? fields.filter((field) => asked.includes(field)) : fields
  return {
    codes: only(codes),
    names: only(names),
    others: only(others),
    all: only([...names, ...codes, ...others]),
  }
}

function exactTiers(term: string, { codes, names, others, all }: Fields): Tiers {
  const whole = [indexedText(term)]
  return {
    all: [...tier(1, whole, codes), ...tier(0.9, whole, names), ...tier(0.6, whole, others)],
    widest: toPatterns(whole, all),
  }
}

function rankedTiers(term: string, { codes, names, all }: Fields): Tiers {
  const words = term.split(' ')
  const long = words.filter((word) => [...word].length > 1)
  const fragments = [...new Set(words.map(wordFragment))]
  return {
    all: [
      ...tier(1, [indexedText(term)], codes),
      ...tier(0.9, [indexedText(term)], names),
      ...tier(0.75, [valuePrefix(term)], [...names, ...codes]),
      ...tier(0.6, [wordPrefix(term)], all),
      ...tier(0.4, [anywhere(term)], all),
      ...(words.length > 1 ? tier(0.2, fragments, all) : []),
    ],
    // A word of one letter counts at the start of words, or anywhere as the phrase's first.
    widest: toPatterns([...new Set(long.map(anywhere))], all),
  }
}

/** A word of one letter counts where a word begins with it; a lone sign says nothing. */
function wordFragment(word: string): string | undefined {
  return [...word].length > 1 ? anywhere(word) : wordPrefix(word)
}

function tier(
  score: number,
  texts: readonly (string | undefined)[],
  fields: readonly SearchedField[],
): Tier[] {
  const patterns = toPatterns(texts, fields)
  return patterns.length > 0 ? [{ score, patterns }] : []
}

function toPatterns(
  texts: readonly (string | undefined)[],
  fields: readonly SearchedField[],
): SearchPattern[] {
  if (fields.length === 0) return []
  return texts.flatMap((text) =>
    text !== undefined && [...text].length > 1 ? [{ text, fields }] : [],
  )
}

/** The folded term. Throws `term_too_short`, and `invalid_value` for one that is too long. */
export function requireTerm({ term, isExact }: Pick<SearchTerm, 'term' | 'isExact'>): string {
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
