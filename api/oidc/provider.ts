import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';
import type { OidcSettings } from '../../domain/settings/oidc-settings.js';

/** What a log-in needs to remember between its two halves; never shown to anybody. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider says of who has logged in. */
export interface Claims {
  readonly subject: string;
  /** The provider's session, where it names one. */
  readonly sid: string | undefined;
  /** Only where the provider has verified it. */
  readonly email: string | undefined;
  readonly number: string | undefined;
  /** Undefined where it says nothing of groups. */
  readonly groups: readonly string[] | undefined;
}

/** The company's provider of log-ins. Whatever throws here is the provider's or the caller's fault, never a state of ours. */
export interface Provider {
  /** Where the browser goes, and what to remember until it is back. */
  begin(): Promise<{ readonly location: string; readonly pending: Pending }>;
  /** Exchanges what the browser brought back. @param query of the address that it came back to. */
  finish(query: string, pending: Pending): Promise<Claims>;
  /** Whose sessions end, by a log-out token that the provider has signed (OpenID Connect Back-Channel Logout 1.0). */
  logOut(token: string): Promise<{ readonly sid: string | undefined; readonly subject: string | undefined }>;
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** How old a log-out token may be, in seconds, and how far the clocks may differ. */
const OLDEST_TOKEN = '5 minutes';
const CLOCKS_DIFFER = 30;
/** How long the provider may take for one answer, in seconds. */
const PATIENCE_S = 10;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Discovers the provider at the first log-in, and again after a failure: it need not be there when the service starts. */
export function createProvider(settings: OidcSettings): Provider {
  const { issuer, clientId, clientSecret, publicUrl } = settings;
  let discovered: Promise<oidc.Configuration> | undefined;
  const discover = async (): Promise<oidc.Configuration> => {
    // Settings admit plain HTTP for this machine alone; the library marks it as deprecated so that it is noticed.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const plain = issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {};
    const configuration = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: PATIENCE_S,
      ...plain,
    });
    configuration.timeout = PATIENCE_S;
    return configuration;
  };
  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= discover().catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  return {
    begin: async () => {
      const verifier = oidc.randomPKCECodeVerifier();
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
      const location = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${publicUrl}/v1/oidc/callback`,
        scope: settings.scopes,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: pending.state,
        nonce: pending.nonce,
      });
      return { location: location.href, pending };
    },
    finish: async (query, { state, nonce, verifier }) => {
      const known = await configuration();
      const tokens = await oidc.authorizationCodeGrant(known, new URL(`${publicUrl}/v1/oidc/callback?${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const told = tokens.claims();
      if (told === undefined) throw new Error('the provider gave no ID token');
      const more =
        known.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : await oidc.fetchUserInfo(known, tokens.access_token, told.sub);
      return claimsOf(settings, { ...told, ...more, sub: told.sub, sid: told.sid });
    },
    logOut: async (token) => {
      const { jwks_uri: at, issuer: named } = (await configuration()).serverMetadata();
      if (at === undefined) throw new Error('the provider names no keys');
      keys ??= createRemoteJWKSet(new URL(at), { timeoutDuration: PATIENCE_S * 1000 });
      const { payload } = await jwtVerify(token, keys, {
        issuer: named,
        audience: clientId,
        maxTokenAge: OLDEST_TOKEN,
        clockTolerance: CLOCKS_DIFFER,
        requiredClaims: ['iat', 'jti', 'events'],
      });
      const { events, sid, sub } = payload;
      const isLogOut = typeof events === 'object' && events !== null && LOGOUT_EVENT in events;
      const whose = { sid: textOf(sid), subject: textOf(sub) };
      if (!isLogOut || 'nonce' in payload || (whose.sid === undefined && whose.subject === undefined)) {
        throw new Error('not a log-out token');
      }
      return whose;
    },
  };
}

function claimsOf({ numberClaim, groupsClaim }: OidcSettings, told: Readonly<Record<string, unknown>>): Claims {
  const groups = told[groupsClaim];
  return {
    subject: textOf(told.sub) ?? '',
    sid: textOf(told.sid),
    email: told.email_verified === true ? textOf(told.email) : undefined,
    number: textOf(told[numberClaim]),
    groups: Array.isArray(groups) ? groups.filter((one): one is string => typeof one === 'string') : undefined,
  };
}
