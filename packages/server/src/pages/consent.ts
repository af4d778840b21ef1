import type { App, Session } from '@merx/catalog'
import { scopeDescriptions } from '@merx/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type AuthorizationRequest,
  acceptAuthorization,
  checkAuthorizationRequest,
  refuseAuthorization,
} from '../oauth/authorization-request.ts'
import type { Query } from '../query-string.ts'
import type { Services } from '../services.ts'
import { whoIs } from './account.ts'
import { isOwnForm, sessionOf } from './browser-session.ts'
import { countConsent } from './consent-throttle.ts'
import { type Form, formOf, formTo } from './forms.ts'
import { type Html, html } from './html.ts'
import { sendPage } from './page.ts'
import { signInAddress } from './sign-in.ts'

/** `/oauth/authorize`: asks the person who is signed in whether an app may act for them. */
export function mountConsent(app: FastifyInstance, services: Services): void {
  app.get('/oauth/authorize', async (request, reply) =>
    withRequest(request.query as Query, request, reply, services, (session, asked) =>
      session.actor.companyId === asked.app.companyId
        ? consentPage(request, reply, services, session, asked)
        : otherCompanyPage(request, reply, services, session, asked.app),
    ),
  )

  app.post('/oauth/authorize', async (request, reply) => {
    const { form = '', answer, ...query } = formOf(request)
    // Signed out meanwhile, or in again in another tab: the question is asked once more.
    if (!isOwnForm(request, services, form)) return reply.redirect(addressOf(query), 303)
    return withRequest(query, request, reply, services, async (session, asked) => {
      await countConsent(services, session.actor)
      const { db, clock, publicUrl } = services
      const location =
        answer === 'allow'
          ? await acceptAuthorization(db, session.actor, asked, publicUrl(), clock())
          : refuseAuthorization(asked, publicUrl())
      // 303, so that no browser sends the form on to the app (RFC 9700 section 4.12).
      return reply.redirect(location, 303)
    })
  })
}

/** Goes on with a request that is good, and somebody who is signed in. */
async function withRequest(
  query: Query,
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  goOn: (session: Session, asked: AuthorizationRequest) => unknown,
): Promise<unknown> {
  const checked = await checkAuthorizationRequest(services.db, query, services.publicUrl())
  if (checked.kind === 'page_error') {
    return sendPage(reply, {
      status: 400,
      title: 'This app cannot be connected',
      body: html`<p role="alert">${checked.message}</p>
<p class="quiet">Nothing was granted. Tell whoever made the app.</p>`,
    })
  }
  if (checked.kind === 'redirect_error') return reply.redirect(checked.location, 303)
  const session = await sessionOf(services, request)
  if (session) return goOn(session, checked)
  return reply.redirect(signInAddress(addressOf(query as Form)), 303)
}

function consentPage(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  session: Session,
  asked: AuthorizationRequest,
): FastifyReply {
  const { app, scopes, redirectUri } = asked
  // Sent along, and checked again with the answer.
  const fields = Object.entries(known(request.query as Form)).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`,
  )
  const question = html`${fields}
<div class="actions">
<button class="main" type="submit" name="answer" value="allow">Allow</button>
<button type="submit" name="answer" value="refuse">Don’t allow</button>
</div>`
  const body = html`
${whoIs(session)}
<p><strong>${app.name}</strong> would like to act for you. It may then:</p>
<ul>${scopes.map((scope) => html`<li>${scopeDescriptions[scope]}</li>\n`)}</ul>
<p>It can do nothing that you may not do yourself. You can end this at any time on
<a href="/account">your account</a>.</p>
${formTo('/oauth/authorize', question, request, reply, services)}
<p class="quiet">Either way you are led back to ${new URL(redirectUri).host || redirectUri}.</p>
${notYou(request, reply, services)}`
  const title = `Connect ${app.name}?`
  return sendPage(reply, { title, body, leadsAway: true })
}

function otherCompanyPage(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  session: Session,
  app: App,
): FastifyReply {
  const body = html`
${whoIs(session)}
<p role="alert"><strong>${app.name}</strong> belongs to another company. Sign in as somebody of that company
to connect it.</p>
${notYou(request, reply, services)}`
  return sendPage(reply, { status: 403, title: 'This app is not for you', body })
}

function notYou(request: FastifyRequest, reply: FastifyReply, services: Services): Html {
  const next = addressOf(request.query as Form)
  const content = html`<input type="hidden" name="next" value="${next}">
<button type="submit">Sign in as somebody else</button>`
  return formTo('/sign-out', content, request, reply, services)
}

const parameters = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
] as const

/** What a request to be let in can say; the rest is ignored (RFC 6749 section 3.1). */
function known(query: Form): Form {
  const said = parameters.flatMap((name) => {
    const value = query[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(said)
}

/** Of a request found good, in which no parameter comes twice. */
function addressOf(query: Form): string {
  return `/oauth/authorize?${new URLSearchParams(known(query))}`
}
