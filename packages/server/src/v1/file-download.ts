import { type ByteRange, getFileContent } from '@merx/catalog'
import { Problem, type v1 } from '@merx/contract'
import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import parseRange from 'range-parser'
import type { Handler } from '../implement.ts'
import { exposedHeaders } from './cors.ts'

/** Whatever somebody once uploaded is data to be saved, never a page of this server's. */
const harmless = {
  'content-type': 'application/octet-stream',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  // Who may see a file is asked each time; the entity tag spares the bytes.
  'cache-control': 'private, no-cache',
  'accept-ranges': 'bytes',
  'access-control-expose-headers': [
    ...exposedHeaders,
    'accept-ranges',
    'content-disposition',
    'content-length',
    'content-range',
    'etag',
  ].join(', '),
}

/** Answers the bytes of a file, whole, or one range of them (RFC 9110 sections 13 and 14). */
export const download: Handler<(typeof v1.files)['downloadFile']> = async (
  { params },
  { db, actor },
  { blobs, request, reply },
) => {
  const { sizeBytes, contentHash, name } = await getFileContent(db, actor, params.id)
  const etag = `"${contentHash}"`
  const disposition = contentDisposition(name.replace(/[\\/]/g, '_'))
  if (hasTag(request.headers['if-none-match'], etag)) {
    const { 'cache-control': cacheControl, 'access-control-expose-headers': exposed } = harmless
    return reply
      .code(304)
      .headers({
        etag,
        'cache-control': cacheControl,
        // Browsers put these in the place of what they keep: a new name, and that it may be read.
        'content-disposition': disposition,
        'access-control-expose-headers': exposed,
      })
      .send()
  }
  const range = rangeOf(request, reply, etag, sizeBytes)
  const headers = {
    ...harmless,
    etag,
    'content-disposition': disposition,
    'content-length': range ? range.end - range.start + 1 : sizeBytes,
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}` } : {}),
  }
  if (request.method === 'HEAD')
    return reply
      .code(range ? 206 : 200)
      .headers(headers)
      .send()
  const content = await blobs.read(contentHash, range)
  if (!content) throw new Error(`the bytes ${contentHash} of file ${params.id} are missing`)
  return reply
    .code(range ? 206 : 200)
    .headers(headers)
    .send(content)
}

/** Whether a list of entity tags names this one, weak or strong. */
function hasTag(list: string | undefined, etag: string): boolean {
  if (list === undefined) return false
  const tags = list.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}

/**
 * The one range that is asked for; undefined: the whole file, also for several ranges, for a header
 * that is none, and for a range of another content (`If-Range`). Throws `range_not_satisfiable`.
 */
function rangeOf(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  sizeBytes: number,
): ByteRange | undefined {
  const { range: given, 'if-range': ifRange } = request.headers
  // The parser knows the unit in lower case alone; it is the same in either (RFC 9110 section 14.1).
  const range = given?.toLowerCase()
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined
  if (isBackwards(range)) return undefined
  const ranges = parseRange(sizeBytes, atMost(sizeBytes, range))
  if (ranges === -2 || (ranges !== -1 && ranges.type !== 'bytes')) return undefined
  if (ranges === -1) {
    reply.header('content-range', `bytes */${sizeBytes}`)
    throw new Problem('range_not_satisfiable')
  }
  return ranges.length === 1 ? ranges[0] : undefined
}

/** A range that ends before it begins is none, and not looked at (RFC 9110 section 14.1.1). */
function isBackwards(range: string): boolean {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? []
  return first !== undefined && Number(last) < Number(first)
}

/** A suffix longer than the file means all of it, which the parser does not know. */
function atMost(sizeBytes: number, range: string): string {
  const suffix = /^bytes=-(\d+)$/.exec(range)
  return suffix && Number(suffix[1]) > sizeBytes ? `bytes=-${sizeBytes}` : range
}
