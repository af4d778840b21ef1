import type { V1Groups } from '../generated/v1.ts'
import { v1Routes } from '../generated/v1-routes.ts'
import { positionMember, toAnswer, toPage } from './answer.ts'
import { readJson } from './api-error.ts'
import { toCall } from './call.ts'
import type { CustomFieldMap } from './custom-fields.ts'
import { toDownload } from './downloads.ts'
import type { UntypedCustomValues } from './flat-keys.ts'
import { toList } from './list.ts'
import { type ClientOptions, readOptions } from './options.ts'
import { prepare, readArguments } from './request.ts'
import { type Route, readRoute } from './route.ts'
import { createSend, type Send } from './send.ts'

/**
 * A client of one server, for one caller; it shares nothing with others.
 *
 * @example
 * async function rename(client: Client, id: number) {
 *   return client.products.update(id, { name: 'Garden Bench' })
 * }
 */
export type Client<Custom = UntypedCustomValues> = V1Groups<Custom>

/** What the methods of one client have in common. */
interface Core {
  readonly send: Send
  readonly customFields: CustomFieldMap<unknown>
}

/**
 * Makes a client. Throws `bad_usage`, with what to change, when the options do not fit together.
 *
 * @example
 * const client = createClient({ baseUrl: 'http://127.0.0.1:8480', apiToken })
 * const bench = await client.products.create({
 *   name: 'Garden Bench',
 *   prices: [{ currency: 'EUR', price: 149.5 }],
 * })
 * for await (const product of client.products.list({ limit: 500 })) console.log(product.name)
 */
export function createClient<Custom = UntypedCustomValues>(
  options: ClientOptions<Custom>,
): Client<Custom> {
  const settings = readOptions(options)
  const core = { send: createSend(settings), customFields: settings.customFields }
  // The declarations of the groups are written from the same routes.
  return bindRoutes(core) as unknown as Client<Custom>
}

type Method = (...given: unknown[]) => unknown

function bindRoutes(core: Core): Record<string, Record<string, Method>> {
  return mapValues(v1Routes, (group, groupName) =>
    mapValues(group, (line, name) =>
      bindRoute(`${groupName}.${name}`, readRoute(groupName, line), core),
    ),
  )
}

function mapValues<V, W>(
  object: Readonly<Record<string, V>>,
  map: (value: V, name: string) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]))
}

/** Makes the method of one route; what is wrong with its arguments is thrown at once. */
function bindRoute(operation: string, route: Route, { send, customFields }: Core): Method {
  return (...given) => {
    const read = readArguments(operation, route, given)
    const call = (position: object) => {
      const all = { ...read, members: { ...read.members, ...position } }
      const prepared = (signal: AbortSignal) => prepare(operation, route, all, customFields, signal)
      return send(read.options, prepared, async (response, deadline, state) => {
        if (route.gives === 'bytes') return { ...state, data: toDownload(response, deadline) }
        const body = await readJson(operation, response, deadline)
        return toAnswer(operation, route, body, state, customFields)
      })
    }
    if (route.gives !== 'list') return toCall(call({}))
    return toList(async (from) => toPage(await call(positionMember(route, from))))
  }
}
