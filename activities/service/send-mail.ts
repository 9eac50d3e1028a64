import { holdDueMail, type DueMail } from '../../db/messages/mails.js';
import type { Delivery } from '../../domain/outgoing/delivery.js';
import { DEFAULT_PREFERENCES, mayBeMailedAt } from '../../domain/people/preferences.js';
import type { MailSettings } from '../../domain/settings/mail-settings.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { composeMail } from '../../notifications/compose-mail.js';
import type { Mailer } from '../../notifications/smtp.js';
import { takeTurn, type Handed, type Turn, type TurnDependencies } from './take-turn.js';

/** What sending the waiting mails works with. */
export interface MailDependencies extends TurnDependencies {
  readonly mailer: Mailer;
  readonly settings: Pick<MailSettings, 'from' | 'link'>;
  readonly calendar: WorkdayCalendar;
}

/** Sends the next mail that is due, or leaves it until its addressee’s quiet hours are over (docs/decisions/0025, 0052). */
export const sendNextMail = (dependencies: MailDependencies): Promise<Turn | 'idle'> =>
  takeTurn(dependencies, { hold: holdDueMail, hand: (_, due) => handMail(dependencies, due) });

async function handMail({ mailer, settings, calendar, now }: MailDependencies, due: DueMail): Promise<Handed> {
  const { email, uid, name, says } = due;
  const preferences = due.preferences ?? DEFAULT_PREFERENCES;
  const urgent = 'message' in says && says.message.topic === 'account';
  const may = mayBeMailedAt(preferences, calendar, now().getTime());
  if (!urgent && may > now().getTime()) return { until: new Date(may) };
  if (email === null) return { delivery: WITHOUT_ADDRESS, address: null };
  const mail = composeMail({ uid, name, ...says }, email, settings, preferences.language);
  return { delivery: await mailer.send(mail), address: email };
}

const WITHOUT_ADDRESS: Delivery = {
  outcome: 'never',
  code: 'NO_ADDRESS',
  fault: '人员没有邮箱地址 · the person has no mail address',
};
