import { LEVEL_NAMES, type Level } from '../../vocabulary/level.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { person, told, wording } from '../../vocabulary/wording.js';

/** What is refused about changes of pay (8.5.7, 12.2). */
export const PAY = declare('PAY', {
  STANDS_ALREADY: {
    status: 409,
    clause: '12',
    words: ({ level, amount, effectiveFrom }: { level: Level; amount: string; effectiveFrom: string }) =>
      text(
        `${LEVEL_NAMES[level].zh}自 ${effectiveFrom} 起的金额已登记为 ${amount} 元，已登记的金额不改写。请另定一个生效日登记新的金额。`,
        `${LEVEL_NAMES[level].en} has ${amount} CNY from ${effectiveFrom} on already, and an amount that stands is never rewritten. Record the new one from another day on.`,
      ),
  },
  CASE_ALREADY_CHANGED: {
    status: 409,
    clause: '8.5.7',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `案件 ${caseId} 已登记另一薪资变更；请核对后另行更正。`,
        `Case ${caseId} has recorded another pay change; check it and correct it in a case of its own.`,
      ),
  },
  ALREADY_EXPORTED: {
    status: 409,
    clause: '8.5.7',
    words: ({ by, at, rows }: { by: string; at: string; rows: number }) =>
      told(
        wording`该月的薪资变更已于 ${at} 由 ${person(by)} 导出（${rows} 条）。确需再次导出的，请写明理由，文件将注明为重复导出。`,
        wording`The pay changes of this month were given to payroll at ${at} by ${person(by)} (${rows} rows). To export them again say why; the file will say that it is a re-export.`,
      ),
  },
  NOT_EXPORTED: {
    status: 422,
    clause: '8.5.7',
    words: text(
      '该月尚未导出过，不能作为重复导出；请不写重复导出的理由，直接导出。',
      'This month has not been exported yet, so that this is no re-export; export it without a reason for another time.',
    ),
  },
  MONTH_AHEAD: {
    status: 422,
    clause: '12.2',
    words: text(
      '该月尚未开始，其薪资变更还不完整；请自当月 1 日起导出。',
      'This month has not begun, and its pay changes are not complete; export it from its first day on.',
    ),
  },
});
