import type { Grade, Level } from '../../vocabulary/level.js';
import { text, type Text } from '../../vocabulary/text.js';
import type { Ability } from './acts.js';

/**
 * Whose words a descriptor is in: ours for what the appendix says (14.1), ours where it says nothing, or the company's
 * own. Said at each of them.
 */
export const WORDINGS = ['paraphrase', 'supplement', 'company'] as const;

/** What one grade asks of one ability, and in whose words. */
export interface Descriptor extends Text {
  readonly wording: (typeof WORDINGS)[number];
}

/** One of the six abilities, its weight and what each grade asks of it (8.3.4, I-31). */
export interface Standard {
  readonly ability: Ability;
  readonly name: Text;
  readonly weight: number;
  readonly grades: Readonly<Record<Grade, Descriptor>>;
}

/** The company's own wording of all thirty descriptors; where it has no English one, `en` says what `zh` says. */
export type CompanyWording = Readonly<Record<Ability, Readonly<Record<Grade, Text>>>>;

/** Where the words come from: the release, a file in the data folder, or an import by HR. */
export const STANDARD_SOURCES = ['release', 'file', 'import'] as const;

/** The standards that hold for a version of the policy. */
export interface StandardSet {
  readonly policyVersion: string;
  readonly source: (typeof STANDARD_SOURCES)[number];
  /** The version for which the wording was laid down; null for that of the release. A later one without its own keeps it. */
  readonly laidDownFor: string | null;
  readonly items: readonly Standard[];
}

/** What a panel judged by: frozen when its session is called, whatever is imported after. */
export interface ShownStandards extends StandardSet {
  /** The level aimed at, by case; null for whom no level is known. */
  readonly aims: Readonly<Record<string, Level | null>>;
}

/** What the abilities are called, in the order of the sheet. */
export const ABILITY_NAMES: Readonly<Record<Ability, Text>> = {
  business: text('业务能力', 'Knowledge of the work'),
  learning: text('学习能力', 'Learning'),
  communication: text('沟通能力', 'Communication'),
  'office-skills': text('办公技能', 'Office skills'),
  execution: text('执行力', 'Execution'),
  'developing-others': text('带人的能力/知识传递', 'Developing others'),
};
