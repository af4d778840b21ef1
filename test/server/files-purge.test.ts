import { createHash } from 'node:crypto'
import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBlobDirectory, purgeFiles, purgeProducts, sweepBlobs } from '@merx/catalog'
import { describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { addContacts } from './files-and-deals.ts'
import { aClock, openMerx } from './merx.ts'
import { download, storedBytes, upload } from './multipart.ts'

const dayMs = 24 * 60 * 60 * 1000
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

describe.each(databases)('purging files on $name', (database) => {
  /** Ages of bytes are told by the disk, so the clock starts where the disk's stands, or before. */
  async function aServer(daysAgo = 0) {
    const clock = aClock(new Date(Date.now() - daysAgo * dayMs).toISOString())
    const merx = await openMerx(database, { clock: clock.now })
    const company = await merx.company()
    const blobs = openBlobDirectory(merx.filesPath)
    const { db } = merx.store
    const purge = () => purgeFiles(db, blobs, clock.now())
    return { clock, merx, company, admin: company.admin, blobs, db, purge }
  }

  test('after 30 days row and bytes go, recorded; bytes others point at stay', async () => {
    const { clock, merx, company, admin, purge } = await aServer()
    const other = (await merx.company()).admin
    const gone = await upload(admin, {}, 'gone')
    const twin = await upload(admin, {}, 'shared')
    const theirs = await upload(other, {}, 'shared')
    for (const { id } of [gone, twin]) await admin.ask('DELETE', `/v1/files/${id}`)
    clock.advance({ days: 29 })
    expect(await purge()).toBe(0)
    clock.advance({ days: 2 })

    expect(await purge()).toBe(2)

    expect(await purge()).toBe(0)
    expect((await admin.ask('GET', `/v1/files/${gone.id}`)).status).toBe(404)
    expect(await storedBytes(merx)).toEqual([hashOf('shared')])
    expect((await download(merx, other, theirs.id)).bytes.toString()).toBe('shared')
    const state = await merx.state()
    expect([state.file?.length, state.file_audience?.length]).toEqual([1, 1])
    const events = await merx.events(company.id)
    expect(events.slice(-2)).toMatchObject([
      { name: 'file.purged', itemId: gone.id, userId: null, source: 'system' },
      { name: 'file.purged', itemId: twin.id },
    ])
    await merx.stop()
  })

  test('bytes that an upload has just written again stay, though no row points at them', async () => {
    const { clock, merx, admin, blobs, purge } = await aServer()
    const old = await upload(admin, {}, 'again')
    await admin.ask('DELETE', `/v1/files/${old.id}`)
    clock.advance({ days: 31 })
    const incoming = await blobs.receive([Buffer.from('again')])
    await incoming.keep()
    const path = join(merx.filesPath, incoming.hash.slice(0, 2), incoming.hash)
    await utimes(path, clock.now(), clock.now())

    expect(await purge()).toBe(1)

    expect(await storedBytes(merx)).toEqual([hashOf('again')])
    await merx.stop()
  })

  test('purges and sweeps beside uploads of the same bytes lose nothing', async () => {
    const { clock, merx, admin, purge, db, blobs } = await aServer(31)
    const path = join(merx.filesPath, hashOf('busy').slice(0, 2), hashOf('busy'))
    for (let round = 0; round < 3; round++) {
      const { id } = await upload(admin, {}, 'busy')
      await admin.ask('DELETE', `/v1/files/${id}`)
    }
    await utimes(path, clock.now(), clock.now())
    clock.advance({ days: 31 })
    const sweep = () => sweepBlobs(db, blobs, clock.now())
    const again = () => upload(admin, {}, 'busy')

    const [first, second, third] = await Promise.all([
      again(),
      again(),
      again(),
      purge(),
      purge(),
      sweep(),
      sweep(),
    ])

    await sweep()
    for (const { id } of [first, second, third]) {
      expect((await download(merx, admin, id)).bytes.toString()).toBe('busy')
    }
    expect(await storedBytes(merx)).toEqual([hashOf('busy')])
    await merx.stop()
  })

  test('a product that is purged takes along the files that hang on nothing else', async () => {
    const { clock, merx, company, admin, db } = await aServer()
    const { personId } = await addContacts(merx, company)
    const product = await admin.addProduct()
    const alone = await upload(admin, { product_id: product.id })
    const linked = await upload(admin, { product_id: product.id, person_id: personId })
    await admin.deleteProduct(product.id)
    clock.advance({ days: 31 })
    const since = (await merx.events(company.id)).length

    await purgeProducts(db, clock.now())

    const shown = async (id: number) => (await admin.ask('GET', `/v1/files/${id}`)).body
    expect(await shown(alone.id)).toMatchObject({ data: { product_id: null, active_flag: false } })
    expect(await shown(linked.id)).toMatchObject({
      data: { product_id: null, person_id: personId, active_flag: true },
    })
    const events = (await merx.events(company.id)).slice(since)
    expect(events.map(({ name, itemId }) => [name, itemId])).toEqual([
      ['file.deleted', alone.id],
      ['product.purged', product.id],
    ])
    await merx.stop()
  })

  test('a sweep removes old bytes without a row and the rests of uploads, and nothing else', async () => {
    const { clock, merx, admin, blobs, db } = await aServer()
    const file = await upload(admin, {}, 'kept')
    await blobs.write([Buffer.from('orphan')])
    const { hash } = await blobs.write([Buffer.from('moved')])
    const moved = await upload(admin, {}, 'moved')
    await mkdir(join(merx.filesPath, 'removing'))
    await writeFile(join(merx.filesPath, 'incoming', 'rest'), 'half')
    const young = new Date(clock.now().getTime() + 60_000)
    await sweepBlobs(db, blobs, young)
    expect(await storedBytes(merx)).toHaveLength(4)
    // As a purge leaves them that ends in the middle.
    for (const name of [hash, hashOf('half removed')]) {
      await writeFile(join(merx.filesPath, 'removing', name), name === hash ? 'moved' : 'x')
    }
    clock.advance({ days: 2 })

    await sweepBlobs(db, blobs, clock.now())

    expect(await storedBytes(merx)).toEqual([hashOf('kept'), hashOf('moved')].sort())
    for (const { id } of [file, moved]) expect((await download(merx, admin, id)).status).toBe(200)
    await merx.stop()
  })

  test('the hourly share comes to all bytes within sixteen hours', async () => {
    const { clock, merx, blobs, db } = await aServer()
    for (let index = 0; index < 40; index++) await blobs.write([Buffer.from(`orphan ${index}`)])
    clock.advance({ days: 2 })

    const left = []
    for (let hour = 0; hour < 16; hour++) {
      await sweepBlobs(db, blobs, clock.now(), 'sixteenth')
      left.push((await storedBytes(merx)).length)
      clock.advance({ seconds: 3600 })
    }

    expect(left[0]).toBeGreaterThan(20)
    expect(left.at(-1)).toBe(0)
    await merx.stop()
  })
})
