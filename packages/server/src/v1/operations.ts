import type { Operation } from '../implement.ts'
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

/** Every operation of v1, ready to be mounted. */
export const operations: readonly Operation[] = [
  ...products,
  ...productFields,
  ...filters,
  ...files,
  ...deals,
  ...dealProducts,
  ...persons,
  ...organizations,
  ...pipelines,
  ...stages,
  ...users,
  ...currencies,
  ...userSettings,
  ...itemSearch,
  ...recents,
  ...apps,
]
