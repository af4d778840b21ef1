import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CountedLine,
  dealTotals,
  lineSums,
  requireLineAmounts,
  type TaxMethod,
  weightedValue,
} from './amounts.ts'

function aLine(overrides: Partial<CountedLine> = {}): CountedLine {
  return {
    itemPrice: 149.5,
    quantity: 10,
    duration: 1,
    discount: 0,
    discountType: 'percentage',
    tax: 0,
    isEnabled: true,
    billingFrequency: 'one-time',
    billingFrequencyCycles: null,
    ...overrides,
  }
}

/** A decimal as a whole number and how many of its digits stand behind the point. */
interface Decimal {
  readonly digits: bigint
  readonly places: number
}

/** The digits a number is written with, which is what people mean by it. */
function decimal(value: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const places = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places }
}

const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
})

function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places)
  const scaled = ({ digits, places: own }: Decimal) => digits * 10n ** BigInt(places - own)
  return { digits: scaled(a) + scaled(b), places }
}

const minus = (a: Decimal, b: Decimal) => plus(a, { ...b, digits: -b.digits })
const percent = (a: Decimal, rate: number): Decimal => {
  const share = times(a, decimal(rate))
  return { ...share, places: share.places + 2 }
}

/** Reading a text gives the nearest number. */
const nearest = ({ digits, places }: Decimal) => Number(`${digits}e-${places}`)

function netOracle(line: CountedLine): Decimal {
  const gross = times(
    times(decimal(line.itemPrice), decimal(line.quantity)),
    decimal(line.duration),
  )
  const isAmount = line.discountType === 'amount'
  return minus(gross, isAmount ? decimal(line.discount) : percent(gross, line.discount))
}

function valueOracle(lines: readonly CountedLine[], taxMethod: TaxMethod): number {
  const totals = lines
    .filter(({ isEnabled }) => isEnabled)
    .map((line) => {
      const net = netOracle(line)
      return taxMethod === 'exclusive' ? plus(net, percent(net, line.tax)) : net
    })
  return nearest(totals.reduce(plus, { digits: 0n, places: 0 }))
}

