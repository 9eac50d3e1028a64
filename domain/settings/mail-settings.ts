import * as z from 'zod';
import { isEmail } from '../vocabulary/email.js';
import { blank, ConfigurationError, maybe } from './environment.js';

/** `starttls` insists on the upgrade; `none` sends in the clear, and therefore never a password. */
const MAIL_TLS = ['starttls', 'implicit', 'none'] as const;
type MailTls = (typeof MAIL_TLS)[number];

/** RFC 8314: submission with STARTTLS, with implicit TLS; 25 for a relay inside the house. */
const PORTS: Readonly<Record<MailTls, number>> = { starttls: 587, implicit: 465, none: 25 };

/** The variables of outgoing mail; without `JINJI_SMTP_HOST` nothing is mailed. */
export const mailVariables = {
  JINJI_SMTP_HOST: maybe(z.string().min(1)),
  JINJI_SMTP_PORT: maybe(z.coerce.number().int().min(1).max(65_535)),
  JINJI_SMTP_TLS: z.preprocess(blank, z.enum(MAIL_TLS).default('starttls')),
  JINJI_SMTP_CA: maybe(z.string()),
  JINJI_SMTP_USER: maybe(z.string()),
  JINJI_SMTP_PASSWORD: maybe(z.string()),
  JINJI_MAIL_FROM: maybe(z.string().refine(isEmail, 'must be a mail address such as jinji@example.com')),
};

/** How the product mails what people are told (9.5.5). */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: MailTls;
  /** PEM text of the authority that signed the server's certificate, where the system does not know it. */
  readonly ca?: string;
  readonly login?: { readonly user: string; readonly password: string };
  /** The sender's address. */
  readonly from: string;
  /** The address of the product as browsers see it, without a final slash; mails link to it. */
  readonly link: string;
}

type Read = z.infer<ReturnType<typeof z.object<typeof mailVariables>>>;

/**
 * The settings of mail, or undefined where mail is not set up.
 * @throws ConfigurationError for settings that do not fit together.
 */
export function mailSettings(v: Read & { readonly JINJI_PUBLIC_URL?: string | undefined }): MailSettings | undefined {
  const { JINJI_SMTP_HOST: host, JINJI_SMTP_TLS: tls, JINJI_SMTP_CA: ca, JINJI_MAIL_FROM: from } = v;
  const { JINJI_SMTP_USER: user, JINJI_SMTP_PASSWORD: password, JINJI_PUBLIC_URL: link } = v;
  if (host === undefined) return undefined;
  if (from === undefined || link === undefined) {
    throw new ConfigurationError(
      'JINJI_SMTP_HOST is set: set JINJI_MAIL_FROM (who sends) and JINJI_PUBLIC_URL (where mails link to) as well (须同时设置发件地址与系统网址)',
    );
  }
  if ((user === undefined) !== (password === undefined)) {
    throw new ConfigurationError('JINJI_SMTP_USER and JINJI_SMTP_PASSWORD go together (用户名与密码须同时设置)');
  }
  if (tls === 'none' && user !== undefined) {
    throw new ConfigurationError(
      'JINJI_SMTP_TLS=none would send the password in the clear: use starttls or implicit (不加密时不能使用密码)',
    );
  }
  return {
    host,
    tls,
    from,
    port: v.JINJI_SMTP_PORT ?? PORTS[tls],
    link,
    ...(ca === undefined ? {} : { ca }),
    ...(user === undefined || password === undefined ? {} : { login: { user, password } }),
  };
}
