import { readdir } from 'node:fs/promises'
import type { Output, v1 } from '@merx/contract'
import { expect } from 'vitest'
import type { Answer, Asked, Merx, User } from './merx.ts'

type Routes = typeof v1.files
export type OneFile = Output<Routes['getFile']>

/** A part of a form: a field's text, or a file with its name as it stands in the header. */
export type Part = readonly [
  name: string,
  content: string | Buffer,
  /** What follows `name="…"` in Content-Disposition, and further headers. */
  header?: string,
]

const boundary = '----merx-test-boundary'

/** A file part, with its name quoted as it is given. */
export function filePart(content: string | Buffer, name = 'bench.pdf', field = 'file'): Part {
  return [field, content, `; filename="${name}"\r\nContent-Type: text/html`]
}

/** A multipart body as it goes over the wire. */
export function form(parts: readonly Part[], ending = `--${boundary}--\r\n`): Asked {
  const pieces = parts.flatMap(([name, content, header = '']) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${header}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    raw: Buffer.concat([...pieces, Buffer.from(ending)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

/** Uploads a file and fails unless that worked. */
export async function upload(
  user: Pick<User, 'ask'>,
  fields: Readonly<Record<string, string | number>> = {},
  content: string | Buffer = 'oak',
  name = 'bench.pdf',
): Promise<v1.File> {
  const parts = Object.entries(fields).map(([key, value]): Part => [key, String(value)])
  const answer = await user.ask<OneFile>(
    'POST',
    '/v1/files',
    form([...parts, filePart(content, name)]),
  )
  expect(answer.status, answer.text).toBe(200)
  return answer.body.data
}

/** The bytes of a download as they came, headers and all. */
export async function download(
  merx: Merx,
  user: Pick<User, 'token'>,
  id: number,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<Omit<Answer, 'text'> & { bytes: Buffer }> {
  const response = await merx.server.app.inject({
    method,
    url: `/v1/files/${id}/download`,
    headers: { 'x-api-token': user.token, ...headers },
  })
  const { statusCode: status, rawPayload: bytes } = response
  const isJson = String(response.headers['content-type']).startsWith('application/json')
  return { status, bytes, headers: response.headers, body: isJson ? response.json() : undefined }
}

/** Every file under the directory of bytes, those in the middle of an upload included. */
export async function storedBytes({ filesPath }: Pick<Merx, 'filesPath'>): Promise<string[]> {
  const entries = await readdir(filesPath, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()
}
