import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { type Html, html } from './html.ts'

const style = `
:root { color-scheme: light dark; --line: #8886; --action: #1f6f43; --quiet: #5a6472; }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 28rem; margin: 8vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.4rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin-top: 2rem; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input { width: 100%; padding: .6rem; font: inherit; border: 1px solid var(--line); border-radius: .4rem; }
button { padding: .6rem 1.1rem; font: inherit; border: 1px solid var(--line); border-radius: .4rem;
  background: transparent; color: inherit; cursor: pointer; }
button.main { background: var(--action); border-color: var(--action); color: #fff; }
:focus-visible { outline: 3px solid #4a90d9; outline-offset: 2px; }
.actions { display: flex; gap: .75rem; margin-top: 1.5rem; flex-wrap: wrap; }
.alert { border-left: 4px solid #c0392b; padding: .5rem .9rem; }
.quiet { color: var(--quiet); }
li { margin: .35rem 0; }
`

const styleHash = createHash('sha256').update(style).digest('base64')

interface PageOptions {
  readonly status?: number
  readonly title: string
  readonly body: Html
  /**
   * A form of the page leads to somebody else, as the consent page leads back to an app, which may
   * lead on: browsers hold `form-action` against the whole way.
   */
  readonly leadsAway?: boolean
}

/**
 * Answers with a page that runs no script, loads nothing, and stands in no frame.
 *
 * The referrer stays within the server: without any, browsers would not say where a form comes from.
 */
export function sendPage(
  reply: FastifyReply,
  { status = 200, title, body, leadsAway = false }: PageOptions,
): FastifyReply {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    ...(leadsAway ? [] : ["form-action 'self'"]),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
  return reply
    .code(status)
    .headers({
      'content-security-policy': policy,
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .type('text/html; charset=utf-8')
    .send(documentOf(title, body).markup)
}

function documentOf(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Merx</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
}
