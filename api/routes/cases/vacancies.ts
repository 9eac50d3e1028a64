import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { countOnTrial, findVacancy, listVacancies, type VacancyRow } from '../../../db/vacancies/vacancies.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { headCount } from '../../../domain/pipelines/position-promotion/schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { without } from '../../../domain/vocabulary/without.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import type { VacancyInput } from '../../../workflows/messages/position.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { decodeCursor, listKey, pageOf, pageQuery, toPage } from '../../http/cursor.js';
import { nomineesOf } from '../../views/cases/nominees.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';
import { scopeOf } from '../../views/viewer.js';
import {
  managementPosition,
  nomineeSchema,
  vacancyDetailSchema,
  vacancySchema,
  vacancyStage,
} from '../../views/cases/schemas-vacancies.js';
import { VACANCY } from '../../../domain/refusals/pipelines/position-promotion.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { VACANCY_STAGE_WORDS } from '../../views/sheet-words.js';
import { anyCaseColumns } from '../../views/cases/schemas-personnel.js';

/** Of the numbers of vacancies. */
const SERIES = 'PV';

const form = z.strictObject({
  post: managementPosition,
  department: identifier,
  team: lineText(1, 80).meta({ description: '所带班组 · the team to be led' }),
  reportsTo: identifier.meta({ description: '汇报对象工号 · whom the appointed reports to' }),
  headCount,
  reason,
});

const show = (row: VacancyRow): z.input<typeof vacancySchema> => ({
  ...without(row, 'choices'),
  openedAt: row.openedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
});

const VACANCIES_SHEET = sheetOf(vacancySchema, text('岗位空缺', 'Vacancies'), (c) => [
  c.text('空缺', 'Vacancy', (one) => one.id),
  c.position('岗位', 'Post', (one) => one.post),
  c.text('部门', 'Department', (one) => one.departmentName),
  c.text('班组', 'Team', (one) => one.team),
  c.text('汇报对象工号', 'Reports to (number)', (one) => one.reportsTo),
  c.text('汇报对象', 'Reports to', (one) => one.reportsToName),
  c.number('编制', 'Places', (one) => one.headCount),
  c.number('已任命', 'Filled', (one) => one.filled),
  c.text('理由', 'Reason', (one) => one.reason, 30),
  c.code(VACANCY_STAGE_WORDS, '阶段', 'Stage', (one) => one.stage),
  c.text('关闭理由', 'Why closed', (one) => one.closeReason, 30),
  c.text('制度版本', 'Policy version', (one) => one.policyVersion),
  c.text('发布人工号', 'Opened by (number)', (one) => one.openedBy),
  c.instant('发布时间', 'Opened at', (one) => one.openedAt),
  c.instant('关闭时间', 'Closed at', (one) => one.closedAt),
]);
const NOMINEES_SHEET = sheetOf(
  nomineeSchema,
  text('空缺人选', 'Nominees'),
  (c) => [
    ...anyCaseColumns(c),
    c.decimal('胜任素质均分', 'Competency mean', (one) => one.means?.competency),
    c.decimal('周边绩效均分', 'Peripheral mean', (one) => one.means?.peripheral),
    c.yesNo('达标', 'Passed', (one) => one.means?.passed),
    c.number('名次', 'Rank', (one) => one.rank),
  ],
  ({ candidates }: { readonly candidates: z.output<typeof nomineeSchema>[] }) => candidates,
);

/** 9.1: vacancies are opened by HR; who competes for one is seen as far as each case may be. */
export function createVacancyRoutes(deps: OpeningDeps): Route[] {
  const { db } = deps;
  const params = z.strictObject({ vacancyId: identifier });
  return [
    route({
      method: 'post',
      path: '/v1/vacancies',
      tag: 'vacancies',
      repeat: 'stored',
      clause: '9.1',
      summary: text('发布管理岗位空缺', 'Open a vacancy'),
      description: text(
        '§9.1：发布后由客户关怀部经理在待办中申报人选；调整编制与关闭亦在待办中办理。',
        '§9.1: the department manager then nominates from the inbox; head count and closing are tasks of HR.',
      ),
      access: writes('vacancies'),
      body: form,
      answer: { status: 201, schema: vacancySchema, description: text('已发布', 'opened') },
      handle: async (call) => {
        const { department: departmentId, ...rest } = call.body;
        const input = (vacancyId: string): VacancyInput => ({
          ...rest,
          vacancyId,
          departmentId,
          openedBy: call.actor.personId,
        });
        const id = await openByWorkflow(deps, call, { series: SERIES, type: WORKFLOWS.vacancy, input });
        return { body: show(await find(db, id)), location: `/v1/vacancies/${id}` };
      },
    }),
    route({
      method: 'get',
      path: '/v1/vacancies',
      tag: 'vacancies',
      summary: text('管理岗位空缺列表', 'List vacancies'),
      access: reads('vacancies'),
      query: z.strictObject({
        ...pageQuery,
        stage: vacancyStage.exactOptional(),
        post: managementPosition.exactOptional(),
        department: identifier.exactOptional(),
      }),
      answer: { status: 200, schema: pageOf(vacancySchema), description: text('最近的在前', 'latest first') },
      sheet: VACANCIES_SHEET,
      handle: async ({ query: { limit, cursor, ...asked } }) => {
        const key = listKey('vacancies', asked);
        const last = decodeCursor(key, cursor, z.tuple([identifier]));
        const { stage, post, department } = asked;
        const filter = { stage, post, departmentId: department };
        const rows = await listVacancies(db, filter, { before: last?.[0], limit: limit + 1 });
        return { body: toPage(rows.map(show), limit, key, ({ id }) => [id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/vacancies/{vacancyId}',
      tag: 'vacancies',
      summary: text('一个空缺与其人选', 'One vacancy with its nominees'),
      description: text(
        '人力资源与总经理并列看到全部人选、依据与均分；其他人只看到可见范围内的案件，结果公布前不见分数。',
        'HR and the GM see all nominees side by side with findings and means; others the cases they may see, without scores until the result is out.',
      ),
      access: reads('nominees'),
      params,
      answer: { status: 200, schema: vacancyDetailSchema, description: text('空缺', 'the vacancy') },
      sheet: NOMINEES_SHEET,
      handle: async ({ actor, params: { vacancyId } }) => {
        const vacancy = await find(db, vacancyId);
        const onTrial = await countOnTrial(db, vacancyId, scopeOf(actor) === 'all');
        const openPlaces = Math.max(0, vacancy.headCount - vacancy.filled - onTrial);
        const candidates = [...(await nomineesOf(db, actor, vacancyId))];
        return { body: { ...show(vacancy), openPlaces: vacancy.stage === 'open' ? openPlaces : 0, candidates } };
      },
    }),
  ];
}

async function find(db: Kysely<Database>, vacancyId: string): Promise<VacancyRow> {
  const vacancy = await findVacancy(db, vacancyId);
  if (vacancy === undefined) throw new RefusalError(refuse(VACANCY.NOT_FOUND));
  return vacancy;
}
