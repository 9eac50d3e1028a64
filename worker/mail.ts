import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { sendNextMail } from '../activities/service/send-mail.js';
import type { Database } from '../db/database.js';
import { setMailService } from '../db/messages/mails.js';
import type { MailSettings } from '../domain/settings/mail-settings.js';
import { createMailer } from '../notifications/smtp.js';

/** Milliseconds between two looks for mail that is due. */
const PAUSE_MS = 2_000;

/** What sending mail works with; milliseconds between its looks. */
export interface MailLoop {
  readonly db: Kysely<Database>;
  /** Absent where mail is not set up. */
  readonly settings: MailSettings | undefined;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
}

/** Mail as it runs beside the worker; `done` when the mail under way was finished after the signal. */
export interface RunningMail {
  readonly done: Promise<void>;
}

/**
 * Says in the records whether mail is set up, and sends what is due until `signal` comes. Any number of workers may do
 * it. Logs numbers and codes of mails, never persons: a 360° review is anonymous.
 */
export async function startMail({ db, settings, log, signal, pauseMs = PAUSE_MS }: MailLoop): Promise<RunningMail> {
  await setMailService(db, settings?.from ?? null, new Date());
  if (settings === undefined) {
    log.info('mail is not set up (JINJI_SMTP_HOST): people read what they are told in the product · 未设置邮件');
    return { done: Promise.resolve() };
  }
  const { host, port, tls, from } = settings;
  log.info({ host, port, tls, from }, 'mail is set up');
  const mailer = createMailer(settings);
  const turn = async (): Promise<boolean> => {
    const done = await sendNextMail({ db, mailer, settings, now: () => new Date() });
    if (done === 'idle') return false;
    if (done.outcome !== 'sent') log.warn({ mail: done.id, outcome: done.outcome, code: done.code }, 'not mailed');
    return done.reached;
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const goesOn = await turn().catch((error: unknown) => {
        log.warn({ err: error }, 'mail waits: the database did not answer');
        return false;
      });
      if (!goesOn) await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
    mailer.close();
  };
  return { done: run() };
}
