import { describe, expect, test } from 'vitest'
import { dayIn, relativeDaysOf, startOfDay } from './days.ts'

describe('relative dates', () => {
  test.each([
    ['1_months_ago', '2024-03-31', '2024-02-29'],
    ['1_months_ago', '2023-03-31', '2023-02-28'],
    ['6_months_ago', '2024-03-31', '2023-09-30'],
    ['in_1_month', '2024-01-31', '2024-02-29'],
    ['in_6_months', '2024-08-31', '2025-02-28'],
    ['2_weeks_ago', '2024-03-01', '2024-02-16'],
    ['in_2_weeks', '2023-12-25', '2024-01-08'],
    ['yesterday', '2024-01-01', '2023-12-31'],
    ['now', '2024-01-01', '2024-01-01'],
  ])('%s of %s is %s', (name, today, day) => {
    expect(relativeDaysOf(name, today)).toEqual({ from: day, to: day })
  })

  test.each([
    ['this_week', '2024-03-03', '2024-02-26', '2024-03-03'],
    ['this_week', '2024-03-04', '2024-03-04', '2024-03-10'],
    ['last_week', '2024-01-01', '2023-12-25', '2023-12-31'],
    ['next_week', '2024-12-30', '2025-01-06', '2025-01-12'],
    ['last_month', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['next_month', '2024-12-31', '2025-01-01', '2025-01-31'],
    ['last_quarter', '2024-02-29', '2023-10-01', '2023-12-31'],
    ['this_quarter', '2024-12-31', '2024-10-01', '2024-12-31'],
  ])('%s of %s is %s to %s', (name, today, from, to) => {
    expect(relativeDaysOf(name, today)).toEqual({ from, to })
  })

  test.each(['rotten_time', '1_month_ago', 'constructor', ''])('%j is none', (name) => {
    expect(relativeDaysOf(name, '2024-03-01')).toBeUndefined()
  })
})

describe('days somewhere', () => {
  test.each([
    ['UTC', '2024-03-01', '2024-03-01T00:00:00.000Z'],
    ['Europe/Tallinn', '2024-03-31', '2024-03-30T22:00:00.000Z'],
    // After the clocks have gone forward that night.
    ['Europe/Tallinn', '2024-04-01', '2024-03-31T21:00:00.000Z'],
    ['America/New_York', '2024-11-04', '2024-11-04T05:00:00.000Z'],
    ['Asia/Kolkata', '2024-03-01', '2024-02-29T18:30:00.000Z'],
    ['Pacific/Kiritimati', '2024-03-01', '2024-02-29T10:00:00.000Z'],
    // That day had no midnight: it began at one o'clock.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // The day before was left out when the place moved across the date line.
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00.000Z'],
  ])('in %s %s begins at %s', (timeZone, day, time) => {
    const start = startOfDay(day, timeZone)

    expect(new Date(start).toISOString()).toBe(time)
    expect(dayIn(timeZone, start)).toBe(day)
    expect(dayIn(timeZone, start - 1) < day).toBe(true)
  })
})
