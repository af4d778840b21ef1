/**
 * Values under the keys of the wire, where the account's fields are not known.
 *
 * @example
 * const values: UntypedCustomValues = { '9dc80c50d78a15643bfc4ca79d76156a73a1ca0e': 12.5 }
 */
export type UntypedCustomValues = Record<string, unknown>

/** The key of a field, and what stands behind it for a part of a value. */
export const flatKey = /^([0-9a-f]{40})(?:_([a-z0-9_]+))?$/

export function isFlatKey(name: string): boolean {
  return flatKey.test(name)
}
