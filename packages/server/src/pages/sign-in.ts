import { endSession, endSessionsOf, requireUser, signIn } from '@merx/catalog'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Services } from '../services.ts'
import { forgetSession, isOwnForm, keepSession, sessionOf } from './browser-session.ts'
import { formOf, formTo } from './forms.ts'
import { html } from './html.ts'
import { sendPage } from './page.ts'
import { countSignIn, forgiveSignIn } from './sign-in-throttle.ts'

/** Where somebody may be sent after signing in; nowhere else, whatever a link says. */
const destinations: ReadonlySet<string> = new Set(['/oauth/authorize', '/account'])

/** `/sign-in`, `/sign-out` and `/sign-out-everywhere`. */
export function mountSignIn(app: FastifyInstance, services: Services): void {
  app.get('/sign-in', async (request, reply) => {
    const next = destinationOf((request.query as { next?: unknown }).next)
    if (await sessionOf(services, request)) return reply.redirect(next, 303)
    return signInPage(request, reply, services, { next, email: '' })
  })

  app.post('/sign-in', async (request, reply) => {
    const { form = '', email = '', password = '', next: given } = formOf(request)
    const next = destinationOf(given)
    if (!isOwnForm(request, services, form)) return reply.redirect(signInAddress(next), 303)
    const tooMany = await countSignIn(services, request, email)
    if (tooMany) {
      reply.header('retry-after', tooMany.retryAfterSeconds)
      return signInPage(request, reply, services, { next, email, alert: tooMany.alert }, 429)
    }
    const session = await signIn(services.db, { email, password }, services.clock())
    if (!session) return signInPage(request, reply, services, { next, email, alert: wrong }, 400)
    await forgiveSignIn(services, request, email)
    keepSession(reply, services, session.token)
    return reply.redirect(next, 303)
  })

  app.post('/sign-out', async (request, reply) => {
    if (!isOwnForm(request, services, formOf(request).form ?? '')) {
      return reply.redirect('/account', 303)
    }
    const session = await sessionOf(services, request)
    if (session) await endSession(services.db, session, services.clock())
    return signedOut(reply, services, destinationOf(formOf(request).next))
  })

  app.post('/sign-out-everywhere', async (request, reply) => {
    if (!isOwnForm(request, services, formOf(request).form ?? '')) {
      return reply.redirect('/account', 303)
    }
    const session = await sessionOf(services, request)
    if (session) {
      const { actor } = session
      await endSessionsOf(services.db, actor, requireUser(actor), services.clock())
    }
    return signedOut(reply, services, '/account')
  })
}

const wrong = 'The e-mail address or the password is wrong. Try again.'

function signedOut(reply: FastifyReply, services: Services, next: string): FastifyReply {
  forgetSession(reply, services)
  return reply.redirect(signInAddress(next), 303)
}

/** The address of the sign-in page that leads on to another page. */
export function signInAddress(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`
}

function destinationOf(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/')) return '/account'
  const base = 'http://merx.invalid'
  if (!URL.canParse(given, base)) return '/account'
  const { origin, pathname, search } = new URL(given, base)
  return origin === base && destinations.has(pathname) ? pathname + search : '/account'
}

function signInPage(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  { next, email, alert }: { next: string; email: string; alert?: string },
  status = 200,
): FastifyReply {
  const fields = html`
<input type="hidden" name="next" value="${next}">
<label for="email">E-mail address</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${email}"
  ${alert === undefined && { markup: 'autofocus' }}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required
  ${alert !== undefined && { markup: 'autofocus' }}>
<div class="actions"><button class="main" type="submit">Sign in</button></div>`
  const body = html`
${alert !== undefined && html`<p class="alert" role="alert">${alert}</p>`}
${formTo('/sign-in', fields, request, reply, services)}`
  return sendPage(reply, { status, title: 'Sign in', body })
}
