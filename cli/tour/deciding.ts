import { ABILITIES, type ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import type { FirstReview, GmDecision } from '../../domain/pipelines/level-promotion/acts.js';
import { act } from '../play/driver.js';
import type { LevelCaseShown } from '../play/http-driver.js';
import type { Story } from './story.js';

/** 8.5.3: HR's first review; who is on hold waits for his complaint, which HR brings as a file. */
export async function review(story: Story): Promise<void> {
  const { narrator } = story;
  await narrator.chapter('8.5.3', '人力资源部初审', 'First review by HR');
  const { driver, cycle, cast } = story;
  const held = (await story.submittedNow()).filter(({ hold }) => hold);
  if (held.length > 0) {
    await story.expectRefusal('有待结投诉 · on hold', cycle.review());
    for (const one of held) await settleComplaints(story, one);
    const decisions = held.map(({ id }): FirstReview => ({ caseId: id, decision: 'reevaluate' }));
    await act(driver, cycle.here, 'cycle.first-review', cast.hr, { decisions });
    narrator.say(
      `✓ 投诉查明不成立，重新评定 · complaint dismissed, evaluated again: ${held.map(({ personName }) => personName).join('、')}`,
    );
  }
  const passed = (await cycle.at('first-review')).length;
  await cycle.review();
  const toPanel = (await cycle.at('awaiting-defense')).length;
  narrator.say(`✓ ${passed} 人通过：直接评定 ${passed - toPanel}，需答辩 ${toPanel} · to the panel ${toPanel}`);
}

async function settleComplaints(story: Story, one: LevelCaseShown): Promise<void> {
  const hr = await story.as('hr');
  const { complaints } = await hr.get<{
    complaints: readonly {
      id: string;
      incidentOn: string;
      cause: string;
      status: string;
      description: string | null;
    }[];
  }>(`/v1/people/${one.personId}`);
  const pending = complaints.filter(({ status }) => status === 'pending');
  const rows = pending.map(
    ({ id, incidentOn, cause }) => `${id},${one.personId},${incidentOn},${cause},不成立,演示：查明不属实`,
  );
  const file = ['投诉编号,工号,事件日期,原因,状态,更正原因', ...rows, ''].join('\n');
  const query = `kind=complaints&filename=${encodeURIComponent('投诉处理结果.csv')}`;
  const dryRun = await hr.upload<{ id: string; summary: { changed: number; refused: number } }>(
    `/v1/imports?${query}`,
    file,
  );
  if (dryRun.summary.refused > 0)
    throw new Error(`the import of complaints was refused: ${JSON.stringify(dryRun.summary)}`);
  await hr.post(`/v1/imports/${dryRun.id}/application`, {});
}

/** 8.5.4: a conflict of interest is refused, then the panel is appointed. */
export async function appoint(story: Story): Promise<void> {
  const { narrator } = story;
  const [first] = await story.cycle.at('awaiting-defense');
  if (first === undefined) return;
  await narrator.chapter('8.5.4', '晋级评审答辩会', 'The defense');
  await story.expectRefusal(
    '候选人给自己评分 · a candidate scores himself',
    story.cycle.appoint({ relatedDepartments: [first.personId] }),
  );
  await story.cycle.appoint();
}

/** 8.5.4: the panel sits and scores, and the chair signs. */
export async function hear(story: Story): Promise<void> {
  const { narrator } = story;
  const heard = (await story.submittedNow()).filter(({ stage }) => stage === 'in-defense');
  if (heard.length === 0) return;
  const hr = await story.as('hr');
  const sessionId = heard[0]?.sessionId ?? '';
  const scorers = await story.cycle.scoreAll((caseId) => sheet(caseId, heard));
  narrator.say(
    `✓ ${scorers.length} 名评委评 ${heard.length} 人，六项能力，全部提交前互不可见 · sheets in (I-31, I-37)`,
  );
  await story.cycle.sign();
  const { results } = await hr.get<{ results: readonly { caseId: string; outcome: string; total: number | null }[] }>(
    `/v1/defenses/${sessionId}`,
  );
  for (const { caseId, outcome, total } of results) {
    const name = heard.find(({ id }) => id === caseId)?.personName ?? caseId;
    narrator.say(`  ${name}: ${total?.toFixed(2) ?? '—'} ${outcome}`);
  }
}

/** The last one heard falls short, so that the general manager has something to weigh. */
function sheet(caseId: string, waiting: readonly LevelCaseShown[]): ScoreSheet {
  const last = waiting.length > 1 && waiting.at(-1)?.id === caseId;
  const scores = ABILITIES.map((ability, index) => [ability, (last ? 60 : 80) + index]);
  return { caseId, scores: Object.fromEntries(scores) as ScoreSheet['scores'] };
}

/** 8.5.5: HR lays the whole batch before the general manager. */
export async function layBefore(story: Story): Promise<void> {
  await story.narrator.chapter('8.5.5', '总经理审批整批', 'The general manager decides the batch');
  await story.cycle.handIn();
}

/** 8.5.5: the whole batch at once; one is returned for another round, one rejected. */
export async function decide(story: Story): Promise<void> {
  const { narrator } = story;
  const { cycle } = story;
  const batch = await cycle.at('with-gm');
  const returned = batch.find(({ panelSteps }) => panelSteps === 0)?.id;
  const rejected = batch.findLast(({ id }) => id !== returned)?.id;
  const bare = batch.map(({ id }): GmDecision => ({ caseId: id, decision: 'reject' }));
  await story.expectRefusal('否决而不写理由 · rejecting without a reason', cycle.decideOn(bare));
  const decisions = batch.map(({ id }): GmDecision => {
    if (id === returned) return { caseId: id, decision: 'return', reason: '演示：请补充材料' };
    if (id === rejected) return { caseId: id, decision: 'reject', reason: '演示：本期不批准' };
    return { caseId: id, decision: 'approve', reason: '演示' };
  });
  await cycle.decideOn(decisions);
  narrator.say(`✓ 一次审批 ${decisions.length} 人：退回 1，否决 1，其余批准 · one act for ${decisions.length} people`);
  if (returned === undefined) return;
  await cycle.review();
  await cycle.decide('approve');
  narrator.say('✓ 退回者第二轮获批 · the returned one is approved in round 2 (I-38)');
}
