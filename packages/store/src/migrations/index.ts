import { foundation } from './0001-foundation.ts'
import { search } from './0002-search.ts'
import { productFields } from './0003-product-fields.ts'
import { filters } from './0004-filters.ts'
import { files } from './0005-files.ts'
import { contacts } from './0006-contacts.ts'
import { deals } from './0007-deals.ts'
import { recents } from './0008-recents.ts'
import { valueIndexes } from './0009-value-indexes.ts'
import { visibilityGroups } from './0010-visibility-groups.ts'
import { permissions } from './0011-permissions.ts'
import { oauth } from './0012-oauth.ts'
import { sessions } from './0013-sessions.ts'
import { limits } from './0014-limits.ts'
import type { Migration } from './migration.ts'

/** All migrations, oldest first. */
export const migrations: readonly Migration[] = [
  foundation,
  search,
  productFields,
  filters,
  files,
  contacts,
  deals,
  recents,
  valueIndexes,
  visibilityGroups,
  permissions,
  oauth,
  sessions,
  limits,
]
