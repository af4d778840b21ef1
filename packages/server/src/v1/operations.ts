import type { Operation } from '../implement.ts'
import { organizations } from './organizations.ts'
import { persons } from './persons.ts'
import { pipelines } from './pipelines.ts'
import { products } from './products.ts'
import { stages } from './stages.ts'

/** Every operation of v1, ready to be mounted. */
export const operations: readonly Operation[] = [
  ...products,
  ...persons,
  ...organizations,
  ...pipelines,
  ...stages,
]
