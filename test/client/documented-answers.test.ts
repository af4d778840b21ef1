import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  ApiClient,
  FailResponseException,
  FilesApi,
  FiltersApi,
  MerxError,
  NotFoundException,
  ProductResponse,
  ProductsApi,
  UnauthorizedException,
} from '@merx/client'
import { describe, expect, test } from 'vitest'
import { rejection } from '../clients/running-merx.ts'
import { json, type Recorded, recordingServer } from './recording-server.ts'

describe('answers', () => {
  const server = recordingServer()

  function aClient(): ApiClient {
    const client = new ApiClient()
    client.basePath = `${server.url}/v1`
    client.authentications.api_key.apiKey = 'tok'
    return client
  }

  const products = () => new ProductsApi(aClient())

  const plain =
    (body: string, status = 200, type = 'text/html') =>
    (_: Recorded, response: import('node:http').ServerResponse) => {
      response.writeHead(status, { 'content-type': type }).end(body)
    }

  test.each([
    [401, UnauthorizedException, 'UnauthorizedException', 'Unauthorized access'],
    [404, NotFoundException, 'NotFoundException', 'Not found'],
    [400, FailResponseException, 'FailResponseException', 'Bad Request'],
    [500, FailResponseException, 'FailResponseException', 'Internal Server Error'],
  ])(
    'status %i is an exception with its documented members',
    async (status, Class, name, message) => {
      const body = { success: false, error: 'No.', error_info: 'Look here.' }
      server.respond(json(body, status, { 'x-request-id': 'r-1' }))

      const exception = await rejection(products().getProduct(9))

      expect(exception).toBeInstanceOf(Class)
      expect(exception).toBeInstanceOf(Error)
      if (!(exception instanceof Class)) throw exception
      expect({ ...exception }).toEqual({
        success: false,
        message,
        errorCode: status,
        errorInfo: 'Look here.',
        context: {
          status,
          statusCode: status,
          statusText: expect.any(String),
          ok: false,
          headers: expect.objectContaining({ 'x-request-id': 'r-1' }),
          text: JSON.stringify(body),
          body,
        },
      })
      expect([exception.name, exception.constructor.name]).toEqual([name, name])
      expect(exception.stack).toContain(`${message}`)
    },
  )

  test('an exception without error_info has no errorInfo, and of a page an empty body', async () => {
    server.respond(plain('<h1>Bad Gateway</h1>', 502))

    const exception = await rejection(products().getProduct(9))

    expect(exception).toMatchObject({
      errorCode: 502,
      message: 'Bad Gateway',
      context: { body: {}, text: '<h1>Bad Gateway</h1>' },
    })
    expect(exception).not.toHaveProperty('errorInfo')
  })

  test.each([
    ['a page', plain('<!doctype html><p>Sign in</p>')],
    ['JSON that breaks off', plain('{"success":tr', 200, 'application/json')],
    ['nothing', plain('', 200, 'application/json')],
    ['a text', json('fine')],
    ['null', json(null)],
    ['a list', json([1])],
  ])('%s is no answer', async (_, respond) => {
    server.respond(respond)

    const error = await rejection(products().getProduct(9))

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({ code: 'bad_answer', status: 200 })
  })

  test.each([
    ['in place of the answer', 1, 'bad_answer'],
    ['in place of a product', 0, undefined],
  ])('lists within lists without end, %s, break nothing', async (_, isBare, code) => {
    const lists = '['.repeat(1e6) + ']'.repeat(1e6)
    server.respond(plain(isBare ? lists : `{"success":true,"data":${lists}}`))

    const got = await products()
      .getProduct(9)
      .catch((error) => error)

    expect(got.code).toBe(code)
  })

  test('an empty object is an empty answer', async () => {
    server.respond(json({}))

    const answer = await products().getProduct(9)

    expect(answer).toBeInstanceOf(ProductResponse)
    expect({ ...answer }).toEqual({})
  })

  test('204 is null', async () => {
    server.respond((_, response) => response.writeHead(204).end())

    expect(await products().deleteProduct(9)).toBeNull()
  })

  test('what has no model comes as it is', async () => {
    const helpers = { success: true, data: { operators: { int: ['='] } } }
    server.respond(json(helpers))

    expect(await new FiltersApi(aClient()).getFilterHelpers()).toEqual(helpers)
  })

  test('bytes come as a Buffer, exactly', async () => {
    const bytes = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256))
    server.respond((_, response) => response.end(bytes))

    const downloaded = await new FilesApi(aClient()).downloadFile(9)

    expect(Buffer.isBuffer(downloaded)).toBe(true)
    expect(downloaded).toEqual(bytes)
    expect(server.requests[0]?.headers.accept).toBe('application/octet-stream')
  })

  test('a file that does not end is given up, and its connection let go', async () => {
    let left: Promise<unknown> | undefined
    server.respond((_, response) => {
      left = once(response, 'close')
      const megabyte = Buffer.alloc(1024 * 1024)
      const send = () => {
        while (!response.destroyed && response.write(megabyte));
        if (!response.destroyed) response.once('drain', send)
      }
      send()
    })

    const error = await rejection(new FilesApi(aClient()).downloadFile(9))

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({
      code: 'answer_too_large',
      message: expect.stringMatching(/268435456 bytes; client\.files\.download/),
    })
    await left
  })

  test('bytes that are refused are an exception with what was said', async () => {
    server.respond(json({ success: false, error: 'File not found' }, 404))

    const exception = await rejection(new FilesApi(aClient()).downloadFile(9))

    expect(exception).toMatchObject({ context: { body: { error: 'File not found' } } })
  })

  test.each([
    ['its headers', () => {}],
    [
      'the rest of its body',
      (_: Recorded, response: import('node:http').ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"success":')
      },
    ],
  ])('an answer that keeps %s to itself ends with the timeout', async (_, respond) => {
    server.respond(respond)
    const client = aClient()
    client.timeout = 100

    const error = await rejection(new ProductsApi(client).getProduct(9))

    expect(error).toBeInstanceOf(MerxError)
    expect(error).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('100 ms; raise the timeout if'),
    })
  })

  test('timeout 0 is none', async () => {
    const client = aClient()
    client.timeout = 0

    expect(await new ProductsApi(client).getProduct(9)).toMatchObject({ success: true })
  })

  test('a server that is not there is told with the cause', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    gone.close()
    await once(gone, 'close')
    const client = aClient()
    client.basePath = `http://127.0.0.1:${port}/v1`

    const error = await rejection(new ProductsApi(client).getProduct(9))

    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
      cause: expect.any(Error),
    })
    expect(String(error)).not.toContain('tok')
  })

  test('what is read follows redirects, what is written does not', async () => {
    server.respond((request, response) => {
      if (request.url.startsWith('/v1/products/9')) {
        response.writeHead(302, { location: '/elsewhere' }).end()
      } else json({ success: true, data: { id: 9 } })(request, response)
    })

    const { data } = await products().getProduct(9)
    const error = await rejection(products().updateProduct(9, { name: 'x' }))

    expect(data.id).toBe(9)
    expect(error).toMatchObject({ code: 'redirected', status: 302 })
  })

  describe('of a server that redirects to another', () => {
    const other = recordingServer()

    test('the other is told no credentials', async () => {
      server.respond((_, response) => {
        response.writeHead(302, { location: `${other.url}/v1/products/9` }).end()
      })
      const client = aClient()
      Object.assign(client.authentications.api_key, { in: 'header', name: 'X-Key' })
      client.authentications.oauth2.accessToken = 'access'

      await new ProductsApi(client).getProduct(9)

      const [request] = other.requests
      expect(server.requests[0]?.headers).toMatchObject({
        'x-key': 'tok',
        authorization: 'Bearer access',
      })
      expect(request?.url).toBe('/v1/products/9')
      expect(request?.headers).not.toHaveProperty('x-key')
      expect(request?.headers).not.toHaveProperty('authorization')
    })
  })
})
