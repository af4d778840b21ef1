import { fold } from '../search/text.ts'

export interface Currency {
  readonly id: number
  /** ISO 4217. */
  readonly code: string
  readonly name: string
  readonly symbol: string
  readonly decimalPlaces: number
}

let known: readonly Currency[] | undefined

/** Lists the currencies by number, all of them or those in whose code or name the term occurs. */
export function listCurrencies(term = ''): readonly Currency[] {
  known ??= Intl.supportedValuesOf('currency').map(toCurrency).toSorted(byId)
  const wanted = fold(term)
  return known.filter(({ code, name }) => [code, name].some((text) => fold(text).includes(wanted)))
}

function toCurrency(code: string): Currency {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  })
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value
  return {
    id: currencyId(code),
    code,
    name: names.of(code) ?? code,
    symbol: symbol ?? code,
    decimalPlaces: format.resolvedOptions().maximumFractionDigits ?? 2,
  }
}

const names = new Intl.DisplayNames('en', { type: 'currency' })

/** The three letters as digits of base 26: a currency that is new shifts no other's number. */
function currencyId(code: string): number {
  return [...code].reduce((id, letter) => id * 26 + letter.charCodeAt(0) - 'A'.charCodeAt(0), 0) + 1
}

function byId(a: Currency, b: Currency): number {
  return a.id - b.id
}
