import type { Kysely } from 'kysely';
import { sendNextMail, tellNextByRobot, type OwnRobotDependencies } from '../../activities/service/send-mail.js';
import type { Database } from '../../db/database.js';
import { setMailService } from '../../db/messages/mails.js';
import type { MailSettings } from '../../domain/settings/mail-settings.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { createMailer } from '../../notifications/smtp.js';
import type { RunningRounds } from '../rounds.js';
import { startSending, type Sending } from './sending.js';

/** What sending mail works with. */
export interface MailLoop extends Sending {
  readonly db: Kysely<Database>;
  /** Absent where mail is not set up. */
  readonly settings: MailSettings | undefined;
  readonly calendar: WorkdayCalendar;
  readonly robots: OwnRobotDependencies['robots'];
  readonly now?: () => Date;
}

/**
 * Says in the records whether mail is set up, and sends what is due until the signal, by mail and by people's own robots,
 * each with rounds of its own. Any number of workers may do it.
 */
export async function startMail(loop: MailLoop): Promise<RunningRounds> {
  const { db, settings, log, calendar, robots, now = () => new Date() } = loop;
  await setMailService(db, settings?.from ?? null, now());
  const lanes = [
    startSending(loop, {
      turn: () => tellNextByRobot({ db, isMailSet: settings !== undefined, robots, calendar, now }),
      unsent: 'not told by a robot',
      failed: 'people’s own robots wait: the database did not answer',
    }).done,
  ];
  if (settings === undefined) {
    log.info('mail is not set up (JINJI_SMTP_HOST): people read what they are told in the product · 未设置邮件');
  } else lanes.push(startMailing(loop, settings));
  return { done: Promise.all(lanes).then(() => undefined) };
}

async function startMailing(loop: MailLoop, settings: MailSettings): Promise<void> {
  const { db, log, calendar, now = () => new Date() } = loop;
  const { host, port, tls, from } = settings;
  log.info({ host, port, tls, from }, 'mail is set up');
  const mailer = createMailer(settings);
  await startSending(loop, {
    turn: () => sendNextMail({ db, mailer, settings, calendar, now }),
    unsent: 'not mailed',
    failed: 'mail waits: the database did not answer',
  }).done;
  mailer.close();
}
