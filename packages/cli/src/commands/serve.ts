import type { FirstStart } from '@merx/server'
import { defineCommand } from '../command.ts'
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
    const config = await readSettings(context, flags)
    const { firstStart, listen, stop } = await openServer(config)
    const url = await listen()
    const greeting = context.isJson
      ? JSON.stringify({ url, ...firstStart })
      : greet(url, firstStart)
    context.print(greeting)
    await stopped
    await stop()
    return undefined
  },
})

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
