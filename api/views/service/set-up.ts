import * as z from 'zod';
import type { SetUpFigures } from '../../../db/service/set-up.js';
import { COLUMNS, IMPORT_KINDS, type ImportKind } from '../../../imports/columns.js';
import { ACCEPTED_WORDS } from '../../../imports/words.js';
import { text } from '../../../domain/vocabulary/text.js';
import { textSchema } from '../../http/problem.js';

/** The steps of a set-up, in the order in which they are best done. */
export const SET_UP_STEPS = [
  'administrator',
  'people',
  'departments',
  'ratings',
  'pay',
  'accounts',
  'marks',
  'go-live',
  'taken-over',
  'calendar',
  'mail',
  'confirmation',
] as const;
type Step = (typeof SET_UP_STEPS)[number];

const stepSchema = z
  .strictObject({
    step: z.enum(SET_UP_STEPS),
    state: z.enum(['done', 'open', 'optional']).meta({
      description:
        'open：没有它就无法办理；optional：可以跳过 · open: cases cannot do without it; optional: it may be skipped',
    }),
    missing: z.array(textSchema).meta({ description: '还缺什么；不涉及个人 · what is missing, of nobody in person' }),
  })
  .meta({ id: 'SetUpStep' });

const templateSchema = z
  .strictObject({
    kind: z.enum(IMPORT_KINDS),
    columns: z.array(
      z.strictObject({
        heading: z.string(),
        english: z.string(),
        required: z.boolean(),
        takes: z.array(z.string()).meta({ description: '可填的词；空为不限 · the words it takes; none: free' }),
      }),
    ),
  })
  .meta({ id: 'ImportTemplate' });

/** How far the set-up is, and the files it takes. */
export const setUpSchema = z
  .strictObject({ steps: z.array(stepSchema), templates: z.array(templateSchema) })
  .meta({ id: 'SetUp' });

/** What the records alone do not tell. */
export interface SetUpTerms {
  /** Levels without an amount today (I-83). */
  readonly unpaid: number;
  /** Of the panels' pass marks, how many are not chosen (I-30). */
  readonly unmarked: number;
  /** Years whose holidays are only projected, this one or, from December on, the next. */
  readonly projected: readonly string[];
}

/** Which words a column takes, by kind and field. */
const TAKES: Readonly<Record<string, keyof typeof ACCEPTED_WORDS>> = {
  'people.status': 'status',
  'people.position': 'position',
  'people.level': 'level',
  'people.headsDepartment': 'yesNo',
  'complaints.cause': 'cause',
  'complaints.status': 'complaintStatus',
  'leaves.kind': 'leaveKind',
};

function wordsOf(kind: ImportKind, field: string): string[] {
  const name = TAKES[`${kind}.${field}`];
  return name === undefined ? [] : Object.values<readonly string[]>(ACCEPTED_WORDS[name]).flat();
}

type Shown = z.input<typeof stepSchema>;
type Missing = Shown['missing'];

const some = (count: number, zh: (n: number) => string, en: (n: number) => string): Missing =>
  count === 0 ? [] : [text(zh(count), en(count))];

/** Each step as the records have it now, whoever did it and however. */
export function setUpOf(figures: SetUpFigures, terms: SetUpTerms): z.input<typeof setUpSchema> {
  const steps = SET_UP_STEPS.map((step) => ({ step, ...STEPS[step](figures, terms) }));
  const templates = IMPORT_KINDS.map((kind) => ({
    kind,
    columns: COLUMNS[kind].map(({ field, headings, required }) => ({
      heading: headings[0] ?? '',
      english: headings[1] ?? '',
      required,
      takes: wordsOf(kind, field),
    })),
  }));
  return { steps, templates };
}

const stateOf = (missing: Missing, otherwise: 'open' | 'optional' = 'open'): Omit<Shown, 'step'> => ({
  state: missing.length === 0 ? 'done' : otherwise,
  missing,
});

/** Done although something may still be added. */
const doneBut = (missing: Missing): Omit<Shown, 'step'> => ({ state: 'done', missing });

