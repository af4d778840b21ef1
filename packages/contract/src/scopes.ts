/** OAuth scopes that routes ask for; a token needs any one of those a route names. */
export const scopes = [
  'base',
  'deals:read',
  'deals:full',
  'activities:read',
  'activities:full',
  'contacts:read',
  'contacts:full',
  'products:read',
  'products:full',
  'product-fields:full',
  'users:read',
  'recents:read',
  'search:read',
  'admin',
] as const

export type Scope = (typeof scopes)[number]
