import cookie from '@fastify/cookie'
import type { FastifyPluginAsync } from 'fastify'
import { toProblem } from '../problems.ts'
import type { Services } from '../services.ts'
import { mountAccount } from './account.ts'
import { mountConsent } from './consent.ts'
import { takeForms } from './forms.ts'
import { html } from './html.ts'
import { sendPage } from './page.ts'
import { mountSignIn } from './sign-in.ts'

/** What people see of Merx in a browser: signing in, and what apps may do for them. */
export const pages: FastifyPluginAsync<{ services: Services }> = async (app, { services }) => {
  await app.register(cookie)
  takeForms(app)
  app.setErrorHandler((error, request, reply) => {
    const { status, message, retryAfterSeconds } = toProblem(error, request, services.failureOf)
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds)
    const title = status < 500 ? 'That did not work' : 'Something went wrong'
    return sendPage(reply, { status, title, body: html`<p role="alert">${message}</p>` })
  })
  mountSignIn(app, services)
  mountAccount(app, services)
  mountConsent(app, services)
}
