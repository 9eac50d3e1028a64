import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { listTrials, type TrialView } from '../../../db/trials/views.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { REVIEW_GROUPS } from '../../../domain/evaluation/request.js';
import { text } from '../../../domain/vocabulary/text.js';
import { TRIAL_STAGES } from '../../../domain/pipelines/trial/catalogue.js';
import { ROSTER_EXCEPTIONS, TRIAL_EVENTS } from '../../../domain/pipelines/trial/trial.js';
import { readsFigures } from '../../../domain/sight/figures.js';
import { readsLeaveGrounds, withoutGrounds } from '../../../domain/sight/leave-grounds.js';
import { without } from '../../../domain/vocabulary/without.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { reads, route, type Route } from '../../http/route.js';
import { civilDate, identifier } from '../../views/schemas.js';
import { trialAhead } from '../../views/cases/trial-ahead.js';
import { versionOf } from '../../views/cases/seen.js';
import { reviewOf } from '../../views/cases/trial-review.js';
import { viewerOf } from '../../views/viewer.js';
import { TRIAL } from '../../../domain/refusals/pipelines/trial.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { TRIAL_STAGE_WORDS } from '../../views/sheet-words.js';

const group = z.enum(REVIEW_GROUPS);
const trialSchema = z
  .strictObject({
    caseId: z.string(),
    personId: z.string(),
    personName: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    vacancyId: z.string().nullable(),
    post: z.enum(['team-leader', 'supervisor']),
    reportsTo: z.string(),
    reportsToName: z.string(),
    stage: z.enum([...TRIAL_STAGES, 'in-review']),
    startOn: civilDate.nullable(),
    months: z.int().nullable(),
    extendedMonths: z.int().nullable().meta({ description: '延长的月数 · months added by the one extension (I-51)' }),
    pauses: z.array(z.strictObject({ from: civilDate, to: civilDate.nullable(), reason: z.string().nullable() })).meta({
      description: '暂停的理由仅人力资源部与本人可见（I-09） · the reason is for HR and the person alone (I-09)',
    }),
    lastDay: civilDate.nullable(),
    reviewOn: civilDate.nullable(),
    alarmOn: civilDate.nullable().meta({ description: '逾期未决的告警日 · alarm when still undecided (I-54)' }),
    provisional: z.boolean().meta({ description: '涉及未公布节假日的年份 · rests on a year not published yet' }),
    team: z.array(z.string()),
    score: z
      .string()
      .nullable()
      .meta({ description: '360° 总分，位数足以判定是否达标 · with the decimals that decide (I-36)' }),
    reason: z.string().nullable(),
    endedOn: civilDate.nullable(),
    version: z.int(),
    view: z.enum(['all', 'below', 'own']),
    released: z.boolean(),
  })
  .meta({ id: 'Trial' });

const reviewSchema = z
  .strictObject({
    no: z.int(),
    stage: z
      .enum(['seeded', 'open', 'closed', 'cancelled', 'in-review'])
      .meta({ description: 'in-review：进展尚未告知查看者 · how far it is is not told to the reader' }),
    launchedOn: civilDate.nullable(),
    dueOn: civilDate.nullable(),
    asked: z.int().meta({ description: '被考核邀请的人数 · how many are asked' }),
    answered: z.int().nullable().meta({ description: '已提交的份数 · how many have answered' }),
    confirmed: z.boolean().nullable().meta({ description: '名单经人力资源部确认 · HR confirmed who is asked' }),
    waived: z.partialRecord(group, z.string()),
    seed: z.string().meta({ description: '抽签种子，任何人可重算 · seed of the draw, for anybody to repeat' }),
    outcome: z.enum(['passed', 'failed']).nullable(),
    score: z
      .string()
      .nullable()
      .meta({ description: '360° 总分，位数足以判定是否达标 · with the decimals that decide (I-36)' }),
    groups: z
      .partialRecord(group, z.number())
      .nullable()
      .meta({ description: '下属答卷少于三份时不显示 · hidden below three subordinate answers (I-56)' }),
    comments: z.array(z.string()),
    hr: z
      .strictObject({
        roster: z.array(z.string()),
        leftOut: z.array(z.strictObject({ personId: z.string(), why: z.enum(ROSTER_EXCEPTIONS) })),
        raters: z.array(
          z.strictObject({
            personId: z.string(),
            name: z.string(),
            group,
            place: z.int().nullable(),
            replaces: z.string().nullable(),
            withdrawn: z.boolean(),
            answered: z.boolean(),
          }),
        ),
      })
      .nullable()
      .meta({ description: '仅人力资源部可见 · for HR alone' }),
  })
  .meta({ id: 'TrialReview' });

