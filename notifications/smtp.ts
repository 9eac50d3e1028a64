import { createTransport } from 'nodemailer';
import type { Delivery } from '../domain/outgoing/delivery.js';
import { legible } from '../domain/vocabulary/characters.js';
import type { MailSettings } from '../domain/settings/mail-settings.js';
import type { Mail } from './compose-mail.js';

/** Sends mails through one mail server. */
export interface Mailer {
  /** Hands one mail to the server; never throws. */
  send(mail: Mail): Promise<Delivery>;
  close(): void;
}

const SECONDS = 1000;
/** The database's lock on the mail is held meanwhile, so none of them is long. */
const TIMEOUTS = {
  connectionTimeout: 10 * SECONDS,
  greetingTimeout: 10 * SECONDS,
  socketTimeout: 30 * SECONDS,
  dnsTimeout: 10 * SECONDS,
};

/** What a server has refused for good: this recipient, or this mail. A sender or log-in it refuses is a setting. */
const ABOUT_THE_MAIL = /^(RCPT TO|DATA)$/;

/** A mailer over SMTP that keeps one connection while there is something to send; `timeouts` in milliseconds. */
export function createMailer(
  { host, port, tls, ca, login, from }: MailSettings,
  timeouts: Partial<typeof TIMEOUTS> = {},
): Mailer {
  const transport = createTransport({
    host,
    port,
    pool: true,
    maxConnections: 1,
    ...TIMEOUTS,
    ...timeouts,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(ca === undefined ? {} : { tls: { ca } }),
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password } }),
    // Nothing of a mail is ever a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, html, messageId, calendar }) => {
      try {
        const headers = { 'Auto-Submitted': 'auto-generated' }; // RFC 3834: no answer from an absence notice
        const invited = calendar === undefined ? {} : { icalEvent: { ...calendar, filename: 'invite.ics' } };
        await transport.sendMail({ from, to: { ...to }, subject, text, html, messageId, headers, ...invited });
        return { outcome: 'sent' };
      } catch (error) {
        return deliveryOf(error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

function deliveryOf(error: unknown): Delivery {
  const { code = 'UNKNOWN', responseCode, command = '' } = error as Partial<SmtpError>;
  const fault = legible(error instanceof Error ? error.message : String(error)); // a stranger's words
  if (responseCode === undefined) return { outcome: 'later', reached: false, code, fault };
  const final = responseCode >= 500 && ABOUT_THE_MAIL.test(command);
  const said = { code: String(responseCode), fault };
  return final ? { outcome: 'never', ...said } : { outcome: 'later', reached: true, ...said };
}

/** What nodemailer puts on its errors. */
interface SmtpError {
  readonly code: string;
  /** The server's three digits, where it answered. */
  readonly responseCode: number;
  /** The command it answered. */
  readonly command: string;
}
