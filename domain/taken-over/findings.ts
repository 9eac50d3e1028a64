import { text, type Text } from '../vocabulary/text.js';
import { EARLIER_STEPS, type TakenOverEntry } from './entry.js';

/** What the policy demands before the place at which a case was taken over, and whether a paper proves it. */
export interface EarlierFinding {
  readonly clause: string;
  readonly title: Text;
  /** A paper says so, and in its order. */
  readonly proven: boolean;
  readonly on: string | null;
  /** As the paper has it. */
  readonly by: string | null;
  readonly says: Text;
}

interface Step {
  readonly step: string;
  readonly on: string;
  readonly by: string;
}

const MISSING = text('没有书面材料，未予证实', 'no paper, so it is not proven');
const ON_PAPER = text('书面材料有记载', 'on paper');

/** Which steps have to lie behind a case that stands there; a confirmation that was not proposed has none. */
function demanded(entry: TakenOverEntry): readonly string[] {
  const all = Object.keys(EARLIER_STEPS[entry.kind]);
  if (entry.kind === 'confirmation' && entry.proposed === undefined) return [];
  return entry.kind === 'trial' && entry.score === undefined ? all.filter((step) => step !== 'review') : all;
}

/** On which day a step would come too late for what followed it. */
function tooLate(entry: TakenOverEntry, { step, on }: Step): Text | undefined {
  if (entry.kind === 'trial' && (step === 'approval' || step === 'letter') && on > entry.startOn)
    return text(`晚于试用开始日 ${entry.startOn}`, `later than the first day of the trial, ${entry.startOn}`);
  return undefined;
}

/**
 * Each step that the policy demands before that place, as it is proven or not: nothing is taken for granted because a case
 * went on (4.1). That the person met the conditions of §9.2 was never looked at by the service, which is said, too.
 */
export function findingsOf(entry: TakenOverEntry): readonly EarlierFinding[] {
  const rows: Readonly<Record<string, { readonly clause: string; readonly title: Text }>> = EARLIER_STEPS[entry.kind];
  let last = '';
  const found = demanded(entry).map((name): EarlierFinding => {
    const { clause, title } = rows[name] ?? { clause: '', title: text(name, name) };
    const step = entry.steps.find((one) => one.step === name);
    if (step === undefined) return { clause, title, proven: false, on: null, by: null, says: MISSING };
    const { on, by } = step;
    const before = on < last ? text(`早于上一步 ${last}`, `earlier than the step before it, ${last}`) : undefined;
    const fault = before ?? tooLate(entry, step);
    if (on > last) last = on;
    return { clause, title, proven: fault === undefined, on, by, says: fault ?? ON_PAPER };
  });
  return entry.kind === 'trial' ? [UNVERIFIED, ...found] : found;
}

const UNVERIFIED: EarlierFinding = {
  clause: '9.2',
  title: text('申报条件', 'conditions of the nomination'),
  proven: false,
  on: null,
  by: null,
  says: text('承接前办理，本系统未核验', 'dealt with before; the service has not looked at it'),
};

/** The findings that are not proven, in one line; empty where all are. */
export const unprovenWords = (findings: readonly EarlierFinding[]): Text => {
  const open = findings.filter(({ proven }) => !proven);
  const cited = (clause: string): string => (clause.startsWith('I-') ? clause : `§${clause}`);
  return text(
    open.map(({ clause, title, says }) => `${cited(clause)} ${title.zh}：${says.zh}`).join('；'),
    open.map(({ clause, title, says }) => `${cited(clause)} ${title.en}: ${says.en}`).join('; '),
  );
};
