import { type App, createApp, listApps, removeApp } from '@merx/catalog'
import { v1 } from '@merx/contract'
import { implement } from '../implement.ts'
import { toV1One } from './envelope.ts'
import { toV1Time } from './time.ts'

export const apps = implement(v1.apps, {
  async getApps(_, { db, actor }) {
    const found = await listApps(db, actor)
    return toV1One(found.map(toV1App))
  },

  async addApp({ body }, { db, actor, now }) {
    const { name, redirect_uris: redirectUris, scopes, is_public: isPublic } = body
    const input = { name, redirectUris, scopes, isPublic }
    const { app, secret } = await createApp(db, actor, input, now)
    return toV1One({ ...toV1App(app), ...(secret === undefined ? {} : { client_secret: secret }) })
  },

  async deleteApp({ params }, { db, actor, now }) {
    await removeApp(db, actor, params.id, now)
    return toV1One({ id: params.id })
  },
})

function toV1App(app: App): v1.App {
  return {
    id: app.id,
    client_id: app.clientId,
    name: app.name,
    redirect_uris: [...app.redirectUris],
    scopes: [...app.scopes],
    is_public: app.isPublic,
    add_time: toV1Time(app.createdAt),
  }
}
