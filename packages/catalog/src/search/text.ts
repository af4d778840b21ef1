/** Marks from a private area that folded text cannot contain. */
const fieldStart = '\ue000'
const wordStart = '\ue001'
const fieldEnd = '\ue002'

/**
 * Reduces text to what the search compares: compatibility forms, no marks, ß as ss, final sigma as sigma, lower case,
 * single spaces. Both databases are given the result, so both see the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\ue000-\ue00f]/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Folded text with a mark before each word; a word starts where a letter or digit follows none. */
function markWords(folded: string): string {
  return folded.replace(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, wordStart)
}

/**
 * A value as the search index keeps it: ends and word starts marked, so that all can be asked.
 *
 * As a fragment to look for it is what only the whole value has.
 */
export function indexedText(value: string): string {
  const folded = fold(value)
  return folded === '' ? '' : `${fieldStart}${markWords(folded)}${fieldEnd}`
}

/** The fragment that values beginning with the term have. */
export function valuePrefix(folded: string): string {
  return `${fieldStart}${markWords(folded)}`
}

/** The fragment found where a word begins with the term; undefined when it begins with no word. */
export function wordPrefix(folded: string): string | undefined {
  const marked = markWords(folded)
  return marked.startsWith(wordStart) ? marked : undefined
}

/** The fragment found wherever the term occurs. */
export function anywhere(folded: string): string {
  return markWords(folded).replace(new RegExp(`^${wordStart}`), '')
}
