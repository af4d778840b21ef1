/** Whether this runs in a page or a worker of one, where some headers and streams are not to be had. */
export function isBrowser(): boolean {
  return 'document' in globalThis || 'WorkerGlobalScope' in globalThis
}
