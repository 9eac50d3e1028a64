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
import { nomineesOf } from '../../views/nominees.js';
import { openByWorkflow, type OpeningDeps } from '../../http/opening.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { identifier } from '../../views/schemas.js';
import { scopeOf } from '../../views/viewer.js';
import { managementPosition, vacancyDetailSchema, vacancySchema, vacancyStage } from '../../views/schemas-vacancies.js';
import { VACANCY } from '../../../domain/refusals/position-promotion.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

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
        '§9.1:发布后由客户关怀部经理在待办中申报人选;调整编制与关闭亦在待办中办理。',
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
        '人力资源与总经理并列看到全部人选、依据与均分;其他人只看到可见范围内的案件,结果公布前不见分数。',
        'HR and the GM see all nominees side by side with findings and means; others the cases they may see, without scores until the result is out.',
      ),
      access: reads('nominees'),
      params,
      answer: { status: 200, schema: vacancyDetailSchema, description: text('空缺', 'the vacancy') },
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
