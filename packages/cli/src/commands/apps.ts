import { defineCommand } from '../command.ts'
import {
  actorIn,
  chooseCompany,
  companyOption,
  databaseOptions,
  withDatabase,
} from '../database.ts'
import { CommandError } from '../failures.ts'
import { details, printable, table } from '../table.ts'

export const appAdd = defineCommand({
  name: 'app add',
  summary: 'Register an app that users of a company may let in.',
  options: {
    company: companyOption,
    name: { type: 'string', value: 'name', description: 'As users see it.', isRequired: true },
    'redirect-uri': {
      type: 'string',
      value: 'URI',
      description: 'Where users may be sent back, letter by letter; several with commas between.',
      isRequired: true,
      isRepeatable: true,
    },
    scopes: {
      type: 'string',
      value: 'list',
      description: 'What it may ask for, such as products:read,deals:full; base is added.',
      isRepeatable: true,
    },
    public: { type: 'boolean', description: 'It cannot keep a secret and gets none.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { createApp } = await import('@merx/catalog')
    const input = {
      name: flags.name,
      redirectUris: flags['redirect-uri'].flatMap(splitUris),
      scopes: flags.scopes.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== ''),
      isPublic: flags.public,
    }
    const { app, secret } = await withDatabase(context, flags, async ({ db }) => {
      const actor = await actorIn(await chooseCompany(db, flags.company))
      return createApp(db, actor, input, context.now())
    })
    const { clientId } = app
    const shown = secret === undefined ? {} : { clientSecret: secret }
    return {
      json: { clientId, ...shown },
      text: `App ${app.id} was added. Shown this once:\n\n${details({
        'client id': clientId,
        'client secret': secret ?? 'none, since it is public',
      })}`,
    }
  },
})

export const appList = defineCommand({
  name: 'app list',
  summary: 'List the apps of a company, or of all; never their secrets.',
  options: {
    company: { type: 'string', value: 'id', description: 'Only of this company.' },
    ...databaseOptions,
  },
  async run({ flags }, context) {
    const { listAllApps } = await import('@merx/catalog')
    const apps = await withDatabase(context, flags, async ({ db }) => {
      const company = flags.company && (await chooseCompany(db, flags.company))
      return listAllApps(db, company ? company.id : undefined)
    })
    const rows = apps.map((app) => [
      `${app.id}`,
      `${app.companyId}`,
      app.name,
      app.clientId,
      app.isPublic ? 'public' : 'confidential',
      app.scopes.join(','),
      app.redirectUris.join(' '),
    ])
    const headings = ['ID', 'COMPANY', 'NAME', 'CLIENT ID', 'KIND', 'SCOPES', 'REDIRECT URIS']
    return { json: { apps }, text: table(headings, rows, 'There are no apps.') }
  },
})

export const appRemove = defineCommand({
  name: 'app remove',
  summary: 'Remove an app, by its number or client id, and end all that was granted to it.',
  operands: ['id'],
  options: databaseOptions,
  async run({ flags, operands }, context) {
    const { listAllApps, removeApp } = await import('@merx/catalog')
    const removed = await withDatabase(context, flags, async ({ db }) => {
      const apps = await listAllApps(db)
      const app = apps.find(({ id, clientId }) => [`${id}`, clientId].includes(operands.id))
      if (!app) throw new CommandError(`there is no app ${operands.id}`)
      const actor = await actorIn(await chooseCompany(db, `${app.companyId}`))
      await removeApp(db, actor, app.id, context.now())
      return app
    })
    return {
      json: { id: removed.id, isRemoved: true },
      text: `App ${removed.id} (${printable(removed.name)}) is removed.`,
    }
  },
})

/** A comma parts two addresses only where the next begins: it may stand in one too. */
function splitUris(text: string): string[] {
  return text.split(/,(?=[a-z][a-z0-9+.-]*:)/i)
}
