import { actor } from './cast.js';
import { holdDefense } from './defense.js';
import type { House } from './house.js';

interface Candidate {
  readonly caseId: string;
  readonly vacancyId: string;
  readonly personId: string;
}

/** 9.5.7 to 9.5.10: report, panel, decision, hand-back, and the notice to the whole company; or how it ends otherwise. */
export async function appoint(house: House, candidate: Candidate): Promise<void> {
  const { caseId, personId } = candidate;
  await house.until('the trial is over', async () => ['report', 'interview'].includes(await house.stageOf(caseId)));
  if ((await house.stageOf(caseId)) === 'interview') {
    await house.chapter('I-60', '试用未通过:面谈并归档', 'The trial was not passed: interview and archive');
    return interview(house, candidate, 'not-appointed');
  }
  const { hr, gm } = house.cast;
  await house.chapter('9.5.7', '述职与答辩', 'Report on duties and defense');
  await house.act(caseId, 'candidate.report', actor(personId), { text: '彩排:试用期间的工作总结与改进计划。' });
  await defend(house, candidate);
  await house.chapter('9.5.8', '总经理审批正式任命', 'The general manager decides');
  await house.act(caseId, 'candidate.gm-submission', hr, {});
  if (house.wishes.gm === 'returns') {
    await house.act(caseId, 'candidate.gm-decision', gm, { decision: 'return', returnTo: 'panel', reason: '彩排' });
    await defend(house, candidate);
    await house.act(caseId, 'candidate.gm-submission', hr, { note: '彩排:已再次答辩' });
  }
  const rejects = house.wishes.gm === 'rejects';
  await house.act(caseId, 'candidate.gm-decision', gm, { decision: rejects ? 'reject' : 'approve', reason: '彩排' });
  await house.chapter('9.5.9', '反馈与面谈', 'Feedback and interview');
  await house.act(caseId, 'candidate.release', hr, {});
  if (rejects) return interview(house, candidate, 'not-appointed');
  await interview(house, candidate, 'notice');
  await house.act(caseId, 'level.notice', actor(personId), { signature: 'signed' });
  await house.chapter('9.5.10', '发布任命红头文件', 'The company-wide notice');
  await house.act(caseId, 'candidate.notice-draft', hr, { text: '经研究决定,予以任命。' });
  await house.act(caseId, 'candidate.notice-sign-off', gm, { decision: 'sign' });
  await house.until('the case is archived', async () => (await house.stageOf(caseId)) === 'appointed');
}

/** I-30: the sample's mark for team leaders; HR names it. */
const PASS_MARK = 80;

async function defend(house: House, { caseId, vacancyId }: Candidate): Promise<void> {
  const { hr, head, related, supervisor } = house.cast;
  await house.act(caseId, 'candidate.appoint-panel', hr, {
    heldOn: await house.stage.today(),
    chair: head.personId,
    supervisors: [supervisor.personId],
    departmentHead: [head.personId],
    relatedDepartments: related.slice(0, 1).map(({ personId }) => personId),
    humanResources: [hr.personId],
    passMark: PASS_MARK,
  });
  await holdDefense(house, vacancyId);
  await house.until('the panel has closed', async () => (await house.stageOf(caseId)) === 'ready');
}

/** 9.5.9: HR and the department together. */
async function interview(house: House, { caseId, personId }: Candidate, then: string): Promise<void> {
  const { hr, head } = house.cast;
  const heldOn = await house.stage.today();
  await house.act(caseId, 'level.interview', hr, { heldOn, summary: '彩排:面谈', attendees: [head.personId] });
  await house.act(caseId, 'level.interview-confirmation', actor(personId), { tookPlace: true });
  await house.until(`the case is at ${then}`, async () => (await house.stageOf(caseId)) === then);
}
