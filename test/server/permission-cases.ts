import { type Permission, permissions, updateCompany } from '@merx/catalog'
import { expect } from 'vitest'
import { addFilter, tree } from './filter-cases.ts'
import type { Asked, Company, Merx, User } from './merx.ts'
import { filePart, form, upload } from './multipart.ts'

/** Whoever takes part in a case; `clerk` and `colleague` are regular users. */
export interface Cast {
  readonly admin: User
  readonly clerk: User
  readonly colleague: User
  readonly fieldKey: string
}

export interface Request {
  readonly method: string
  readonly path: string
  readonly asked?: Asked
}

type Case = readonly [
  what: string,
  needs: readonly Permission[],
  /** Makes what the request is about while everything is allowed. */
  prepare: (cast: Cast) => Promise<Request>,
  status: number,
  events: readonly string[],
]

/** Lets the regular users of a company do exactly this. */
export async function permit(
  merx: Merx,
  company: Company,
  names: readonly Permission[],
): Promise<void> {
  const deny = permissions.filter((name) => !names.includes(name))
  await updateCompany(merx.store.db, company.system, { allow: names, deny }, merx.now())
}

/** Adds a product of the admin's that every user sees, and asks for it with a body. */
const onProduct =
  (method: string, bodyOf: (cast: Cast) => object | undefined, isDeleted = false) =>
  async (cast: Cast): Promise<Request> => {
    const { id } = await cast.admin.addProduct()
    if (isDeleted) await cast.admin.deleteProduct(id)
    const body = bodyOf(cast)
    return { method, path: `/v1/products/${id}`, ...(body && { asked: { body } }) }
  }

const put = (body: object) => onProduct('PUT', () => body)

const follow =
  (whose: 'clerk' | 'colleague', method: 'POST' | 'DELETE') =>
  async ({ admin, [whose]: user }: Cast): Promise<Request> => {
    const { id } = await admin.addProduct()
    const path = `/v1/products/${id}/followers`
    if (method === 'POST') return { method, path, asked: { body: { user_id: user.id } } }
    return { method, path: `${path}/${(await admin.follow(id, user.id)).id}` }
  }

/** A file on a product, which the clerk has uploaded; or one on nothing. */
const onFile =
  (method: 'PUT' | 'DELETE', isOnProduct = true) =>
  async ({ clerk }: Cast): Promise<Request> => {
    const links = isOnProduct ? { product_id: (await clerk.addProduct()).id } : {}
    const { id } = await upload(clerk, links)
    const asked = method === 'PUT' ? { asked: { body: { name: 'renamed.pdf' } } } : {}
    return { method, path: `/v1/files/${id}`, ...asked }
  }

/** Of a type that no search looks into: deleting it leaves nothing to be done afterwards. */
const newField = { name: 'Sold until', field_type: 'date' }

const onField =
  (pathOf: (id: number) => string, method: 'PUT' | 'DELETE') =>
  async ({ admin }: Cast): Promise<Request> => {
    const answer = await admin.ask<{ data: { id: number } }>('POST', '/v1/productFields', {
      body: newField,
    })
    expect(answer.status, answer.text).toBe(201)
    const asked = method === 'PUT' ? { asked: { body: { name: 'Sold from' } } } : {}
    return { method, path: `/v1/productFields${pathOf(answer.body.data.id)}`, ...asked }
  }

const newFilter = (visibleTo?: unknown) => async (): Promise<Request> => ({
  method: 'POST',
  path: '/v1/filters',
  asked: { body: { name: 'x', type: 'products', conditions: tree([]), visible_to: visibleTo } },
})

/** The clerk's own filter, shared before as `from` says. */
const ownFilter =
  (from: number, to: number) =>
  async ({ clerk }: Cast): Promise<Request> => {
    const { id } = await addFilter(clerk, tree([]), 'Own', { visible_to: from })
    const body = { name: 'Renamed', conditions: tree([]), visible_to: to }
    return { method: 'PUT', path: `/v1/filters/${id}`, asked: { body } }
  }

