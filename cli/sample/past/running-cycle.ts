import { addDays } from '../../../domain/vocabulary/civil-date.js';
import { CyclePlay } from '../../play/cycle.js';
import { actor } from '../../play/cast.js';
import { evenSheet } from '../../play/defense.js';
import type { LevelCase } from '../../play/driver.js';
import { act } from '../../play/driver.js';
import { sampleActor } from '../../play/http-driver.js';
import { isOrdinary, leaderOf } from '../department.js';
import type { PastCycles, PastStage } from './stage.js';
import { PAST_CAST, SAMPLE_EMPLOYEES } from './stage.js';

const LATE = '上一年度考核数据补录，经总经理同意顺延启动。';
const LEFT_OUT = '本人希望先完成质检培训，下期再提交。';
const RULED = '缺月系经批准的休假，按达标处理。';

/**
 * The cycle under way, so that everybody has something to do in it: the first have their results and are interviewed,
 * others wait for the general manager, for a panel, and for HR's first review.
 */
export async function playRunningCycle(
  { driver, engine }: PastStage,
  { running, launchedOn }: PastCycles,
): Promise<void> {
  const { launchFrom, launchBy } = engine.answer({ kind: 'cycle-calendar', cycle: running });
  const first = launchedOn < launchFrom ? launchFrom : launchedOn;
  const day = (days: number, time?: string): Promise<void> => driver.comes(addDays(first, days), time);
  await day(0, '09:10');
  const cycle = new CyclePlay(driver, PAST_CAST, await driver.openCycle(running, PAST_CAST.hr));
  await cycle.launch(first > launchBy ? { reason: LATE } : {});
  await day(0, '16:30');
  await cycle.closeRatings();
  await cycle.rule(RULED);
  await day(2, '14:05');
  const groups = grouped(await cycle.at('listed'));
  const submitted = [...groups.released, ...groups.withGm, ...groups.panel, ...groups.review];
  const leaveOut = (await cycle.at('listed')).map(({ personId }) => personId).filter((id) => !submitted.includes(id));
  await cycle.submit({ leaveOut, reason: LEFT_OUT });
  await day(4, '10:20');
  await reviewSome(cycle, groups.released);
  await day(5, '14:00');
  if ((await cycle.at('awaiting-defense')).length > 0) {
    await cycle.appoint();
    await day(6, '15:45');
    await cycle.scoreAll((caseId) => evenSheet(caseId, 84));
    await cycle.sign();
  }
  await day(8, '09:40');
  await cycle.handIn('其余人员仍在初审，先报本批。');
  const refused = groups.released.filter(isOrdinary).at(-1) ?? '';
  await cycle.decideOn((await cycle.at('with-gm')).map((one) => decisionOn(one, refused)));
  await day(11, '09:30');
  await cycle.release();
  await closeSome(cycle, day);
  await day(13, '10:05');
  await reviewSome(cycle, [...groups.withGm, ...groups.panel]);
  await day(14, '11:10');
  await cycle.handIn('其余人员待评审答辩，先报本批。');
}

/** 8.5.5: all but one, who may appeal. */
const decisionOn = ({ id, personId }: LevelCase, refused: string) =>
  personId === refused
    ? ({ caseId: id, decision: 'reject', reason: '本季度回访满意度波动较大，建议下期再评。' } as const)
    : ({ caseId: id, decision: 'approve' } as const);

interface Groups {
  readonly released: readonly string[];
  readonly withGm: readonly string[];
  readonly panel: readonly string[];
  readonly review: readonly string[];
}

const isOfTeam = ({ personId }: LevelCase): boolean => leaderOf(personId) === sampleActor('tl').personId;

/** The sample's employees first, so that each of them has a result in hand. */
function grouped(listed: readonly LevelCase[]): Groups {
  const free = listed.filter(({ hold, acknowledge }) => !hold && !acknowledge);
  // Those of the team leader whom one can log in as come first: he has somebody to interview.
  const everyone = free.filter(({ personId }) => isOrdinary(personId));
  const ordinary = [...everyone.filter(isOfTeam), ...everyone.filter((one) => !isOfTeam(one))];
  const ids = (cases: readonly LevelCase[]): readonly string[] => cases.map(({ personId }) => personId);
  const employees = ids(free.filter(({ personId }) => SAMPLE_EMPLOYEES.includes(personId)));
  const direct = ids(ordinary.filter(({ panelSteps }) => panelSteps === 0));
  const panel = ids(ordinary.filter(({ panelSteps }) => panelSteps > 0));
  return {
    released: [...employees, ...direct.slice(0, 3)],
    withGm: direct.slice(3, 8),
    panel: panel.slice(0, 4),
    review: [...direct.slice(8, 11), ...panel.slice(4, 6)],
  };
}

/** 8.5.3: HR passes these; the others wait. */
async function reviewSome(cycle: CyclePlay, personIds: readonly string[]): Promise<void> {
  const waiting = await cycle.at('first-review');
  const decisions = waiting
    .filter(({ personId }) => personIds.includes(personId))
    .map(({ id }) => ({ caseId: id, decision: 'pass' as const }));
  if (decisions.length > 0) await act(cycle.driver, cycle.here, 'cycle.first-review', PAST_CAST.hr, { decisions });
}

/** 8.5.6: one has still to confirm the interview, one to sign, one is done; the rest wait for their interviews. */
async function closeSome(cycle: CyclePlay, day: (days: number, time?: string) => Promise<void>): Promise<void> {
  const released = await cycle.at('interview');
  const [first, second, third] = SAMPLE_EMPLOYEES.map((id) => released.find(({ personId }) => personId === id));
  const heldOn = (): Promise<string> => cycle.driver.today();
  await day(12, '10:30');
  for (const one of [first, second, third]) {
    if (one === undefined) continue;
    const form = { heldOn: await heldOn(), summary: '已说明评定结果与新职级的要求。' };
    await act(cycle.driver, { case: one.id }, 'level.interview', PAST_CAST.head, form);
  }
  await day(12, '16:00');
  for (const one of [second, third])
    if (one !== undefined)
      await act(cycle.driver, { case: one.id }, 'level.interview-confirmation', actor(one.personId), {
        tookPlace: true,
      });
}
