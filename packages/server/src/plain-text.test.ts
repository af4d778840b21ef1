import { Problem } from '@merx/contract'
import { expect, test } from 'vitest'
import { requirePlainText } from './plain-text.ts'

test.each([
  'a\0b',
  '\ud83d',
  'x\ude00',
  '\ude00\ud83d',
  ['ok', 'a\0'],
  { a: { b: ['\ud800'] } },
  { 'k\0': 1 },
  { '\ud800': 1 },
])('%j is refused', (value) => {
  expect(() => requirePlainText(value)).toThrow(Problem)
})

test.each(['', 'é 椅 🪑 \u202e', ['x'], { a: [1, null, true, {}] }, null, undefined, 5, '\ufffd'])(
  '%j is taken',
  (value) => {
    expect(() => requirePlainText(value)).not.toThrow()
  },
)

test('twenty levels are taken, and more are refused without running out of stack', () => {
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`)

  expect(() => requirePlainText(nested(20))).not.toThrow()
  expect(() => requirePlainText(nested(21))).toThrow(/nested/)
  expect(() => requirePlainText(nested(100_000))).toThrow(/nested/)
})
