import { expect, it } from 'vitest'
import { createRandom } from './random.ts'

const fractions = (seed: number, index: number) => {
  const random = createRandom(seed, index)
  return Array.from({ length: 1000 }, () => random.fraction())
}

it('the same seeds give the same numbers, others give others', () => {
  expect(fractions(1, 5)).toEqual(fractions(1, 5))
  expect(fractions(1, 5)).not.toEqual(fractions(1, 6))
  expect(fractions(1, 5)).not.toEqual(fractions(2, 5))
})

it('the first numbers of neighbouring seeds are spread evenly', () => {
  const counts = new Array<number>(10).fill(0)
  for (let index = 0; index < 10_000; index++) {
    const tenth = Math.floor(createRandom(1, index).fraction() * 10)
    counts[tenth] = (counts[tenth] ?? 0) + 1
  }

  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
})

it('whole numbers reach both ends and no further', () => {
  const random = createRandom(3, 0)
  const seen = new Set(Array.from({ length: 500 }, () => random.whole(2, 5)))

  expect([...seen].sort()).toEqual([2, 3, 4, 5])
})

it('some items are distinct and keep their order; more than there are gives all', () => {
  const random = createRandom(4, 0)
  const items = ['a', 'b', 'c', 'd', 'e']

  for (let round = 0; round < 50; round++) {
    const chosen = random.some(items, 3)
    expect(new Set(chosen).size).toBe(3)
    expect(chosen).toEqual([...chosen].sort())
  }
  expect(random.some(items, 9)).toEqual(items)
})
