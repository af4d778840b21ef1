/** OAuth scopes that routes ask for; a token needs any one of those a route names. */
export const scopes = [
  'base',
  'deals:read',
  'deals:full',
  'products:read',
  'products:full',
  'search:read',
] as const

export type Scope = (typeof scopes)[number]
