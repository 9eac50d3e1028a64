import type { AlarmCause, WatchedFacts } from '../domain/vocabulary/alarm.js';
import { alarmOf } from '../domain/step/frozen.js';
import { alarmOfIntrusion } from '../domain/step/intrusion.js';
import { alarmOfDifference } from '../domain/step/difference-alarm.js';
import { addDays, firstOfNextMonth } from '../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../domain/vocabulary/civil-date.js';
import { addToMonth, firstDayOf, monthOf } from '../domain/vocabulary/month.js';
import type { Month } from '../domain/vocabulary/month.js';
import { effectiveMonthOf } from '../domain/evaluation/switches.js';
import { LEVEL_NAMES, LEVELS } from '../domain/vocabulary/level.js';
import { rolesInWords } from '../domain/vocabulary/role-names.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { addWorkdays, isYearPublished, nthWorkdayOfMonth, workdayOnOrBefore } from '../domain/vocabulary/workdays.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import { choicesOn } from './data/choices.js';
import type { PolicyLibrary } from './data/library.js';
import type { Policy } from './data/policy-schema.js';
import { unpaidLevels } from './unpaid.js';
import { probationsAstray } from './probation.js';
import { unprintableNames } from './unprintable-names.js';

/** The State Council publishes a year's holidays in the November or December before it; from December on they are missed. */
const PUBLISHED_BY = '12';
const MONTHS_OF_A_YEAR = 12;

interface Watched {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  readonly facts: WatchedFacts;
}

/** What gives cause for alarm on a day; a cause that is not named any more has gone. Pure. */
export const causesOn = (watched: Watched, today: CivilDate): readonly AlarmCause[] => {
  const policy = watched.library.inForceOn(today);
  return [
    ...unopenedCycle(watched, policy, today),
    ...missingHolidays(watched.calendar, today),
    ...slippingApprovals(watched, policy, today),
    ...unchosenMarks(watched, today),
    ...missingRates(watched),
    ...unheldRoles(watched.facts),
    ...leftBehind(watched.facts),
    ...probationsAstray(watched.facts.probation, policy),
    ...unprintableNames(watched.facts.unprintable),
    ...watched.facts.frozen.map(({ workflowId, code, detail }) => alarmOf(workflowId, code, detail)),
    ...undecidedSetbacks(watched.facts),
    ...comeApart(watched.facts),
    ...watched.facts.intrusions.map(alarmOfIntrusion),
    ...unanswered(watched.facts),
    ...undeliveredMail(watched.facts),
    ...untakenEvents(watched.facts),
    ...goneEndpoints(watched.facts),
  ];
};

/** 8.5.1: the last cycle month whose window has passed, if the records were there by then and HR launched no cycle. */
const unopenedCycle = ({ calendar, facts }: Watched, policy: Policy, today: CivilDate): readonly AlarmCause[] => {
  const { cycleMonths, launchWorkdays } = policy.levelPromotion;
  const past = Array.from({ length: MONTHS_OF_A_YEAR }, (_, back): Month => addToMonth(monthOf(today), -back));
  const month = past.find((one) => cycleMonths.agents.value.includes(Number(one.slice(5))));
  if (month === undefined || facts.since === null) return [];
  const launchBy = nthWorkdayOfMonth(calendar, month, launchWorkdays.value);
  if (today <= launchBy || facts.since > launchBy || facts.launched.includes(month)) return [];
  return [
    {
      code: 'CYCLE.NOT_OPENED',
      about: month,
      message: text(
        `${month} 的评定周期应于 ${launchBy} 前发起（§8.5.1），至今未发起。请人力资源部补办：可随时发起，并注明逾期原因；员工的基准日不变（I-20）。`,
        `The cycle of ${month} had to be opened by ${launchBy} (§8.5.1) and was not. HR can still open it, with the reason for the delay; nobody's reference day moves (I-20).`,
      ),
    },
  ];
};

/** I-30: the marks that nobody has chosen, asked for together once the department's people are in the records. */
const unchosenMarks = ({ library, facts }: Watched, today: CivilDate): readonly AlarmCause[] => {
  if (facts.since === null) return [];
  const chosen = choicesOn(library, facts.changes, today);
  return library.register.flatMap(({ id, switches = [] }): AlarmCause[] => {
    const open = switches.flatMap((one) => (one.type === 'mark' && chosen[one.key] === undefined ? [one.label] : []));
    if (open.length === 0) return [];
    return [
      {
        code: 'PASS_MARK.NOT_CHOSEN',
        about: id,
        message: text(
          `尚未选定：${open.map(({ zh }) => zh).join('、')}。制度没有写明分数，未选定前不能组织答辩。请人力资源部在「制度」页解释登记册的 ${id} 处选定。`,
          `Not chosen yet: ${open.map(({ en }) => en).join(', ')}. The policy names no figure, and no panel can sit before HR has chosen at ${id} of the register on the policy page.`,
        ),
      },
    ];
  });
};

