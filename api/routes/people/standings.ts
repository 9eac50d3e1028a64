import * as z from 'zod';
import { listCases, type CaseView } from '../../../db/cases/views.js';
import type { Queryable } from '../../../db/database.js';
import { listDecisions } from '../../../db/cases/decisions.js';
import { listEvaluations } from '../../../db/cases/evaluations.js';
import { listPeople } from '../../../db/people/people.js';
import { listPeriods } from '../../../db/people/periods.js';
import { findPerson } from '../../../db/people/person.js';
import { readCycleMarks, readStandingFacts } from '../../../db/people/standing.js';
import { listTimeline } from '../../../db/cases/timeline.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { AnswerFrame } from '../../../domain/evaluation/answer.js';
import type { Standing } from '../../../domain/evaluation/standing.js';
import { text } from '../../../domain/vocabulary/text.js';
import { createStandings } from '../../../policy/outlook/standing.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { decodeCursor, encodeCursor, listKey, pageEnd, pageOf, pageQuery, sortQuery } from '../../http/cursor.js';
import { explain } from '../../views/cases/explanation.js';
import { reads, route, type Route, type SignedIn } from '../../http/route.js';
import {
  civilDate,
  historyPeriod,
  identifier,
  levelSchema,
  personSummary,
  positionSchema,
} from '../../views/schemas.js';
import { lastCycleSchema, standingSchema } from '../../views/people/schemas-standing.js';
import { seenDecisions, seenEvaluations } from '../../views/cases/seen.js';
import { mayReadPerson, peopleScope, viewerOf } from '../../views/viewer.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { sheetOf } from '../../http/sheet/columns.js';
import { OUTLOOK_WORDS } from '../../views/sheet-words.js';
const detailSchema = z.strictObject({
  person: personSummary,
  levels: z.array(historyPeriod),
  positions: z.array(historyPeriod),
  ...standingSchema.shape,
  lastCycle: lastCycleSchema.nullable(),
});
const itemSchema = z.strictObject({
  person: personSummary,
  levelSince: civilDate.nullable().meta({ description: '现职级自何日起算 · from which day the present level counts' }),
  ...standingSchema.shape,
});
const query = z.strictObject({
  ...pageQuery,
  department: identifier.exactOptional(),
  level: levelSchema.exactOptional(),
  position: positionSchema.exactOptional(),
  ...sortQuery(['name', 'number', 'department', 'position', 'level', 'since']),
});
const NOWHERE: Standing = { levelPromotion: [], positionPromotion: null, setbackPending: false };

export interface StandingDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  readonly now: () => Date;
}

const OUTLOOKS = ['met', 'reachable', 'needs-ruling', 'out-of-reach'] as const;
/** What bars every rule of the next cycle (8.2); otherwise the rule that leads furthest, what is met before what may be. */
const bestOf = ({ levelPromotion: [next] }: z.output<typeof itemSchema>) => {
  const bar = next?.conditions.find(({ met }) => !met);
  if (bar !== undefined) {
    const { expected, actual } = bar;
    const words = text(`${expected.zh}：${actual.zh}`, `${expected.en}: ${actual.en}`);
    return { state: 'out-of-reach', to: null, text: words } as const;
  }
  return next?.rules.toSorted(
    (a, b) =>
      OUTLOOKS.indexOf(a.state) - OUTLOOKS.indexOf(b.state) ||
      b.directSteps + b.panelSteps - a.directSteps - a.panelSteps,
  )[0];
};
const STANDINGS_SHEET = sheetOf(itemSchema, text('所处位置', 'Where people stand'), (c) => [
  c.text('工号', 'Number', (one) => one.person.id),
  c.text('姓名', 'Name', (one) => one.person.name),
  c.text('部门', 'Department', (one) => one.person.departmentName),
  c.position('岗位', 'Position', (one) => one.person.position),
  c.level('职级', 'Level', (one) => one.person.level),
  c.date('职级起算', 'Level since', (one) => one.levelSince),
  c.date('截至', 'As of', (one) => one.asOf),
  c.text('下一周期', 'Next cycle', (one) => one.levelPromotion[0]?.cycle),
  c.level('可达职级', 'Level in reach', (one) => bestOf(one)?.to),
  c.code(OUTLOOK_WORDS, '晋级前景', 'Outlook', (one) => bestOf(one)?.state),
  c.name('说明', 'In words', (one) => bestOf(one)?.text, 50),
  c.position('可申请岗位', 'Post ahead', (one) => one.positionPromotion?.to),
  c.code(OUTLOOK_WORDS, '职务前景', 'Outlook of the post', (one) => one.positionPromotion?.state),
  c.date('最早日期', 'Earliest', (one) => one.positionPromotion?.earliestOn),
  c.yesNo('降级未决', 'Setback undecided', (one) => one.setbackPending),
]);

