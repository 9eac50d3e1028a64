import { person, told, wording } from '../../vocabulary/wording.js';
import { declare } from '../../vocabulary/refusal.js';
import { LEVEL_NAMES, type Level } from '../../vocabulary/level.js';
import { text, type Text } from '../../vocabulary/text.js';

/** What is refused about hires: numbers, departments and superiors (§6). */
export const HIRE = declare('HIRE', {
  NUMBER_TAKEN: {
    status: 409,
    clause: '6',
    words: ({ personId }: { personId: string }) =>
      told(
        wording`工号 ${person(personId)} 已有人使用。请换一个工号；再次入职者请更正原档案。`,
        wording`The number ${person(personId)} belongs to somebody already. Take another one; for who comes back, correct the record that is there.`,
      ),
  },
  POST_UNFIT: {
    status: 422,
    clause: '6',
    words: text(
      '岗位与入职类型不符（§6）：班组长按班组长入职，客服与质检按实习或社招入职；主管不设职级，请以人员导入登记。',
      'The post does not fit the way of hiring (§6): team leaders are hired as such, agents and inspectors as interns or experienced; supervisors have no level and come by import.',
    ),
  },
  DATE_TOO_FAR: {
    status: 422,
    clause: '6',
    words: ({ hiredOn }: { hiredOn: string }) =>
      text(
        `入职日期 ${hiredOn} 距今超过一年。请核对年份。`,
        `The day of hiring, ${hiredOn}, is more than a year away. Check the year.`,
      ),
  },
  CONFIRMED_BEFORE_HIRED: {
    status: 422,
    clause: '7.1',
    words: ({ confirmOn, hiredOn }: { confirmOn: string; hiredOn: string }) =>
      text(
        `转正日期 ${confirmOn} 早于入职日期 ${hiredOn}。请核对日期。`,
        `The day of confirmation, ${confirmOn}, lies before the hiring on ${hiredOn}. Check the dates.`,
      ),
  },
  DEPARTMENT_UNKNOWN: {
    status: 422,
    clause: '6',
    words: ({ departmentId }: { departmentId: string }) =>
      text(
        `没有编号为 ${departmentId} 的部门。请核对部门编号。`,
        `There is no department ${departmentId}. Check the number of the department.`,
      ),
  },
  SUPERIOR_UNKNOWN: {
    status: 422,
    clause: '6',
    words: ({ superiorId }: { superiorId: string }) =>
      told(
        wording`直属上级 ${person(superiorId)} 查无此人或已离职。请核对工号。`,
        wording`The superior ${person(superiorId)} is not known or has left. Check the employee number.`,
      ),
  },
  LEVEL_REFUSED: {
    status: 422,
    clause: ({ clause }: { clause: string }) => clause,
    words: ({ clause, expected, actual }: { clause: string; expected: Text; actual: Text }) =>
      text(
        `该定级不符合 §${clause}：要求${expected.zh}，申请为${actual.zh}。请修改拟定职级。`,
        `This level is against §${clause}: it asks for ${expected.en}, proposed was ${actual.en}. Propose another level.`,
      ),
  },
});

/** What is refused about the level at entry (§6). */
export const ENTRY = declare('ENTRY', {
  GROUND_MISSING: {
    status: 422,
    clause: '6.2',
    words: ({ standard }: { standard: Level }) =>
      text(
        `高于标准职级${LEVEL_NAMES[standard].zh}的定级须写明理由：岗位有何特殊或人员有何特别优秀之处（§6.2）。请补充理由，或改提标准职级。`,
        `A level above the standard one, ${LEVEL_NAMES[standard].en}, needs the reason: what makes post or person special (§6.2). Add it, or propose the standard level.`,
      ),
  },
  EVIDENCE_MISSING: {
    status: 422,
    clause: '6.2',
    words: text(
      '特殊定级须有依据（§6.2）：写明证明是什么、存放何处，或上传文件。请补充依据。',
      'A special entry level rests on evidence (§6.2): say what the proof is and where it lies, or upload files. Add it.',
    ),
  },
  REASON_MISSING: {
    status: 422,
    clause: '6',
    words: text(
      '修改、退回、不同意或否决须写明理由。请补充理由。',
      'Amending, returning and refusing need a reason. Add it.',
    ),
  },
  LEVEL_MISSING: {
    status: 422,
    clause: '4.4.2',
    words: text('修改定级须填写职级。请补充。', 'To amend the level, give the level. Add it.'),
  },
  LEVEL_UNEXPECTED: {
    status: 422,
    clause: '4.4.2',
    words: text(
      '只有修改定级时填写职级。请去掉职级，或改选修改。',
      'A level is given only to amend. Leave it out, or choose to amend.',
    ),
  },
  OVERTAKEN: {
    status: 409,
    clause: '6.2',
    words: text(
      '该员工的岗位或职级在此期间已变更，原提议不再适用。请选择否决并写明理由；如仍需更高职级，按晋升办理。',
      'Post or level of this person have changed meanwhile, so the proposal no longer fits. Reject it and say why; a higher level is then a promotion.',
    ),
  },
});
