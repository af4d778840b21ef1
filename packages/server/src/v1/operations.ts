import type { Operation } from '../implement.ts'
import { productFields } from './product-fields.ts'
import { products } from './products.ts'
import { recents } from './recents.ts'

/** Every operation of v1, ready to be mounted. */
export const operations: readonly Operation[] = [...products, ...productFields, ...recents]
