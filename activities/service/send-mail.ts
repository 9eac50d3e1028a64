import type { Queryable } from '../../db/database.js';
import { holdDueMail, type DueMail } from '../../db/messages/mails.js';
import { noteOwnRobot } from '../../db/people/own/own-robots.js';
import type { Delivery } from '../../domain/outgoing/delivery.js';
import { OWN_ROBOT_SEALED_FOR } from '../../domain/outgoing/own-robot.js';
import type { Reach } from '../../domain/outgoing/reach.js';
import { DEFAULT_PREFERENCES, mayBeMailedAt, type Preferences } from '../../domain/people/preferences.js';
import type { MailSettings } from '../../domain/settings/mail-settings.js';
import type { WorkdayCalendar } from '../../domain/vocabulary/workdays.js';
import { composeMail, shortlyOf } from '../../notifications/compose-mail.js';
import type { Mailer } from '../../notifications/smtp.js';
import type { KeyRing } from '../../seal/key-ring.js';
import { keptSecret } from '../../seal/kept-secret.js';
import { takeTurn, type Handed, type Turn, type TurnDependencies } from './take-turn.js';
import { ROBOT_GAP_MS, tellRobot, UNREADABLE } from './tell-robot.js';

/** What mailing works with. */
export interface MailDependencies extends TurnDependencies {
  readonly mailer: Mailer;
  readonly settings: Pick<MailSettings, 'from' | 'link'>;
  readonly calendar: WorkdayCalendar;
}

/** What telling people by their own robots works with. */
export interface OwnRobotDependencies extends TurnDependencies {
  readonly isMailSet: boolean;
  /** `link` is the address of the product without a final slash, absent where it is not set. */
  readonly robots: { readonly keys: KeyRing; readonly reach: Reach; readonly link?: string };
  readonly calendar: WorkdayCalendar;
}

/** Sends the next mail that is due, or leaves it until its addressee’s quiet hours are over (docs/decisions/0025, 0052). */
export const sendNextMail = (dependencies: MailDependencies): Promise<Turn | 'idle'> =>
  takeTurn(dependencies, {
    hold: (trx, at) => holdDueMail(trx, at, { lane: 'mail', isMailSet: true }),
    hand: (_, due) => unlessQuiet(dependencies, due, (preferences) => handMail(dependencies, due, preferences)),
  });

/** The same of what somebody's own robot says; what it does not take is mailed next, where it can be (0071). */
export const tellNextByRobot = (dependencies: OwnRobotDependencies): Promise<Turn | 'idle'> =>
  takeTurn(dependencies, {
    hold: (trx, at) => holdDueMail(trx, at, { lane: 'robot', isMailSet: dependencies.isMailSet }),
    hand: (trx, due) => unlessQuiet(dependencies, due, (preferences) => byRobot(trx, dependencies, due, preferences)),
  });

async function unlessQuiet(
  { calendar, now }: Pick<MailDependencies, 'calendar' | 'now'>,
  due: DueMail,
  hand: (preferences: Preferences) => Promise<Handed>,
): Promise<Handed> {
  const preferences = due.preferences ?? DEFAULT_PREFERENCES;
  const may = mayBeMailedAt(preferences, calendar, now().getTime());
  return !isUrgent(due) && may > now().getTime() ? { until: new Date(may) } : hand(preferences);
}

/** What concerns one's log-in, or the robot that one has just set, waits for no hour. */
const isUrgent = ({ says }: DueMail): boolean =>
  'message' in says && (says.message.topic === 'account' || says.message.topic === 'robot');

async function handMail(
  { mailer, settings }: MailDependencies,
  { email, uid, name, says }: DueMail,
  { language }: Preferences,
): Promise<Handed> {
  if (email === null) return { delivery: WITHOUT_ADDRESS, address: null };
  const mail = composeMail({ uid, name, ...says }, email, settings, language);
  return { delivery: await mailer.send(mail), address: email };
}

async function byRobot(
  trx: Queryable,
  { robots: { keys, reach, link }, now }: OwnRobotDependencies,
  { robot, says }: DueMail,
  { language }: Preferences,
): Promise<Handed> {
  if (robot === null || 'invitation' in says) return { delivery: UNREADABLE, address: null };
  const { no, channel, sealedUrl, sealedSecret } = robot;
  const address = keptSecret(keys, sealedUrl, OWN_ROBOT_SEALED_FOR.address);
  const secret = sealedSecret === null ? '' : keptSecret(keys, sealedSecret, OWN_ROBOT_SEALED_FOR.secret);
  const at = now();
  const note = (delivery: Delivery, pauseMs: number): Promise<void> => {
    const faultCode = delivery.outcome === 'sent' ? null : delivery.code;
    return noteOwnRobot(trx, no, { at, faultCode }, new Date(at.getTime() + pauseMs));
  };
  if (address === undefined || secret === undefined) {
    await note(UNREADABLE, ROBOT_GAP_MS);
    return { delivery: UNREADABLE, address: null };
  }
  const said = { ...shortlyOf(says, link), language };
  const { delivery, askedMs = 0 } = await tellRobot(channel, { address, secret }, said, { reach }, at);
  await note(delivery, Math.max(ROBOT_GAP_MS, askedMs));
  return { delivery, address: `${new URL(address).origin}/…` };
}

const WITHOUT_ADDRESS: Delivery = {
  outcome: 'never',
  code: 'NO_ADDRESS',
  fault: '人员没有邮箱地址 · the person has no mail address',
};
