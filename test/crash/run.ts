import { randomInt } from 'node:crypto'

// Vitest sets `env`; its type is declared by vite, which is no dependency of ours.
const { MODE } = (import.meta as ImportMeta & { env: Record<string, string> }).env

/** Kills per test: 25 in `npm run test:crash`, a few in every other run. */
export const rounds = MODE === 'crash' ? 25 : 3

/** Decides what is written and when a kill comes; `CRASH_SEED` repeats an earlier run. */
export const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31))
