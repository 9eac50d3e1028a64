import { declare } from '../../vocabulary/refusal.js';
import { text, type Text } from '../../vocabulary/text.js';

/** What is refused because the pay table has no amount (I-83). */
export const RATES = declare('RATES', {
  MISSING: {
    status: 409,
    clause: 'I-83',
    words: ({ count, levels }: { count: number; levels: Text }) =>
      text(
        `整批未执行：${count} 人的原职级或新职级在薪资表中没有金额（${levels.zh}），批准与反馈须待补录后进行（I-83、§12.2）。已请人力资源经理补录；其余人员可先行办理。`,
        `Nothing was done: for ${count} people the pay table has no amount for the old or the new level (${levels.en}); approval and release wait for it (I-83, §12.2). The HR manager has been asked to add it; the others can be decided on meanwhile.`,
      ),
  },
  OF_CASE: {
    words: ({ levels, on }: { levels: Text; on: string }) =>
      text(`薪资表自 ${on} 起缺少：${levels.zh}`, `the pay table lacks, from ${on} on: ${levels.en}`),
  },
});
