import type { Finding } from '../../evaluation/answer.js';
import type { MessageOrder } from '../../step/message.js';
import type { CivilDate } from '../../vocabulary/civil-date.js';
import { cited } from '../../vocabulary/clause.js';
import { LEVEL_NAMES, type Level } from '../../vocabulary/level.js';
import { text, type Text } from '../../vocabulary/text.js';
import { withAppeal } from '../result-told.js';

/** A case of §8 whose result its person may read from now on. */
export interface EndedCase {
  readonly caseId: string;
  readonly personId: string;
  /** `YYYY-MM`, of the cycle. */
  readonly month: string;
  readonly stage: string;
  readonly fromLevel: Level | null;
  /** Null for who was not approved. */
  readonly finalLevel: Level | null;
  readonly effectiveFrom: CivilDate | null;
  /** What somebody has written, where somebody decided. */
  readonly reason: string | null;
  /** What the rules found, by which a case ends that nobody decided on. */
  readonly findings: readonly Finding[];
}

/** I-74: the result, why, and until when he may appeal; `until` is the last day of the five workdays that begin now. */
export function resultTold(one: EndedCase, until: CivilDate): MessageOrder {
  const { title, clause } = resultOf(one);
  const why = whyOf(one);
  const { caseId, personId, month } = one;
  const order: MessageOrder = {
    to: [personId],
    clause,
    caseId,
    subject: text(`晋级评定结果：${title.zh}`, `Result of the promotion cycle: ${title.en}`),
    body: text(
      `${month} 晋级评定，案件 ${caseId}：${title.zh}。${why.zh}依据见该案件的页面。`,
      `Cycle of ${month}, case ${caseId}: ${title.en}. ${why.en}What it rests on stands on the page of the case.`,
    ),
  };
  return withAppeal(order, until);
}

interface Result {
  readonly title: Text;
  readonly clause: string;
}

function resultOf({ stage, fromLevel, finalLevel, effectiveFrom }: EndedCase): Result {
  if (finalLevel !== null && effectiveFrom !== null) {
    const [from, to] = [fromLevel === null ? text('—', '—') : LEVEL_NAMES[fromLevel], LEVEL_NAMES[finalLevel]];
    const title = text(
      `由${from.zh}晋为${to.zh}，职级与薪资自 ${effectiveFrom} 起`,
      `from ${from.en} to ${to.en}, level and pay from ${effectiveFrom} on`,
    );
    return { title, clause: '8.5.6' };
  }
  if (stage === 'ineligible') return { title: text('本次不符合晋级条件', 'not eligible this time'), clause: '8.4' };
  if (stage === 'left-out')
    return { title: text('部门本次未提交', 'not submitted by the department this time'), clause: '8.5.2' };
  return { title: text('本次未予晋级', 'not promoted this time'), clause: '8.5.6' };
}

/** Somebody's reason, or what the rules did not find. */
function whyOf({ reason, findings, finalLevel }: EndedCase): Text {
  if (finalLevel !== null) return text('', '');
  if (reason !== null) return text(`理由：${reason}。`, `Reason: ${reason}. `);
  const unmet = findings.filter(({ met }) => !met);
  if (unmet.length === 0) return text('', '');
  const zh = unmet.map((one) => `${cited(one.clause)} 要求${one.expected.zh}，实际${one.actual.zh}`).join('；');
  const en = unmet.map((one) => `${cited(one.clause)} asks for ${one.expected.en}, found ${one.actual.en}`).join('; ');
  return text(`原因：${zh}。`, `Why: ${en}. `);
}
