import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anywhere, fold, indexedText, valuePrefix, wordPrefix } from './text.ts'

describe('fold', () => {
  test.each([
    ['Café', 'cafe'],
    ['Cafe\u0301', 'cafe'],
    ['GROSSE Straße', 'grosse strasse'],
    ['ẞ', 'ss'],
    ['oﬃce', 'office'],
    ['İstanbul', 'istanbul'],
    ['IŞIK', 'isik'],
    ['Ångström', 'angstrom'],
    ['ＦＵＬＬ', 'full'],
    ['𝔘𝟜', 'u4'],
    ['½', '1⁄2'],
    ['  a \t\n b\u00a0c ', 'a b c'],
    ['AB-12.3/4_5', 'ab-12.3/4_5'],
    ['木製の椅子', '木製の椅子'],
    ['🪑', '🪑'],
    ['a\ue000\ue001\ue002b', 'ab'],
    ['\u0301', ''],
    ['', ''],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('Greek sigma is one letter wherever it stands', () => {
    expect(fold('ΟΔΥΣΣΕΥΣ')).toBe(fold('οδυσσευς'))
    expect(fold('ΟΔΥΣΣΕΥΣ')).toContain(fold('ΟΔΥΣ'))
  })

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test('a text in upper or lower case is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aéßıİσςΣxyz -9') }), (text) => {
        expect(fold(text.toLowerCase().toLowerCase())).toBe(fold(text.toLowerCase()))
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })
})

describe('marks', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aab1É椅🪑-. /_'), maxLength: 10 })

  test('a fragment of a value is a fragment of what is kept of it', () => {
    fc.assert(
      fc.property(text, fc.nat(10), fc.nat(10), (value, from, length) => {
        const folded = fold(value)
        const fragment = [...folded]
          .slice(from, from + length)
          .join('')
          .trim()
        if (fragment !== '') expect(indexedText(value)).toContain(anywhere(fragment))
      }),
    )
  })

  test('the whole, the beginning and the beginning of a word are told apart', () => {
    const kept = indexedText('Oak bench-7')

    expect(kept).toContain(indexedText('oak bench-7'))
    expect(kept).not.toContain(indexedText('oak'))
    expect(kept).toContain(valuePrefix('oak'))
    expect(kept).not.toContain(valuePrefix('bench'))
    for (const word of ['oak', 'oak b', 'bench', 'bench-7', '7']) {
      expect(kept).toContain(wordPrefix(word))
    }
    for (const inside of ['ak', 'ench', 'h-7']) expect(kept).not.toContain(wordPrefix(inside))
    expect(wordPrefix('-7')).toBeUndefined()
  })

  test('nothing is kept of nothing', () => {
    expect(indexedText('')).toBe('')
    expect(indexedText(' \u0301 ')).toBe('')
  })
})
