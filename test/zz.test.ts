import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { databases } from './databases.ts'
import { startMerx } from './merx-process.ts'
it('x', async () => { const d = await databases[0]!.create(); const s = await startMerx({ databaseUrl: d.url }); writeFileSync('/tmp/mpid', `${s.process.pid}`); await new Promise((r) => setTimeout(r, 9000)) })
