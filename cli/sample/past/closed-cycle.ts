import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { CyclePlay } from '../../play/cycle.js';
import { evenSheet } from '../../play/defense.js';
import type { LevelCase } from '../../play/driver.js';
import { playAppeal } from './appeals.js';
import { isOrdinary } from '../department.js';
import { PAST_CAST, SAMPLE_EMPLOYEES, type PastStage } from './stage.js';

/** So many rise in each; the others wait for the next, as the department decides (I-27). */
const RISE = 6;

const LEFT_OUT = '本期名额优先安排近两年未晋级人员，下期再提交。';
const RULED = '缺月系经批准的休假，按达标处理。';
const REJECTED = '近期客诉回访结果未稳定，建议下期再评。';

/**
 * A cycle of §8.5 from its launch to the last archived case, on the days on which it would have been.
 * @param appealed whoever was refused appeals (I-74).
 */
export async function playClosedCycle(stage: PastStage, month: string, appealed: boolean): Promise<void> {
  const { driver, engine } = stage;
  const { launchFrom } = engine.answer({ kind: 'cycle-calendar', cycle: month });
  const day = (days: number, time?: string): Promise<void> => driver.comes(addDays(launchFrom, days), time);
  await day(0, '09:10');
  const cycle = new CyclePlay(driver, PAST_CAST, await driver.openCycle(month, PAST_CAST.hr));
  await cycle.launch();
  await day(0, '16:30');
  await cycle.closeRatings();
  await cycle.rule(RULED);
  await day(3, '14:05');
  const listed = await cycle.at('listed');
  const rising = choose(listed);
  const leaveOut = listed.map(({ personId }) => personId).filter((id) => !rising.includes(id));
  await cycle.submit({ leaveOut, reason: LEFT_OUT });
  await day(6, '10:20');
  await cycle.review();
  if ((await cycle.at('awaiting-defense')).length > 0) await defend(cycle, day);
  await day(11, '09:40');
  await cycle.handIn();
  await day(12, '17:15');
  const decided = (await cycle.at('with-gm')).map(({ id, personId }) =>
    SAMPLE_EMPLOYEES.includes(personId)
      ? ({ caseId: id, decision: 'reject', reason: REJECTED } as const)
      : ({ caseId: id, decision: 'approve' } as const),
  );
  await cycle.decideOn(decided);
  await day(13, '09:30');
  await cycle.release();
  await day(14, '10:20');
  const released = await cycle.at('interview');
  for (const one of released) await cycle.closeCase(one, '已说明评定依据与下一期的努力方向。');
  const refused = released.find(({ finalLevel }) => finalLevel === null);
  if (appealed && refused !== undefined) await playAppeal(stage, refused.id, refused.personId);
  await cycle.closed();
}

/** Ordinary people, and one of those whom a newcomer logs in as. */
function choose(listed: readonly LevelCase[]): readonly string[] {
  const free = listed.filter(({ hold, acknowledge }) => !hold && !acknowledge);
  const employee = free.filter(({ personId }) => SAMPLE_EMPLOYEES.includes(personId)).slice(0, 1);
  const ordinary = free.filter(({ personId }) => isOrdinary(personId)).slice(0, RISE);
  return [...employee, ...ordinary].map(({ personId }) => personId);
}

async function defend(cycle: CyclePlay, day: (days: number, time?: string) => Promise<void>): Promise<void> {
  await day(7, '14:00');
  await cycle.appoint();
  await day(8, '15:45');
  const waiting = await cycle.at('in-defense');
  const scoreOf = (caseId: string): number => {
    const no = waiting.findIndex(({ id }) => id === caseId);
    return SAMPLE_EMPLOYEES.includes(waiting[no]?.personId ?? '') ? 66 : 78 + (no % 5) * 3;
  };
  await cycle.scoreAll((caseId) => evenSheet(caseId, scoreOf(caseId)));
  await day(8, '17:20');
  await cycle.sign();
}
