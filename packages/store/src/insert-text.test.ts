import { expect, test } from 'vitest'
import { insertText } from './insert-text.ts'

const question = () => '?'
const numbered = (index: number) => `$${index}`

test('writes one row, many rows and a suffix', () => {
  expect(insertText('user', ['a', 'b'], 1, question)).toBe(
    'insert into "user" ("a", "b") values (?, ?)',
  )
  expect(insertText('user', ['a', 'b'], 2, numbered, ' returning id')).toBe(
    'insert into "user" ("a", "b") values ($1, $2), ($3, $4) returning id',
  )
})

test('texts of two databases in one process are kept apart', () => {
  expect(insertText('event', ['a'], 1, question)).toContain('(?)')
  expect(insertText('event', ['a'], 1, numbered)).toContain('($1)')
  expect(insertText('event', ['a'], 1, question)).toContain('(?)')
})

test('texts of other columns, counts and suffixes are kept apart', () => {
  const texts = [
    insertText('deal', ['a', 'b'], 1, question),
    insertText('deal', ['b', 'a'], 1, question),
    insertText('deal', ['a'], 1, question),
    insertText('deal', ['a'], 2, question),
    insertText('deal', ['a'], 1, question, ' returning id'),
    insertText('file', ['a'], 1, question),
  ]

  expect(new Set(texts).size).toBe(texts.length)
})
