/**
 * Whether this runs in a page or a worker of one, where some headers and streams are not to be had.
 *
 * Runtimes at the edge have the name of the workers' scope, but load no scripts into it.
 */
export function isBrowser(): boolean {
  return 'document' in globalThis || 'importScripts' in globalThis
}
