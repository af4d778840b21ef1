export { type ErrorCode, MerxError } from './errors.ts'
