import type { SearchDocument, SearchedField } from './db.ts'

const fields: readonly SearchedField[] = ['name', 'code', 'custom']

/** Gives each pair of neighbouring characters once, led by the first letter of its field. */
export function pairTokens(document: SearchDocument): string[] {
  const tokens = new Set<string>()
  for (const field of fields) {
    const characters = [...document[field]]
    for (let index = 1; index < characters.length; index++) {
      tokens.add(`${field[0]}${characters[index - 1]}${characters[index]}`)
    }
  }
  return [...tokens]
}
