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
  'field.updated',
  'field.deleted',
  'filter.created',
  'filter.updated',
  'filter.deleted',
  'product.created',
  'product.updated',
  'product.deleted',
  'product.restored',
  'product.purged',
  'product.follower_added',
  'product.follower_removed',
  'organization.created',
  'organization.updated',
  'organization.deleted',
  'person.created',
  'person.updated',
  'person.deleted',
  'pipeline.created',
  'pipeline.updated',
  'pipeline.deleted',
  'stage.created',
  'stage.updated',
  'stage.deleted',
  'deal.created',
  'deal.updated',
  'deal.deleted',
  'deal.product_added',
  'deal.product_updated',
  'deal.product_removed',
  'file.created',
  'file.updated',
  'file.deleted',
  'file.purged',
] as const

export type EventName = (typeof eventNames)[number]
