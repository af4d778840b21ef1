import { expect, test } from 'vitest'
import { createBadCredentials } from './bad-credentials.ts'

const at = (seconds: number) => new Date(1_700_000_000_000 + seconds * 1000)

test('one more than the limit in a minute has to wait until the minute is over', () => {
  const bad = createBadCredentials(2)
  expect([0, 10].map((second) => bad.note('10.0.0.1', at(second)))).toEqual([undefined, undefined])
  expect(bad.note('10.0.0.1', at(20))).toBe(40)
  expect(bad.note('10.0.0.2', at(20))).toBeUndefined()
  expect(bad.note('10.0.0.1', at(60))).toBeUndefined()
})

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8::1', '2001:db8:0:0:5::', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:10.0.0.1', '10.0.0.1', true],
  ['::ffff:10.0.0.1', '::ffff:10.0.0.2', false],
])('%s and %s are one network: %s', (one, other, isOne) => {
  const bad = createBadCredentials(1)
  bad.note(one, at(0))
  expect(bad.note(other, at(0)) !== undefined).toBe(isOne)
})

test('of very many addresses the first ones are forgotten', () => {
  const bad = createBadCredentials(1)
  for (let index = 0; index <= 10_000; index++) {
    bad.note(`10.0.${index >> 8}.${index & 255}`, at(0))
  }
  expect(bad.note('10.0.0.1', at(1))).toBe(59)
  expect(bad.note('10.0.0.0', at(1))).toBeUndefined()
})
