import { ofPerson, person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { text } from '../../vocabulary/text.js';
import { LEVEL_NAMES, type Level } from '../../vocabulary/level.js';
import { POSITION_NAMES, type Position } from '../../vocabulary/position.js';

/** What is refused about transfers (§10). */
export const TRANSFER = declare('TRANSFER', {
  ALREADY_OPEN: {
    status: 409,
    clause: '10',
    words: ({ caseId }: { caseId: string }) =>
      text(`调岗 ${caseId} 正在办理。请先办结。`, `The transfer ${caseId} is under way. Finish it first.`),
  },
  LEVEL_OUT_OF_RANGE: {
    status: 422,
    clause: 'I-72',
    words: ({ floor, cap }: { floor: Level; cap: Level }) =>
      text(
        `新岗位的职级须在${LEVEL_NAMES[floor].zh}与${LEVEL_NAMES[cap].zh}之间（I-72）。请改选职级。`,
        `The new post has levels from ${LEVEL_NAMES[floor].en} to ${LEVEL_NAMES[cap].en} (I-72). Choose one of them.`,
      ),
  },
  NO_AGENT: {
    status: 422,
    clause: '14.2',
    words: text(
      '只有客服可以自行申请调任质检（§14.2,I-72）。其他岗位变动请与人力资源部联系。',
      'Only an agent may apply for a post as inspector himself (§14.2, I-72). For another change of post ask HR.',
    ),
  },
  PLAN_MISSING: {
    status: 422,
    clause: 'I-72',
    words: text(
      '员工自行申请的，确认空缺时须指定直属上级与调动日（I-72、12.1）。请补充。',
      'Where somebody applied himself, confirming the opening takes his superior and the day of the transfer (I-72, 12.1). Add both.',
    ),
  },
  REASON_MISSING: {
    status: 422,
    clause: '10',
    words: text('不同意须写明理由。请补充理由。', 'Saying no needs a reason. Add it.'),
  },
  NEEDS_PROMOTION: {
    status: 422,
    clause: '9.3.3',
    words: ({ from, position }: { from: Position; position: Position }) =>
      text(
        `由${POSITION_NAMES[from].zh}到${POSITION_NAMES[position].zh}属职务晋升（§9.3.3），不能以调岗办理。请在岗位空缺中申报。`,
        `From ${POSITION_NAMES[from].en} to ${POSITION_NAMES[position].en} is a promotion (§9.3.3), no transfer. Nominate the person for a vacancy.`,
      ),
  },
  NOTHING_MOVES: {
    status: 422,
    clause: '10',
    words: text(
      '岗位与部门均未变化，无须调岗。仅更换直属上级请以人员导入登记。',
      'Neither post nor department changes, so there is no transfer. To change only the superior, use the import.',
    ),
  },
  DATE_UNFIT: {
    status: 422,
    clause: '12.1',
    words: ({ transferOn, positionFrom }: { transferOn: string; positionFrom: string }) =>
      text(
        `调动日 ${transferOn} 须晚于现岗位起始日 ${positionFrom}，且距今不超过一年。请核对日期。`,
        `The transfer on ${transferOn} has to lie after the present post began (${positionFrom}) and within a year of today. Check the date.`,
      ),
  },
  OPENING_MISSING: {
    status: 422,
    clause: 'I-72',
    words: text(
      '客服调质检须有岗位空缺（I-72）。请写明空缺的依据，如编制或离职人员。',
      'An agent becomes an inspector only where there is an opening (I-72). Say which: the establishment, or who left.',
    ),
  },
  LEVEL_TOO_LOW: {
    status: 422,
    clause: 'I-72',
    words: ({ least, level }: { least: Level; level: Level | null }) =>
      text(
        `客服调质检须达${LEVEL_NAMES[least].zh}（I-72），现为${level === null ? '无职级' : LEVEL_NAMES[level].zh}。`,
        `An agent needs ${LEVEL_NAMES[least].en} to become an inspector (I-72); the level is ${level === null ? 'none' : LEVEL_NAMES[level].en}. Wait for the promotion.`,
      ),
  },
  DEPARTMENT_UNKNOWN: {
    status: 422,
    clause: '10',
    words: ({ departmentId }: { departmentId: string }) =>
      text(
        `没有编号为 ${departmentId} 的部门。请核对部门编号。`,
        `There is no department ${departmentId}. Check the number of the department.`,
      ),
  },
  SUPERIOR_UNFIT: {
    status: 422,
    clause: '10',
    words: ({ superiorId, name }: { superiorId: string; name: string }) =>
      told(
        wording`直属上级 ${person(superiorId)} 查无此人、已离职，或为 ${name} 本人或其下属。请核对工号。`,
        wording`The superior ${person(superiorId)} is not known, has left, or is ${name} himself or one of his people. Check the employee number.`,
      ),
  },
  NOBODY: {
    status: 422,
    clause: '10',
    words: ofPerson(
      ' 查无此人、已离职或没有岗位，不能调岗。请核对工号。',
      ' is not known, has left or holds no post, so there is nothing to transfer. Check the employee number.',
    ),
  },
});
