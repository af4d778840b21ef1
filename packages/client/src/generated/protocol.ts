// Generated from the contract by `npm run generate`; change that, or packages/client/build.

export const userAgent = 'Merx-Client/0.1.0'
export const idempotencyKeyHeader = 'idempotency-key'
export const idempotencyAnnouncement = 'accept-idempotency-key'