/** I-82: what was published before the service held the data starts nothing until HR has decided on each. */
const undecidedSetbacks = ({ olderSetbacks: { waiting, since } }: WatchedFacts): readonly AlarmCause[] =>
  waiting === 0
    ? []
    : [
        {
          code: 'SETBACK.OLDER',
          about: 'setbacks',
          message: text(
            `有 ${waiting} 个 C、D 公布于启用日 ${since ?? ''} 之前，未触发 §11（I-82）。请人力资源部在「启用前的 C、D」页逐一决定是否发起，每个只决定一次。`,
            `${waiting} C and D were published before ${since ?? ''}, the day from which the service holds the data, and have started nothing under §11 (I-82). HR decides on each of them, once, on the page of older C and D.`,
          ),
        },
      ];

/** What `jinji reconcile` has found; a case that stands still has an alarm of its own. */
const comeApart = ({ differences }: WatchedFacts): readonly AlarmCause[] =>
  differences.filter(({ what }) => what !== 'frozen').map(alarmOfDifference);

/** Taken means that it is carried out or refused, and soon. */
const unanswered = ({ unanswered: count }: WatchedFacts): readonly AlarmCause[] =>
  count === 0
    ? []
    : [
        {
          code: 'ACT.NOT_ANSWERED',
          about: 'acts',
          message: text(
            `有 ${count} 次已受理的操作超过十分钟没有结果。请系统管理员查看 worker 是否运行（/readyz）及其日志。`,
            `${count} acts that were taken more than ten minutes ago have no answer. See whether a worker runs (/readyz), and its log.`,
          ),
        },
      ];

/** The workdays of this year, and in December of the next, have to be known. */
const missingHolidays = (calendar: WorkdayCalendar, today: CivilDate): readonly AlarmCause[] => {
  const year = today.slice(0, 4);
  const next = addToMonth(monthOf(today), MONTHS_OF_A_YEAR).slice(0, 4);
  const needed = today.slice(5, 7) === PUBLISHED_BY ? [year, next] : [year];
  return needed
    .filter((one) => !isYearPublished(calendar, `${one}-01-01`))
    .map((one) => ({
      code: 'CALENDAR.NOT_PUBLISHED',
      about: one,
      message: text(
        `${one} 年的放假安排尚未录入，工作日为推算值。请系统管理员将国务院办公厅的安排存为数据文件夹中的 calendar/${one}.json 并重启服务。`,
        `The holidays of ${one} are missing; its workdays are projected. IT has to put the State Council's notice into calendar/${one}.json of the data folder and restart the services.`,
      ),
    }));
};

/**
 * I-42: in the last workdays of a month, what the general manager has not approved yet will take effect a month later, and
 * what he has approved is in the records of this month only if it is released in time (8.5.6, 8.5.7).
 */
const slippingApprovals = ({ calendar, facts }: Watched, policy: Policy, today: CivilDate): readonly AlarmCause[] => {
  const last = addDays(firstOfNextMonth(today), -1);
  const left = policy.levelPromotion.monthEndWarningWorkdays.value;
  const warnFrom = addWorkdays(calendar, workdayOnOrBefore(calendar, last), 1 - left);
  if (today < warnFrom) return [];
  const month = monthOf(today);
  return facts.waiting.flatMap(({ cycleId, month: cycle, choices, people, unreleased }): AlarmCause[] => {
    const now = effectiveMonthOf(choices, cycle, month);
    const later = effectiveMonthOf(choices, cycle, addToMonth(month, 1));
    const slips = people > 0 && now !== later;
    if (!slips && unreleased === 0) return [];
    const lines = [
      ...(slips ? [slipping(people, last, firstDayOf(now), firstDayOf(later))] : []),
      ...(unreleased > 0 ? [unwritten(unreleased, last)] : []),
    ];
    const [zh, en] = [lines.map((one) => one.zh).join(''), lines.map((one) => one.en).join(' ')];
    return [{ code: 'APPROVAL.SLIPS_MONTH', about: cycleId, message: text(`${cycleId}:${zh}`, `${cycleId}: ${en}`) }];
  });
};

const slipping = (people: number, last: CivilDate, now: CivilDate, later: CivilDate): Text =>
  text(
    `尚有 ${people} 人未经总经理审批，${last} 以后批准的，自 ${later} 生效，而不是 ${now}（§12.2、I-42），请在月底前报批。`,
    `${people} candidates are not approved yet; approved after ${last}, they take effect from ${later} instead of ${now} (§12.2, I-42): bring them to the general manager before the month ends.`,
  );

const unwritten = (people: number, last: CivilDate): Text =>
  text(
    `${people} 人已获批准，结果尚未反馈；职级与薪资在反馈时写入（§8.5.6、§8.5.7），请在 ${last} 前反馈，以便当月变更薪资。`,
    `${people} are approved and not released; level and pay are written with the release (§8.5.6, §8.5.7): release them by ${last}, so that this month's pay is changed.`,
  );

