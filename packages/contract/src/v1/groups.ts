import type { Route } from '../route.ts'
import { productFields } from './product-fields.ts'
import { products } from './products.ts'
import { recents } from './recents.ts'

/** Every group of operations of v1 under the title the reference gives it. */
export const groups: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  Products: products,
  Recents: recents,
  ProductFields: productFields,
}

/** Every operation of v1 by its name, which is unique among them all. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.values(groups).flatMap(Object.entries),
)
