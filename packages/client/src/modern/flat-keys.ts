/** Values under the keys of the wire, where the account's fields are not known. */
export type UntypedCustomValues = Record<string, unknown>

/** The key of a field, and what stands behind it for a part of a value. */
export const flatKey = /^([0-9a-f]{40})(?:_([a-z0-9_]+))?$/

export function isFlatKey(name: string): boolean {
  return flatKey.test(name)
}
