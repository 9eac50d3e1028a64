import { CASE_KIND_NAMES } from '../../domain/cases/case-kind.js';
import { text } from '../../domain/vocabulary/text.js';
import { person, wording } from '../../domain/vocabulary/wording.js';
import type { Queryable } from '../database.js';
import { insertMessages } from '../messages/messages.js';
import { findRemark } from './remarks.js';

/** Tells whoever a remark is addressed to that there is one, and where: never in which words, and never of its task. */
export async function tellRemark(trx: Queryable, no: number, at: Date): Promise<void> {
  const remark = await findRemark(trx, no);
  if (remark === undefined || remark.addressees.length === 0) return;
  const { kind, caseId, caseKind, subjectId, writtenBy, addressees } = remark;
  const of = CASE_KIND_NAMES[caseKind];
  const did = kind === 'copy' ? text('抄送给您', 'copied you') : text('提到您', 'mentioned you');
  const order = {
    to: addressees.map(({ personId }) => personId),
    clause: '8.5.6',
    caseId,
    subject: kind === 'copy' ? text('抄送给您', 'A copy for you') : text('有评论提到您', 'A comment mentions you'),
    body: {
      zh: wording`${person(writtenBy)}在${person(subjectId)}的${of.zh}案件中${did.zh}。请在待办的“抄送我的”中查阅并标为已阅。`,
      en: wording`${person(writtenBy)} ${did.en} at the case of ${person(subjectId)} (${of.en}). Please read it in your inbox under "For my information" and mark it as read.`,
    },
  };
  await insertMessages(trx, [{ order, mark: { workflowId: 'remark', seq: no, at, about: {} } }]);
}
