/**
 * Names of the events that the log records: `<item>.<what happened>`.
 *
 * Every change appends one in its own transaction; history, recents and webhooks read them.
 */
export const eventNames = [
  'company.created',
  'user.created',
  'user.disabled',
  'api_token.created',
  'api_token.revoked',
  'field.created',
  'product.created',
  'product.updated',
  'product.deleted',
  'product.restored',
  'product.purged',
  'product.follower_added',
  'product.follower_removed',
  'organization.created',
  'person.created',
  'pipeline.created',
  'deal.created',
  'file.created',
] as const

export type EventName = (typeof eventNames)[number]
