import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsync } from 'fastify'
import { openApiV1 } from './openapi.ts'

/** `/openapi/v1.json` and, made from it, the reference at `/docs`; nothing comes from elsewhere. */
export const documentation: FastifyPluginAsync<{ publicUrl: () => string }> = async (
  app,
  { publicUrl },
) => {
  app.get('/openapi/v1.json', async () => openApiV1(publicUrl()))
  app.get('/', async (_request, reply) => reply.redirect('/docs'))
  await app.register(swagger, {
    mode: 'static',
    // The address clients use is not known before the server listens; the page's own will do.
    // The plugin's types want OpenAPI 3.0 or 3.1 literals; the document is plain data.
    specification: { document: openApiV1('') as never },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: true,
    // Over plain HTTP on a network this would send browsers to an HTTPS that is not there.
    transformStaticCSP: (header) => header.replace(/\s*upgrade-insecure-requests;?/, ''),
    uiConfig: { docExpansion: 'list', tryItOutEnabled: true, validatorUrl: null },
  })
}
