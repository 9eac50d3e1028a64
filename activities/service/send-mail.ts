import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.js';
import { holdDueMail, markMailFault, markMailSent, type DueMail, type MailAttempt } from '../../db/messages/mails.js';
import type { MailSettings } from '../../domain/settings/mail-settings.js';
import { composeMail } from '../../notifications/compose-mail.js';
import type { Delivery, Mailer } from '../../notifications/smtp.js';

const MINUTE_MS = 60_000;
/** As long as SMTP servers themselves go on trying (RFC 5321, 4.5.4.1). */
const GIVE_UP_MS = 5 * 24 * 60 * MINUTE_MS;
/** The longest pause between two attempts, in minutes: where the server was there and said no, where it was not. */
const LONGEST_PAUSE = { answered: 60, away: 5 };

/** What sending the waiting mails works with. */
export interface MailDependencies {
  readonly db: Kysely<Database>;
  readonly mailer: Mailer;
  readonly settings: Pick<MailSettings, 'from' | 'link'>;
  readonly now: () => Date;
}

/** What came of one turn; `idle` when nothing is due. Without names and addresses, so that it may be logged. */
export interface MailTurn {
  readonly id: number;
  readonly outcome: Delivery['outcome'];
  /** Whether the server was there at all. */
  readonly reached: boolean;
  readonly code?: string;
}

/**
 * Sends the next mail that is due. Mail and transaction are held until the server has answered, so two workers never
 * send the same one, and a worker that dies leaves it to the next. Only where it dies, or loses the database, after the
 * server's yes and before the commit is a mail sent again, under the same Message-ID (docs/decisions/0025-mail.md).
 */
export const sendNextMail = ({ db, mailer, settings, now }: MailDependencies): Promise<MailTurn | 'idle'> =>
  db.transaction().execute(async (trx) => {
    const due = await holdDueMail(trx, now());
    if (due === undefined) return 'idle';
    const { id, email } = due;
    const delivery = email === null ? WITHOUT_ADDRESS : await mailer.send(composeMail(due, email, settings));
    const attempt: MailAttempt = { address: email, at: now() };
    if (delivery.outcome === 'sent') {
      await markMailSent(trx, id, attempt);
      return { id, outcome: 'sent', reached: true };
    }
    const { outcome, code, fault } = delivery;
    const reached = outcome === 'never' || delivery.reached;
    const dueAt = outcome === 'never' ? null : nextAttempt(due, reached, attempt.at);
    await markMailFault(trx, id, { ...attempt, code, fault, dueAt });
    return { id, outcome: dueAt === null ? 'never' : outcome, reached, code };
  });

const WITHOUT_ADDRESS: Delivery = {
  outcome: 'never',
  code: 'NO_ADDRESS',
  fault: '人员没有邮箱地址 · the person has no mail address',
};

/** Twice as long after every attempt; null when it has been tried long enough. */
function nextAttempt({ attempts, queuedAt }: DueMail, reached: boolean, at: Date): Date | null {
  const minutes = Math.min(2 ** Math.min(attempts, 10), reached ? LONGEST_PAUSE.answered : LONGEST_PAUSE.away);
  const next = at.getTime() + minutes * MINUTE_MS;
  return next - queuedAt.getTime() > GIVE_UP_MS ? null : new Date(next);
}
