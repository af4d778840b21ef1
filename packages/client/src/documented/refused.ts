import { MerxError } from '../errors.ts'

/** Settings of the documented client that cannot work on `fetch`, and what to do instead. */
const alternatives = {
  plugins:
    'set defaultHeaders to add headers, or replace globalThis.fetch to see or change requests',
  requestAgent:
    'in Node set a dispatcher for all requests with setGlobalDispatcher of the package undici, or the proxy and certificates with NODE_USE_ENV_PROXY and NODE_EXTRA_CA_CERTS',
  enableCookies: 'set defaultHeaders.Cookie to send a cookie',
}

/** Throws `bad_usage` when a setting without effect is switched on. */
export function refuse(setting: keyof typeof alternatives, value: unknown): void {
  if (!value || (Array.isArray(value) && value.length === 0)) return
  throw new MerxError(
    'bad_usage',
    `${setting} has no effect, because requests are sent with fetch; ${alternatives[setting]}`,
  )
}
