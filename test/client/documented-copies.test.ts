import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as here from '@merx/client'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { rejection } from '../clients/running-merx.ts'
import { json, recordingServer } from './recording-server.ts'

describe('a second, minified copy of the package', () => {
  const server = recordingServer()
  let folder: string
  let copy: typeof here

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'merx-copy-'))
    const outfile = join(folder, 'copy.cjs')
    const stdin = { contents: "export * from '@merx/client'", resolveDir: import.meta.dirname }
    await build({ stdin, outfile, bundle: true, minify: true, format: 'cjs' })
    copy = createRequire(import.meta.url)(outfile)
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('shares the one client', () => {
    expect(copy.ApiClient).not.toBe(here.ApiClient)
    expect(copy.ApiClient.instance).toBe(here.ApiClient.instance)
    expect(new copy.ProductsApi().apiClient).toBe(new here.ProductsApi().apiClient)
    expect(new copy.ApiClient()).toBeInstanceOf(here.ApiClient)
  })

  test.each([
    [401, 'UnauthorizedException', here.UnauthorizedException],
    [404, 'NotFoundException', here.NotFoundException],
    [500, 'FailResponseException', here.FailResponseException],
  ] as const)(
    'throws for %i what is an instance here too, by its own name',
    async (status, name, Expected) => {
      server.respond(json({}, status))
      const client = Object.assign(new copy.ApiClient(), { basePath: server.url })

      const exception = await rejection(new copy.ProductsApi(client).getProduct(9))

      const classes = [
        here.UnauthorizedException,
        here.NotFoundException,
        here.FailResponseException,
        here.OAuthProviderException,
      ]
      expect(classes.filter((Class) => exception instanceof Class)).toEqual([Expected])
      expect((exception as Error).name).toBe(name)
      expect((exception as Error).constructor.name).toBe(name)
      class Own extends Expected {}
      expect(exception).not.toBeInstanceOf(Own)
    },
  )

  test('is no instance of what only looks like one', () => {
    expect({ name: 'NotFoundException' }).not.toBeInstanceOf(here.NotFoundException)
    expect(new Error('x')).not.toBeInstanceOf(here.FailResponseException)
  })
})

describe('in a browser', () => {
  afterAll(() => vi.unstubAllGlobals())

  test.each(['document', 'WorkerGlobalScope'])('with %s no user agent is sent', (name) => {
    vi.stubGlobal(name, {})

    expect(new here.ApiClient().defaultHeaders).toEqual({})
  })
})
