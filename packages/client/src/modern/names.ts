const camelNames = new Map<string, string>()

/** `owner_id` → `ownerId`. */
export function toCamel(name: string): string {
  let camel = camelNames.get(name)
  if (camel === undefined) {
    camel = name.replace(/_([a-z0-9])/g, (_all, next: string) => next.toUpperCase())
    // Keys such as ids come without end; names of members do not.
    if (camelNames.size < 2000) camelNames.set(name, camel)
  }
  return camel
}

/** `ownerId` → `owner_id`. */
export function toSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Whether a value is an object with members of its own, rather than a list, a Date or a Blob. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  // That of plain objects has none itself, also where they come from another frame or context.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
