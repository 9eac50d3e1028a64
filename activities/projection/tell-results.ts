import { listEnded } from '../../db/cycles/ended.js';
import { listResults } from '../../db/cases/results.js';
import type { StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages, type MarkedOrder } from '../../db/messages/messages.js';
import { insertEvents } from '../../db/outbox/events.js';
import { kindsOfCases } from '../../db/cases/kinds-of-cases.js';
import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { meeting } from '../../domain/cases/case-meetings.js';
import { resultTold } from '../../domain/pipelines/level-promotion/result-told.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { caseResultTold } from '../../domain/pipelines/result-told.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
import { text } from '../../domain/vocabulary/text.js';
import { addWorkdays } from '../../domain/vocabulary/workdays.js';
import type { ActivityDependencies } from '../dependencies.js';
import type { Left } from './left.js';

type Dependencies = Pick<ActivityDependencies, 'library' | 'calendar'>;

/** Numbers of what a step says by itself lie below these. */
const FIRST_NO = { promotions: 10_000, others: 20_000 } as const;

/** I-74: the last of the five workdays that begin with this instant. */
export const appealUntil = ({ library, calendar }: Dependencies, version: string, at: Date): CivilDate =>
  addWorkdays(
    calendar,
    todayIn('Asia/Shanghai', at.getTime()),
    library.byVersion(version).levelPromotion.appealWorkdays.value,
  );

/**
 * I-74: tells everybody whose case has come to its result with this step what it is, why, and until when he may appeal;
 * inside its transaction, in one statement for a whole cycle, each under the mark of the act that it comes from. Whom the
 * step tells in words of its own is not told twice; who has left reads nothing any more.
 */
export async function tellResults(trx: Queryable, all: readonly Left[], dependencies: Dependencies): Promise<void> {
  const ended = all.flatMap(({ record, mark }) => endedIn(record).map((caseId) => [caseId, mark] as const));
  if (ended.length === 0) return;
  await announceReleases(trx, new Map(ended));
  const told = new Set(
    all.flatMap(({ record: { messages = [] } }) =>
      messages.flatMap(({ appealable, caseId }) => (appealable === true ? [caseId] : [])),
    ),
  );
  const marks = new Map(ended.filter(([caseId]) => !told.has(caseId)));
  if (marks.size === 0) return;
  await tellPromotions(trx, marks, dependencies);
  const others = (await listResults(trx, [...marks.keys()], atOf(marks))).filter(
    ({ kind }) => meeting(kind, 'appeal').rule !== 'refused',
  );
  await insertMessages(trx, marked(others, marks, dependencies, caseResultTold), FIRST_NO.others);
}

/** Tells other systems that a case has come to its result, and its person reads it: which case, and nothing of the result. */
async function announceReleases(trx: Queryable, marks: Marks): Promise<void> {
  const kinds = await kindsOfCases(trx, [...marks.keys()]);
  const told = kinds.flatMap(({ caseId, kind }) => {
    const mark = marks.get(caseId);
    if (mark === undefined) return [];
    const { zh, en } = CASE_KIND_NAMES[kind];
    const subject = text(`案件结果已反馈：${zh}`, `The result of a case was released: ${en}`);
    const path = `/cases/${encodeURIComponent(caseId)}`;
    return [{ event: { kind: 'case.released', subject, path, content: { caseId, kind } } as const, mark }];
  });
  await insertEvents(trx, told, FIRST_NO.promotions);
}

/** The same of cases of §8 alone, also where nobody acts: with the evaluation (8.2, 8.4). */
export async function tellPromotions(trx: Queryable, marks: Marks, dependencies: Dependencies): Promise<void> {
  const ended = await listEnded(trx, [...marks.keys()], atOf(marks));
  await insertMessages(trx, marked(ended, marks, dependencies, resultTold), FIRST_NO.promotions);
}

/** By case: who has shown it to its person, and when. */
export type Marks = ReadonlyMap<string, StepMark>;

const atOf = (marks: Marks): readonly Date[] => [...new Set([...marks.values()].map(({ at }) => at))];

const marked = <C extends { readonly caseId: string; readonly policyVersion: string }>(
  cases: readonly C[],
  marks: Marks,
  dependencies: Dependencies,
  told: (one: C, until: CivilDate) => MessageOrder,
): readonly MarkedOrder[] =>
  cases.flatMap((one) => {
    const mark = marks.get(one.caseId);
    if (mark === undefined) return [];
    return [{ order: told(one, appealUntil(dependencies, one.policyVersion, mark.at)), mark }];
  });

/** The cases that a record shows their people. */
const endedIn = ({ cases = [], candidates = [] }: StepRecord): readonly string[] => [
  ...cases.filter(({ released }) => released === true).map(({ caseId }) => caseId),
  ...candidates.filter(({ stage }) => isMarked('level-promotion', stage, 'closes')).map(({ caseId }) => caseId),
];
