import type { Operation } from '../implement.ts'
import { dealProducts } from './deal-products.ts'
import { deals } from './deals.ts'
import { products } from './products.ts'

/** Every operation of v1, ready to be mounted. */
export const operations: readonly Operation[] = [...products, ...deals, ...dealProducts]
