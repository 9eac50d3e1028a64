import { listEnded } from '../../db/cycles/ended.js';
import { listResults } from '../../db/cases/results.js';
import type { StepMark } from '../../db/cases/ledger.js';
import type { Queryable } from '../../db/database.js';
import { insertMessages, type MarkedOrder } from '../../db/messages/messages.js';
import { meeting } from '../../domain/cases/case-meetings.js';
import { resultTold } from '../../domain/pipelines/level-promotion/result-told.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { caseResultTold } from '../../domain/pipelines/result-told.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { todayIn, type CivilDate } from '../../domain/vocabulary/civil-date.js';
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
  const told = new Set(
    all.flatMap(({ record: { messages = [] } }) =>
      messages.flatMap(({ appealable, caseId }) => (appealable === true ? [caseId] : [])),
    ),
  );
  const marks = new Map(
    all.flatMap(({ record, mark }) =>
      endedIn(record).flatMap((caseId) => (told.has(caseId) ? [] : [[caseId, mark] as const])),
    ),
  );
  if (marks.size === 0) return;
  await tellPromotions(trx, marks, dependencies);
  const others = (await listResults(trx, [...marks.keys()], atOf(marks))).filter(
    ({ kind }) => meeting(kind, 'appeal').rule !== 'refused',
  );
  await insertMessages(trx, marked(others, marks, dependencies, caseResultTold), FIRST_NO.others);
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
