import type { DecisionRecord } from '../../domain/step/decision.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

interface Told {
  readonly clause: string;
  readonly effectiveFrom: string;
  readonly level: Level;
  readonly decision: DecisionRecord;
}

/** What the person reads of his level once it is settled; where more was asked for and refused, with the reason. */
export function toldOf({ clause, effectiveFrom, level, decision }: Told): {
  readonly clause: string;
  readonly subject: Text;
  readonly body: Text;
} {
  const { zh, en } = LEVEL_NAMES[level];
  const subject = text('入职定级', 'Your entry level');
  const { kind, outcome, reason = '' } = decision;
  if (outcome === 'refuse' || outcome === 'reject')
    return {
      clause: decision.clause,
      subject,
      body: text(
        `部门为您申请的特殊定级未获批准，您自 ${effectiveFrom} 起的职级仍为${zh}（§6.2）。理由：${reason}。`,
        `The special level that the department asked for was not approved; your level from ${effectiveFrom} on stays ${en} (§6.2). The reason: ${reason}.`,
      ),
    };
  return kind === 'gm'
    ? {
        clause: '6.2',
        subject,
        body: text(
          `总经理已批准您的特殊定级：自 ${effectiveFrom} 起为${zh}（§6.2、§4.1），薪资同日调整。`,
          `The general manager has approved a special level for you: ${en} from ${effectiveFrom} on (§6.2, §4.1), with pay from that day.`,
        ),
      }
    : {
        clause,
        subject,
        body: text(
          `您自 ${effectiveFrom} 起定级为${zh}（§${clause}），已由人力资源部核定。`,
          `From ${effectiveFrom} on your level is ${en} (§${clause}), verified by HR.`,
        ),
      };
}
