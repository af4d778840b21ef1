import type { FastifyPluginAsync } from 'fastify'
import type { Registry } from 'prom-client'

export interface HealthOptions {
  isReady: () => Promise<boolean>
  metrics: Registry
}

/** `/healthz`: the process answers. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export const health: FastifyPluginAsync<HealthOptions> = async (app, { isReady, metrics }) => {
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'unavailable' })
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.metrics()),
  )
}
