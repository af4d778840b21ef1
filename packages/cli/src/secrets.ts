import { randomBytes } from 'node:crypto'

/** A password nobody will guess, short enough to be typed. */
export function generatePassword(): string {
  return randomBytes(12).toString('base64url')
}
