import { expect, test } from 'vitest'
import { systemActor } from '../companies/companies.ts'
import { isHiddenFrom } from './hidden-contacts.ts'

const system = systemActor({ id: 1, defaultCurrency: 'EUR' })
const user = (userId: number, isAdmin = false) => ({ ...system, userId, isAdmin })

test.each([
  ['a private one from others', user(2), { ownerId: 1, visibility: 1 }, true],
  ['a private one not from its owner', user(1), { ownerId: 1, visibility: 1 }, false],
  ['a private one not from admins', user(2, true), { ownerId: 1, visibility: 1 }, false],
  ['a private one not from the installation', system, { ownerId: 1, visibility: 1 }, false],
  ['one of the company from nobody', user(2), { ownerId: 1, visibility: 3 }, false],
  ['one without visibility from nobody', user(2), { ownerId: 1 }, false],
])('hidden is %s', (_what, actor, contact, isHidden) => {
  expect(isHiddenFrom(actor, contact)).toBe(isHidden)
})
