import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the contract's operation a route serves. */
    operation?: string
  }
}

/** Counts and times the answers of contract operations, by operation and status. */
export function measureRequests(app: FastifyInstance): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const durations = new Histogram({
    name: 'merx_request_duration_seconds',
    help: 'Time from the request to the end of its answer.',
    labelNames: ['operation', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  // Looking a label up costs more than observing, so the children are kept.
  const children = new Map<string, { observe(seconds: number): void }>()
  app.addHook('onResponse', (request, reply, done) => {
    const operation = request.routeOptions.config.operation
    if (operation !== undefined) {
      const status = String(reply.statusCode)
      const key = `${operation} ${status}`
      const child = children.get(key) ?? durations.labels({ operation, status })
      children.set(key, child)
      child.observe(reply.elapsedTime / 1000)
    }
    done()
  })
  return registry
}
