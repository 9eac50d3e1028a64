import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';

/** What is refused where HR takes over a case that was under way when the service came (docs/decisions/0085). */
export const TAKEN_OVER = declare('TAKEN_OVER', {
  NOBODY: {
    status: 422,
    clause: 'I-82',
    words: ofPerson(
      ' 查无此人或已离职，没有可承接的案件。请核对工号。',
      ' is not known or has left, so there is nothing to take over. Check the employee number.',
    ),
  },
  OWN: {
    status: 403,
    clause: '4.1',
    words: text(
      '不能录入本人的案件（§4.1）。请由另一位人力资源人员录入。',
      'Nobody enters a case of his own (§4.1). Another person of HR enters it.',
    ),
  },
  OPEN_ALREADY: {
    status: 409,
    clause: 'I-82',
    words: ({ personId, caseId }: { personId: string; caseId: string }) =>
      told(
        wording`${person(personId)} 已有同类案件 ${caseId} 在办，不再承接。请在该案件中办理。`,
        wording`${person(personId)} has such a case open already, ${caseId}; no other is taken over. Go on with that one.`,
      ),
  },
  AFTER_THE_DAY: {
    status: 422,
    clause: 'I-82',
    words: ({ since, day }: { since: string; day: string }) =>
      text(
        `${since} 不早于启用日 ${day}（I-82）：启用以后开始的案件按正常流程办理，不能承接。请由相应页面发起；启用日有误的，由人力资源部经理更正。`,
        `${since} is not before the day of use, ${day} (I-82): what began since then goes the ordinary way and is not taken over. Open it from its page; where the day of use is wrong, the HR manager corrects it.`,
      ),
  },
  NO_DAY: {
    status: 409,
    clause: 'I-82',
    words: text(
      '还没有启用日（I-82），无法判断案件是否开始于启用之前。请先导入人员。',
      'There is no day of use yet (I-82), so nobody can tell what began before it. Import the people first.',
    ),
  },
  IN_THE_FUTURE: {
    status: 422,
    clause: 'I-82',
    words: ({ on, today }: { on: string; today: string }) =>
      text(
        `${on} 尚未到来（今天 ${today}）。请填写已经发生的日期；尚未办理的步骤不填。`,
        `${on} is still to come; today is ${today}. Enter what has happened, and leave out a step that has not.`,
      ),
  },
  NOT_FOR_POST: {
    status: 422,
    clause: '9.3.3',
    words: ofPerson(
      ' 的现岗位不能晋升该岗位（§9.3.3），没有这样的试用。请核对人员的岗位与所填岗位。',
      ' is on no post from which one is promoted to that one (§9.3.3), so there is no such trial. Check his post on record and the post entered.',
    ),
  },
  NOT_CONFIRMED: {
    status: 422,
    clause: '9.2',
    words: ofPerson(
      ' 尚未转正，不能在试用管理岗位（§9.2）。请先更正人员记录。',
      ' is not confirmed and cannot be on trial for a post (§9.2). Correct the record first.',
    ),
  },
  SUPERIOR: {
    status: 422,
    clause: '9.5.5',
    words: ofPerson(
      ' 查无此人、已离职或就是本人，不能作为试用期间的上级或组员（§9.5.5）。请核对工号。',
      ' is not known, has left, or is the candidate himself, and cannot be superior or member on this trial (§9.5.5). Check the employee number.',
    ),
  },
  PAUSE_DATE: {
    status: 422,
    clause: 'I-51',
    words: text(
      '暂停的日期须在试用开始以后、今天以前。请更正；正在暂停的，承接后在试用管理中办理（I-51）。',
      'A pause lies between the first day of the trial and today. Correct it; one that still lasts is recorded in the trial’s task once it is taken over (I-51).',
    ),
  },
  REVIEW_WITHOUT_SCORE: {
    status: 422,
    clause: '9.5.6',
    words: text(
      '已填写 360°考核的日期，而没有得分（§9.4.2）。请填写得分；考核尚未结束的去掉该步骤，由本系统重新考核。',
      'The 360° review is entered, and not its score (§9.4.2). Enter the score; where the review is not over leave the step out, and it is held here.',
    ),
  },
  REVIEW_WITHOUT_PROPOSAL: {
    status: 422,
    clause: '7.2.1',
    words: text(
      '已填写复核或建议的日期，而没有所提职级（§7.2.1）。请填写所提职级，或去掉该步骤。',
      'A step after the proposal is entered, and no level that was proposed (§7.2.1). Enter the level, or leave the step out.',
    ),
  },
  NO_SUCH_RATING: {
    status: 422,
    clause: '11.1',
    words: ({ personId, month }: { personId: string; month: string }) =>
      told(
        wording`系统中没有 ${person(personId)} ${month} 的 C 或 D（§11.1）。请先导入该月成绩，再承接改进计划。`,
        wording`No C or D of ${person(personId)} for ${month} is on record (§11.1). Import the rating first, then take the plan over.`,
      ),
  },
  DECIDED_ALREADY: {
    status: 409,
    clause: 'I-82',
    words: ({ month }: { month: string }) =>
      text(
        `${month} 的成绩已经决定或已触发 §11（I-82），不再承接。请到该案件或「启用前的 C、D」核对。`,
        `The rating of ${month} was decided on, or §11 has begun with it (I-82); nothing is taken over. Look at its case, or at the C and D from before.`,
      ),
  },
  PLAN_MONTH: {
    status: 422,
    clause: 'I-69',
    words: ({ month, planMonth }: { month: string; planMonth: string }) =>
      text(
        `计划月份 ${planMonth} 须晚于成绩月份 ${month}，且不晚于下月（I-69）。请更正。`,
        `The month of the plan, ${planMonth}, comes after that of the rating, ${month}, and is next month at the latest (I-69). Correct it.`,
      ),
  },
});
