import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';

/** What is refused about departures (I-58). */
export const DEPARTURE = declare('DEPARTURE', {
  ALREADY_OPEN: {
    status: 409,
    clause: 'I-58',
    words: ({ caseId }: { caseId: string }) =>
      text(
        `离职 ${caseId} 已在办理。改期、撤销或更换接任人请在待办中办理。`,
        `The departure ${caseId} is under way. Move it, take it back or name another successor from the inbox.`,
      ),
  },
  DATE_UNFIT: {
    status: 422,
    clause: 'I-58',
    words: ({ lastDay, earliest }: { lastDay: string; earliest: string }) =>
      text(
        `最后工作日 ${lastDay} 早于 ${earliest}（入职或转正），或距今超过一年。请核对日期。`,
        `The last day, ${lastDay}, lies before ${earliest} (hiring or confirmation) or more than a year away. Check the date.`,
      ),
  },
  SUCCESSOR_UNFIT: {
    status: 422,
    clause: 'I-58',
    words: ({ successorId }: { successorId: string }) =>
      told(
        wording`接任人 ${person(successorId)} 查无此人、已离职或为本人。请另行指定。`,
        wording`The successor ${person(successorId)} is not known, has left, or is the person himself. Name somebody else.`,
      ),
  },
  NOBODY: {
    status: 422,
    clause: 'I-58',
    words: ofPerson(' 查无此人或已离职。请核对工号。', ' is not known or has left already. Check the employee number.'),
  },
  OWN: {
    status: 403,
    clause: 'I-58',
    words: text(
      '不能登记本人的离职（I-58）。请由另一位人力资源人员登记。',
      'Nobody records his own departure (I-58). Another person of HR does.',
    ),
  },
  SUCCESSOR_IS_ONESELF: {
    status: 403,
    clause: 'I-58',
    words: text(
      '不能把接任人改为办理人本人（I-58）。请由另一位人力资源人员更改。',
      'Nobody names himself the successor (I-58). Another person of HR does.',
    ),
  },
  SUCCESSOR_MISSING: {
    status: 422,
    clause: 'I-58',
    words: text(
      '该员工没有直属上级，须指定接任人。请填写接任人工号。',
      'The person has no superior, so the successor has to be named. Give his employee number.',
    ),
  },
});
