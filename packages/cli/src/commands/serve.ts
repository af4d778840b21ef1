import type { FirstStart } from '@merx/server'
import { type Context, defineCommand } from '../command.ts'
import { credentials } from '../first-company.ts'
import { readSettings, settingOptions } from '../settings.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'Start the server; on an empty database, found the first company.',
  details: 'Each flag may also be given as the environment variable named behind it.',
  options: () => settingOptions(),
  async run({ flags }, context) {
    const stopped = context.untilStopped()
    const { openServer } = await import('@merx/server')
    const { firstStart, listen, stop } = await openServer(await readSettings(context, flags))
    try {
      const url = await listen().catch((error: unknown) => {
        // The company is founded all the same, and its secrets are told on this start only.
        if (firstStart) say(context, firstStart, credentials(firstStart))
        throw error
      })
      say(context, { url, ...firstStart }, greet(url, firstStart))
      await stopped
    } finally {
      await stop()
    }
    return undefined
  },
})

function say(context: Context, json: object, text: string): void {
  context.print(context.isJson ? JSON.stringify(json) : text)
}

function greet(url: string, firstStart: FirstStart | undefined): string {
  const ready = `Merx is ready at ${url}`
  if (!firstStart) return ready
  return [
    ready,
    '',
    credentials(firstStart),
    '',
    'The password and the token are shown this once. To see the products:',
    '',
    `  curl -H 'x-api-token: ${firstStart.apiToken}' ${url}/v1/products`,
    '',
  ].join('\n')
}
