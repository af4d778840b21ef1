import { Problem } from '@merx/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { formToken } from './browser-session.ts'
import { type Html, html } from './html.ts'

const maxFormBytes = 16 * 1024

/** What a form sent: its fields by name, the last of several. */
export type Form = Readonly<Record<string, string>>

/** Takes forms as browsers send them, and nothing else. */
export function takeForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: maxFormBytes },
    async (_request: FastifyRequest, text: string) => Object.fromEntries(new URLSearchParams(text)),
  )
  app.addContentTypeParser('*', async () => {
    throw new Problem('unsupported_content_type')
  })
}

/** The fields of a form; empty when nothing was sent. */
export function formOf(request: FastifyRequest): Form {
  // What the parser above made.
  return (request.body ?? {}) as Form
}

/** A form with the mark that a page of this server made it. */
export function formTo(
  action: string,
  content: Html,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Html {
  const token = formToken(request, reply, services)
  return html`<form method="post" action="${action}">
<input type="hidden" name="form" value="${token}">
${content}
</form>`
}
