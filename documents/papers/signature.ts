import type { Signature } from '../../domain/pipelines/closing/acts.js';
import { momentZh } from './paper.js';

/** A signature as a paper prints it; all empty where nobody has signed. */
export interface PaperSignature {
  readonly who: string;
  /** Moment as papers write it. */
  readonly on: string;
  /** By what way it came, or why there is none. */
  readonly note: string;
}

/** A place for a signature by hand. */
export const UNSIGNED: PaperSignature = { who: '', on: '', note: '' };

/** What the records hold of how a paper was signed (I-41). */
export interface RecordedSigning {
  readonly signature: Signature;
  /** Employee number of whoever entered it: the person himself, or HR with the scan. */
  readonly recordedBy: string;
  readonly recordedByName: string;
  readonly reason: string | null;
  /** ISO 8601. */
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string };
}

/** The signature of the person, in the product or on paper, or that he refused or could not be reached (I-41). */
export function signatureOf({
  signature,
  recordedBy,
  recordedByName,
  reason,
  at,
  person,
}: RecordedSigning): PaperSignature {
  const on = momentZh(at);
  const byHr = recordedBy !== person.id;
  switch (signature) {
    case 'signed':
      return {
        who: person.name,
        on,
        note: byHr ? `纸质签收，扫描件由${recordedByName}录入` : '本人在系统中签收，与页脚内容摘要绑定',
      };
    case 'refused':
      return { who: '拒绝签收', on, note: `理由：${reason ?? ''}${byHr ? `（${recordedByName}记录）` : ''}` };
    case 'not-reached':
      return { who: '未能送达', on, note: `说明：${reason ?? ''}（${recordedByName}记录）` };
  }
}
