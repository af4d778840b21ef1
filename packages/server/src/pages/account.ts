import {
  type ConnectedApp,
  countSessions,
  disconnectApp,
  listConnectedApps,
  type Session,
} from '@merx/catalog'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { isOwnForm, sessionOf } from './browser-session.ts'
import { formOf, formTo } from './forms.ts'
import { type Html, html } from './html.ts'
import { sendPage } from './page.ts'
import { signInAddress } from './sign-in.ts'

type FormWith = (action: string, content: Html) => Html

/** `/account`: who is signed in, where, and what apps they have let in. */
export function mountAccount(app: FastifyInstance, services: Services): void {
  app.get('/account', async (request, reply) => {
    const session = await sessionOf(services, request)
    if (!session) return reply.redirect(signInAddress('/account'), 303)
    const { db, clock } = services
    const browsers = await countSessions(db, session.actor, clock())
    const apps = await listConnectedApps(db, session.actor)
    const form: FormWith = (action, content) => formTo(action, content, request, reply, services)
    const body = html`${whoIs(session)}${appsOf(apps, form)}${browsersOf(browsers, form)}`
    return sendPage(reply, { title: 'Your account', body })
  })

  app.post('/account/disconnect', async (request, reply) => {
    const { form = '', app = '' } = formOf(request)
    if (!isOwnForm(request, services, form)) return reply.redirect('/account', 303)
    const session = await sessionOf(services, request)
    const id = /^\d{1,15}$/.test(app) ? Number(app) : 0
    if (session) await disconnectApp(services.db, session.actor, id, services.clock())
    return reply.redirect('/account', 303)
  })
}

function appsOf(apps: readonly ConnectedApp[], form: FormWith): Html {
  const rows = apps.map(
    ({ id, name }) => html`<li>${name}
${form(
  '/account/disconnect',
  html`<input type="hidden" name="app" value="${id}">
<button type="submit" aria-label="Disconnect ${name}">Disconnect</button>`,
)}</li>\n`,
  )
  return html`
<h2>Connected apps</h2>
${apps.length === 0 ? html`<p>None may act for you.</p>` : html`<ul>${rows}</ul>`}`
}

function browsersOf(browsers: number, form: FormWith): Html {
  return html`
<h2>Signed in</h2>
<p>${browsers === 1 ? 'With this browser only.' : `With ${browsers} browsers, this one included.`}</p>
<div class="actions">
${form('/sign-out', html`<button type="submit">Sign out</button>`)}
${browsers > 1 && form('/sign-out-everywhere', html`<button type="submit">Sign out everywhere</button>`)}
</div>`
}

/** Says who is signed in, as somebody may be in two companies or share a browser. */
export function whoIs({ userName, email, companyName }: Session): Html {
  return html`<p>You are signed in as <strong>${userName}</strong> (${email}) of ${companyName}.</p>`
}
