import type { MailSettings } from '../domain/settings/mail-settings.js';
import type { Text } from '../domain/vocabulary/text.js';

/** What somebody was told, as far as a mail needs it. */
export interface Told {
  readonly uid: string;
  readonly name: string;
  /** § of the policy, or the register's entry. */
  readonly clause: string;
  readonly subject: Text;
  readonly body: Text;
  /** Whether the body itself is mailed, or only where to read it. */
  readonly whole: boolean;
}

/** A mail to one person, ready to be sent. */
export interface Mail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  /** The same at every attempt, so that a mail that came twice can be known as one (RFC 5322, 3.6.4). */
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

const cited = (clause: string): string => (/^\d/.test(clause) ? `§${clause}` : clause);

/**
 * A mail in plain text, Chinese first. Mail is read by others than its addressee and lies about for years: of what is
 * said it bears the subject and a link, and the body only where the policy has the letter itself mailed (9.5.5).
 */
export function composeMail(told: Told, address: string, { from, link }: Pick<MailSettings, 'from' | 'link'>): Mail {
  const { uid, name, clause, subject, body, whole } = told;
  const chinese = [
    `${name}:您好!`,
    `${subject.zh}(${cited(clause)})`,
    ...(whole ? [body.zh] : []),
    `请登录晋级系统查看:${link}/messages`,
    '本邮件由系统发出,请勿回复。',
  ];
  const english = [
    `Dear ${name},`,
    `${subject.en} (${cited(clause)})`,
    ...(whole ? [body.en] : []),
    `Please read it in Jinji: ${link}/messages`,
    'This mail was sent by the system; please do not reply.',
  ];
  return {
    from,
    to: { name, address },
    messageId: `<${uid}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    subject: `${subject.zh} · ${subject.en}`,
    text: `${[...chinese, '----------', ...english].join('\n\n')}\n`,
  };
}
