import { declare } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { unseen } from './unseen.js';

/** What is refused about proxies: who names whom, for which days, and who stands in at which task (I-39, I-35). */
export const PROXY = declare('PROXY', {
  NOT_FOUND: { status: 404, words: unseen('该代理', 'proxy') },
  SELF: {
    status: 422,
    clause: 'I-39',
    words: text(
      '代理人不能是本人（I-39）。请选择另一人。',
      'Nobody stands in for himself (I-39). Choose somebody else.',
    ),
  },
  PRINCIPAL_GONE: {
    status: 422,
    clause: 'I-58',
    words: text(
      '被代理人已离职或不在人员档案中；离职人员的待办由继任者办理（I-58）。请核对工号。',
      'Whoever is to be stood in for has left or is not in the records; what a leaver had open goes to his successor (I-58). Check the number.',
    ),
  },
  DEPUTY_GONE: {
    status: 422,
    clause: 'I-39',
    words: text(
      '代理人已离职或不在人员档案中。请选择在职人员。',
      'The deputy has left or is not in the records. Choose somebody who is here.',
    ),
  },
  DEPUTY_CANNOT: {
    status: 422,
    clause: 'I-39',
    words: text(
      '该人员没有可办理任务的账号，不能代理（审计只读）。请选择有账号的在职人员，或请系统管理员先开通账号。',
      'This person has no account that may act on tasks (an auditor only reads). Choose somebody who has one, or ask IT for an account first.',
    ),
  },
  GM_ALONE: {
    status: 403,
    clause: 'I-39',
    words: text(
      '总经理的代理人只能由总经理本人指定（I-39）。请联系总经理。',
      'The general manager’s deputy is named by the general manager alone (I-39). Ask him.',
    ),
  },
  OFFICE: {
    status: 403,
    clause: '4.1',
    words: text(
      '总经理、人力资源、系统管理与审计等职责不由一人授予他人（§4.1），其代理人只能由本人指定。请联系本人；长期缺席的，请由两人另行授予职责。',
      'No one person gives the offices of HR, IT and audit to another (§4.1): whoever holds one names his own deputy. Ask him; for a long absence have the office granted by two people.',
    ),
  },
  PRINCIPAL_CLOSED: {
    status: 409,
    clause: 'I-39',
    words: text(
      '被代理人的账号已停用，停用期间无人代理。请先恢复其账号。',
      'The account of whoever is to be stood in for is closed; nobody stands in meanwhile. Have it opened first.',
    ),
  },
  NOT_ON_LEAVE: {
    status: 403,
    clause: 'I-39',
    words: text(
      '代理人由本人指定；人力资源部只能为所选每一天都有休假记录的人员指定（I-39）。请由本人指定，或先登记其休假。',
      'Everybody names his own deputy; HR names one only for somebody who is on leave on each of these days (I-39). Ask him, or record his leave first.',
    ),
  },
  NAMES_HIMSELF: {
    status: 403,
    clause: '4.1',
    words: text(
      '不能指定自己代理他人（§4.1）。请选择另一人，或由另一位人力资源人员指定。',
      'Nobody makes himself another’s deputy (§4.1). Choose somebody else, or have another one of HR name you.',
    ),
  },
  DAYS: {
    status: 422,
    clause: 'I-39',
    words: text(
      '结束日不能早于开始日，开始日不能早于今天。请更正日期。',
      'The last day is before the first, or the first before today. Correct the days.',
    ),
  },
  TOO_LONG: {
    status: 422,
    clause: 'I-39',
    words: ({ most }: { most: number }) =>
      text(
        `一次代理最长 ${most} 天。请缩短日期，到期后另行指定。`,
        `A proxy covers ${most} days at most. Name fewer, and another one when they are over.`,
      ),
  },
  OWN_HAND: {
    status: 422,
    clause: 'I-39',
    words: ({ why }: { why: Text }) =>
      text(
        `所选任务中有不能代理的：${why.zh}请去掉后重试。`,
        `Among the tasks chosen is one that nobody else does: ${why.en} Leave it out and try again.`,
      ),
  },
  OVERLAPS: {
    status: 409,
    clause: 'I-39',
    words: text(
      '这些日期内，已有代理人负责其中的任务。请先撤销原代理，或错开日期、任务。',
      'For some of these tasks a deputy is named on these days already. End that proxy first, or choose other days or tasks.',
    ),
  },
  ENDED: {
    status: 409,
    clause: 'I-39',
    words: text(
      '该代理已撤销或已到期，不再有效；您的操作未执行。请刷新；如仍需代理，请被代理人重新指定。',
      'This proxy was ended or is over; your act was not carried out. Reload; where one is still needed, ask for another.',
    ),
  },
  TWO_HANDS: {
    status: 403,
    clause: '8.5.5',
    words: text(
      '您已在该案（周期）中办理过事项，不能再代总经理审批：两道审批由不同的人把关（8.5.3、8.5.5）。请由总经理本人办理。',
      'You have acted in this matter before, and do not decide it for the general manager as well: two people look at it (§8.5.3, 8.5.5). Leave it to the general manager.',
    ),
  },
  INTERESTED: {
    status: 403,
    clause: 'I-35',
    words: text(
      '该任务涉及您本人、您申报的亲属或您的竞争者，不能由您代理（I-35）。请由被代理人本人或其另一代理人办理。',
      'This task is about yourself, a declared relative or a rival of yours; you do not stand in at it (I-35). Leave it to whoever you stand in for.',
    ),
  },
});

