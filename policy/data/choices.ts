import type { ChoiceChange } from '../../domain/settings/choice-change.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { PolicyLibrary } from './library.js';
import { isAllowed, resolveChoices, type Choices, type Interpretation, type Switch } from './register.js';

type Change = Pick<ChoiceChange, 'no' | 'key' | 'value' | 'effectiveFrom'>;

const switchOf = ({ register }: PolicyLibrary, key: string): Switch | undefined =>
  register.flatMap(({ switches }) => switches ?? []).find((one) => one.key === key);

/**
 * What a case that begins on a day takes with it (I-73): the register's choices, over them those that came with the
 * policy version of that day, over them HR's changes that hold by then, the latest first. A version's own choice
 * outlives the changes that were made before the version began. A change whose option is gone counts no longer.
 */
export const choicesOn = (library: PolicyLibrary, changes: readonly Change[], day: CivilDate): Choices => {
  const { version, validFrom } = library.inForceOn(day);
  const own = library.choicesOf(version);
  const settings: Record<string, string | number> = { ...own };
  const holding = changes
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.no - b.no);
  for (const { key, value, effectiveFrom } of holding) {
    const choice = switchOf(library, key);
    const outlived = own[key] !== undefined && effectiveFrom < (validFrom ?? '');
    if (choice !== undefined && isAllowed(choice, value) && !outlived) settings[key] = value;
  }
  return resolveChoices(library.register, settings);
};

/** A switch of the register as it is asked for, to hold from a civil date on (I-24, I-30, I-42). */
export interface AskedChoice {
  readonly entry: string;
  /** May be left out where the entry has one switch. */
  readonly key?: string | undefined;
  readonly value: string | number;
  readonly effectiveFrom: CivilDate;
}

/** A switch that may be set as asked, with what it replaces and who has to agree. */
export interface AdmittedChoice {
  readonly entry: string;
  readonly key: string;
  /** What held on that day before. */
  readonly former: string | number;
  /** The entry belongs to HR and the general manager together. */
  readonly needsGm: boolean;
}

const refuse = (entry: string, code: string, zh: string, en: string): { readonly refusal: Refusal } => ({
  refusal: { code, clause: entry, message: text(zh, en) },
});

const optionsOf = (choice: Switch): string =>
  choice.type === 'mark' ? '0–100' : choice.options.map(({ value }) => value).join(', ');

const findSwitch = ({ switches = [] }: Interpretation, key: string | undefined): Switch | undefined =>
  key === undefined && switches.length === 1 ? switches[0] : switches.find((one) => one.key === key);

/** §13.2: whether a switch may be set so from that day on; says what is in the way, or what the change comes to. */
export const admitChoice = (
  library: PolicyLibrary,
  changes: readonly Change[],
  { entry, key, value, effectiveFrom }: AskedChoice,
  today: CivilDate,
): AdmittedChoice | { readonly refusal: Refusal } => {
  const found = library.register.find(({ id }) => id === entry);
  if (found === undefined) {
    return refuse(entry, 'REGISTER.NOT_FOUND', `登记表中没有 ${entry}。`, `The register has no entry ${entry}.`);
  }
  const keys = (found.switches ?? []).map((one) => one.key);
  if (keys.length === 0) {
    return refuse(
      entry,
      'REGISTER.NO_SWITCH',
      `${entry} 没有可切换的选项;改变其读法须改版本。`,
      `${entry} has no switch; another reading of it takes a new release.`,
    );
  }
  const choice = findSwitch(found, key);
  if (choice === undefined) {
    return refuse(
      entry,
      'REGISTER.SWITCH_UNKNOWN',
      `请指明 ${entry} 的开关:${keys.join('、')}。`,
      `Name the switch of ${entry}: ${keys.join(', ')}.`,
    );
  }
  if (!isAllowed(choice, value)) {
    return refuse(
      entry,
      'REGISTER.VALUE_UNFIT',
      `${choice.key} 不能设为 ${value};可选:${optionsOf(choice)}。`,
      `${choice.key} cannot be ${value}; it takes ${optionsOf(choice)}.`,
    );
  }
  if (effectiveFrom < today) {
    return refuse(
      entry,
      'REGISTER.BACKDATED',
      `生效日 ${effectiveFrom} 已过;请选今日(${today})或以后,已开始的案件不受影响(I-73)。`,
      `${effectiveFrom} has passed; take today (${today}) or later. Cases that have begun keep theirs (I-73).`,
    );
  }
  const former = choicesOn(library, changes, effectiveFrom)[choice.key] ?? choice.value;
  if (former === value) {
    return refuse(
      entry,
      'REGISTER.UNCHANGED',
      `自 ${effectiveFrom} 起 ${choice.key} 已是 ${value},无须更改。`,
      `${choice.key} is ${value} on ${effectiveFrom} as it is; there is nothing to change.`,
    );
  }
  return { entry, key: choice.key, former, needsGm: found.owner === 'hr-and-gm' };
};
