// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import { Api, call, type Operation } from '../../documented/operation.ts'

import { Currencies } from './models/currencies.ts'

const getCurrencies: Operation = {
  name: 'getCurrencies',
  method: 'GET',
  path: '/currencies',
  query: ['term'],
  returns: Currencies,
}

/**
 * Currencies: the documented methods, as far as Merx serves them.
 *
 * Without an `ApiClient` it uses `ApiClient.instance`.
 *
 * @example
 * const api = new CurrenciesApi()
 * const answer = await api.getCurrencies()
 */
export class CurrenciesApi extends Api {
  /**
   * List the currencies.
   */
  getCurrencies(opts?: {
    /** Part of the code or the name. */
    term?: string | undefined
  }): Promise<Currencies> {
    return this.getCurrenciesWithHttpInfo(opts)
  }

  /** The same as `getCurrencies`. */
  getCurrenciesWithHttpInfo(opts?: {
    /** Part of the code or the name. */
    term?: string | undefined
  }): Promise<Currencies> {
    return call(this, getCurrencies, [], opts)
  }
}
