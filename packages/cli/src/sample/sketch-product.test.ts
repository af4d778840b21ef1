import { expect, it } from 'vitest'
import { sharesFor, sketchProduct } from './sketch-product.ts'

const catalogue = (seed: number, count: number) =>
  Array.from({ length: count }, (_, index) => sketchProduct(seed, index, sharesFor(count), 'EUR'))

it('the same seed and number make the same catalogue; another seed another', () => {
  expect(catalogue(7, 300)).toEqual(catalogue(7, 300))
  expect(catalogue(8, 300)).not.toEqual(catalogue(7, 300))
})

it('a larger catalogue begins with the same names, codes and prices', () => {
  const basics = (count: number) =>
    catalogue(7, count)
      .slice(0, 200)
      .map(({ name, code, prices }) => ({ name, code, prices }))

  expect(basics(5000)).toEqual(basics(200))
})

it('codes do not repeat, hold hyphens, dots and slashes, and are missing now and then', () => {
  const codes = catalogue(1, 20_000).map(({ code }) => code)
  const given = codes.filter((code) => code !== null)

  expect(new Set(given).size).toBe(given.length)
  for (const sign of ['-', '.', '/']) expect(given.some((code) => code.includes(sign))).toBe(true)
  expect(codes.length - given.length).toBeGreaterThan(300)
})

it('prices come in one to four currencies, each once, the company’s first', () => {
  const sizes = new Set<number>()
  for (const { prices } of catalogue(2, 2000)) {
    const currencies = prices.map(({ currency }) => currency)
    sizes.add(prices.length)
    expect(currencies[0]).toBe('EUR')
    expect(new Set(currencies).size).toBe(currencies.length)
    for (const { amount, cost } of prices) expect(cost).toBeLessThan(amount)
  }

  expect([...sizes].sort()).toEqual([1, 2, 3, 4])
})

it('some are private, deleted, unlinkable, followed, varied, with files and deals', () => {
  const sketches = catalogue(3, 1000)
  const having = {
    private: sketches.filter(({ isPrivate }) => isPrivate).length,
    deleted: sketches.filter(({ isDeleted }) => isDeleted).length,
    unlinkable: sketches.filter(({ isLinkable }) => !isLinkable).length,
    followed: sketches.filter(({ followers }) => followers.length > 0).length,
    varied: sketches.filter(({ variations }) => variations.length > 0).length,
    filed: sketches.filter(({ files }) => files.length > 0).length,
    sold: sketches.filter(({ hasDeal }) => hasDeal).length,
  }

  for (const count of Object.values(having)) {
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(200)
  }
})

it('names hold words of several scripts', () => {
  const names = catalogue(4, 3000).map(({ name }) => name)

  for (const script of [/\p{Script=Cyrillic}/u, /\p{Script=Han}/u, /[äöüõé]/]) {
    expect(names.some((name) => script.test(name))).toBe(true)
  }
})

it('a million products have thousands of deals, files and followers, not a million', () => {
  const shares = sharesFor(1_000_000)

  for (const share of Object.values(shares)) expect(share * 1_000_000).toBeLessThanOrEqual(10_000)
})
