import type { Route } from '../route.ts'
import { filters } from './filters.ts'
import { products } from './products.ts'

/** Every group of operations of v1 under the title the reference gives it. */
export const groups: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  Filters: filters,
  Products: products,
}

/** Every operation of v1 by its name, which is unique among them all. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.values(groups).flatMap(Object.entries),
)