const detailSchema = z.strictObject({
  ...trialSchema.shape,
  raters: z
    .strictObject({
      confirmed: z.boolean(),
      superiors: z.array(z.string()),
      departmentHeads: z.array(z.string()),
      leftOut: z
        .array(z.strictObject({ personId: z.string(), reason: z.string() }))
        .meta({ description: '不参加的部门负责人及理由 · heads who are not asked, and why (I-55)' }),
    })
    .nullable()
    .meta({ description: '已确认或按档案建议的考核人 · confirmed, or proposed from the records; for HR and the GM' }),
  review: reviewSchema.nullable(),
  ahead: z
    .array(z.strictObject({ what: z.enum(TRIAL_EVENTS), on: civilDate }))
    .meta({ description: '系统今后自动办理的事项；暂停期间没有 · what comes by itself; nothing while paused' }),
});

/** A trial as it goes out; who is asked stands beside it. */
const show = (row: TrialView): z.input<typeof trialSchema> => {
  const { reader, ...trial } = without(row, 'superiors', 'departmentHeads', 'headsLeftOut');
  const pauses = readsLeaveGrounds(reader) ? trial.pauses : withoutGrounds(trial.pauses);
  const score = readsFigures(reader) ? trial.score : null;
  const shown = { ...trial, score, pauses: [...pauses], team: [...trial.team] };
  return { ...shown, version: versionOf(reader, shown) };
};

interface TrialDeps {
  readonly db: Queryable;
  readonly calendar: WorkdayCalendar;
  readonly now: () => Date;
}

const TRIALS_SHEET = sheetOf(trialSchema, text('试用任命', 'Trials'), (c) => [
  c.text('案件', 'Case', (one) => one.caseId),
  c.text('工号', 'Number', (one) => one.personId),
  c.text('姓名', 'Name', (one) => one.personName),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.text('空缺', 'Vacancy', (one) => one.vacancyId),
  c.position('试用岗位', 'Post', (one) => one.post),
  c.text('汇报对象工号', 'Reports to (number)', (one) => one.reportsTo),
  c.text('汇报对象', 'Reports to', (one) => one.reportsToName),
  c.code(TRIAL_STAGE_WORDS, '阶段', 'Stage', (one) => one.stage),
  c.date('开始日', 'Starts on', (one) => one.startOn),
  c.number('月数', 'Months', (one) => one.months),
  c.number('延长月数', 'Months added', (one) => one.extendedMonths),
  c.number('暂停次数', 'Pauses', (one) => one.pauses.length),
  c.date('最后一日', 'Last day', (one) => one.lastDay),
  c.date('考核日', 'Review on', (one) => one.reviewOn),
  c.date('告警日', 'Alarm on', (one) => one.alarmOn),
  c.yesNo('日期暂定', 'Provisional', (one) => one.provisional),
  c.decimal('360° 总分', '360° score', (one) => one.score),
  c.text('理由', 'Reason', (one) => one.reason, 30),
  c.date('结束日', 'Ended on', (one) => one.endedOn),
]);

/** Trial appointments (9.5.5, 9.5.6): the days, and how far the review is. */
export const createTrialRoutes = ({ db, calendar, now }: TrialDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/trials',
    tag: 'trials',
    summary: text('试用任命列表', 'List trial appointments'),
    access: reads('trials'),
    query: z.strictObject({ ...pageQuery, state: z.enum(['open', 'closed']).exactOptional() }),
    answer: { status: 200, schema: pageOf(trialSchema), description: text('按案件编号', 'by case number') },
    sheet: TRIALS_SHEET,
    handle: async ({ actor, query: { limit, cursor, state } }) => {
      const key = listKey('trials', { state });
      const last = decodeCursor(key, cursor, z.tuple([identifier]));
      const open = state === undefined ? undefined : state === 'open';
      const rows = await listTrials(db, viewerOf(actor), { open }, { after: last?.[0], limit: limit + 1 });
      const { items, next } = toPage(rows, limit, key, ({ caseId }) => [caseId]);
      return { body: { items: items.map(show), next } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/trials/{caseId}',
    tag: 'trials',
    summary: text('一次试用任命：日期、暂停、延长与考核', 'One trial: its days, pauses, extension and review'),
    access: reads('trials'),
    params: z.strictObject({ caseId: identifier }),
    answer: { status: 200, schema: detailSchema, description: text('试用任命', 'the trial') },
    handle: async ({ actor, params: { caseId } }) => {
      const [trial] = await listTrials(db, viewerOf(actor), { caseId }, { limit: 1 });
      if (trial === undefined) throw new RefusalError(refuse(TRIAL.NOT_FOUND));
      const ahead = [...trialAhead(trial, calendar, todayIn('Asia/Shanghai', now().getTime()))];
      return { body: { ...show(trial), ...(await reviewOf(db, trial)), ahead } };
    },
  }),
];
