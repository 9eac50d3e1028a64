import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import { GROUP_FORMS, GROUP_RULES, GROUPS, QUORUMS } from '../../domain/standing-in/groups.js';
import { cited } from '../../domain/pipelines/decisions.js';
import type { Text } from '../../domain/vocabulary/text.js';
import { RACE_CASES, RACE_MATRIX, type RaceCase } from './race-matrix.js';

const both = ({ zh, en }: Text): string => `${zh} · ${en}`;
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const head = (...cells: readonly string[]): string => `${row(...cells)}\n|${'---|'.repeat(cells.length)}`;

/** docs/groups-and-races.md: who of a group acts, what one refusal does, two at the same moment; and what proves it. */
export function groupsPage(): string {
  const forms = GROUP_FORMS.map((form) => {
    const { name, clause, acts, refusal, together } = GROUP_RULES[form];
    return row(`\`${form}\` ${both(name)}`, cited(clause), both(acts), both(refusal), both(together));
  });
  const kinds = (Object.keys(TASK_KINDS) as TaskKind[]).map((kind) => {
    const quorum = QUORUMS[kind];
    return row(
      `\`${kind}\` ${both(TASK_KINDS[kind].title)}`,
      both(GROUP_RULES[GROUPS[kind]].name),
      quorum === undefined ? '' : both(quorum),
    );
  });
  const cases = Object.keys(RACE_CASES) as RaceCase[];
  const operations = Object.entries(RACE_MATRIX).map(([operation, proofs]) => {
    const lines = cases.map((one) => {
      const [file, name] = proofs[one];
      return `- ${RACE_CASES[one]}: \`${file}\` – ${name}`;
    });
    return [`### ${operation}`, '', ...lines].join('\n');
  });
  return [
    '# 由谁办理、一人不同意、同时办理 · Groups and races',
    '',
    '本页由 `domain/standing-in/groups.ts` 与 `test/docs/race-matrix.ts` 生成(`npx tsx test/docs/write-task-operations.ts`);接口 `/v1/task-kinds` 读同一张表(`group`)。',
    '',
    'This page is made from `domain/standing-in/groups.ts` and `test/docs/race-matrix.ts`; the API (`/v1/task-kinds`, `group`) reads the same table. Decision: [0065](decisions/0065-groups-races-and-leavers.md).',
    '',
    '## 办理方式 · The forms of groups',
    '',
    head('方式 · form', '依据 · §', '由谁办理 · who acts', '一人不同意 · one refusal', '同时 · at the same moment'),
    ...forms,
    '',
    '## 各类任务 · Each kind of task',
    '',
    head('任务 · task', '方式 · form', '须齐备 · quorum'),
    ...kinds,
    '',
    '## 各操作的验证 · What proves each operation',
    '',
    'Each line is a test of this repository; `test/docs/groups.test.ts` says where one is gone.',
    '',
    operations.join('\n\n'),
    '',
  ].join('\n');
}
