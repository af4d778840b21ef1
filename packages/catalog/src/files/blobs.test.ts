import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openBlobDirectory } from './blobs.ts'

let path = ''

beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'merx-blobs-'))
})

afterEach(() => rm(path, { recursive: true, force: true }))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

async function storedNames(): Promise<string[]> {
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  return names.filter((entry) => entry.isFile()).map(({ name }) => name)
}

it('bytes that come in pieces lie under the hash of the whole', async () => {
  async function* pieces() {
    yield Buffer.from('oak ')
    yield Buffer.from('table')
  }

  const blob = await openBlobDirectory(path).write(pieces())

  expect(blob).toEqual({ hash: hashOf('oak table'), sizeBytes: 9 })
  const file = join(path, blob.hash.slice(0, 2), blob.hash)
  expect(await readFile(file, 'utf8')).toBe('oak table')
})

it('equal contents are kept once, also when they arrive together', async () => {
  const blobs = openBlobDirectory(path)
  const write = () => blobs.write([Buffer.from('same')])

  const stored = await Promise.all([write(), write(), write()])

  expect(new Set(stored.map(({ hash }) => hash)).size).toBe(1)
  expect(await storedNames()).toEqual([hashOf('same')])
})

it('a source that breaks off leaves nothing behind', async () => {
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('connection lost')
  }

  await expect(openBlobDirectory(path).write(broken())).rejects.toThrow('connection lost')

  expect(await storedNames()).toEqual([])
})

it('no bytes at all are a content too', async () => {
  expect(await openBlobDirectory(path).write([])).toEqual({ hash: hashOf(''), sizeBytes: 0 })
})
