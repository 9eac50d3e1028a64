import type { SetbackCauseAct } from '../../domain/pipelines/setback/acts.js';
import type { SetbackFound } from '../../domain/pipelines/setback/activities.js';
import type { SetbackInput } from '../../domain/pipelines/setback/start.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** What a setback (§11) tells people, beside their tasks. Pure. */

type About = Pick<SetbackInput, 'caseId' | 'personId' | 'month'>;

/** What the rules name, as it is said to whom it is about. */
function measureWords({ measure, to, clause }: SetbackFound): Text {
  if ((measure === 'demote' || measure === 'revert') && to !== null) {
    const name = LEVEL_NAMES[to];
    return text(
      `按 §${clause ?? '11'}，可能调整为${name.zh}`,
      `by §${clause ?? '11'} your level may become ${name.en}`,
    );
  }
  return text('人力资源部与总经理将决定如何处理', 'HR and the general manager decide what follows');
}

/** I-77: before a measure is proposed he reads what it is about, and has his say. */
export function heardFirst(
  { caseId, personId, month }: About,
  found: SetbackFound,
  about: { readonly cause: SetbackCauseAct; readonly failed: boolean; readonly workdays: number },
): MessageOrder {
  const { cause, failed, workdays } = about;
  const what = failed
    ? text(
        '改进计划未达标，将决定如何处理（I-69）',
        'the improvement plan was not met, and what follows is decided (I-69)',
      )
    : measureWords(found);
  const because =
    cause.cause === 'service-attitude'
      ? text('个人服务态度', 'service attitude')
      : text('非个人服务态度', 'other than service attitude');
  return {
    to: [personId],
    clause: 'I-77',
    caseId,
    subject: text(`请就 ${month} 考核陈述意见`, `State your side about the rating of ${month}`),
    body: text(
      `${month} 考核为 ${found.rating}，说明的原因：${because.zh}——${cause.statement}。${what.zh}。请在 ${workdays} 个工作日内在待办中陈述意见，可附材料；人力资源部提出处理、总经理决定之前会阅读（I-77）。`,
      `The rating of ${month} is ${found.rating}; the cause as stated: ${because.en} (${cause.statement}). Here ${what.en}. You have ${workdays} workdays to state your side in your inbox and to add papers; they are read before HR proposes and the general manager decides (I-77).`,
    ),
  };
}

/** I-41: asked whether he agrees, in so many words. */
export function askedToAgree(
  { caseId, personId }: About,
  { to, clause }: { readonly to: Level; readonly clause: string },
  workdays: number,
): MessageOrder {
  const level = LEVEL_NAMES[to];
  return {
    to: [personId],
    clause: 'I-41',
    caseId,
    subject: text('请答复是否同意降低职级与薪资', 'Do you agree to a lower level and pay?'),
    body: text(
      `总经理已批准按 §${clause} 调整为${level.zh}，薪资随之调整。请在 ${workdays} 个工作日内在待办中答复是否同意。不同意或未答复的，须由人力资源部经理重新提出、总经理附书面理由决定，否则不生效（I-41）。`,
      `The general manager has approved ${level.en} under §${clause}; pay goes with it. Say within ${workdays} workdays in your inbox whether you agree. Without your agreement it holds only if the HR manager proposes it anew and the general manager decides with his ground in writing (I-41).`,
    ),
  };
}

/** I-41: level and pay have fallen, and by which road. */
export function inEffect(
  { caseId, personId }: About,
  about: {
    readonly to: Level;
    readonly effectiveFrom: string;
    readonly road: 'agreed' | 'decided';
    readonly superiorId: string | null;
  },
): MessageOrder {
  const { to, effectiveFrom, road, superiorId } = about;
  const level = LEVEL_NAMES[to];
  const how =
    road === 'agreed'
      ? text('经本人同意', 'with the agreement of the person')
      : text(
          '未获本人同意，由总经理附书面理由决定',
          'without agreement, by the general manager with his ground in writing',
        );
  return {
    to: [personId, ...(superiorId === null ? [] : [superiorId])],
    clause: 'I-67',
    caseId,
    subject: text('职级与薪资已调整', 'Level and pay have changed'),
    body: text(
      `自 ${effectiveFrom} 起调整为${level.zh}，薪资同日调整（§11、I-67），${how.zh}。通知书请本人在待办中签收；如有异议，可在收到之日起五个工作日内申诉（I-74）。`,
      `From ${effectiveFrom} on the level is ${level.en}, pay from the same day (§11, I-67), ${how.en}. The notice waits in the inbox of its person, who may appeal within five workdays of it (I-74).`,
    ),
  };
}

/** I-70: the person reads the plan, the direct superior accompanies it. */
export const planned = (
  { caseId, personId }: About,
  { supervisors, superiorId }: Pick<SetbackFound, 'supervisors' | 'superiorId'>,
  plan: { readonly month: string; readonly goals: string; readonly support: string },
): MessageOrder => ({
  to: [...new Set([personId, ...(superiorId === null ? [] : [superiorId]), ...supervisors])],
  clause: '11.1',
  caseId,
  subject: text(`改进计划（${plan.month}）`, `Improvement plan for ${plan.month}`),
  body: text(
    `改进目标：${plan.goals}；支持措施：${plan.support}。直属上级陪同执行；该月考核公布后由客服主管评估（§11.1、I-69、I-70）。`,
    `Goals: ${plan.goals}. Support: ${plan.support}. The direct superior accompanies it; the supervisor reviews it once the month is rated (§11.1, I-69, I-70).`,
  ),
});

/** I-69: the month of the plan is rated. */
export const ratingOut = (
  { caseId, personId }: About,
  { supervisors, superiorId }: Pick<SetbackFound, 'supervisors' | 'superiorId'>,
  month: string,
): MessageOrder => {
  const told = [...new Set([...supervisors, ...(superiorId === null ? [] : [superiorId])])];
  return {
    to: told.length === 0 ? [personId] : told,
    clause: 'I-69',
    caseId,
    subject: text(`${month} 考核已公布，改进计划可以评估`, `The rating of ${month} is out: the plan can be reviewed`),
    body: text(
      `案件 ${caseId} 的改进计划可由客服主管评估了（I-69）。`,
      `The improvement plan of case ${caseId} can be reviewed by the supervisor now (I-69).`,
    ),
  };
};
