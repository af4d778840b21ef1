/**
 * Headers that make repeating a write safe.
 *
 * A request names itself with `key`; a server that remembers keys says so on every answer, whatever it
 * is about, by `announcement: ?1` (RFC 9651 section 3.3.6). Without it clients repeat no write.
 */
export const idempotency = {
  key: 'idempotency-key',
  announcement: 'accept-idempotency-key',
} as const
