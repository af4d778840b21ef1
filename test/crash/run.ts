import { randomInt } from 'node:crypto'

// Vitest sets `env`; its type is declared by vite, which is no dependency of ours.
const { MODE } = (import.meta as ImportMeta & { env: Record<string, string> }).env

/** Kills under load per test: 25 in `npm run test:crash`, a few in every other run. */
export const rounds = MODE === 'crash' ? 25 : 3

/** Kills of a first start per test. */
export const starts = MODE === 'crash' ? 25 : 1

/** Decides what is written and when a kill comes; `CRASH_SEED` repeats an earlier run. */
export const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31))
