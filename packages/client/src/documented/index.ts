export { MerxError } from '../errors.ts'
export * from '../generated/documented/index.ts'
export type { AnswerContext } from './answer.ts'
export { ApiClient } from './api-client.ts'
export type {
  ApiKeyAuthentication,
  Authentications,
  OAuth2Authentication,
  OAuth2Token,
} from './authentications.ts'
export {
  FailResponseException,
  NotFoundException,
  OAuthProviderException,
  UnauthorizedException,
} from './exceptions.ts'
export type { UploadedFile } from './request-body.ts'
