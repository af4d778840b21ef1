import { ApiClient } from '@merx/client'
import type { MerxProcess } from '../merx-process.ts'

/** A client of its own for a running server, with the token of one of its users. */
export function clientOf(server: MerxProcess, apiToken: string): ApiClient {
  const client = new ApiClient()
  client.basePath = `${server.url}/v1`
  client.authentications.api_key.apiKey = apiToken
  return client
}
