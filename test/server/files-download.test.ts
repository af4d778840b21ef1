import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { v1 } from '@merx/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { runningMerx, type User } from './merx.ts'
import { download, upload } from './multipart.ts'

const text = '0123456789'
const etag = `"${createHash('sha256').update(text).digest('hex')}"`

describe.each(databases)('downloads on $name', (database) => {
  const merx = runningMerx(database)
  let admin: User
  let file: v1.File
  let empty: v1.File
  beforeAll(async () => {
    admin = (await merx.company()).admin
    file = await upload(admin, {}, text, 'Bänk %221%22.html')
    empty = await upload(admin, {}, '')
  })

  const ask = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    download(merx, admin, file.id, headers, method)

  test('bytes are an attachment that no browser takes for a page', async () => {
    const { status, headers, bytes } = await ask()

    expect([status, bytes.toString()]).toEqual([200, text])
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '10',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
      etag,
    })
    const disposition = String(headers['content-disposition'])
    expect(disposition).toMatch(/^attachment; /)
    expect(disposition).toContain(`filename*=UTF-8''B%C3%A4nk%20%221%22.html`)
  })

  test('HEAD answers the same without the bytes', async () => {
    const get = await ask()
    const head = await ask({}, 'HEAD')
    const part = await ask({ range: 'bytes=2-4' }, 'HEAD')

    const varying = { date: undefined, 'x-request-id': undefined }
    expect(head.bytes).toHaveLength(0)
    expect({ ...head.headers, ...varying }).toEqual({
      ...get.headers,
      ...varying,
      connection: head.headers.connection,
    })
    expect(part).toMatchObject({ status: 206, headers: { 'content-length': '3' } })
  })

  test.each([
    ['bytes=0-0', '0', '0-0'],
    ['bytes=2-4', '234', '2-4'],
    ['Bytes=2-4', '234', '2-4'],
    ['BYTES=-3', '789', '7-9'],
    ['bytes=7-', '789', '7-9'],
    ['bytes=8-999', '89', '8-9'],
    ['bytes=0-99999999999999999999', text, '0-9'],
    ['bytes=-3', '789', '7-9'],
    ['bytes=-10', text, '0-9'],
    ['bytes=-99999999999999999999', text, '0-9'],
  ])('the range %s is %s', async (range, bytes, place) => {
    const answer = await ask({ range })

    expect([answer.status, answer.bytes.toString()]).toEqual([206, bytes])
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${place}/10`,
      'content-length': `${bytes.length}`,
      etag,
    })
  })

  test.each([
    'bytes=0-1,5-6',
    'bytes=a-b',
    'bytes=5-4',
    'bytes=-',
    'bytes',
    'lines=0-1',
    'bytes=1',
  ])('the range %s asks for nothing that is served: all of it comes', async (range) => {
    const answer = await ask({ range })

    expect([answer.status, answer.bytes.toString()]).toEqual([200, text])
    expect(answer.headers).not.toHaveProperty('content-range')
  })

  test.each(['bytes=10-', 'bytes=10-20', 'bytes=99999999999999999999-', 'bytes=-0'])(
    'the range %s is beyond the end',
    async (range) => {
      const answer = await ask({ range })

      expect(answer.status).toBe(416)
      expect(answer.body).toMatchObject({ success: false, error: 'The file has no such range' })
      expect(answer.headers).toMatchObject({ 'content-range': 'bytes */10' })
      expect(answer.headers).not.toHaveProperty('etag')
    },
  )

  test('an empty file has no ranges', async () => {
    expect(await download(merx, admin, empty.id)).toMatchObject({
      status: 200,
      headers: { 'content-length': '0' },
    })
    const ranged = await download(merx, admin, empty.id, { range: 'bytes=0-' })
    expect(ranged).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */0' } })
  })

  test.each([etag, `W/${etag}`, '*', `"other", ${etag}`])(
    'a caller who has the bytes, If-None-Match %s, is spared them',
    async (tag) => {
      const answer = await ask({ 'if-none-match': tag, range: 'bytes=50-' })

      expect([answer.status, answer.bytes.length]).toEqual([304, 0])
      expect(answer.headers).toMatchObject({ etag, 'cache-control': 'private, no-cache' })
      // What a browser keeps takes these from here (RFC 9111 section 3.2).
      expect(answer.headers).toMatchObject({
        'content-disposition': expect.stringContaining("filename*=UTF-8''"),
        'access-control-expose-headers': expect.stringContaining('content-disposition'),
      })
    },
  )

  test('other bytes, and a range of other bytes, come whole', async () => {
    expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
    const range = 'bytes=2-4'
    for (const tag of ['"other"', `W/${etag}`, 'Fri, 01 Mar 2024 10:00:00 GMT']) {
      expect((await ask({ range, 'if-range': tag })).status).toBe(200)
    }
    expect((await ask({ range, 'if-range': etag })).status).toBe(206)
  })

  test.each([
    ['a/b\\c.txt', 'a_b_c.txt'],
    ['…/😀 100%.txt', "UTF-8''%E2%80%A6_%F0%9F%98%80%20100%25.txt"],
    [`${'ä'.repeat(251)}.pdf`, `${'%C3%A4'.repeat(251)}.pdf`],
    ['a"b; filename=x.exe', 'filename="a\\"b; filename=x.exe"'],
  ])('renamed to %j it is saved under a name that harms nobody', async (name, expected) => {
    const { id } = await upload(admin)
    await admin.ask('PUT', `/v1/files/${id}`, { body: { name } })

    const { status, headers } = await download(merx, admin, id)

    expect(status).toBe(200)
    const disposition = String(headers['content-disposition'])
    expect(disposition).toContain(expected)
    expect(disposition).toMatch(/^[\x20-\x7e]+$/)
    expect(disposition).not.toMatch(/filename="[^"]*[/\\](?!")/)
  })

  test('bytes that are gone from the disk are this server’s fault, told without details', async () => {
    const { id } = await upload(admin, {}, 'lost')
    const hash = createHash('sha256').update('lost').digest('hex')
    await rm(join(merx.filesPath, hash.slice(0, 2), hash))

    const answer = await download(merx, admin, id)

    expect(answer).toMatchObject({ status: 500, body: { error: 'Internal error' } })
    expect((await download(merx, admin, file.id)).status).toBe(200)
  })

  test('pages of other origins may read what they need to save a file', async () => {
    const { headers } = await ask()

    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers['access-control-expose-headers']).toMatch(/content-disposition/)
  })
})
