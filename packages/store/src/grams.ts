import { type SearchDocument, type SearchedField, searchedFields } from './db.ts'

/** The letter that leads the grams of a field. */
export const fieldLetters: Record<SearchedField, string> = {
  name: 'n',
  code: 'c',
  custom: 'x',
  other: 'o',
  title: 't',
  email: 'e',
  phone: 'p',
  address: 'a',
}

/** The texts of a document with their fields, in the order of its kind. */
export function textsOf({ kind, texts }: SearchDocument): [SearchedField, string][] {
  // A document has a text for each field of its kind.
  const known: Partial<Record<SearchedField, string>> = texts
  return searchedFields[kind].map((field) => [field, known[field] ?? ''])
}

/** Gives each run of `length` neighbouring characters once, led by the letter of its field. */
export function gramsOf(document: SearchDocument, length: number): string[] {
  const grams = new Set<string>()
  for (const [field, text] of textsOf(document)) {
    for (const gram of runsOf(text, length)) grams.add(`${fieldLetters[field]}${gram}`)
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
