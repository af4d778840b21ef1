import type { Route } from '../route.ts'
import { currencies } from './currencies.ts'
import { itemSearch } from './item-search.ts'
import { productFields } from './product-fields.ts'
import { products, products } from './products.ts'
import { recents } from './recents.ts'
import { userSettings } from './user-settings.ts'
import { users } from './users.ts'

/** Every group of operations of v1 under the title the reference gives it. */
export const groups: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  Products: products,
  Recents: recents,
  ProductFields: productFields,
  Users: users,
  Currencies: currencies,
  UserSettings: userSettings,
  ItemSearch: itemSearch,
}

/** Every operation of v1 by its name, which is unique among them all. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.values(groups).flatMap(Object.entries),
)
