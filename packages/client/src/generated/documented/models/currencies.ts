// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * What `data` of {@link Currencies} holds.
 *
 * @example
 * const part = BaseCurrency.constructFromObject({ id: 7, code: 'EUR' })
 */
export class BaseCurrency extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      code: 'String',
      name: 'String',
      decimal_points: 'Number',
      symbol: 'String',
      active_flag: 'Boolean',
      is_custom_flag: 'Boolean',
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
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: BaseCurrency,
  ) => BaseCurrency
}

/**
 * What `getCurrencies` answers.
 *
 * @example
 * const answer: Currencies = await new CurrenciesApi().getCurrencies()
 */
export class Currencies extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: [BaseCurrency] }
  }

  declare success: boolean
  declare data: BaseCurrency[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: Currencies,
  ) => Currencies
}
