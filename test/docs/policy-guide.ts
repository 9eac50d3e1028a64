import { readFileSync } from 'node:fs';
import { DOCUMENTS } from '../../domain/documents/kind.js';
import { TASK_EVENTS, TASK_TELLING } from '../../domain/pipelines/task-events.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { Trace } from '../../domain/trace/place.js';
import { TRACE } from '../../domain/trace/trace.js';
import type { Clause } from '../../policy/rules/clauses.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { shell } from '../../web/i18n/zh/shell.js';
import { TRACE_OF_REGISTER } from './register-trace.js';
import { TOLD_ENTRIES, toldLines, type ToldEntry } from './who-is-told.js';
import { inFullWidth } from './full-width.js';

const PAGES: Readonly<Record<string, string>> = {
  '/inbox': shell.inbox,
  '/cycles': shell.cycles,
  '/vacancies': shell.vacancies,
  '/standing': shell.standing,
  '/standings': shell.standings,
  '/documents': shell.documents,
  '/people': shell.people,
  '/trials': shell.trials,
  '/hires/new': `${shell.people}(登记入职)`,
  '/confirmations': shell.confirmations,
  '/older-setbacks': shell.olderSetbacks,
  '/policy': shell.policy,
};
const CARRIED_OUT = { rule: '系统计算', step: '流程步骤', people: '由人在系统外执行', outside: '仅为定义或附件' };

const INTRODUCTION = readFileSync(new URL('policy-guide-introduction.zh.md', import.meta.url), 'utf8');

/** `docs/policy.md`: § by §, who does what where in the product; made from what the product itself is made of. */
export function policyGuide({ clauses, register }: Pick<PolicyLibrary, 'clauses' | 'register'>): string {
  const questionsOf = (id: string): readonly string[] =>
    register.filter((entry) => entry.clauses.includes(id)).map((entry) => `${entry.id} ${entry.question.zh}`);
  const known = new Set([...clauses.map(({ id }) => id), ...Object.keys(TRACE_OF_REGISTER)]);
  /** At its own § or entry; of an entry that has no place here at the first § that it reads. */
  const placeOf = ({ clause = '' }: ToldEntry): string | undefined =>
    [clause, register.find(({ id }) => id === clause)?.clauses[0] ?? ''].find((one) => known.has(one));
  const toldAt = (id: string): string => toldOf(TOLD_ENTRIES.filter((entry) => placeOf(entry) === id));
  const parts = clauses.map((clause) =>
    section(clause, TRACE[clause.id], { questions: questionsOf(clause.id), told: toldAt(clause.id) }),
  );
  const readings = register
    .filter(({ id }) => TRACE_OF_REGISTER[id] !== undefined)
    .map((entry) => reading(entry, toldAt(entry.id)));
  const second = ['## 解释登记册:由谁、在哪里执行', ...readings].join('\n\n');
  const rest = TOLD_ENTRIES.filter((entry) => placeOf(entry) === undefined);
  const third = [
    '## 其余的告知 · What else is told',
    toldLines(rest)
      .map((line) => line.trim())
      .join('\n'),
  ].join('\n\n');
  return inFullWidth(`${INTRODUCTION.trimEnd()}\n\n${TOLD}\n\n${parts.join('\n\n')}\n\n${second}\n\n${third}\n`);
}

/** Who hears what of a task: for all kinds alike, but for those whose § says otherwise below. */
const TOLD = [
  '**谁会被告知**',
  '每项待办都一样;不同的写在该条的「告知」里。同一步骤里同类的几项合为一条,每人一次。',
  [
    '| 何时 | 告知谁 |',
    '|---|---|',
    ...TASK_EVENTS.map((event) => `| ${TASK_TELLING[event].subject.zh} | ${TASK_TELLING[event].whom.zh} |`),
    '| 结果公布给本人时 | 本人:结果、理由、申诉期限(I-74) |',
    '| 评审答辩定期、改期 | 候选人(8.5.4、9.5.7) |',
  ].join('\n'),
  '案件中的事:各条的「案件告知」按流程目录(`domain/pipelines`)逐项列出,写明谁在何时得知。人力资源部、总经理、审计与申诉受理人随时可读(本人的案件除外),只在不能读时写明。',
  'What happens in a case: “案件告知” of each § lists it by the catalogues of the pipelines (`domain/pipelines`), with who learns of it and when. HR, the general manager, the auditor and who reads an appeal read all of it at any time (but of their own case), and are named only where they do not.',
].join('\n\n');

/** Whom the catalogues tell what under a §, or under an entry of the register; both languages. */
function toldOf(entries: readonly ToldEntry[]): string {
  const lines = toldLines(entries);
  return lines.length === 0 ? '' : ['- 案件告知 · told of a case:', ...lines].join('\n');
}

/** Of tasks that are not told of as all others are: which, when and why. */
const exceptionsOf = (tasks: readonly (keyof typeof TASK_KINDS)[]): string =>
  tasks
    .flatMap((kind) =>
      TASK_EVENTS.flatMap((event) => {
        const why = TASK_KINDS[kind].untold?.[event];
        return why === undefined
          ? []
          : [`「${TASK_KINDS[kind].title.zh}」不另发「${TASK_TELLING[event].subject.zh}」:${why.zh}`];
      }),
    )
    .join(';');

function reading({ id, question, clauses }: PolicyLibrary['register'][number], told: string): string {
  const { how, tasks = [], tests = [] } = TRACE_OF_REGISTER[id] ?? { how: question };
  const lines = [
    ['条款', clauses.map((clause) => `§${clause}`).join('、')],
    ['任务', tasks.map((kind) => `「${TASK_KINDS[kind].title.zh}」`).join('、')],
    ['测试', tests.map((path) => `\`${path}\``).join('、')],
  ] as const;
  const listed = lines.flatMap(([name, words]) => (words === '' ? [] : [`- ${name}:${words}`]));
  return [`### ${id} ${question.zh}`, how.zh, [...listed, ...(told === '' ? [] : [told])].join('\n')].join('\n\n');
}

function section(
  { id, title, gist, carriedOut }: Clause,
  trace: Trace | undefined,
  { questions, told }: { readonly questions: readonly string[]; readonly told: string },
): string {
  const { tasks = [], documents = [], pages = [] } = trace ?? {};
  const lines = [
    ['任务', tasks.map((kind) => `「${TASK_KINDS[kind].title.zh}」`).join('、')],
    ['文书', documents.map((kind) => `《${DOCUMENTS[kind].title.zh}》`).join('、')],
    ['告知', exceptionsOf(tasks)],
    ['页面', pages.map((path) => PAGES[path] ?? path).join('、')],
    ['存疑', questions.join(' ')],
  ] as const;
  const paragraphs = [
    `${id.includes('.') ? '###' : '##'} §${id} ${title.zh}`,
    trace === undefined ? gist.zh : `${gist.zh}(${CARRIED_OUT[carriedOut]})`,
    trace?.how.zh ?? '',
    [...lines.flatMap(([name, words]) => (words === '' ? [] : [`- ${name}:${words}`])), told]
      .filter((one) => one !== '')
      .join('\n'),
  ];
  return paragraphs.filter((one) => one !== '').join('\n\n');
}
