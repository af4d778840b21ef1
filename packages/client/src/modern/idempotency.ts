import { idempotencyAnnouncement } from '../generated/protocol.ts'

/** Whether an answer says that its server remembers keys (RFC 9651 section 3.3.6). */
export function announcesKeys(headers: Headers): boolean {
  return /^\?1/.test(headers.get(idempotencyAnnouncement) ?? '')
}

/** 128 random bits in hexadecimal; `randomUUID` is missing on pages without TLS. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
