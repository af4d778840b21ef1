/** What a company may let its regular users do; admins may do all of it. */
export const permissions = [
  'add-products',
  'edit-products',
  'delete-products',
  'manage-fields',
  'share-filters',
  'see-all',
] as const

export type Permission = (typeof permissions)[number]

/** What the regular users of a new company may do. */
export const defaultPermissions: readonly Permission[] = [
  'add-products',
  'edit-products',
  'delete-products',
  'manage-fields',
]

export const allPermissions: ReadonlySet<Permission> = new Set(permissions)

/** In the order of {@link permissions}, so that equal settings are equal text. */
export function toPermissionsText(granted: ReadonlySet<Permission>): string {
  return JSON.stringify(permissions.filter((name) => granted.has(name)))
}

/** Every request reads one of these few texts. */
const known = new Map<string, ReadonlySet<Permission>>()

export function readPermissions(text: string): ReadonlySet<Permission> {
  const set = known.get(text)
  if (set) return set
  // The column holds what toPermissionsText wrote.
  const read = new Set(JSON.parse(text) as Permission[])
  known.set(text, read)
  return read
}

/** What a user may do: an admin all of it, others what their company lets them. */
export function permissionsOf(row: {
  is_admin: number
  user_permissions: string
}): ReadonlySet<Permission> {
  return row.is_admin === 1 ? allPermissions : readPermissions(row.user_permissions)
}
