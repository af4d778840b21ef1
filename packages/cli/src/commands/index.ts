import type { Command } from '../command.ts'
import { appAdd, appList, appRemove } from './apps.ts'
import { codegen } from './codegen.ts'
import { companyAdd, companyList } from './companies.ts'
import { companyUpdate } from './company-update.ts'
import { fieldList, fieldRestore } from './fields.ts'
import { groupAdd, groupList, groupRemove, groupUpdate, userGroup } from './groups.ts'
import { init } from './init.ts'
import { migrate } from './migrate.ts'
import { openapi } from './openapi.ts'
import { purge } from './purge.ts'
import { sample } from './sample.ts'
import { serve } from './serve.ts'
import { tokenCreate, tokenList, tokenRevoke } from './tokens.ts'
import { userAdd, userDisable, userList, userPassword } from './users.ts'

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  init,
  companyAdd,
  companyList,
  companyUpdate,
  userAdd,
  userList,
  userPassword,
  userDisable,
  userGroup,
  groupAdd,
  groupList,
  groupUpdate,
  groupRemove,
  tokenCreate,
  tokenList,
  tokenRevoke,
  appAdd,
  appList,
  appRemove,
  fieldList,
  fieldRestore,
  migrate,
  purge,
  sample,
  openapi,
  codegen,
]