/** Every write that a permission decides on, and those next to it that need none. */
export const cases: readonly Case[] = [
  [
    'adding a product',
    ['add-products'],
    async () => ({ method: 'POST', path: '/v1/products', asked: { body: { name: 'Bench' } } }),
    201,
    ['product.created'],
  ],
  [
    'adding a product that is born deleted',
    ['add-products', 'delete-products'],
    async () => ({
      method: 'POST',
      path: '/v1/products',
      asked: { body: { name: 'Bench', active_flag: false } },
    }),
    201,
    ['product.created'],
  ],
  ['renaming a product', ['edit-products'], put({ name: 'x' }), 200, ['product.updated']],
  [
    'pricing a product',
    ['edit-products'],
    put({ prices: [{ currency: 'EUR', price: 1 }] }),
    200,
    ['product.updated'],
  ],
  [
    'a custom field of a product',
    ['edit-products'],
    onProduct('PUT', ({ fieldKey }) => ({ [fieldKey]: 'oak' })),
    200,
    ['product.updated'],
  ],
  [
    'giving a product away',
    ['edit-products'],
    onProduct('PUT', ({ colleague }) => ({ owner_id: colleague.id })),
    200,
    ['product.updated'],
  ],
  ['hiding a product', ['edit-products'], put({ visible_to: 1 }), 200, ['product.updated']],
  ['a change that changes nothing', ['edit-products'], put({ name: 'Garden Bench' }), 200, []],
  ['a change that names nothing', ['edit-products'], put({}), 200, []],
  [
    'sending a live product back as live',
    ['edit-products'],
    put({ name: 'x', active_flag: 1 }),
    200,
    ['product.updated'],
  ],
  [
    'deleting a product',
    ['delete-products'],
    onProduct('DELETE', () => undefined),
    200,
    ['product.deleted'],
  ],
  [
    'deleting a product that is deleted',
    ['delete-products'],
    onProduct('DELETE', () => undefined, true),
    200,
    [],
  ],
  [
    'deleting a product by its flag',
    ['delete-products'],
    put({ active_flag: 0 }),
    200,
    ['product.deleted'],
  ],
  [
    'changing and deleting a product',
    ['edit-products', 'delete-products'],
    put({ name: 'x', active_flag: false }),
    200,
    ['product.deleted'],
  ],
  [
    'restoring a product',
    ['delete-products'],
    onProduct('PUT', () => ({ active_flag: true }), true),
    200,
    ['product.restored'],
  ],
  [
    'making somebody else follow',
    ['edit-products'],
    follow('colleague', 'POST'),
    201,
    ['product.follower_added'],
  ],
  [
    'making somebody else follow no more',
    ['edit-products'],
    follow('colleague', 'DELETE'),
    200,
    ['product.follower_removed'],
  ],
  ['following', [], follow('clerk', 'POST'), 201, ['product.follower_added']],
  ['following no more', [], follow('clerk', 'DELETE'), 200, ['product.follower_removed']],
  [
    'a file for a product',
    ['edit-products'],
    async ({ admin }) => {
      const { id } = await admin.addProduct()
      // Bytes of its own, which nobody has stored before.
      const asked = form([['product_id', `${id}`], filePart(`oak ${id}`)])
      return { method: 'POST', path: '/v1/files', asked }
    },
    200,
    ['file.created'],
  ],
  ['renaming a file of a product', ['edit-products'], onFile('PUT'), 200, ['file.updated']],
  ['deleting a file of a product', ['edit-products'], onFile('DELETE'), 200, ['file.deleted']],
  [
    'a file on nothing',
    [],
    async () => ({ method: 'POST', path: '/v1/files', asked: form([filePart('oak')]) }),
    200,
    ['file.created'],
  ],
  ['renaming a file on nothing', [], onFile('PUT', false), 200, ['file.updated']],
  ['deleting a file on nothing', [], onFile('DELETE', false), 200, ['file.deleted']],
  [
    'adding a field',
    ['manage-fields'],
    async () => ({
      method: 'POST',
      path: '/v1/productFields',
      asked: { body: newField },
    }),
    201,
    ['field.created'],
  ],
  ['renaming a field', ['manage-fields'], onField((id) => `/${id}`, 'PUT'), 200, ['field.updated']],
  [
    'deleting a field',
    ['manage-fields'],
    onField((id) => `/${id}`, 'DELETE'),
    200,
    ['field.deleted'],
  ],
  [
    'deleting several fields',
    ['manage-fields'],
    onField((id) => `?ids=${id}`, 'DELETE'),
    200,
    ['field.deleted'],
  ],
  ['a filter of one’s own', [], newFilter(), 200, ['filter.created']],
  ['a filter for 1', [], newFilter(1), 200, ['filter.created']],
  ['a filter for 3', ['share-filters'], newFilter('3'), 200, ['filter.created']],
  ['a filter for 5', ['share-filters'], newFilter(5), 200, ['filter.created']],
  ['a filter for 7', ['share-filters'], newFilter('7'), 200, ['filter.created']],
  ['sharing a filter', ['share-filters'], ownFilter(1, 3), 200, ['filter.updated']],
  ['sharing a filter otherwise', ['share-filters'], ownFilter(3, 7), 200, ['filter.updated']],
  ['changing a shared filter', [], ownFilter(3, 3), 200, ['filter.updated']],
  ['sharing a filter no more', [], ownFilter(3, 1), 200, ['filter.updated']],
]
