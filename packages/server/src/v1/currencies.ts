import { listCurrencies } from '@merx/catalog'
import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { toV1One } from './envelope.ts'

export const currencies = implement(v1.currencies, {
  async getCurrencies({ query }) {
    const found = listCurrencies(query.term)
    return toV1One(
      found.map(({ id, code, name, symbol, decimalPlaces }) => ({
        id,
        code,
        name,
        decimal_points: decimalPlaces,
        symbol,
        active_flag: true,
        is_custom_flag: false,
      })),
    )
  },
})
