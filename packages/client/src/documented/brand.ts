const brand = Symbol.for('@merx/client.brand')

/** Marks an object as one of the class of this name, in every copy of the package. */
export function setBrand(target: object, name: string): void {
  Object.defineProperty(target, brand, { value: name })
}

/**
 * What `instanceof` says of a class that states its `brand`.
 *
 * A program may load this package twice, as an ES module and through `require`; what one copy made is
 * an instance of the other's class too. Classes that extend it are told by their prototypes as usual.
 */
export function isInstance(Class: object, value: unknown): boolean {
  if (Function.prototype[Symbol.hasInstance].call(Class, value)) return true
  if (typeof value !== 'object' || value === null || !Object.hasOwn(Class, 'brand')) return false
  return (value as Record<symbol, unknown>)[brand] === (Class as { brand?: unknown }).brand
}
