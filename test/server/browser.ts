import type { Answer, Merx } from './merx.ts'

/** A browser without a screen: keeps cookies, reads forms and sends them. */
export interface Browser {
  /** By name, as the server set them last. */
  readonly cookies: Map<string, string>
  get(path: string): Promise<Answer<string>>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer<string>>
  /** Opens a page and sends its form to `action`, with these fields filled in. */
  submit(
    page: string,
    action: string,
    fields?: Readonly<Record<string, string>>,
  ): Promise<Answer<string>>
}

export function openBrowser(merx: Merx, headers: Record<string, string> = {}): Browser {
  const cookies = new Map<string, string>()
  const ask = async (method: string, path: string, form?: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await merx.ask<string>(method, path, {
      ...(form === undefined ? {} : { form }),
      headers: { ...(cookie ? { cookie } : {}), ...headers },
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(cookies, String(line))
    return answer
  }
  const post: Browser['post'] = async (path, fields) =>
    ask('POST', path, `${new URLSearchParams(fields)}`)
  return {
    cookies,
    get: async (path) => ask('GET', path),
    post,
    async submit(page, action, fields = {}) {
      const { text } = await ask('GET', page)
      return post(action, { ...hiddenFields(text, action), ...fields })
    },
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';')
  const [name = '', value = ''] = pair.split('=')
  if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name)
  else cookies.set(name, value)
}

/** The hidden fields of the form on a page that leads to `action`. */
function hiddenFields(page: string, action: string): Record<string, string> {
  const form = page
    .split('<form ')
    .slice(1)
    .find((text) => text.includes(`action="${action}"`))
  if (form === undefined) throw new Error(`the page has no form to ${action}: ${page}`)
  const fields = form
    .split('</form>')[0]
    ?.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  return Object.fromEntries(
    [...(fields ?? [])].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
}

function unescaped(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return text.replace(/&(#39|\w+);/g, (whole, name: string) => entities[name] ?? whole)
}