const STEPS: Readonly<Record<Step, (figures: SetUpFigures, terms: SetUpTerms) => Omit<Shown, 'step'>>> = {
  administrator: ({ administrators }) =>
    stateOf(administrators > 0 ? [] : [text('还没有管理员账号', 'no account of an administrator yet')]),
  people: (of) =>
    of.people === 0
      ? stateOf([text('还没有人员', 'nobody in the records yet')])
      : doneBut([
          ...some(
            Math.max(0, of.withoutSuperior - 1),
            (n) => `除最高一级外，${n} 人没有直属上级`,
            (n) => `${n} people beside the one at the top have no superior`,
          ),
          ...some(
            of.withoutLevel,
            (n) => `${n} 人在岗而没有职级`,
            (n) => `${n} people on a post have no level`,
          ),
          ...some(
            of.withoutEmail,
            (n) => `${n} 人没有邮箱，不会收到邮件`,
            (n) => `${n} people have no address and get no mail`,
          ),
        ]),
  departments: ({ departments, headless }) =>
    stateOf([
      ...(departments > 0
        ? []
        : [text('还没有部门；随人员文件的「部门」列建立', 'no department yet; the people file makes them')]),
      ...some(
        headless,
        (n) => `${n} 个部门没有负责人`,
        (n) => `${n} departments have no head`,
      ),
    ]),
  ratings: ({ ratedMonths, missingRatings }) =>
    ratedMonths === 6
      ? doneBut(
          some(
            missingRatings,
            (n) =>
              `最近 6 个月内、入职已满这 6 个月的人共缺 ${n} 个月的成绩（含请假的月份；周期看板另按各岗位的考核窗口计；缺月由人力资源裁定，I-09）`,
            (n) =>
              `in the last 6 months, of who was here all along, ${n} ratings are missing, months of leave included (a cycle counts by the window of each post); HR rules on such months (I-09)`,
          ),
        )
      : stateOf([
          text(`最近 6 个月中有 ${ratedMonths} 个月有成绩`, `of the last 6 months ${ratedMonths} have ratings`),
        ]),
  pay: (_, { unpaid }) =>
    stateOf(
      some(
        unpaid,
        (n) => `${n} 个职级今天没有薪资标准`,
        (n) => `${n} levels have no amount today`,
      ),
    ),
  accounts: (of) => {
    const roles = [
      ...(of.gm > 0 ? [] : [text('没有人担任总经理', 'nobody is general manager')]),
      ...(of.hr > 0 ? [] : [text('没有人担任人力资源专员', 'nobody is HR officer')]),
      ...(of.hrManager > 0 ? [] : [text('没有人担任人力资源部经理', 'nobody is HR manager')]),
    ];
    const others = some(
      Math.max(0, of.people - of.withAccount),
      (n) => `${n} 人还没有账号`,
      (n) => `${n} people have no account yet`,
    );
    return roles.length > 0 ? stateOf([...roles, ...others]) : doneBut(others);
  },
  marks: (_, { unmarked }) =>
    stateOf(
      some(
        unmarked,
        (n) => `${n} 个答辩合格线尚未选定`,
        (n) => `${n} pass marks are not chosen`,
      ),
    ),
  'go-live': ({ goLive }) =>
    stateOf(
      goLive
        ? []
        : [text('未确定时，为录入第一位人员的次日', 'until it is named, the day after the first person came in')],
      'optional',
    ),
  // Nobody can tell from the records whether something is under way on paper: it is done once something was taken over.
  'taken-over': ({ takenOver, takenOverWaiting }) =>
    takenOver + takenOverWaiting === 0
      ? stateOf(
          [
            text(
              '如有启用前开始、尚未结束的试用、转正评定或改进计划，请承接；没有则跳过',
              'take over trials, confirmations and plans that began before the day of use and are not over; skip it where there are none',
            ),
          ],
          'optional',
        )
      : doneBut(
          some(
            takenOverWaiting,
            (n) => `已承接 ${takenOver} 件，另有 ${n} 件待第二人确认`,
            (n) => `${takenOver} are taken over, ${n} more wait for a second person`,
          ),
        ),
  calendar: (_, { projected }) =>
    stateOf(
      projected.map((year) =>
        text(
          `${year} 年的放假安排尚未录入，工作日为推算值`,
          `the holidays of ${year} are not known yet; workdays are projected`,
        ),
      ),
      'optional',
    ),
  mail: ({ mail }) =>
    stateOf(mail ? [] : [text('未设置，消息在系统内阅读', 'not set up; messages are read in the product')], 'optional'),
  confirmation: ({ confirmed }) =>
    stateOf(
      confirmed
        ? []
        : [
            text(
              '总经理尚未确认初始设置；确认前首位管理员一人办理',
              'the general manager has not confirmed it; the first administrator acts alone until then',
            ),
          ],
    ),
};
