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

it('what would command a terminal or disguise a name is shown by its number', () => {
  const names = ['\u001b[2Jgone', 'two\nlines', 'a\u2028b', 'Sync \u202exe', '\u{e0041}x', '\ud800']
  const shown = [
    '\\u{1b}[2Jgone',
    'two\\u{a}lines',
    'a\\u{2028}b',
    'Sync \\u{202e}xe',
    '\\u{e0041}x',
    '\\u{d800}',
  ]

  const rows = names.map((name) => [name])
  expect(table(['NAME'], rows, 'none')).toBe(['NAME', ...shown].join('\n'))
  expect(details({ name: '\u009b2J' })).toBe('  name  \\u{9b}2J')
  expect(table(['NAME', 'ID'], [['\n', '1']], 'none')).toBe('NAME   ID\n\\u{a}  1')
})
