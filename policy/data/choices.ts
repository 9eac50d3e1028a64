import type { ChoiceChange } from '../../domain/settings/choice-change.js';
import type { CivilDate } from '../../domain/vocabulary/civil-date.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import type { PolicyLibrary } from './library.js';
import { isAllowed, resolveChoices, type Choices, type Interpretation, type Switch } from './register.js';
import { REGISTER } from '../../domain/refusals/policy.js';

type Change = Pick<ChoiceChange, 'no' | 'key' | 'value' | 'effectiveFrom'>;

const switchOf = ({ register }: PolicyLibrary, key: string): Switch | undefined =>
  register.flatMap(({ switches }) => switches ?? []).find((one) => one.key === key);

/**
 * What a case that begins on a day takes with it (I-73): the register's choices, over them those that came with the
 * policy version of that day, over them HR's changes that hold by then, the latest first. A version's own choice
 * outlives the changes that were made before the version began. A change whose option is gone counts no longer.
 */
export const choicesOn = (library: PolicyLibrary, changes: readonly Change[], day: CivilDate): Choices => {
  const { version } = library.inForceOn(day);
  const own = library.choicesOf(version);
  const since = library.choicesSince(version) ?? '';
  const settings: Record<string, string | number> = { ...own };
  const holding = changes
    .filter(({ effectiveFrom }) => effectiveFrom <= day)
    .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.no - b.no);
  for (const { key, value, effectiveFrom } of holding) {
    const choice = switchOf(library, key);
    const outlived = own[key] !== undefined && effectiveFrom < since;
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
  /** What held on that day before; null where nothing was chosen yet (I-30). */
  readonly former: string | number | null;
  /** The entry belongs to HR and the general manager together. */
  readonly needsGm: boolean;
}

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
    return { refusal: refuse(REGISTER.NOT_FOUND, { entry }) };
  }
  const keys = (found.switches ?? []).map((one) => one.key);
  if (keys.length === 0) {
    return { refusal: refuse(REGISTER.NO_SWITCH, { entry }) };
  }
  const choice = findSwitch(found, key);
  if (choice === undefined) {
    return { refusal: refuse(REGISTER.SWITCH_UNKNOWN, { entry, keys }) };
  }
  if (!isAllowed(choice, value)) {
    return { refusal: refuse(REGISTER.VALUE_UNFIT, { key: choice.key, value, options: optionsOf(choice), entry }) };
  }
  if (effectiveFrom < today) {
    return { refusal: refuse(REGISTER.BACKDATED, { effectiveFrom, today, entry }) };
  }
  const former = choicesOn(library, changes, effectiveFrom)[choice.key] ?? choice.value;
  if (former === value) {
    return { refusal: refuse(REGISTER.UNCHANGED, { effectiveFrom, key: choice.key, value, entry }) };
  }
  return { entry, key: choice.key, former, needsGm: found.owner === 'hr-and-gm' };
};
