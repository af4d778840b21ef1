import type { Config, ConfigOption } from '@merx/server/config'
import type { Context, Options } from './command.ts'

/** Flags as they were given. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

/** Reads the settings: a flag wins over its variable. Flags that are no settings do not matter. */
export async function readSettings(context: Context, given: Given): Promise<Config> {
  const { readConfig } = await import('@merx/server/config')
  const texts = Object.entries(given).filter(([, value]) => typeof value === 'string')
  // The filter leaves only texts.
  return readConfig(context.env, Object.fromEntries(texts) as Record<string, string>)
}

/** The settings of the server as flags, for commands that take all of them or a part. */
export async function settingOptions(
  isTaken: (option: ConfigOption) => boolean = () => true,
): Promise<Options> {
  const { configOptions } = await import('@merx/server/config')
  return Object.fromEntries(
    Object.values<ConfigOption>(configOptions)
      .filter(isTaken)
      .map((option) => [option.flag, toOption(option)]),
  )
}

function toOption(setting: ConfigOption): Options[string] {
  const initial = setting.default === undefined ? '' : ` Default: ${setting.default}.`
  const description = `${setting.description}${initial} (${setting.env})`
  return { type: 'string', value: 'value', description }
}
