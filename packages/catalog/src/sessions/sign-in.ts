import { randomBytes } from 'node:crypto'
import { type Db, statement } from '@merx/store'
import { hash, verify } from '@node-rs/argon2'
import { type ActorRow, selectActor, toActor } from '../access/actor-rows.ts'
import { hashToken } from '../access/authenticate.ts'
import { appendEvents } from '../events/append-events.ts'

/** How long somebody stays signed in. */
export const sessionMs = 12 * 60 * 60 * 1000

const byEmail = statement<{ email: string }, ActorRow & { password_hash: string }>(
  (sql, parameter) =>
    selectActor(sql).select('u.password_hash').where('u.email', '=', parameter('email')),
)

/**
 * Signs an active user in by e-mail address and password, and gives what the browser is to keep.
 *
 * Undefined when they do not belong together, whichever is wrong: an address nobody has takes as long.
 */
export async function signIn(
  db: Db,
  { email, password }: { email: string; password: string },
  now: Date,
): Promise<{ token: string } | undefined> {
  const [row] = await db.all(byEmail, { email: email.trim().toLowerCase() })
  const isRight = await verify(row?.password_hash ?? (await decoy), password)
  if (!row || !isRight) return undefined
  const actor = toActor(row, 'web')
  const token = randomBytes(32).toString('hex')
  await db.transaction(async (db) => {
    const [id = 0] = await db.insert('session', [
      {
        company_id: row.company_id,
        user_id: row.user_id,
        token_hash: hashToken(token),
        created_at: now.getTime(),
        expires_at: now.getTime() + sessionMs,
      },
    ])
    await appendEvents(db, actor, [{ name: 'session.started', itemId: id }], now)
  })
  return { token }
}

/** Made as passwords are, of nothing anybody knows. */
const decoy = hash(randomBytes(32))
