import * as Type from 'typebox'
import { oneOf } from '../schema.ts'

/** Where apps ask for tokens and give them up, below the server's own address. */
export const paths = {
  authorize: '/oauth/authorize',
  token: '/oauth/token',
  revoke: '/oauth/revoke',
  metadata: '/.well-known/oauth-authorization-server',
} as const

/** What `POST /oauth/token` is asked; sent as a form (RFC 6749 sections 4.1.3 and 6). */
export const TokenRequest = Type.Object({
  grant_type: oneOf(['authorization_code', 'refresh_token']),
  code: Type.Optional(Type.String()),
  redirect_uri: Type.Optional(Type.String()),
  code_verifier: Type.Optional(Type.String({ description: 'RFC 7636.' })),
  refresh_token: Type.Optional(Type.String()),
  scope: Type.Optional(Type.String({ description: 'Fewer than were granted; for a refresh.' })),
  client_id: Type.Optional(Type.String({ description: 'Unless it is in `Authorization`.' })),
  client_secret: Type.Optional(Type.String()),
})

/** What `POST /oauth/token` answers (http-v1-neighbours section 10). */
export const TokenAnswer = Type.Object({
  access_token: Type.String(),
  token_type: Type.Literal('Bearer'),
  refresh_token: Type.String(),
  scope: Type.String({ description: 'A comma list; `base` is always among them.' }),
  expires_in: Type.Integer({ description: 'Seconds.' }),
  api_domain: Type.String({ description: 'Clients append `/v1` or `/api/v1`.' }),
})
export type TokenAnswer = Type.Static<typeof TokenAnswer>

/** What `POST /oauth/revoke` is asked; sent as a form (RFC 7009 section 2.1). */
export const RevocationRequest = Type.Object({
  token: Type.String(),
  token_type_hint: Type.Optional(oneOf(['access_token', 'refresh_token'])),
  client_id: Type.Optional(Type.String()),
  client_secret: Type.Optional(Type.String()),
})

/** Every member that a form sent to either may have. */
export const formMembers: ReadonlySet<string> = new Set([
  ...Object.keys(TokenRequest.properties),
  ...Object.keys(RevocationRequest.properties),
])

/** The documented body of a refusal. */
export const ErrorBody = Type.Object({
  success: Type.Literal(false),
  message: Type.String({ examples: ['Invalid grant: authorization_code is invalid'] }),
  error: Type.String({ examples: ['invalid_grant'], description: 'RFC 6749 section 5.2.' }),
})
export type ErrorBody = Type.Static<typeof ErrorBody>
