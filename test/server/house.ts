import {
  changeVisibilityPlan,
  createGroup,
  moveUser,
  refreshAudiences,
  type VisibilityPlan,
} from '@merx/catalog'
import { expect } from 'vitest'
import { askFor, listed } from './contacts.ts'
import type { Company, Merx, User } from './merx.ts'

/** A company in which each of the users stands in another relation to `owner`. */
export interface House {
  readonly merx: Merx
  readonly company: Company
  readonly groups: Record<'top' | 'middle' | 'low' | 'other', number>
  readonly users: Record<Place, User>
}

const places = ['owner', 'peer', 'below', 'above', 'other', 'follower', 'loner'] as const
export type Place = (typeof places)[number] | 'admin'
export const everybody: readonly Place[] = [...places, 'admin']

export async function aHouse(merx: Merx, plan: VisibilityPlan): Promise<House> {
  const { db } = merx.store
  const company = await merx.company()
  const { system } = company
  const add = async (name: string, parentId: number | null = null) =>
    (await createGroup(db, system, { name, parentId }, merx.now())).id
  const top = await add('Sales')
  const middle = await add('Sales north', top)
  const low = await add('Sales north, trainees', middle)
  const groups = { top, middle, low, other: await add('Stock') }
  const users: Partial<Record<Place, User>> = { admin: company.admin }
  for (const place of places) users[place] = await company.addUser()
  const house = { merx, company, groups, users: users as Record<Place, User> }
  const homes = { owner: middle, peer: middle, below: low, above: top, other: groups.other }
  for (const [place, group] of Object.entries(homes)) {
    await moveUser(db, system, house.users[place as Place].id, group, merx.now())
  }
  await changeVisibilityPlan(db, system, plan, merx.now())
  return house
}

export const kinds = {
  product: { path: '/products', label: 'name', owner: 'owner_id' },
  deal: { path: '/deals', label: 'title', owner: 'user_id' },
  person: { path: '/persons', label: 'name', owner: 'owner_id' },
  organization: { path: '/organizations', label: 'name', owner: 'owner_id' },
} as const
export type Kind = keyof typeof kinds

/** Tells the search of all that has moved. */
export function refresh({ merx, company }: House): Promise<void> {
  return refreshAudiences(merx.store.db, { companyId: company.id })
}

/** Adds an item of somebody's, named Walnut. */
export async function addItem(
  house: House,
  kind: Kind,
  visibility: number,
  by: Place = 'owner',
): Promise<number> {
  const { path, label, owner } = kinds[kind]
  const input = { [label]: 'Walnut', [owner]: house.users[by].id, visible_to: visibility }
  const { admin } = house.company
  return (await askFor<{ id: number }>(admin, 201, 'POST', path, input)).id
}

/** Who sees an item when it is asked for by number and in lists, which have to agree. */
export async function readersOf({ users }: House, kind: Kind, id: number): Promise<Place[]> {
  const { path } = kinds[kind]
  const seen: Place[] = []
  for (const place of everybody) {
    const { status } = await users[place].ask('GET', `/v1${path}/${id}`)
    const isListed = (await listed(users[place], path)).includes(id)
    const inOrder = (await listed(users[place], path, '&sort=id desc')).includes(id)
    expect([place, isListed, inOrder]).toEqual([place, status === 200, status === 200])
    if (isListed) seen.push(place)
  }
  return seen
}

/** Who finds an item by its name. */
export async function findersOf({ users }: House, kind: Kind, id: number): Promise<Place[]> {
  const seen: Place[] = []
  for (const place of everybody) {
    type Found = { items: { item: { id: number } }[] }
    const path = `/itemSearch?term=walnut&item_types=${kind}&limit=500`
    const { items } = await askFor<Found>(users[place], 200, 'GET', path)
    if (items.some(({ item }) => item.id === id)) seen.push(place)
  }
  return seen
}
