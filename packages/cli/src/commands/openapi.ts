import { defineCommand } from '../command.ts'
import { readSettings, settingOptions } from '../settings.ts'

export const openapi = defineCommand({
  name: 'openapi',
  summary: 'Print the OpenAPI document of v1.',
  async options() {
    const { configOptions } = await import('@merx/server/config')
    return settingOptions(({ flag }) => flag === configOptions.publicUrl.flag)
  },
  async run({ flags }, context) {
    const { openApiV1 } = await import('@merx/server')
    const { host, port, publicUrl } = await readSettings(context, flags)
    const json = openApiV1(publicUrl ?? `http://${host}:${port}`)
    return { json, text: JSON.stringify(json, undefined, 2) }
  },
})
