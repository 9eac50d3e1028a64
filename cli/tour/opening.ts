import { cited } from '../../domain/pipelines/decisions.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { act } from '../play/driver.js';
import { Refused } from '../play/guest.js';
import type { LevelCaseShown } from '../play/http-driver.js';
import type { Story } from './story.js';
import { LAUNCH } from '../../domain/refusals/play.js';
import { RefusalError, refuse } from '../../domain/vocabulary/refusal.js';

/** How many people the department submits; enough for every route, few enough to follow. */
const SUBMITTED = 14;
/** Those that lie behind the sample are opened already; further back there are no ratings. */
const CYCLES_BACK = 7;

/** 8.5.1: HR drafts the latest cycle that nobody has opened yet, and launches it. */
export async function launch(story: Story): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('8.5.1', '人力资源部启动晋级评定', 'HR opens the cycle');
  const hr = await story.as('hr');
  story.cycleId = await draft(story);
  const cycle = await hr.get<{ launchBy: string; policyVersion: string }>(`/v1/cycles/${story.cycleId}`);
  const late = story.today > cycle.launchBy;
  if (late) await story.expectRefusal('逾期启动而不写原因 · late without a reason', story.cycle.launch());
  await story.cycle.launch(late ? { reason: '演示：补办上一期评定' } : {});
  narrator.say(
    `✓ ${story.cycleId} · ${late ? `逾期启动 late (due ${cycle.launchBy})` : '按期启动 in time'} · 制度版本 policy ${cycle.policyVersion}`,
  );
  await story.cycle.closeRatings();
  narrator.say('✓ 考核补录截止 · late ratings closed (I-13)');
}

async function draft(story: Story): Promise<string> {
  const present = monthOf(story.today);
  const latest = Number(present.slice(5)) >= 7 ? `${present.slice(0, 4)}-07` : `${present.slice(0, 4)}-01`;
  for (let back = 0; back < CYCLES_BACK; back += 1) {
    const month = addToMonth(latest, -6 * back);
    try {
      return await story.driver.openCycle(month, story.cast.hr);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
      story.narrator.say(`· ${month}: ${error.problem.detail}`);
    }
  }
  throw playedOut();
}

const playedOut = (): RefusalError => new RefusalError(refuse(LAUNCH.TOUR_PLAYED_OUT));

/**
 * 8.2, 8.4: everybody was evaluated; some with their findings. I-09: HR rules where months are missing.
 * @throws RefusalError LAUNCH.TOUR_PLAYED_OUT where nobody goes on: the sample has no ratings of so long ago
 */
export async function evaluate(story: Story): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('8.2–8.4', '逐人评定，引擎逐条引用条款', 'Everybody is evaluated, each finding with its §');
  const all = await story.cases();
  const counts = new Map<string, number>();
  for (const { outcome } of all) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  narrator.say(`✓ ${all.length} 人 people: ${[...counts].map(([outcome, n]) => `${outcome} ${n}`).join(', ')}`);
  for (const outcome of counts.keys())
    await showFindings(
      story,
      all.find((one) => one.outcome === outcome),
    );
  if (!all.some(({ stage }) => stage === 'listed' || stage === 'ruling')) throw playedOut();
  const missing = await story.cycle.rule('演示：缺月系批准的休假');
  if (missing > 0) narrator.say(`✓ ${missing} 人缺月，人力资源部裁定按达标处理 · HR ruled on missing months (I-09)`);
}

async function showFindings(story: Story, one: LevelCaseShown | undefined): Promise<void> {
  if (one === undefined) return;
  const hr = await story.as('hr');
  const { evaluations } = await hr.get<{
    evaluations: readonly {
      answer: { findings: readonly { clause: string; met: boolean; actual: { zh: string } }[] };
    }[];
  }>(`/v1/cases/${one.id}`);
  const findings = evaluations.at(-1)?.answer.findings ?? [];
  // What stands against the person, and what the rules of 8.4 found.
  const telling = findings.filter(({ clause, met }) => !met || clause.startsWith('8.4'));
  const shown = telling
    .slice(0, 4)
    .map(({ clause, met, actual }) => `${met ? '✓' : '✗'} ${cited(clause)} ${actual.zh}`);
  story.narrator.say(`  ${one.personName} ${one.fromLevel ?? '—'} → ${one.outcome}\n    ${shown.join('\n    ')}`);
}

/** 8.5.2, I-27: the head submits some and leaves the others out with a reason that they can read. */
export async function submit(story: Story): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('8.5.2', '客户关怀部提交候选人', 'The department head submits');
  const listed = (await story.cases()).filter(({ stage }) => stage === 'listed');
  const busy = await busyElsewhere(story);
  const chosen = choose(listed.filter(({ personId }) => !busy.has(personId)));
  story.submitted(chosen);
  const submitted = chosen.map(({ id }) => ({ caseId: id }));
  const leaveOut = listed.filter((one) => !chosen.includes(one)).map(({ personId }) => personId);
  if (leaveOut.length > 0) {
    const { driver, cycle, cast } = story;
    const some = act(driver, cycle.here, 'cycle.submission', cast.head, { submitted, leftOut: [] });
    await story.expectRefusal('漏掉符合条件的人 · forgetting somebody', some);
  }
  await story.cycle.submit({ leaveOut, reason: '演示：下一期再提交' });
  narrator.say(`✓ 一次提交 ${submitted.length} 人，另有 ${leaveOut.length} 人写明理由 · in one act`);
}

/** Whose other cases are open: what they wait for is no part of this story. */
async function busyElsewhere(story: Story): Promise<ReadonlySet<string>> {
  const open = await (await story.as('hr')).all<{ id: string; personId: string }>('/v1/cases?open=true');
  const here = new Set((await story.cases()).map(({ id }) => id));
  return new Set(open.filter(({ id }) => !here.has(id)).map(({ personId }) => personId));
}

/** The sample's employees first, then some of each route, and somebody on hold. */
function choose(listed: readonly LevelCaseShown[]): readonly LevelCaseShown[] {
  const first = listed.filter(({ personId }) => ['20030', '20046', '20050'].includes(personId));
  const others = listed.filter((one) => !first.includes(one));
  const kinds = [
    others.filter(({ hold }) => hold).slice(0, 1),
    others.filter(({ acknowledge, hold }) => acknowledge && !hold).slice(0, 1),
    others.filter(({ panelSteps, hold }) => panelSteps > 0 && !hold).slice(0, 4),
    others.filter(({ panelSteps, hold, acknowledge }) => panelSteps === 0 && !hold && !acknowledge),
  ];
  return [...new Set([...first, ...kinds.flat()])].slice(0, SUBMITTED);
}
