import { CASE_KIND_NAMES } from '../cases/case-kind.js';
import type { CaseKind } from '../cases/case-kind.js';
import type { MessageOrder } from '../step/message.js';
import type { CivilDate } from '../vocabulary/civil-date.js';
import { text, type Text } from '../vocabulary/text.js';
import { wording } from '../vocabulary/wording.js';
import { PIPELINES } from './pipelines.js';

/** I-74: until when somebody may appeal, as every result says it. */
const appealLine = (until: CivilDate): Text =>
  text(
    `如有异议，可在 ${until} 前（含当日）向人力资源部申诉（I-74）。`,
    `An appeal may be brought to HR until ${until}, that day included (I-74).`,
  );

/** The message with the last day of an appeal behind what it says. */
export function withAppeal(order: MessageOrder, until: CivilDate): MessageOrder {
  const { zh, en } = appealLine(until);
  const { body } = order;
  return { ...order, body: { zh: wording`${body.zh}${zh}`, en: wording`${body.en} ${en}` } };
}

/** A case whose person may read its result from now on, and has been told nothing in its own words. */
export interface ResultOfCase {
  readonly caseId: string;
  readonly personId: string;
  readonly kind: CaseKind;
  readonly stage: string;
  readonly effectiveFrom: CivilDate | null;
  readonly reason: string | null;
}

/** I-74: whatever the case was about: how it stands, from when, why, and until when he may appeal. */
export function caseResultTold(one: ResultOfCase, until: CivilDate): MessageOrder {
  const { caseId, personId, kind, stage, effectiveFrom, reason } = one;
  const name = CASE_KIND_NAMES[kind];
  const at = PIPELINES[kind].find((known) => known.stage === stage);
  const title = at?.title ?? name;
  const from = effectiveFrom === null ? text('', '') : text(`，自 ${effectiveFrom} 起`, `, from ${effectiveFrom} on`);
  const why = reason === null || reason === '' ? text('', '') : text(`理由：${reason}。`, `Reason: ${reason}. `);
  const order: MessageOrder = {
    to: [personId],
    clause: at?.clause ?? 'I-74',
    caseId,
    subject: text(`${name.zh}：${title.zh}`, `${name.en}: ${title.en}`),
    body: text(
      `您的${name.zh}案件 ${caseId} 已有结果：${title.zh}${from.zh}。${why.zh}依据见案件。`,
      `Your case ${caseId} (${name.en}) has a result: ${title.en}${from.en}. ${why.en}What it rests on stands in the case.`,
    ),
  };
  return withAppeal(order, until);
}
