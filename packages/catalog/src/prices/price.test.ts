import { Problem } from '@merx/contract'
import { describe, expect, test } from 'vitest'
import { formatAmount, requireCurrency } from './currency.ts'
import { mergePrices, type Price } from './price.ts'

const euro: Price = { id: 1, currency: 'EUR', amount: 10, cost: 6, overheadCost: 2, notes: 'list' }
const dollar: Price = { ...euro, id: 2, currency: 'USD' }

describe('mergePrices', () => {
  test('an existing currency changes in its place, a new one comes last, others stay', () => {
    const merged = mergePrices(
      [euro, dollar],
      [
        { currency: 'sek', amount: 1 },
        { currency: 'EUR', amount: 11 },
      ],
    )

    expect(merged).toEqual([
      { ...euro, amount: 11 },
      dollar,
      { id: undefined, currency: 'SEK', amount: 1, cost: 0, overheadCost: 0, notes: '' },
    ])
    expect(merged[1]).toBe(dollar)
  })

  test('of two in one currency the last wins', () => {
    const merged = mergePrices(
      [],
      [
        { currency: 'EUR', amount: 1, cost: 1 },
        { currency: 'eur', amount: 2 },
      ],
    )

    expect(merged).toMatchObject([{ currency: 'EUR', amount: 2 }])
  })

  test('overhead cost may be null, and left out it stays', () => {
    expect(mergePrices([euro], [{ currency: 'EUR', amount: 1, overheadCost: null }])).toMatchObject(
      [{ overheadCost: null }],
    )
    expect(mergePrices([euro], [{ currency: 'EUR', amount: 1 }])).toMatchObject([
      { overheadCost: 2 },
    ])
  })

  test.each([-1, -Number.MIN_VALUE, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is no amount',
    (amount) => {
      expect(() => mergePrices([], [{ currency: 'EUR', amount }])).toThrow(Problem)
    },
  )
})

describe('currencies', () => {
  test.each(['', 'E', 'EURO', 'ZZZ', '€', 'E R', 'İNR'])('%j is none', (code) => {
    expect(() => requireCurrency(code, 'currency')).toThrow(/^currency ".*" must be a 3-letter/)
  })

  test('either case is taken', () => {
    expect(requireCurrency('eUr', 'currency')).toBe('EUR')
  })

  test.each([
    [1345.5, 'EUR', 'en-US', '€1,345.50'],
    [1495, 'EUR', 'en-US', '€1,495'],
    [0, 'USD', 'en-US', '$0'],
    [1200, 'JPY', 'en-US', '¥1,200'],
  ])('%d %s in %s is %s', (amount, currency, locale, text) => {
    expect(formatAmount(amount, currency, locale)).toBe(text)
  })
})
