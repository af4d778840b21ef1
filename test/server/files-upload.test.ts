import { beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../databases.ts'
import { type Asked, runningMerx, type User } from './merx.ts'
import { download, filePart, form, type OneFile, type Part, storedBytes } from './multipart.ts'

const maxBytes = 1000

describe.each(databases)('uploads on $name', (database) => {
  const merx = runningMerx(database, { env: { MERX_MAX_FILE_BYTES: `${maxBytes}` } })
  let admin: User
  beforeAll(async () => {
    admin = (await merx.company()).admin
  })

  const post = (asked: Asked) => admin.ask<OneFile>('POST', '/v1/files', asked)

  /** Header of a file part as it stands on the wire → the visible name. */
  test.each([
    ['; filename="Bänk 😀.pdf"', 'Bänk 😀.pdf'],
    [`; filename*=UTF-8''B%C3%A4nk%20%F0%9F%98%80.pdf`, 'Bänk 😀.pdf'],
    ['; filename="../../etc/passwd"', 'passwd'],
    ['; filename="C:\\\\x\\\\y.pdf"', 'y.pdf'],
    ['; filename="/etc/x/"', 'file'],
    ['; filename=".."', 'file'],
    ['; filename=""', 'file'],
    ['; filename="   "', 'file'],
    ['; filename="a\tb\u0001\u007f.txt"', 'ab.txt'],
    ['; filename="a\0b.txt"', 'ab.txt'],
    ['; filename="fdp\u202eexe.pdf"', 'fdpexe.pdf'],
    ['; filename="a %22b%22.txt"', 'a "b".txt'],
    ['; filename=".htaccess"', '.htaccess'],
    ['; filename="<img src=x>.html"', '<img src=x>.html'],
    [`; filename="${'x'.repeat(300)}.pdf"`, `${'x'.repeat(251)}.pdf`],
    [`; filename="${'😀'.repeat(150)}"`, '😀'.repeat(127)],
    ['\r\nContent-Type: application/octet-stream', 'file'],
  ])('the name of %j is %j', async (header, name) => {
    const part: Part = ['file', 'oak', `${header}`]

    const { status, body, text } = await post(form([part]))

    expect(status, text).toBe(200)
    expect(body.data.name).toBe(name)
    expect(body.data.file_name).not.toMatch(/[/\\]/)
    expect((await download(merx, admin, body.data.id)).bytes.toString()).toBe('oak')
    for (const stored of await storedBytes(merx)) expect(stored).toMatch(/^[0-9a-f]{64}$/)
  })

  test('parts of other names are ignored, files too', async () => {
    const body = form([
      filePart('ignored', 'other.txt', 'attachment'),
      ['future', 'x'],
      filePart('oak', 'bench.pdf'),
      filePart('ignored', 'last.txt', 'file2'),
    ])
    const before = await storedBytes(merx)

    const answer = await post(body)

    expect(answer.body.data).toMatchObject({ name: 'bench.pdf', file_size: 3 })
    const after = await storedBytes(merx)
    expect(after.length - before.length).toBeLessThanOrEqual(1)
  })

  test('bytes that look like the end of the form are bytes', async () => {
    const bytes = Buffer.from('\r\n------merx-test-boundar\r\n--\r\n\r\n\0')

    const { body } = await post(form([filePart(bytes)]))

    expect((await download(merx, admin, body.data.id)).bytes.equals(bytes)).toBe(true)
  })

  test('the description of the API knows forms with files and answers of bytes', async () => {
    const { body } = await merx.ask<{ paths: Record<string, Record<string, unknown>> }>(
      'GET',
      '/openapi/v1.json',
    )

    expect(body.paths['/files']?.post).toMatchObject({
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              properties: { file: { format: 'binary' }, product_id: { type: 'integer' } },
              required: ['file'],
            },
          },
        },
      },
      responses: { 200: { content: { 'application/json': {} } }, 413: {} },
    })
    const content = { 'application/octet-stream': { schema: { format: 'binary' } } }
    expect(body.paths['/files/{id}/download']?.get).toMatchObject({
      responses: { 200: { content }, 206: { content }, 304: {}, 416: {} },
    })
  })

  test('of two values of a field the last counts', async () => {
    const { id } = await admin.addProduct()
    const body = form([['product_id', '999999'], ['product_id', `${id}`], filePart('oak')])

    expect((await post(body)).body.data.product_id).toBe(id)
  })
})
