import type { RatesMissing } from '../../domain/cases/pay-rates.js';
import { RATES } from '../../domain/refusals/pipelines/rates.js';
import { LEVEL_NAMES, LEVELS, type Level } from '../../domain/vocabulary/level.js';
import { detail, listing, refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import type { MessageOrder } from '../../domain/step/message.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

/** Levels as people call them, in the order of the ladder. */
export const levelsInWords = (levels: readonly Level[]): Text => {
  const names = LEVELS.filter((level) => levels.includes(level)).map((level) => LEVEL_NAMES[level]);
  return text(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '));
};

/** I-83: nothing of the act is carried out, and whose levels lack an amount is said person by person. */
export function ratesMissing(missing: readonly RatesMissing[]): Refusal {
  const levels = levelsInWords(missing.flatMap((one) => one.levels));
  return listing(
    refuse(RATES.MISSING, { count: missing.length, levels }),
    missing.map((one) =>
      detail(RATES.OF_CASE, { caseId: one.caseId }, { levels: levelsInWords(one.levels), on: one.on }),
    ),
  );
}

/** I-83: the HR manager keeps the pay table, and is asked for what is missing. */
export function askForRates(missing: readonly RatesMissing[], waits: Text): MessageOrder {
  const levels = levelsInWords(missing.flatMap((one) => one.levels));
  const [day = ''] = missing.map(({ on }) => on).sort();
  return {
    to: [],
    toRoles: ['hr-manager'],
    clause: 'I-83',
    subject: text('请补录薪资表', 'The pay table needs amounts'),
    body: text(
      `薪资表自 ${day} 起缺少以下职级的月薪：${levels.zh}。${waits.zh}。请在「薪资表」中补录（I-83）。`,
      `The pay table has no amount from ${day} on for: ${levels.en}. ${waits.en}. Please add them on the page of the pay table (I-83).`,
    ),
  };
}
