import * as z from 'zod';
import { ROLES, SENSITIVE_ROLES, type Role } from '../vocabulary/roles.js';
import { blank, ConfigurationError, maybe } from './environment.js';

/** How an identity of the provider finds its account at the first log-in: by a verified mail address, or by number. */
const LINKS = ['email', 'number'] as const;

/** The variables of the log-in with the company's own accounts; without `JINJI_OIDC_ISSUER` there is none. */
export const oidcVariables = {
  JINJI_OIDC_ISSUER: maybe(z.url({ protocol: /^https?$/ })),
  JINJI_OIDC_CLIENT_ID: maybe(z.string().min(1)),
  JINJI_OIDC_CLIENT_SECRET: maybe(z.string().min(1)),
  JINJI_OIDC_SCOPES: z.preprocess(blank, z.string().default('openid profile email')),
  JINJI_OIDC_NAME: z.preprocess(blank, z.string().max(40).default('单位账号')),
  JINJI_OIDC_LINK_BY: z.preprocess(blank, z.enum(LINKS).default('email')),
  JINJI_OIDC_NUMBER_CLAIM: z.preprocess(blank, z.string().default('employee_number')),
  JINJI_OIDC_GROUPS_CLAIM: z.preprocess(blank, z.string().default('groups')),
  JINJI_OIDC_ROLES: maybe(z.string()),
};

/** The company's own log-in (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** What the button says: 用{name}登录. */
  readonly name: string;
  readonly linkBy: (typeof LINKS)[number];
  readonly numberClaim: string;
  readonly groupsClaim: string;
  /** Roles that a group of the provider gives; a role that stands here is taken away from who is in none of its groups. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The address of the product as browsers see it, without a final slash. */
  readonly publicUrl: string;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

type Read = z.infer<ReturnType<typeof z.object<typeof oidcVariables>>>;

/**
 * The settings of the company's log-in, or undefined where it is not set up.
 * @throws ConfigurationError for settings that do not fit together.
 */
export function oidcSettings(v: Read & { readonly JINJI_PUBLIC_URL?: string | undefined }): OidcSettings | undefined {
  const { JINJI_OIDC_ISSUER: issuer, JINJI_OIDC_CLIENT_ID: clientId, JINJI_PUBLIC_URL: publicUrl } = v;
  if (issuer === undefined) return undefined;
  const { JINJI_OIDC_CLIENT_SECRET: clientSecret } = v;
  if (clientId === undefined || clientSecret === undefined || publicUrl === undefined) {
    throw new ConfigurationError(
      'JINJI_OIDC_ISSUER is set: set JINJI_OIDC_CLIENT_ID, JINJI_OIDC_CLIENT_SECRET and JINJI_PUBLIC_URL as well (须同时设置客户端编号、密钥与系统网址)',
    );
  }
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'http:' && !LOOPBACK.has(hostname)) {
    throw new ConfigurationError('JINJI_OIDC_ISSUER has to be https (身份提供方的地址须为 https)');
  }
  return {
    issuer,
    clientId,
    clientSecret,
    scopes: v.JINJI_OIDC_SCOPES,
    name: v.JINJI_OIDC_NAME,
    linkBy: v.JINJI_OIDC_LINK_BY,
    numberClaim: v.JINJI_OIDC_NUMBER_CLAIM,
    groupsClaim: v.JINJI_OIDC_GROUPS_CLAIM,
    roles: rolesOf(v.JINJI_OIDC_ROLES),
    publicUrl,
  };
}

/** `group=role,group=role`. */
function rolesOf(given: string | undefined): ReadonlyMap<string, Role> {
  const rows = (given ?? '').split(',').filter((row) => row.trim() !== '');
  return new Map(
    rows.map((row) => {
      const at = row.lastIndexOf('=');
      const group = row.slice(0, at).trim();
      const role = ROLES.find((one) => one === row.slice(at + 1).trim());
      if (at < 1 || group === '' || role === undefined) {
        throw new ConfigurationError(`JINJI_OIDC_ROLES: "${row.trim()}" is no group=role (应为 组=角色)`);
      }
      if (SENSITIVE_ROLES.includes(role)) {
        throw new ConfigurationError(
          `JINJI_OIDC_ROLES: ${role} decides about others, or reads everything, and is granted in the product, where a second person confirms it (该角色须在系统内授予并由第二人确认)`,
        );
      }
      return [group, role] as const;
    }),
  );
}
