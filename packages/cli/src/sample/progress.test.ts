import { expect, it } from 'vitest'
import { createProgress, progressLine } from './progress.ts'

it('a line tells how much is done, how fast, and how long it takes yet', () => {
  expect(progressLine(500, 2000, 2)).toBe(
    '██████░░░░░░░░░░░░░░░░░░  25%  500 of 2,000  250/s  6 s left',
  )
  expect(progressLine(0, 10, 0)).toContain('  0%  0 of 10')
})

it('without a terminal nothing is written', () => {
  const progress = createProgress(undefined, 10, () => new Date())

  expect(() => [progress.at(5), progress.say('x'), progress.end()]).not.toThrow()
})

it('the bar is drawn in one line, no wider than the terminal, and wiped at the end', () => {
  const written: string[] = []
  let time = 0
  const terminal = { columns: 30, write: (text: string) => void written.push(text) }
  const progress = createProgress(terminal, 100, () => new Date(time))

  time = 1000
  progress.at(10)
  time = 1001
  progress.at(11)
  time = 2000
  progress.at(100)
  progress.end()

  expect(written).toHaveLength(3)
  expect(written[0]).toHaveLength('\r'.length + 29 + '\u001b[K'.length)
  expect(written[0]).toMatch(/^\r█.* 10%/)
  expect(written[2]).toBe('\r\u001b[K')
})
