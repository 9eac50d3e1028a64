import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about the register and its switches (§13.2). */
export const REGISTER = declare('REGISTER', {
  NOT_FOUND: {
    status: 404,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ entry }: { entry: string }) => text(`登记表中没有 ${entry}。`, `The register has no entry ${entry}.`),
  },
  NO_SWITCH: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ entry }: { entry: string }) =>
      text(
        `${entry} 没有可切换的选项；改变其读法须改版本。`,
        `${entry} has no switch; another reading of it takes a new release.`,
      ),
  },
  SWITCH_UNKNOWN: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ entry, keys }: { entry: string; keys: readonly string[] }) =>
      text(`请指明 ${entry} 的开关：${keys.join('、')}。`, `Name the switch of ${entry}: ${keys.join(', ')}.`),
  },
  VALUE_UNFIT: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ key, value, options }: { key: string; value: string | number; options: string }) =>
      text(`${key} 不能设为 ${value}；可选：${options}。`, `${key} cannot be ${value}; it takes ${options}.`),
  },
  BACKDATED: {
    status: 422,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ effectiveFrom, today }: { effectiveFrom: string; today: string }) =>
      text(
        `生效日 ${effectiveFrom} 已过；请选今日（${today}）或以后，已开始的案件不受影响（I-73）。`,
        `${effectiveFrom} has passed; take today (${today}) or later. Cases that have begun keep theirs (I-73).`,
      ),
  },
  UNCHANGED: {
    status: 409,
    clause: ({ entry }: { entry: string }) => entry,
    words: ({ effectiveFrom, key, value }: { effectiveFrom: string; key: string; value: string | number }) =>
      text(
        `自 ${effectiveFrom} 起 ${key} 已是 ${value}，无须更改。`,
        `${key} is ${value} on ${effectiveFrom} as it is; there is nothing to change.`,
      ),
  },
  NOT_PROPOSED: {
    status: 409,
    clause: '13.2',
    words: ({ state }: { state: string }) =>
      text(
        `该变更不在待决状态（${state}）；如需不同的取值，请另行提出变更。`,
        `This change does not wait for a decision (${state}); propose another one for another value.`,
      ),
  },
  OWN_PROPOSAL: {
    status: 403,
    clause: '13.2',
    words: text(
      '提出变更的人不能同意自己的变更；请由另一位总经理账号处理。',
      'Nobody agrees to the change that he proposed himself; another account of the general manager has to.',
    ),
  },
  DAY_PASSED: {
    status: 422,
    clause: '13.2',
    words: ({ effectiveFrom }: { effectiveFrom: string }) =>
      text(
        `生效日 ${effectiveFrom} 已过，不能再同意；请人力资源部另定日期重新提出。`,
        `${effectiveFrom} has passed, so that it cannot be agreed to any more; HR has to propose it again for a later day.`,
      ),
  },
  CHOICE_NOT_FOUND: { status: 404, words: unseen('该变更', 'change') },
});

/** What is refused about reading past cycles under another policy. */
export const WHAT_IF = declare('WHAT_IF', {
  SWITCH_UNKNOWN: {
    status: 422,
    clause: '13.1',
    words: ({ name, keys }: { name: string; keys: readonly string[] }) =>
      text(`没有开关 ${name}；可选：${keys.join('、')}。`, `There is no switch ${name}; there are ${keys.join(', ')}.`),
  },
  VALUE_UNFIT: {
    status: 422,
    clause: '13.1',
    words: ({ key, value, options }: { key: string; value: string | number; options: string }) =>
      text(`${key} 不能设为 ${value}；可选：${options}。`, `${key} cannot be ${value}; it takes ${options}.`),
  },
  NOTHING_CHANGED: {
    status: 422,
    clause: '13.1',
    words: text('请给出制度文件或开关。', 'Give a policy or a switch to try.'),
  },
  NOT_PAST: {
    status: 422,
    clause: 'I-20',
    words: ({ month, referenceDay }: { month: string; referenceDay: string }) =>
      text(
        `周期 ${month} 的基准日 ${referenceDay} 尚未到来，只能重算已过去的周期。`,
        `The reference day of ${month}, ${referenceDay}, is still to come; only past cycles can be read again.`,
      ),
  },
  NO_CYCLE_MONTH: {
    status: 422,
    clause: '8.1',
    words: ({ month }: { month: string }) =>
      text(`该制度在 ${month} 不发起评定周期（§8.1）。`, `Under this policy no cycle is launched in ${month} (§8.1).`),
  },
});

