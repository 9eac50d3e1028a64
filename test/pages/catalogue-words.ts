import { DOCUMENTS } from '../../domain/documents/kind.js';
import { BOARD_GROUPS, type BoardStage, type Stage } from '../../domain/pipelines/catalogue.js';
import { DECISION_KINDS } from '../../domain/pipelines/decisions.js';
import { LEVEL } from '../../domain/pipelines/level-promotion/catalogue.js';
import { PIPELINES } from '../../domain/pipelines/pipelines.js';
import { LEDGER_ACTS, TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import { TRIAL_ROW } from '../../domain/pipelines/trial/catalogue.js';
import { IN_REVIEW, IN_REVIEW_WORDS } from '../../domain/sight/sight.js';
import type { Text } from '../../domain/vocabulary/text.js';

/** What the pages take from the catalogues, which they may not import: their words in both languages, and the lists that they show by. */
const MADE =
  '// Made from the catalogues of domain/pipelines by `npx tsx test/pages/write-catalogue-words.ts`, never by hand.\n';

type Words = Readonly<Record<string, Text>>;
const titles = (of: Readonly<Record<string, { readonly title: Text }>>): Words =>
  Object.fromEntries(Object.entries(of).map(([name, { title }]) => [name, title]));
const states = (of: readonly (Stage & { readonly stage: string })[]): Words => ({
  ...Object.fromEntries(of.map(({ stage, state, title }) => [stage, state ?? title])),
  [IN_REVIEW]: IN_REVIEW_WORDS,
});

const PARTS: Readonly<Record<string, Words>> = {
  stages: states(PIPELINES['level-promotion']),
  nomineeStages: states(PIPELINES['position-promotion']),
  trialStages: { ...titles(TRIAL_ROW), [IN_REVIEW]: IN_REVIEW_WORDS },
  acts: titles(LEDGER_ACTS),
  decisionKinds: DECISION_KINDS,
  documentKinds: titles(DOCUMENTS),
};
/** Where the API's type of the key is any text. */
const OPEN = new Set(['nomineeStages', 'acts', 'decisionKinds', 'documentKinds']);

const json = (value: unknown): string => JSON.stringify(value);

function dictionary(language: 'zh' | 'en'): string {
  const parts = Object.entries(PARTS).map(([part, words]) => {
    const rows = Object.entries(words).map(([name, text]) => `${json(name)}: ${json(text[language])}`);
    const open = language === 'zh' && OPEN.has(part) ? ' as Readonly<Record<string, string>>' : '';
    return `${part}: {${rows.join(',')}}${open}`;
  });
  const head = language === 'zh' ? '' : "import type { catalogue as Chinese } from '../zh/catalogue.js';\n";
  const type = language === 'zh' ? '' : ': typeof Chinese';
  return `${MADE}${head}\nexport const catalogue${type} = {${parts.join(',')}};\n`;
}

function groups(): string {
  const rows = BOARD_GROUPS.map((group) => {
    const here = Object.entries<BoardStage>(LEVEL.stages).flatMap(([name, one]) => (one.group === group ? [name] : []));
    return `${group}: ${json(group === 'review' ? [...here, IN_REVIEW] : here)}`;
  });
  return `${MADE}import type { catalogue } from '../../i18n/zh/catalogue.js';
import type { cycles } from '../../i18n/zh/cases/cycles.js';

export type Stage = keyof typeof catalogue.stages;
export type Group = keyof typeof cycles.groups;

/** Where people stand in a cycle, in the order of §8.5. */
export const STAGE_GROUPS: Readonly<Record<Group, readonly Stage[]>> = {${rows.join(',')}};\n`;
}

function readers(): string {
  const kinds = Object.entries(TASK_KINDS).flatMap(([kind, { readsPapers }]) => (readsPapers === true ? [kind] : []));
  return `${MADE}
/** Whoever does these reads first what was handed in with the case (9.5.7, 9.5.8). */
export const READS_PAPERS: ReadonlySet<string> = new Set(${json(kinds)});\n`;
}

/** Each file that is made, by its path below `web/`; to be formatted as every source is. */
export const catalogueFiles = (): Readonly<Record<string, string>> => ({
  'i18n/zh/catalogue.ts': dictionary('zh'),
  'i18n/en/catalogue.ts': dictionary('en'),
  'pages/cycles/stage-groups.ts': groups(),
  'pages/task/reads-papers.ts': readers(),
});
