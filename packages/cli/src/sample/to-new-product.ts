import type { NewProduct } from '@merx/catalog'
import type { Ground } from './prepare-company.ts'
import type { ProductSketch } from './sketch-product.ts'
import type { ValueSketch } from './sketch-values.ts'

/** Puts the numbers of this company into a sketch. */
export function toNewProduct(sketch: ProductSketch, ground: Ground): NewProduct {
  const { name, code, description, unit, tax, prices, isLinkable, isPrivate, billing } = sketch
  return {
    name,
    code,
    description,
    unit,
    tax,
    prices,
    isLinkable,
    visibility: isPrivate ? 1 : 3,
    categoryId: ground.categories.get(sketch.category) ?? null,
    ownerId: userAt(ground, sketch.owner),
    customValues: toCustomValues(sketch.values, ground),
    ...billing,
  }
}

/** The user that a sketch picked by a number of its own. */
export function userAt({ userIds }: Ground, pick: number): number {
  const id = userIds[pick % userIds.length]
  if (id === undefined) throw new Error('a company has at least one active user')
  return id
}

function toCustomValues(values: readonly ValueSketch[], ground: Ground) {
  return Object.fromEntries(
    values.flatMap((value) => {
      const field = ground.fields.get(value.field)
      return field ? [[field.key, toPatch(value, field.options, ground)]] : []
    }),
  )
}

function toPatch(
  { field, patch, options, user }: ValueSketch,
  ids: ReadonlyMap<string, number>,
  ground: Ground,
): Readonly<Record<string, unknown>> | null {
  if (patch) return patch
  if (user !== undefined) return { value: userAt(ground, user) }
  // Options that somebody renamed since an earlier run are left out.
  const chosen = (options ?? []).flatMap((label) => ids.get(label) ?? [])
  if (chosen.length === 0) return null
  return { value: field === 'Color' ? chosen[0] : chosen }
}
