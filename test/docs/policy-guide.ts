import { readFileSync } from 'node:fs';
import { DOCUMENTS } from '../../domain/documents/kind.js';
import { TASK_KINDS } from '../../domain/pipelines/task-kinds.js';
import type { Trace } from '../../domain/trace/place.js';
import { TRACE } from '../../domain/trace/trace.js';
import type { Clause } from '../../policy/rules/clauses.js';
import type { PolicyLibrary } from '../../policy/data/library.js';
import { shell } from '../../web/i18n/zh/shell.js';
import { TRACE_OF_REGISTER } from './register-trace.js';

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
  const parts = clauses.map((clause) => section(clause, TRACE[clause.id], questionsOf(clause.id)));
  const readings = register.filter(({ id }) => TRACE_OF_REGISTER[id] !== undefined).map(reading);
  const second = ['## 解释登记册:由谁、在哪里执行', ...readings].join('\n\n');
  return `${INTRODUCTION.trimEnd()}\n\n${parts.join('\n\n')}\n\n${second}\n`;
}

function reading({ id, question, clauses }: PolicyLibrary['register'][number]): string {
  const { how, tasks = [], tests = [] } = TRACE_OF_REGISTER[id] ?? { how: question };
  const lines = [
    ['条款', clauses.map((clause) => `§${clause}`).join('、')],
    ['任务', tasks.map((kind) => `「${TASK_KINDS[kind].title.zh}」`).join('、')],
    ['测试', tests.map((path) => `\`${path}\``).join('、')],
  ] as const;
  const listed = lines.flatMap(([name, words]) => (words === '' ? [] : [`- ${name}:${words}`]));
  return [`### ${id} ${question.zh}`, how.zh, listed.join('\n')].join('\n\n');
}

function section(
  { id, title, gist, carriedOut }: Clause,
  trace: Trace | undefined,
  questions: readonly string[],
): string {
  const { tasks = [], documents = [], pages = [] } = trace ?? {};
  const lines = [
    ['任务', tasks.map((kind) => `「${TASK_KINDS[kind].title.zh}」`).join('、')],
    ['文书', documents.map((kind) => `《${DOCUMENTS[kind].title.zh}》`).join('、')],
    ['页面', pages.map((path) => PAGES[path] ?? path).join('、')],
    ['存疑', questions.join(' ')],
  ] as const;
  const paragraphs = [
    `${id.includes('.') ? '###' : '##'} §${id} ${title.zh}`,
    trace === undefined ? gist.zh : `${gist.zh}(${CARRIED_OUT[carriedOut]})`,
    trace?.how.zh ?? '',
    lines.flatMap(([name, words]) => (words === '' ? [] : [`- ${name}:${words}`])).join('\n'),
  ];
  return paragraphs.filter((one) => one !== '').join('\n\n');
}
