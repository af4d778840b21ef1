import type { Db } from '@merx/store'
import type { Credential } from './authenticate.ts'

const intervalMs = 60_000

/** Remembers which API tokens were used and writes it down later, at most once a minute for each. */
export interface TokenUsage {
  note(credential: Credential, now: Date): void
  /** Writes what was noted since the last time. */
  flush(db: Db): Promise<void>
}

export function createTokenUsage(): TokenUsage {
  const noted = new Map<number, { usedAt: number; isWritten: boolean }>()
  return {
    note(credential, now) {
      if (credential.kind !== 'api_token') return
      const { id, lastUsedAt } = credential
      const known = noted.get(id)?.usedAt ?? lastUsedAt?.getTime() ?? 0
      if (now.getTime() - known < intervalMs) return
      noted.set(id, { usedAt: now.getTime(), isWritten: false })
    },
    async flush(db) {
      const pending = [...noted].filter(([, { isWritten }]) => !isWritten)
      if (pending.length === 0) return
      await db.transaction(async (db) => {
        for (const [tokenId, { usedAt }] of pending) await writeUse(db, tokenId, usedAt)
      })
      for (const [tokenId, { usedAt }] of pending) noted.set(tokenId, { usedAt, isWritten: true })
    },
  }
}

async function writeUse(db: Db, tokenId: number, usedAt: number): Promise<void> {
  await db.sql
    .updateTable('api_token')
    .set({ last_used_at: usedAt })
    .where('id', '=', tokenId)
    .execute()
}
