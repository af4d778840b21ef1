import { Problem } from '@merx/contract'

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** The ISO 4217 code in upper case. Throws `invalid_value` that names where it stood. */
export function requireCurrency(value: string, where: string): string {
  const code = value.toUpperCase()
  if (currencies.has(code)) return code
  const shown = value.length > 40 ? `${value.slice(0, 40)}…` : value
  throw new Problem('invalid_value', {
    detail: `${where} "${shown}" must be a 3-letter ISO 4217 code`,
  })
}

const formats = new Map<string, Intl.NumberFormat>()

/** An amount as people of a locale write it, such as `€1,345.50`; whole amounts without cents. */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay: 'stripIfInteger',
    })
    formats.set(key, format)
  }
  return format.format(amount)
}