/** I-83: an approval or a release that waits for the pay table, group by group. */
const missingRates = ({ library, facts: { ahead, rates } }: Watched): readonly AlarmCause[] => {
  const lacking = ahead.flatMap((one) => {
    const levels = unpaidLevels(library, one, rates);
    return levels.length === 0 ? [] : [{ about: one.groupId ?? one.caseId, levels }];
  });
  return [...new Set(lacking.map(({ about }) => about))].map((about) => {
    const own = lacking.filter((one) => one.about === about);
    const names = LEVELS.filter((level) => own.some(({ levels }) => levels.includes(level))).map(
      (one) => LEVEL_NAMES[one],
    );
    const [zh, en] = [names.map((one) => one.zh).join('、'), names.map((one) => one.en).join(', ')];
    return {
      code: 'PAY.RATE_MISSING',
      about,
      message: text(
        `${about} 有 ${own.length} 人待批或待反馈，薪资表缺少 ${zh} 的金额，不能批准与反馈（I-83）。请人力资源经理在薪资表中补录。`,
        `${own.length} people of ${about} wait for an approval or a release, and the pay table has no amount for ${en}; neither can be done without it (I-83). The HR manager adds it to the pay table.`,
      ),
    };
  });
};

/** I-39: silence never decides, but a task that nobody can take is silence for good. */
const unheldRoles = ({ unheld }: WatchedFacts): readonly AlarmCause[] =>
  unheld.map(({ roles, tasks }) => {
    const names = rolesInWords(roles);
    return {
      code: 'TASK.NOBODY',
      about: roles.join('+'),
      message: text(
        `有 ${tasks} 项待办等待「${names.zh}」，但没有在职且可登录的人持有该角色。请人力资源经理指定人选，由系统管理员授予角色。`,
        `${tasks} open tasks wait for "${names.en}", and nobody who is here and can log in has that role. The HR manager names somebody, and IT gives him the role.`,
      ),
    };
  });

/** I-58: a task goes on to a successor; one that stayed with whoever has left is done by nobody. */
const leftBehind = ({ leftBehind: tasks }: WatchedFacts): readonly AlarmCause[] =>
  tasks === 0
    ? []
    : [
        {
          code: 'TASK.NOBODY',
          about: 'left',
          message: text(
            `有 ${tasks} 项待办的办理人均已离职，没有接任人办理。请人力资源部在“跟进”中查找并移交，或作废相应案件。`,
            `${tasks} open tasks are with nobody but people who have left. HR finds them in the follow-up and hands them over, or voids their cases.`,
          ),
        },
      ];

/** 9.5.5: a letter that did not arrive was not issued by mail; who is meant stands in HR's list, not here. */
const undeliveredMail = ({ mail: { failed, delayed } }: WatchedFacts): readonly AlarmCause[] =>
  failed + delayed === 0
    ? []
    : [
        {
          code: 'MAIL.NOT_DELIVERED',
          about: 'mail',
          message: text(
            `近两周有 ${failed} 封邮件未能送达，${delayed} 封一小时以上未发出（§9.5.5）。内容在系统消息中可读。请人力资源部在 /v1/mails 查看原因：补录邮箱后重发；全部滞留时请系统管理员检查邮件服务器（JINJI_SMTP_…）。`,
            `${failed} mails of the last two weeks were not delivered, ${delayed} have waited for more than an hour (§9.5.5). What they say can be read in the product. HR finds the reasons at /v1/mails: enter the address and send again; where all of them wait, IT has to look at the mail server (JINJI_SMTP_…).`,
          ),
        },
      ];

/** Another system has answered 410: it wants nothing more, and gets nothing more. */
const goneEndpoints = ({ gone }: WatchedFacts): readonly AlarmCause[] =>
  gone.map((name) => ({
    code: 'ENDPOINT.GONE',
    about: name,
    message: text(
      `接收端「${name}」答复不再接收（HTTP 410），已终止，不再向其投递。如属有误，请系统管理员在“接收端”页以同一网址重新登记。`,
      `The endpoint "${name}" answered that it takes nothing any more (HTTP 410). It has ended, and nothing goes there. If that is a mistake, IT registers the same address again on the page “Endpoints”.`,
    ),
  }));

/** What is told outside the house and does not arrive there: for IT, who registered whom. */
const untakenEvents = ({ endpoints }: WatchedFacts): readonly AlarmCause[] =>
  endpoints.map(({ name, failed, delayed }) => ({
    code: 'ENDPOINT.NOT_TAKEN',
    about: name,
    message: text(
      `接收端「${name}」近两周有 ${failed} 条通知投递失败，${delayed} 条一小时以上未送达。请系统管理员在“接收端”页查看原因，修复后重发，或停用该接收端。`,
      `The endpoint "${name}" did not take ${failed} events of the last two weeks, and ${delayed} have waited for more than an hour. IT finds the reasons on the page “Endpoints”, mends it and sends again, or switches it off.`,
    ),
  }));
