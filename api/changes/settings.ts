import type { PayRate } from '../../db/people/pay/pay.js';
import { announce } from '../../db/announcements/announce.js';
import { findChoiceChange, insertChoice, listChoicesInForce, lockChoices } from '../../db/policy/choice-changes.js';
import type { Queryable } from '../../db/database.js';
import { HIGH_DECIDERS } from '../../domain/accounts/sensitive-roles.js';
import type { NewChange } from '../../domain/second-person/waiting-change.js';
import type { ChoiceChange } from '../../domain/settings/choice-change.js';
import { RefusalError } from '../../domain/vocabulary/refusal.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { text, type Text } from '../../domain/vocabulary/text.js';
import { switchAnnouncement } from '../../policy/announcing.js';
import { admitChoice, type AdmittedChoice } from '../../policy/data/choices.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { switchWords, valueWords } from '../../policy/data/switch-words.js';

/** A change of a switch as HR asks for it. */
export interface SwitchContent {
  readonly entry: string;
  readonly key: string | undefined;
  readonly value: string | number;
  /** Civil date. */
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly proposedBy: string;
}

/** What setting a switch works with. */
export interface SwitchDeps {
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

/** I-80: a change that holds is announced in the transaction that makes it hold; one that is proposed is not. */
export async function announced(trx: Queryable, { library, now }: SwitchDeps, no: number): Promise<ChoiceChange> {
  const change = await findChoiceChange(trx, no);
  if (change === undefined) throw new Error('the change vanished');
  if (change.state === 'in-force') {
    await announce(trx, [switchAnnouncement(library, await listChoicesInForce(trx), change)], now());
  }
  return change;
}

/** Whether the switch may be set so from that day on, and whose it is. @throws RefusalError `REGISTER.*`. */
export async function admitSwitch(
  trx: Queryable,
  { library, now }: SwitchDeps,
  asked: SwitchContent,
): Promise<AdmittedChoice> {
  const today = todayIn('Asia/Shanghai', now().getTime());
  await lockChoices(trx);
  const admitted = admitChoice(library, await listChoicesInForce(trx), asked, today);
  if ('refusal' in admitted) throw new RefusalError(admitted.refusal);
  return admitted;
}

/** Sets a switch that was admitted in this transaction. */
export async function setSwitch(
  trx: Queryable,
  deps: SwitchDeps,
  asked: SwitchContent,
  admitted: AdmittedChoice,
): Promise<ChoiceChange> {
  const { value, effectiveFrom, reason, proposedBy } = asked;
  return announced(trx, deps, await insertChoice(trx, { ...admitted, value, effectiveFrom, reason, proposedBy }));
}

/** The change to be asked for where HR alone owns the entry (4.1). */
export function switchToAsk(library: PolicyLibrary, asked: SwitchContent, key: string): NewChange {
  const { entry, value, effectiveFrom } = asked;
  const [name, named] = [switchWords(library, key), valueWords(library, key, value)];
  return {
    kind: 'switch',
    clause: entry,
    what: text(
      `登记簿 ${entry}「${name.zh}」自 ${effectiveFrom} 起设为「${named.zh}」`,
      `${entry} of the register, “${name.en}”, becomes “${named.en}” from ${effectiveFrom} on`,
    ),
    reason: asked.reason,
    about: [],
    deciders: HIGH_DECIDERS,
    content: asked,
    askedBy: asked.proposedBy,
  };
}

/** Of pay rates that wait. */
export interface PayContent {
  readonly rates: readonly PayRate[];
  readonly recordedBy: string;
}

/** The change to be asked for before the pay table grows (4.1, 12). */
export const ratesToAsk = (content: PayContent): NewChange => {
  const said = (language: keyof Text): readonly string[] =>
    content.rates.map(({ level, monthlyAmount }) => `${LEVEL_NAMES[level][language]} ${monthlyAmount}`);
  const from = content.rates[0]?.effectiveFrom ?? '';
  return {
    kind: 'pay-rates',
    clause: '12',
    what: text(
      `薪资表自 ${from} 起：${said('zh').join('、')}`,
      `the pay table from ${from} on: ${said('en').join(', ')}`,
    ),
    reason: null,
    about: [],
    deciders: HIGH_DECIDERS,
    content,
    askedBy: content.recordedBy,
  };
};