/** What is refused where a task is to go to others by somebody's act: handed over, transferred, delegated, handed back. */
export const MOVED = declare('MOVED', {
  BY_DEPUTY: {
    status: 403,
    clause: 'I-39',
    words: text(
      '代理人不能把代理的任务再转给他人（I-39）。请自行办理，或由被代理人本人转办。',
      'A deputy does not pass on what he does for another (I-39). Do it, or leave passing it on to whoever you stand in for.',
    ),
  },
  NOT_DELEGATED: {
    status: 409,
    clause: 'I-39',
    words: text(
      '该任务没有委派给此人，或已交回。请刷新任务。',
      'The task is not delegated to this person, or was handed back. Reload the task.',
    ),
  },
  EXCLUDED: {
    status: 403,
    clause: 'I-35',
    words: text(
      '该任务涉及接办人本人、其申报的亲属或竞争者，或其已参与前一步，不能由其办理（I-35）。请选择另一人。',
      'The task is about whoever would get it, a declared relative or a rival, or he took part in the step before (I-35). Choose somebody else.',
    ),
  },
  HAS_IT: {
    status: 422,
    clause: 'I-39',
    words: text(
      '接办人本来就可以办理该任务。请选择另一人。',
      'This person has the task already. Choose somebody else.',
    ),
  },
  NOT_HIS: {
    status: 409,
    clause: 'I-39',
    words: text(
      '该任务已不由原办理人负责。请刷新列表，按现在的办理人移交。',
      'The task is not with this person any more. Reload the list and hand it over from whoever has it.',
    ),
  },
  NOT_IN_OFFICE: {
    status: 422,
    clause: '4.1',
    words: text(
      '该任务由特定角色办理，接办人没有该角色，或不是所涉部门的负责人（§4.1）。请选择有该角色的人，或先由系统管理员授予。',
      'The task is an office’s, which this person does not hold (§4.1), or he heads another department than the one it is about. Choose somebody who does, or ask for the role first.',
    ),
  },
  GONE: {
    status: 422,
    clause: 'I-58',
    words: text(
      '接办人已离职、不在人员档案中，或没有可办理任务的账号。请选择有账号的在职人员。',
      'Whoever would get it has left, is not in the records, or has no account that may act. Choose somebody who is here and has one.',
    ),
  },
  TO_HIMSELF: {
    status: 403,
    clause: '4.1',
    words: text(
      '不能把他人的任务移交给自己（§4.1）。请选择另一人，或由另一位人力资源人员移交。',
      'Nobody hands another’s task to himself (§4.1). Choose somebody else, or have another one of HR do it.',
    ),
  },
});
