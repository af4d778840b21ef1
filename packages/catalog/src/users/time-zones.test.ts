import { expect, test } from 'vitest'
import { utcOffset } from './time-zones.ts'

test.each([
  ['UTC', '2024-01-01T00:00:00Z', '+00:00'],
  ['Europe/London', '2024-01-01T00:00:00Z', '+00:00'],
  ['Europe/London', '2024-07-01T00:00:00Z', '+01:00'],
  ['Europe/Tallinn', '2024-03-31T00:59:59Z', '+02:00'],
  ['Europe/Tallinn', '2024-03-31T01:00:00Z', '+03:00'],
  ['America/St_Johns', '2024-01-01T00:00:00Z', '-03:30'],
  ['Asia/Kathmandu', '2024-01-01T00:00:00Z', '+05:45'],
  ['Pacific/Kiritimati', '2024-01-01T00:00:00Z', '+14:00'],
])('clocks in %s at %s are %s from UTC', (timeZone, at, offset) => {
  expect(utcOffset(timeZone, new Date(at))).toBe(offset)
})
