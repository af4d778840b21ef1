import { idempotencyAnnouncement } from '../generated/protocol.ts'

/** What one server has said about keys that make repeating a write safe. */
export interface Idempotency {
  /** Learns from an answer, whatever it is about. */
  note(headers: Headers): void
  /** Whether the server takes keys; asks it once when no answer has told yet. */
  isAnnounced(ask: () => Promise<Headers>): Promise<boolean>
}

export function learnIdempotency(): Idempotency {
  let isTaken: boolean | undefined
  let asking: Promise<void> | undefined
  const note = (headers: Headers) => {
    // A layer in front may answer without it; what the server said once holds.
    isTaken = isTaken || /^\?1/.test(headers.get(idempotencyAnnouncement) ?? '')
  }
  return {
    note,
    async isAnnounced(ask) {
      // Who asked may have been given up before there was an answer.
      while (asking) await asking
      if (isTaken === undefined) {
        asking = ask()
          .then(note, () => {})
          .finally(() => {
            asking = undefined
          })
        await asking
      }
      return !!isTaken
    },
  }
}

/** 128 random bits in hexadecimal; `randomUUID` is missing on pages without TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
