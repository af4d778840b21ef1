// Generated from the contract by `npm run generate`; change that, or packages/client/build.
/**
 * The values `0`, `1`, each under its own name.
 *
 * @example
 * new NumberBoolean()['0'] === 0
 */
export class NumberBoolean {
  readonly '0' = 0
  readonly '1' = 1

  /** Gives the value as it is. */
  static constructFromObject<T>(value: T): T {
    return value
  }
}

/**
 * The values `0`, `1`, each under its own name.
 *
 * @example
 * new NumberBooleanDefault1()['0'] === 0
 */
export class NumberBooleanDefault1 {
  readonly '0' = 0
  readonly '1' = 1

  /** Gives the value as it is. */
  static constructFromObject<T>(value: T): T {
    return value
  }
}

/**
 * The values `"1"`, `"3"`, `"5"`, `"7"`, each under its own name.
 *
 * @example
 * new VisibleTo()['1'] === "1"
 */
export class VisibleTo {
  readonly '1' = '1'
  readonly '3' = '3'
  readonly '5' = '5'
  readonly '7' = '7'

  /** Gives the value as it is. */
  static constructFromObject<T>(value: T): T {
    return value
  }
}

/**
 * The values `"deals"`, `"leads"`, `"org"`, `"people"`, `"products"`, `"activity"`, `"projects"`, each under its own name.
 *
 * @example
 * new FilterType()['deals'] === "deals"
 */
export class FilterType {
  readonly deals = 'deals'
  readonly leads = 'leads'
  readonly org = 'org'
  readonly people = 'people'
  readonly products = 'products'
  readonly activity = 'activity'
  readonly projects = 'projects'

  /** Gives the value as it is. */
  static constructFromObject<T>(value: T): T {
    return value
  }
}
