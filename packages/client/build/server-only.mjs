import { v1 } from '@merx/contract'

/** Operations no client has: done once, by an admin at the command line, not worth a page's bytes. */
export const serverOnly = new Set(Object.keys(v1.apps))
