import type { Operation } from '../implement.ts'
import { files } from './files.ts'
import { products } from './products.ts'

/** Every operation of v1, ready to be mounted. */
export const operations: readonly Operation[] = [...products, ...files]
