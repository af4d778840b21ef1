import { oauth, scopes } from '@merx/contract'

/** What clients may find out by themselves about this server (RFC 8414). */
export function toMetadata(issuer: string): object {
  const clientAuthentication = ['client_secret_basic', 'client_secret_post', 'none']
  return {
    issuer,
    authorization_endpoint: `${issuer}${oauth.paths.authorize}`,
    token_endpoint: `${issuer}${oauth.paths.token}`,
    revocation_endpoint: `${issuer}${oauth.paths.revoke}`,
    scopes_supported: scopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: clientAuthentication,
    revocation_endpoint_auth_methods_supported: clientAuthentication,
    authorization_response_iss_parameter_supported: true,
  }
}
