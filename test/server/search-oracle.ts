/** A searched product: the texts in the order code, name, custom values. */
export interface Searched {
  readonly id: number
  readonly name: string
  readonly code: string | null
  readonly custom: readonly string[]
}

export type SearchedField = 'name' | 'code' | 'custom_fields'

const marks = /\p{M}/gu

/** Case, accents and compatibility forms do not count; written on its own, not after the server. */
export function plain(text: string): string {
  const bare = (value: string) => value.normalize('NFKD').replace(marks, '')
  return bare(bare(text).toLowerCase())
    .replace(/ß/g, 'ss')
    .replace(/ς/g, 'σ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')
}

const isWordCharacter = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether a word of the text begins where the term does. */
function startsWord(text: string, term: string): boolean {
  const characters = [...text]
  const wanted = [...term]
  if (!isWordCharacter(wanted[0])) return false
  return characters.some(
    (_, at) =>
      !isWordCharacter(characters[at - 1]) &&
      wanted.every((each, index) => characters[at + index] === each),
  )
}

/** The kind of match, best first; undefined when there is none. */
function kindOf(
  product: Searched,
  term: string,
  fields: readonly SearchedField[],
): number | undefined {
  const values = {
    code: product.code === null ? [] : [plain(product.code)],
    name: [plain(product.name)],
    custom_fields: product.custom.map(plain),
  }
  const asked = (names: readonly SearchedField[]) =>
    names.filter((name) => fields.includes(name)).flatMap((name) => values[name])
  const all = asked(['code', 'name', 'custom_fields'])
  if (asked(['code']).includes(term)) return 1
  if (asked(['name']).includes(term)) return 2
  if (asked(['code', 'name']).some((value) => value.startsWith(term))) return 3
  if (all.some((value) => startsWord(value, term))) return 4
  if (all.some((value) => value.includes(term))) return 5
  const words = term.split(' ')
  // A lone sign, as in `salt & pepper`, says nothing.
  const telling = words.filter((word) => [...word].length > 1 || isWordCharacter(word))
  const has = (word: string) =>
    all.some((value) => ([...word].length > 1 ? value.includes(word) : startsWord(value, word)))
  return words.length > 1 && telling.length > 0 && telling.every(has) ? 6 : undefined
}

/** The ids a search must give, in order, found by looking at every product. */
export function expectedIds(
  products: readonly Searched[],
  term: string,
  fields: readonly SearchedField[],
): number[] {
  const wanted = plain(term)
  return products
    .flatMap((product) => {
      const kind = kindOf(product, wanted, fields)
      return kind === undefined ? [] : [{ id: product.id, kind }]
    })
    .sort((a, b) => a.kind - b.kind || a.id - b.id)
    .map(({ id }) => id)
}

/** The same for `exact_match`: code, then name, then custom values. */
export function expectedExactIds(
  products: readonly Searched[],
  term: string,
  fields: readonly SearchedField[],
): number[] {
  const wanted = plain(term)
  const kinds: ((product: Searched) => boolean)[] = [
    ({ code }) => fields.includes('code') && code !== null && plain(code) === wanted,
    ({ name }) => fields.includes('name') && plain(name) === wanted,
    ({ custom }) =>
      fields.includes('custom_fields') && custom.some((value) => plain(value) === wanted),
  ]
  const found = new Set<number>()
  for (const isMatch of kinds) {
    for (const product of products) if (isMatch(product)) found.add(product.id)
  }
  return [...found]
}
