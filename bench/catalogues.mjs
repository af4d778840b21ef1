import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { runMerx } from './merx.mjs'

/** The size at which everything but `flat` is measured, and that `flat` compares with. */
export const smallCount = 10_000

/** Runs work with a directory for catalogues: the one that was named, or one that is removed again. */
export async function withDirectory(options, work) {
  if (options.data) {
    mkdirSync(options.data, { recursive: true })
    return work({ ...options, data: options.data })
  }
  const data = mkdtempSync(join(tmpdir(), 'merx-bench-'))
  try {
    return await work({ ...options, data })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** Gives a database of sample products; one that the directory already has is taken as it is. */
export async function sampleDatabase(options, count, flags = []) {
  const path = join(
    options.data,
    ['sample', count, ...flags].join('-').replace(/-+/g, '-'),
    'merx.db',
  )
  if (existsSync(path)) return path
  const directory = join(path, '..')
  // Made beside its place and moved there when complete, so that half a catalogue is never used.
  const draft = `${directory}.part`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  console.log(`making ${count} sample products in ${directory} …`)
  const startedAt = performance.now()
  await runMerx(options, join(draft, 'merx.db'), ['init'])
  await runMerx(options, join(draft, 'merx.db'), ['sample', '--products', `${count}`, ...flags])
  console.log(`made in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
  renameSync(draft, directory)
  return path
}

/** Copies a database that no process has open, so that measurements do not change the original. */
export function copyDatabase(options, path, label) {
  const directory = join(options.data, `copy-${label}`)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const copy = join(directory, 'merx.db')
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
  }
  return copy
}

/** Numbers of the live products of a database, shuffled, in the same order every time. */
export function shuffledIds(path) {
  const db = new Database(path, { readonly: true })
  const ids = db
    .prepare('select id from product where deleted_at is null order by id')
    .pluck()
    .all()
  db.close()
  return shuffled(ids)
}

/** Shuffles by a fixed sequence of the usual 32-bit linear congruential kind. */
export function shuffled(items) {
  const result = [...items]
  let state = 12345
  for (let index = result.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (index + 1))
    const item = result[index]
    result[index] = result[other]
    result[other] = item
  }
  return result
}
