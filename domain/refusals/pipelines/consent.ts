import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about the agreement to a lower level or lower pay (I-41). */
export const CONSENT = declare('CONSENT', {
  SCAN_MISSING: {
    status: 422,
    clause: 'I-41',
    words: text(
      '同意与否由本人答复；人力资源部只能凭本人签字页的扫描件代录（I-41）。请上传扫描件，或请本人在系统中答复。',
      'The answer is his own; HR enters it only with the scan of the sheet that he signed (I-41). Attach the scan, or ask him to answer in the product.',
    ),
  },
  IN_EFFECT: {
    status: 409,
    clause: 'I-41',
    words: text(
      '降低已经生效，同意不能再撤回（I-41）。如有异议，请在收到通知书之日起五个工作日内申诉（I-74）。',
      'It is in effect, so the agreement can no longer be withdrawn (I-41). Appeal within five workdays of the notice where you disagree (I-74).',
    ),
  },
  PAPERS_MISSING: {
    status: 422,
    clause: 'I-41',
    words: text(
      '未获同意而提出降低的，须附材料供总经理决定（I-41）。请上传材料，如往来记录、考核与投诉材料。',
      'To lower somebody without his agreement the general manager needs papers (I-41). Attach them: what was said and written, the rating, the complaint.',
    ),
  },
});
