import type { Permission, VisibilityPlan } from '@merx/catalog'
import { defineCommand } from '../command.ts'
import { actorIn, databaseOptions, withDatabase } from '../database.ts'
import { CommandError, UsageError } from '../failures.ts'
import { parseWholeNumber } from '../parse.ts'
import { tellSearch } from './groups.ts'

export const companyUpdate = defineCommand({
  name: 'company update',
  summary: 'Change what regular users of a company may do, and what visibility means in it.',
  details: [
    'Holds from the next request of each user on; admins may do everything.',
    'In plan simple visibility 1 is the owner and followers, and 3, 5 and 7 are the whole company. In',
    "plan groups 1 is the owner, 3 the owner's group, 5 that group and those below it, and 7 the whole",
    'company. Changing the plan takes a while in a large catalogue: the search learns of each item.',
  ].join('\n'),
  operands: ['id'],
  options: async () => {
    const { permissions } = await import('@merx/catalog')
    const names = permissions.join(', ')
    return {
      allow: { type: 'string', value: 'list', description: `What to allow, of ${names}.` },
      deny: { type: 'string', value: 'list', description: 'What to deny, of the same.' },
      'visibility-plan': { type: 'string', value: 'plan', description: 'simple or groups.' },
      ...databaseOptions,
    }
  },
  async run({ flags, operands }, context) {
    const { changeVisibilityPlan, findCompany, updateCompany } = await import('@merx/catalog')
    const id = parseWholeNumber(operands.id, '<id>')
    const { plan, ...patch } = await toPatch(flags)
    const company = await withDatabase(context, flags, async ({ db }) => {
      const found = await findCompany(db, id)
      if (!found) throw new CommandError(`there is no company ${id}`)
      const actor = await actorIn(found)
      const changed = await db.transaction(async (db) => {
        if (plan) await changeVisibilityPlan(db, actor, plan, context.now())
        return updateCompany(db, actor, patch, context.now())
      })
      if (plan) await tellSearch(db, actor, context)
      return changed
    })
    const { userPermissions, visibilityPlan } = company
    const allowed = userPermissions.join(', ') || 'none of it'
    return {
      json: { id, userPermissions, visibilityPlan },
      text: `Company ${id} has the plan ${visibilityPlan}; its regular users may: ${allowed}.`,
    }
  },
})

interface Given {
  readonly allow: string | undefined
  readonly deny: string | undefined
  readonly 'visibility-plan': string | undefined
}

/** Throws {@link UsageError} for flags that say nothing, or say one thing and its contrary. */
async function toPatch({ allow, deny, 'visibility-plan': plan }: Given) {
  const patch = {
    allow: await parsePermissions(allow, '--allow'),
    deny: await parsePermissions(deny, '--deny'),
    plan: plan === undefined ? undefined : await parsePlan(plan),
  }
  const both = patch.allow.find((name) => patch.deny.includes(name))
  if (both) throw new UsageError(`--allow and --deny both name ${both}`)
  if (allow ?? deny ?? plan) return patch
  throw new UsageError('say what to change: --allow, --deny or --visibility-plan')
}

async function parsePlan(word: string): Promise<VisibilityPlan> {
  const { visibilityPlans } = await import('@merx/catalog')
  const plan = visibilityPlans.find((name) => name === word)
  if (plan) return plan
  throw new UsageError('--visibility-plan must be simple or groups')
}

async function parsePermissions(list: string | undefined, where: string): Promise<Permission[]> {
  const { permissions } = await import('@merx/catalog')
  const words = list?.split(',').map((word) => word.trim()) ?? []
  return words.map((word) => {
    const permission = permissions.find((name) => name === word)
    if (permission) return permission
    throw new UsageError(`${where} "${word}" must be one of ${permissions.join(', ')}`)
  })
}
