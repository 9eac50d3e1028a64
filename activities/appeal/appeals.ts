import type { AppealActivities } from '../../domain/pipelines/appeal/activities.js';
import { admitAppeal } from '../../domain/pipelines/appeal/appeal.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { participantsOf, readAppealFacts } from '../../db/appeals/appeals.js';
import { findEmployment } from '../../db/people/employment.js';
import { listRelatives } from '../../db/people/relatives.js';
import { correctLevel } from './correct-level.js';
import type { ActivityDependencies } from '../dependencies.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library' | 'calendar'>;

const today = (at: number): string => todayIn('Asia/Shanghai', at);

/** I-74: what an appeal asks of the records. */
export const createAppealActivities = (dependencies: Dependencies): AppealActivities => ({
  openAppeal: createOpenAppeal(dependencies),
  checkReader: createCheckReader(dependencies),
  checkRemedy: createCheckRemedy(dependencies),
});

const createOpenAppeal =
  ({ db, library, calendar }: Dependencies): AppealActivities['openAppeal'] =>
  async ({ aboutId, personId, decision, at }) => {
    const facts = await readAppealFacts(db, aboutId);
    if (facts === undefined) throw new Error(`case ${aboutId} is not there`);
    const { policyVersion, choices, kind: aboutKind } = facts;
    const { appealWorkdays, interviewWorkdays } = library.byVersion(policyVersion).levelPromotion;
    const admitted = admitAppeal(
      facts,
      { personId, decision, today: today(at) },
      { calendar, workdays: appealWorkdays.value },
    );
    if ('refusal' in admitted) return admitted;
    return { policyVersion, choices, stepWorkdays: interviewWorkdays.value, aboutKind, decision: admitted.decision };
  };

/** I-74, I-35: nobody who took part, nobody close, somebody who is there. */
const createCheckReader =
  ({ db }: Dependencies): AppealActivities['checkReader'] =>
  async ({ aboutId, personId, reader, at }) => {
    const person = await findEmployment(db, reader, today(at));
    if (person === undefined || person.status === 'left' || reader === personId) return { refusal: unfit(reader) };
    const tookPart = await participantsOf(db, aboutId);
    if (tookPart.includes(reader)) return { refusal: hasTakenPart(reader) };
    const relatives = await listRelatives(db, personId);
    return relatives.some((one) => one.personId === reader) ? { refusal: relative(reader) } : { tookPart };
  };

const createCheckRemedy =
  ({ db, library }: Dependencies): AppealActivities['checkRemedy'] =>
  async ({ aboutId, personId, policyVersion, act, at }) => {
    const facts = await readAppealFacts(db, aboutId);
    if (facts === undefined) throw new Error(`case ${aboutId} is not there`);
    const { kind, closed, stage } = facts;
    if (act.do === 'record') return { correction: null };
    if (act.do === 'new-round') {
      const takes = !closed && isMarked(kind, stage, 'open-to-new-round');
      return takes ? { correction: null } : { refusal: noNewRound(aboutId) };
    }
    if (!closed && kind !== 'setback') return { refusal: stillOpen(aboutId) };
    return correctLevel({ db, policy: library.byVersion(policyVersion) }, { personId, ...act, today: today(at) });
  };

const unfit = (reader: string): Refusal =>
  refuse(
    'APPEAL.READER_UNFIT',
    'I-74',
    `${reader} 查无此人、已离职或为申诉人本人,不能受理申诉。请另行指定。`,
    `${reader} is not known, has left, or is the one who appeals, and cannot read the appeal. Name somebody else.`,
  );

const hasTakenPart = (reader: string): Refusal =>
  refuse(
    'APPEAL.READER_TOOK_PART',
    'I-74',
    `${reader} 参与过本案,不能受理申诉(I-74)。请指定未参与本案的人。`,
    `${reader} took part in the case and cannot read the appeal (I-74). Name somebody who did not.`,
  );

const relative = (reader: string): Refusal =>
  refuse(
    'APPEAL.READER_RELATIVE',
    'I-35',
    `${reader} 是申诉人申报的亲属,须回避(I-35)。请另行指定。`,
    `${reader} is a declared relative of the one who appeals (I-35). Name somebody else.`,
  );

const noNewRound = (aboutId: string): Refusal =>
  refuse(
    'APPEAL.NO_NEW_ROUND',
    'I-74',
    `案件 ${aboutId} 已办结或已有执行结果,不能重新办理。请以更正职级或更正记录落实。`,
    `Case ${aboutId} is closed or was carried out, so it is not decided again. Correct the level, or make a correcting record.`,
  );

const stillOpen = (aboutId: string): Refusal =>
  refuse(
    'APPEAL.CASE_OPEN',
    'I-74',
    `案件 ${aboutId} 尚未办结,其结果还会写入。请待其办结(如签收通知书)后再更正职级。`,
    `Case ${aboutId} is still open and will yet set its result. Correct the level once it is closed (the notice signed).`,
  );