/** Where somebody stands today: what he is, what was found last, what is missing for the next step, and when. */
export function createStandingRoutes({ db, library, calendar, now }: StandingDeps): Route[] {
  const standingOf = createStandings({ library, calendar });
  const standings = async (
    actor: SignedIn,
    personIds: readonly string[],
    today: string,
  ): Promise<(id: string) => Standing & { readonly levelSince: string | null }> => {
    const facts = await readStandingFacts(db, personIds, today, viewerOf(actor));
    const marksOf = await readCycleMarks(db, personIds);
    return (id) => {
      const known = facts.get(id);
      if (known === undefined) return { ...NOWHERE, levelSince: null };
      return { ...standingOf(known, marksOf(id), today), levelSince: known.level === null ? null : known.levelSince };
    };
  };
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  return [
    route({
      method: 'get',
      path: '/v1/people/{personId}/standing',
      tag: 'people',
      summary: text('我处在哪里：职级、历史、上次结论、还差什么', 'Where somebody stands, and what is missing'),
      description: text(
        '由规则按今日已知的事实推算；假定尚未考核的月份没有 C、D。尚未反馈的结果不显示。',
        'Computed by the rules from what is known today, assuming that the months left bring no C or D. A result that was not handed back yet is not shown.',
      ),
      access: reads('standing'),
      params: z.strictObject({ personId: identifier }),
      answer: { status: 200, schema: detailSchema, description: text('所处位置', 'where he stands') },
      handle: async ({ actor, params: { personId } }) => {
        const asOf = today();
        const person = (await mayReadPerson(db, actor, personId)) ? await findPerson(db, personId, asOf) : null;
        if (!person) throw new RefusalError(refuse(PERSON.NOT_FOUND));
        const { levelPromotion, positionPromotion, setbackPending } = (await standings(actor, [personId], asOf))(
          personId,
        );
        const body = {
          person,
          levels: await listPeriods(db, 'level', personId),
          positions: await listPeriods(db, 'position', personId),
          asOf,
          levelPromotion,
          positionPromotion,
          setbackPending,
          lastCycle: await lastCycle(db, actor, personId),
        };
        return { body: body as unknown as z.input<typeof detailSchema> };
      },
    }),
    route({
      method: 'get',
      path: '/v1/standings',
      tag: 'people',
      summary: text('各人还差什么（清单）', 'What everybody is missing, as a list'),
      access: reads('standing'),
      query,
      answer: {
        status: 200,
        schema: pageOf(itemSchema),
        description: text(
          '在职级通道上的人员，默认按姓名拼音',
          'people on the ladder, in Chinese order of names where nothing else is asked',
        ),
      },
      sheet: STANDINGS_SHEET,
      handle: async ({ actor, query: asked }) => {
        const { limit, cursor, department, sort, ...filters } = asked;
        const asOf = today();
        const key = listKey('standings', asked);
        const after = decodeCursor(key, cursor, pageEnd(3, sort));
        const page = await listPeople(db, {
          ...filters,
          ...peopleScope(actor),
          ...(department === undefined ? {} : { departmentId: department }),
          ...(sort === undefined ? {} : { order: sort }),
          ...(after === undefined ? {} : { after }),
          onLadder: true,
          today: asOf,
          limit,
        });
        const standing = await standings(
          actor,
          page.items.map(({ id }) => id),
          asOf,
        );
        const items = page.items.map((person) => ({ person, asOf, ...standing(person.id) }));
        const next = page.next && encodeCursor(key, page.next);
        const about = page.items.map(({ id }) => id);
        return { about, body: { items: items as unknown as z.input<typeof itemSchema>[], next } };
      },
    }),
  ];
}

/** What the last cycle found and decided, as far as its reader may see it (8.5.6). */
async function lastCycle(
  db: Queryable,
  actor: SignedIn,
  personId: string,
): Promise<z.input<typeof lastCycleSchema> | null> {
  const cases = await listCases(db, viewerOf(actor), { personId }, { limit: 1000 });
  const found = cases.reduce<CaseView | undefined>(
    (last, one) => (last === undefined || one.openedAt >= last.openedAt ? one : last),
    undefined,
  );
  if (found === undefined) return null;
  const evaluations = seenEvaluations(found, await listEvaluations(db, found.id));
  const answer = evaluations.filter(({ why }) => why !== 'panel').at(-1)?.answer as AnswerFrame | undefined;
  const findings = answer?.findings ?? [];
  const decisions = seenDecisions(found, await listDecisions(db, found.id), await listTimeline(db, found.id));
  const { id: caseId, cycleId, stage, outcome, released, finalLevel, effectiveFrom } = found;
  return {
    caseId,
    cycleId,
    stage,
    outcome,
    released,
    finalLevel,
    effectiveFrom,
    findings: [...findings],
    explanation: [...explain(found, findings, decisions)],
  } as z.input<typeof lastCycleSchema>;
}
