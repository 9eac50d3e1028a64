import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { presentEvaluations } from '../../db/cases/evaluations.js';
import type { LevelPromotionRequest } from '../../domain/evaluation/request.js';
import type { AnswerOf } from '../../domain/evaluation/answer.js';
import { text } from '../../domain/vocabulary/text.js';
import { LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { CyclePlay } from '../play/cycle.js';
import { evenSheet } from '../play/defense.js';
import type { LevelCase } from '../play/driver.js';
import { until } from '../play/until.js';
import { tellPanel } from './defense.js';
import type { House } from './house.js';

/** So many are submitted: some of each route, few enough to follow. */
const SUBMITTED = 6;

/** A whole cycle of level promotion (§8.5), from its launch to the last archived case. */
export async function rehearseCycle(house: House): Promise<void> {
  const month = latestCycle(await house.today());
  await house.chapter('8.5.1', '启动晋级评定', 'HR opens the cycle');
  const cycle = new CyclePlay(house, house.cast, await house.openCycle(month, house.cast.hr));
  await launch(house, cycle, month);
  await submit(house, cycle);
  await defend(house, cycle);
  await decide(house, cycle);
  await finish(house, cycle);
}

const latestCycle = (today: string): string =>
  addToMonth(`${today.slice(0, 4)}-01`, Number(monthOf(today).slice(5)) >= 7 ? 6 : 0);

async function launch(house: House, cycle: CyclePlay, month: string): Promise<void> {
  const { stage } = house;
  await house.task(cycle.here, 'cycle.launch', house.cast.hr);
  const { launchFrom, launchBy } = stage.engine.answer({ kind: 'cycle-calendar', cycle: month });
  await stage.skipTo(launchFrom, '09:00');
  const isLate = (await house.today()) > launchBy;
  await cycle.launch(isLate ? { reason: '彩排：补办上一期评定' } : {});
  await cycle.closeRatings();
  const cases = await until('everybody is evaluated', async () => {
    const found = await cycle.cases();
    return found.length > 0 && found;
  });
  await house.chapter('8.4', '逐人评定', 'Everybody is evaluated');
  const counts = new Map<string, number>();
  for (const { outcome } of cases) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const told = [...counts].map(([outcome, n]) => `${outcome} ${n}`).join(', ');
  house.say(`共 ${cases.length} 人：${told}`, 'as found by the rules');
  const back = await backFromLeave(house, cycle);
  await cycle.rule('彩排：批准的休假');
  await tellLeave(house, back);
}

/** I-09: those whose months of protected leave are not counted. */
async function backFromLeave(house: House, cycle: CyclePlay): Promise<readonly LevelCase[]> {
  const asked = [...(await cycle.at('ruling')), ...(await cycle.at('listed'))];
  const evaluations = await presentEvaluations(
    house.stage.db,
    asked.map(({ id }) => id),
  );
  const away = new Set(
    evaluations
      .filter(({ request }) => ((request as LevelPromotionRequest).protectedMonths ?? []).length > 0)
      .map(({ caseId }) => caseId),
  );
  return asked.filter(({ id }) => away.has(id));
}

async function tellLeave(house: House, back: readonly LevelCase[]): Promise<void> {
  if (back.length === 0) return;
  await house.chapter('I-09', '受保护的休假', 'Protected leave');
  for (const { id, personId } of back) {
    const [kept] = await presentEvaluations(house.stage.db, [id]);
    if (kept === undefined) continue;
    const { protectedMonths = [] } = kept.request as LevelPromotionRequest;
    const { to } = kept.answer as AnswerOf<'level-promotion'>;
    const level = to === null ? text('不晋级', 'no step') : LEVEL_NAMES[to];
    house.say(
      `${personId}：不计 ${protectedMonths.join('、')}；可至 ${level.zh}`,
      `months of leave are not counted; may rise to ${level.en}`,
    );
  }
}

/** 8.5.2, 8.5.3: some of each route; nobody on hold, or the story would wait for a complaint. */
async function submit(house: House, cycle: CyclePlay): Promise<void> {
  await house.chapter('8.5.2', '提交与初审', 'Submission and first review');
  await house.task(cycle.here, 'cycle.submission', house.cast.head);
  const listed = await cycle.at('listed');
  const free = listed.filter(({ hold }) => !hold);
  const panel = free.filter(({ panelSteps }) => panelSteps > 0).slice(0, SUBMITTED / 2);
  const direct = free.filter(({ panelSteps }) => panelSteps === 0).slice(0, SUBMITTED - panel.length);
  // Whoever is back from leave goes on, too (I-09).
  const back = (await backFromLeave(house, cycle)).map(({ id }) => id);
  const others = free.filter(({ id }) => back.includes(id));
  const chosen: readonly LevelCase[] = [...new Set([...panel, ...direct, ...others])];
  const leaveOut = listed.filter((one) => !chosen.includes(one)).map(({ personId }) => personId);
  await cycle.submit({ leaveOut, reason: '彩排：下期再提交' });
  if (chosen.length > 0) await cycle.review();
}

/** Plays the defense, where anybody waits for one (8.5.4). */
async function defend(house: House, cycle: CyclePlay): Promise<void> {
  if ((await cycle.at('awaiting-defense')).length === 0) return;
  await house.chapter('8.5.4', '晋级评审答辩会', 'The defense');
  const caseIds = await cycle.appoint();
  await cycle.scoreAll((caseId) => evenSheet(caseId, house.wishes.panel));
  await cycle.sign();
  await tellPanel(house, caseIds);
}

/** 8.5.5: as wished; a returned batch goes round once, with its panel's result, and is approved then. */
async function decide(house: House, cycle: CyclePlay): Promise<void> {
  await house.chapter('8.5.5', '总经理审批整批', 'The general manager decides the batch');
  if (house.wishes.gm === 'returns') {
    await cycle.decide('return', '彩排');
    await cycle.reviewAgain();
  }
  await cycle.decide(house.wishes.gm === 'rejects' ? 'reject' : 'approve', '彩排');
}

/** Plays everything after the decision, from feedback to archive (8.5.6, 8.5.7). */
async function finish(house: House, cycle: CyclePlay): Promise<void> {
  await house.chapter('8.5.6', '反馈、面谈、通知书、归档', 'Feedback, interviews, notices, archive');
  await cycle.finish('彩排：结果面谈');
  await cycle.closed();
  const promoted = (await cycle.at('promoted')).length;
  const not = (await cycle.at('not-promoted')).length;
  house.say(
    `${cycle.cycleId} 已归档：${promoted} 人晋级，${not} 人未晋级`,
    `archived, ${promoted} promoted, ${not} not`,
  );
}
