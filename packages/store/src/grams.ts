import type { SearchDocument, SearchedField } from './db.ts'

const fields: readonly SearchedField[] = ['name', 'code', 'custom']

/** The letter that leads the grams of a field. */
export const fieldLetters: Record<SearchedField, string> = { name: 'n', code: 'c', custom: 'x' }

/** Gives each run of `length` neighbouring characters once, led by the letter of its field. */
export function gramsOf(document: SearchDocument, length: number): string[] {
  const grams = new Set<string>()
  for (const field of fields) {
    for (const gram of runsOf(document[field], length)) grams.add(`${fieldLetters[field]}${gram}`)
  }
  return [...grams]
}

/** Every run of `length` neighbouring characters of a text. */
export function runsOf(text: string, length: number): string[] {
  const characters = [...text]
  const runs: string[] = []
  for (let end = length; end <= characters.length; end++) {
    runs.push(characters.slice(end - length, end).join(''))
  }
  return runs
}
