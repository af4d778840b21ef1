import { countSessions, type Session } from '@merx/catalog'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../v1/face.ts'
import { sessionOf } from './browser-session.ts'
import { formTo } from './forms.ts'
import { type Html, html } from './html.ts'
import { sendPage } from './page.ts'
import { signInAddress } from './sign-in.ts'

/** `/account`: who is signed in, and where. */
export function mountAccount(app: FastifyInstance, services: Services): void {
  app.get('/account', async (request, reply) => {
    const session = await sessionOf(services, request)
    if (!session) return reply.redirect(signInAddress('/account'), 303)
    const browsers = await countSessions(services.db, session.actor, services.clock())
    const form = (action: string, content: Html) =>
      formTo(action, content, request, reply, services)
    const body = html`
${whoIs(session)}
<h2>Signed in</h2>
<p>${browsers === 1 ? 'With this browser only.' : `With ${browsers} browsers, this one included.`}</p>
<div class="actions">
${form('/sign-out', html`<button type="submit">Sign out</button>`)}
${browsers > 1 && form('/sign-out-everywhere', html`<button type="submit">Sign out everywhere</button>`)}
</div>`
    return sendPage(reply, { title: 'Your account', body })
  })
}

/** Says who is signed in, as somebody may be in two companies or share a browser. */
export function whoIs({ userName, email, companyName }: Session): Html {
  return html`<p>You are signed in as <strong>${userName}</strong> (${email}) of ${companyName}.</p>`
}
