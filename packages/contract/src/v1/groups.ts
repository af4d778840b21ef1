import type { Route } from '../route.ts'
import { apps } from './apps.ts'
import { currencies } from './currencies.ts'
import { dealProducts } from './deal-products.ts'
import { deals } from './deals.ts'
import { files } from './files.ts'
import { filters } from './filters.ts'
import { itemSearch } from './item-search.ts'
import { organizations } from './organizations.ts'
import { persons } from './persons.ts'
import { pipelines } from './pipelines.ts'
import { productFields } from './product-fields.ts'
import { products } from './products.ts'
import { recents } from './recents.ts'
import { stages } from './stages.ts'
import { userSettings } from './user-settings.ts'
import { users } from './users.ts'

/** Every group of operations of v1 under the title the reference gives it. */
export const groups: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  Products: products,
  ProductFields: productFields,
  Filters: filters,
  Files: files,
  Deals: deals,
  DealProducts: dealProducts,
  Persons: persons,
  Organizations: organizations,
  Pipelines: pipelines,
  Stages: stages,
  Users: users,
  Currencies: currencies,
  UserSettings: userSettings,
  ItemSearch: itemSearch,
  Recents: recents,
  Apps: apps,
}

/** Every operation of v1 by its name, which is unique among them all. */
export const routes: Readonly<Record<string, Route>> = Object.fromEntries(
  Object.values(groups).flatMap(Object.entries),
)
