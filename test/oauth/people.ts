import type { Page } from 'playwright'
import { expect } from 'vitest'

/** Somebody who may be asked to sign in. */
export interface Person {
  readonly email: string
  readonly password: string
}

/** Signs in if asked to, as somebody who reads labels and buttons does. */
export async function signInOn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  if ((await page.title()) !== 'Sign in – Merx') return
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Opens the address an app sends people to, answers its question, and gives where the browser ends up. */
export async function answerConsent(
  page: Page,
  address: string,
  person: Person,
  answer: 'Allow' | 'Don’t allow',
): Promise<URL> {
  await page.goto(address)
  await signInOn(page, person)
  const button = page.getByRole('button', { name: answer, exact: true })
  await button.waitFor()
  await button.click()
  await page.waitForURL(/\/callback/)
  expect(await page.title()).toBe('Back at the app')
  return new URL(page.url())
}