/** Numbers as people write them: up to nine digits, up to six of them behind the point. */
const written = (max: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`))
    .filter((value) => value <= max)

const anyLine: fc.Arbitrary<CountedLine> = fc.record({
  itemPrice: fc.oneof(written(1e9), fc.double({ min: 0, max: 1e12, noNaN: true })),
  quantity: written(1e5),
  duration: fc.oneof(fc.constant(1), written(400)),
  discount: written(100),
  discountType: fc.constantFrom('percentage', 'amount'),
  tax: written(100),
  isEnabled: fc.boolean(),
  billingFrequency: fc.constant('one-time'),
  billingFrequencyCycles: fc.constant(null),
})

const taxMethods: readonly TaxMethod[] = ['exclusive', 'inclusive', 'none']

describe('sums', () => {
  test.each([
    [{ itemPrice: 0.1, quantity: 3 }, 0.3, 0.3],
    [{ itemPrice: 149.5, quantity: 10, discount: 10 }, 1495, 1345.5],
    [{ itemPrice: 149.5, quantity: 10, discount: 10, discountType: 'amount' }, 1495, 1485],
    [{ itemPrice: 1.005, quantity: 100, duration: 2 }, 201, 201],
    [{ itemPrice: 0.07, quantity: 100, tax: 20 }, 7, 7],
    [{ itemPrice: 1e15, quantity: 0.1, discount: 33.3 }, 1e14, 6.67e13],
    [{ itemPrice: 1e-7, quantity: 1e-7 }, 1e-14, 1e-14],
  ] as const)('%j: %d before the discount, %d after it', (overrides, before, sum) => {
    expect(lineSums(aLine(overrides))).toEqual({ sumWithoutDiscount: before, sum })
  })

  test('every sum is the number nearest to the exact one', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        expect(lineSums(line).sum).toBe(nearest(netOracle(line)))
      }),
    )
  })

  test('every value is the number nearest to the exact total of the enabled lines', () => {
    const lines = fc.array(anyLine, { maxLength: 12 })
    fc.assert(
      fc.property(lines, fc.constantFrom(...taxMethods), (lines, taxMethod) => {
        const totals = dealTotals(lines, taxMethod)

        const enabled = lines.filter(({ isEnabled }) => isEnabled)
        expect(totals === undefined).toBe(enabled.length === 0)
        if (!totals) return
        expect(totals.value).toBe(valueOracle(lines, taxMethod))
        const quantities = enabled.map(({ quantity }) => decimal(quantity))
        expect(totals.quantity).toBe(nearest(quantities.reduce(plus)))
        expect(totals.firstYearValue).toBe(totals.value)
        expect(totals.annualRevenue).toBe(0)
      }),
    )
  })

  test('the order of lines changes nothing', () => {
    const lines = [0.1, 0.2, 0.3, 1e15, 0.7].map((itemPrice) => aLine({ itemPrice, quantity: 1 }))

    expect(dealTotals(lines, 'none')).toEqual(dealTotals([...lines].reverse(), 'none'))
    expect(dealTotals(lines.slice(0, 3), 'none')?.value).toBe(0.6)
  })

  test('exclusive taxes are added on top, inclusive ones are in it, others are none', () => {
    const lines = [
      aLine({ itemPrice: 19.99, quantity: 1, tax: 20 }),
      aLine({ tax: 9, discount: 10 }),
    ]

    expect(taxMethods.map((method) => dealTotals(lines, method)?.value)).toEqual([
      1490.583, 1365.49, 1365.49,
    ])
  })
})

describe('what recurs', () => {
  const monthly = aLine({ itemPrice: 10, quantity: 1, billingFrequency: 'monthly' })

  test.each([
    ['weekly', 520],
    ['monthly', 120],
    ['quarterly', 40],
    ['semi-annually', 20],
    ['annually', 10],
    ['one-time', 0],
  ] as const)('10 billed %s are %d a year', (billingFrequency, annualRevenue) => {
    const totals = dealTotals([{ ...monthly, billingFrequency }], 'inclusive')

    expect(totals).toMatchObject({ value: 10, annualRevenue, monthlyRevenue: annualRevenue / 12 })
  })

  test('the first year has one-time lines and the periods that begin in it', () => {
    const once = aLine({ itemPrice: 5, quantity: 1 })
    const short = { ...monthly, billingFrequencyCycles: 3 }
    const long = { ...monthly, billingFrequencyCycles: 30 }

    expect(dealTotals([once, short], 'none')).toMatchObject({ value: 15, firstYearValue: 35 })
    expect(dealTotals([once, long], 'none')).toMatchObject({ value: 15, firstYearValue: 125 })
    expect(dealTotals([once, monthly], 'none')).toMatchObject({ value: 15, firstYearValue: 125 })
  })

  test('a disabled line counts nowhere', () => {
    expect(dealTotals([{ ...monthly, isEnabled: false }], 'none')).toBeUndefined()
  })
})

describe('limits', () => {
  test.each([
    ['a percentage above 100', { discount: 100.5 }],
    ['an amount above the sum', { discount: 1495.01, discountType: 'amount' }],
    ['a sum beyond all numbers', { itemPrice: 1e300, quantity: 1e300 }],
  ] as const)('%s is refused', (_what, overrides) => {
    expect(() => requireLineAmounts(aLine(overrides))).toThrow(
      expect.objectContaining({ code: 'invalid_value' }),
    )
  })

  test.each([
    ['all of it', { discount: 100 }],
    ['all of it as an amount', { discount: 1495, discountType: 'amount' }],
  ] as const)('a discount of %s leaves 0', (_what, overrides) => {
    const line = aLine(overrides)

    requireLineAmounts(line)

    expect(lineSums(line).sum).toBe(0)
  })

  test('a total beyond all numbers is refused although each sum is one', () => {
    const line = aLine({ itemPrice: 1e308, quantity: 1 })

    requireLineAmounts(line)
    expect(() => dealTotals([line, line], 'none')).toThrow(/larger than any number/)
  })
})

test.each([
  [1345.5, null, 1345.5],
  [0.3, 10, 0.03],
  [1.1, 33, 0.363],
  [100, 0, 0],
  [-50, 50, -25],
])('%d weighted by %j percent is %d', (value, probability, weighted) => {
  expect(weightedValue(value, probability)).toBe(weighted)
})