/** What is refused about announcements and their receipts (I-80). */
export const ANNOUNCEMENT = declare('ANNOUNCEMENT', {
  NOT_FOUND: { status: 404, words: unseen('该公告', 'announcement') },
  OTHER_EDITION: {
    status: 409,
    clause: 'I-80',
    words: ({ version, current }: { version: string; current: string }) =>
      text(
        `个人信息说明现行第 ${current} 版，不能确认第 ${version} 版。请刷新页面，阅读现行版本后确认。`,
        `Edition ${current} of the privacy notice holds, so edition ${version} cannot be confirmed. Reload the page, read it and confirm that one.`,
      ),
  },
});

/** What is refused about versions of the policy. */
export const POLICY = declare('POLICY', {
  NOT_FOUND: { status: 404, words: unseen('该制度版本', 'policy version') },
});

/** What is refused about the company's own wording of the standards (14.1). */
export const STANDARDS = declare('STANDARDS', {
  INCOMPLETE: {
    status: 422,
    clause: '14.1',
    words: ({ faults, cells }: { faults: number; cells: number }) =>
      text(
        `文件有 ${faults} 处不符，未导入任何内容。任职资格标准须六项能力乘五个大级共 ${cells} 格齐全；某级不作要求的，请写“不要求”。请按下列各处更正后重新上传。`,
        `The file has ${faults} faults and nothing of it was taken. The standards have all ${cells} cells, six abilities by five grades; where a grade asks for nothing, write “nothing”. Mend what is listed and upload it again.`,
      ),
  },
  NO_HEADINGS: {
    status: 422,
    clause: '14.1',
    words: text(
      '前几行里找不到标题行。首行第一格写“能力项”，其后各列写五个大级：初级客服、中(一)级客服、中(二)级客服、高级客服、客服主任；英文列在大级后加“（英文）”。',
      'No line of headings was found among the first lines. It begins with “Ability”, then come the five grades: junior agent, intermediate I agent, intermediate II agent, senior agent, chief agent; a column in English has “(English)” behind the grade.',
    ),
  },
  CHANGED: {
    status: 409,
    clause: '14.1',
    words: text(
      '查看差异之后，现行标准或文件已有变化，未导入。请重新上传并核对差异。',
      'The standards, or the file, have changed since the difference was shown; nothing was taken. Upload the file again and check it.',
    ),
  },
  UNCHANGED: {
    status: 409,
    clause: '14.1',
    words: text(
      '文件与现行的公司原文没有不同，无须导入。',
      'The file says what the company’s wording says already; there is nothing to take over.',
    ),
  },
  COLUMN_UNKNOWN: {
    words: ({ line, found }: { line: number; found: string }) =>
      text(
        `第 ${line} 行：不认识列“${found}”。请改为五个大级之一，或删除该列。`,
        `Line ${line}: the column “${found}” is not known. Make it one of the five grades, or remove it.`,
      ),
  },
  COLUMN_TWICE: {
    words: ({ line, found }: { line: number; found: string }) =>
      text(
        `第 ${line} 行：列“${found}”出现两次。请只保留一列。`,
        `Line ${line}: the column “${found}” appears twice. Keep one of them.`,
      ),
  },
  ROW_UNKNOWN: {
    words: ({ line, found }: { line: number; found: string }) =>
      text(
        `第 ${line} 行：不认识能力项“${found}”。请改为六项能力之一，或删除该行。`,
        `Line ${line}: the ability “${found}” is not known. Make it one of the six, or remove the line.`,
      ),
  },
  CELL_MISSING: {
    words: ({ ability, grade, language }: { ability: Text; grade: Text; language: Text }) =>
      text(
        `缺：${ability.zh}·${grade.zh}（${language.zh}）。`,
        `Missing: ${ability.en}, ${grade.en} (${language.en}).`,
      ),
  },
  CELL_UNFIT: {
    words: ({ line, ability, grade, why }: { line: number; ability: Text; grade: Text; why: Text }) =>
      text(
        `第 ${line} 行：${ability.zh}·${grade.zh}${why.zh}。`,
        `Line ${line}: ${ability.en}, ${grade.en} ${why.en}.`,
      ),
  },
});

/** What is refused about a forecast (8.1). */
export const FORECAST = declare('FORECAST', {
  NOT_AHEAD: {
    status: 422,
    clause: '8.1',
    words: ({ month, cycles }: { month: string; cycles: readonly string[] }) =>
      text(
        `${month} 不是尚未发起的周期；可推算的是：${cycles.join('、') || '无'}。`,
        `${month} is no cycle that is still to be started; there are ${cycles.join(', ') || 'none'}.`,
      ),
  },
});
