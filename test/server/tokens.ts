import type { Company, Merx, User } from './merx.ts'
import { anApp, tokensOf } from './oauth.ts'

/** An access token that speaks for a user with one scope; without a scope there is none. */
export async function bearerOf(
  merx: Merx,
  company: Company,
  user: User,
  scope: string | undefined,
): Promise<{ token: string | undefined }> {
  if (scope === undefined) return { token: undefined }
  const app = await anApp(merx, company, { scopes: [scope] })
  return { token: (await tokensOf(merx, user, app)).access_token }
}
