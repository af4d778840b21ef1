// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'

/**
 * What `data` of {@link Currencies} holds.
 *
 * @example
 * const part = BaseCurrency.constructFromObject({ id: 7, code: 'EUR' })
 */
export class BaseCurrency extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: 'id decimal_points',
        String: 'code name symbol',
        Boolean: 'active_flag is_custom_flag',
      }),
    }
  }

  /** Made from the letters of the code, so it never changes. */
  declare id: number
  /** ISO 4217. */
  declare code: string
  declare name: string
  declare decimal_points: number
  declare symbol: string
  declare active_flag: boolean
  declare is_custom_flag: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BaseCurrency>
}

/**
 * What `getCurrencies` answers.
 *
 * @example
 * const answer: Currencies = await new CurrenciesApi().getCurrencies()
 */
export class Currencies extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: [BaseCurrency] }
  }

  declare success: boolean
  declare data: BaseCurrency[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<Currencies>
}
