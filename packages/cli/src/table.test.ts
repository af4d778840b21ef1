import { expect, it } from 'vitest'
import { details, table } from './table.ts'

it('columns are as wide as their longest cell, counted in characters', () => {
  const text = table(
    ['ID', 'NAME', 'STATE'],
    [
      ['1', '𝒳ë', 'on'],
      ['20', 'Liis', 'off'],
    ],
    'none',
  )

  expect(text).toBe('ID  NAME  STATE\n1   𝒳ë    on\n20  Liis  off')
})

it('an empty table says so', () => {
  expect(table(['ID'], [], 'There are no users.')).toBe('There are no users.')
})

it('details stand below each other', () => {
  expect(details({ admin: 'a@b.example', files: 3 })).toBe('  admin  a@b.example\n  files  3')
})
