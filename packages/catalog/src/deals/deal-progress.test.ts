import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spanBetween } from './deal-progress.ts'

const span = (from: string, to: string) => {
  const { years, months, days, hours, minutes, seconds } = spanBetween(new Date(from), new Date(to))
  return [years, months, days, hours, minutes, seconds]
}

test.each([
  ['2021-03-03T10:00:00Z', '2021-03-09T12:30:00Z', [0, 0, 6, 2, 30, 0]],
  ['2021-03-03T10:00:00Z', '2021-03-03T10:00:00Z', [0, 0, 0, 0, 0, 0]],
  ['2020-02-29T00:00:00Z', '2021-02-28T00:00:00Z', [1, 0, 0, 0, 0, 0]],
  ['2021-01-31T12:00:00Z', '2021-02-28T11:59:59Z', [0, 0, 27, 23, 59, 59]],
  ['2021-01-31T12:00:00Z', '2021-03-01T12:00:00Z', [0, 1, 1, 0, 0, 0]],
  ['2019-12-31T23:59:59Z', '2021-01-01T00:00:00Z', [1, 0, 0, 0, 0, 1]],
  ['2021-03-09T12:30:00Z', '2021-03-03T10:00:00Z', [0, 0, 0, 0, 0, 0]],
])('from %s to %s', (from, to, parts) => {
  expect(span(from, to)).toEqual(parts)
})

test('whatever the two points are, every part stays below the next larger one', () => {
  const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(date, date, (from, to) => {
      const { years, months, days, hours, minutes, seconds, totalSeconds } = spanBetween(from, to)

      for (const part of [years, months, days, hours, minutes, seconds]) {
        expect(part).toBeGreaterThanOrEqual(0)
      }
      expect([months < 12, days < 31, hours < 24, minutes < 60, seconds < 60]).not.toContain(false)
      const elapsedSeconds = Math.floor(Math.max(to.getTime() - from.getTime(), 0) / 1000)
      expect(totalSeconds).toBe(elapsedSeconds)
    }),
  )
})
