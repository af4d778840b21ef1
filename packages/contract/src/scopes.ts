/**
 * OAuth scopes, each in the words in which a user is asked for it.
 *
 * Routes name those that let a token in; any one of them suffices. Every token has `base`.
 */
export const scopeDescriptions = {
  base: 'See your name and settings, the company and its currencies',
  'deals:read': 'See deals, pipelines, stages, their files and filters',
  'deals:full': 'See, add, change and delete deals, pipelines, stages, their files and filters',
  'activities:read': 'See files and filters',
  'activities:full': 'See, add, change and delete files and filters',
  'contacts:read': 'See persons and organizations, their files and filters',
  'contacts:full': 'See, add, change and delete persons and organizations, their files and filters',
  'products:read': 'See products with their prices, followers and files',
  'products:full': 'See, add, change and delete products, their prices, fields and followers',
  'product-fields:full': 'See, add, change and delete the fields of products',
  'users:read': 'See the users of the company',
  'recents:read': 'See what was changed lately',
  'search:read': 'Search everything you may see',
  admin: 'Administer the company: its pipelines and stages, and the apps that may be connected',
} as const satisfies Readonly<Record<string, string>>

export type Scope = keyof typeof scopeDescriptions

/** Every scope there is. */
// The keys of a literal are all it has.
export const scopes = Object.keys(scopeDescriptions) as readonly Scope[]
