import { createApiToken, disableUser, revokeApiToken } from '@merx/catalog'
import type { v1 } from '@merx/contract'
import { expect } from 'vitest'
import { type AllFields, addAllFields } from './custom-fields.ts'
import type { Answer, Company, Merx, User } from './merx.ts'
import type { State } from './state.ts'

/** Two companies with all that a refused request may name. */
export interface Scene extends AllFields {
  readonly merx: Merx
  readonly company: Company
  readonly admin: User
  /** A regular user, who may not see `hidden`. */
  readonly clerk: User
  readonly product: v1.Product
  readonly follower: v1.Follower
  readonly hidden: v1.Product
  readonly hiddenFollower: v1.Follower
  readonly foreign: { user: User; product: v1.Product; follower: v1.Follower; fieldKey: string }
  readonly revokedToken: string
  readonly disabledToken: string
  /** What was stored and found before the request. */
  before: State
}

export async function setScene(merx: Merx): Promise<Scene> {
  const company = await merx.company('Garden')
  const { admin } = company
  const clerk = await company.addUser()
  const all = await addAllFields(merx, company)
  const prices = [{ currency: 'EUR', price: 149.5 }]
  const product = await admin.addProduct({ code: 'GB-12', prices })
  const hidden = await admin.addProduct({ name: 'Secret Chair', visible_to: 1 })
  const follower = await admin.follow(product.id, clerk.id)
  const hiddenFollower = await admin.follow(hidden.id, admin.id)
  const tokens = await addDeadTokens(merx, company)
  const foreign = await addForeigners(merx)
  const scene = { merx, company, admin, clerk, ...all, product, hidden, ...tokens, foreign }
  return { ...scene, follower, hiddenFollower, before: await merx.state() }
}

async function addDeadTokens(merx: Merx, company: Company) {
  const { db } = merx.store
  const gone = await company.addUser({ admin: true })
  await disableUser(db, company.system, gone.id, merx.now())
  const input = { userId: company.admin.id, name: 'old' }
  const { id, apiToken } = await createApiToken(db, company.system, input, merx.now())
  await revokeApiToken(db, company.system, id, merx.now())
  return { revokedToken: apiToken, disabledToken: gone.token }
}

async function addForeigners(merx: Merx): Promise<Scene['foreign']> {
  const company = await merx.company('Foundry')
  const { fields } = await addAllFields(merx, company)
  const product = await company.admin.addProduct({ name: 'Garden Anvil' })
  const follower = await company.admin.follow(product.id, company.admin.id)
  return { user: company.admin, product, follower, fieldKey: fields.varchar.key }
}

/** Asserts that an answer is the documented refusal and that nothing has changed since `scene.before`. */
export async function expectRefused(
  scene: Pick<Scene, 'merx' | 'before'>,
  answer: Answer,
  status: number,
  error: string | RegExp = /./,
): Promise<void> {
  const { before } = scene
  const after = await scene.merx.state()
  // A request that is taken by mistake fails its own test and none of the next.
  scene.before = after
  expect(answer.status, answer.text).toBe(status)
  expect(answer.body).toEqual(refusalBody(status, error))
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(after).toEqual(before)
}

/** The body the reference documents for a status (http-v1 section 4). */
export function refusalBody(status: number, error: string | RegExp): object {
  const text = typeof error === 'string' ? error : expect.stringMatching(error)
  const advice = 'Please check developers.pipedrive.com'
  if (status === 401) return { success: false, error: text, errorCode: 401, error_info: advice }
  return {
    success: false,
    error: text,
    // Where the text itself is settled, this says what was wrong.
    error_info:
      error === 'Bad request'
        ? expect.stringMatching(/^Unknown field [0-9a-f]{40}.*\. Please check developers/)
        : `${advice} for more information about Pipedrive API.`,
    data: null,
    additional_data: null,
  }
}
