import type { Operation } from '../implement.ts'
import { filters } from './filters.ts'
import { products } from './products.ts'

/** Every operation of v1, ready to be mounted. */
export const operations: readonly Operation[] = [...filters, ...products]
