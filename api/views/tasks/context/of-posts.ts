import { readHeads } from '../../../../db/cases/personnel-cases.js';
import { listPeople, namesOf } from '../../../../db/people/people.js';
import { readCycleMarks, readStandingFacts } from '../../../../db/people/standing.js';
import { listTrials } from '../../../../db/trials/views.js';
import { listAssessmentSheets } from '../../../../db/vacancies/assessment-sheets.js';
import { proposedRaters, sheetRaters } from '../../../../db/vacancies/proposed-raters.js';
import { countOnTrial, findVacancy } from '../../../../db/vacancies/vacancies.js';
import { isTold } from '../../../../domain/sight/sight.js';
import { TRIAL_ROW } from '../../../../domain/pipelines/trial/catalogue.js';
import { readsFigures } from '../../../../domain/sight/figures.js';
import { readsLeaveGrounds } from '../../../../domain/sight/leave-grounds.js';
import { POSITION_NAMES } from '../../../../domain/vocabulary/position.js';
import { isHr } from '../../../../domain/vocabulary/roles.js';
import { text } from '../../../../domain/vocabulary/text.js';
import { createStandings } from '../../../../policy/outlook/standing.js';
import type { Beside } from './beside.js';
import { peopleScope, scopeOf, viewerOf } from '../../viewer.js';
import { day, line, plain, section, words, type Line, type Section } from './schemas.js';

const SHEETS = {
  competency: text('胜任素质评估表', 'Competency sheet'),
  peripheral: text('周边绩效考核表', 'Peripheral sheet'),
};

const person = (personId: string, name: string) => ({ as: 'person', person: { personId, name } }) as const;

/** I-46: several may compete; no more trials are approved than places are free, and who is on trial takes one. */
const furtherNomination = (free: number): Line => ({
  ...line(
    text('再申报一人', 'One more nomination'),
    words(
      free > 0
        ? text(
            `还有 ${free} 个名额；可以多人竞争，由总经理在通过者中选定（I-46）。`,
            `Places that are free: ${free}; several may compete, and the general manager chooses among those who pass (I-46).`,
          )
        : text(
            '名额已被任命者和试用者占满。此时申报的人只作候补：有试用者未转正，或人力资源部增加编制，总经理才能批准其试用（I-46）；最后一个名额任命后空缺关闭，申报随之结束。',
            'Every place is taken by those appointed or on trial. Who is nominated now is a reserve: the general manager can approve a trial only once one on trial is not appointed or HR raises the head count (I-46); with the last place filled the vacancy closes, and the nomination ends.',
          ),
    ),
  ),
  tone: free > 0 ? null : 'warn',
});

/** 9.1: the post to be filled, as everybody may read it; of those on trial whom the reader may read of. */
export async function vacancyOf({ db, actor, task }: Beside): Promise<readonly Section[]> {
  const [head] = task.vacancyId === null && task.caseId !== null ? await readHeads(db, [task.caseId]) : [];
  const id = task.vacancyId ?? head?.vacancyId ?? null;
  const found = id === null ? undefined : await findVacancy(db, id);
  if (found === undefined) return [];
  const { post, departmentName, team, reportsTo, reportsToName, headCount, filled, reason, openedAt } = found;
  const onTrial = await countOnTrial(db, found.id, true);
  const trials = await listTrials(db, viewerOf(actor), { vacancyId: found.id, open: true }, { limit: MOST });
  return section(
    text('空缺岗位', 'The vacancy'),
    [
      line(text('岗位', 'Post'), words(POSITION_NAMES[post])),
      line(text('部门', 'Department'), plain(departmentName)),
      line(text('班组', 'Team'), plain(team)),
      line(text('汇报对象', 'Reports to'), person(reportsTo, reportsToName)),
      line(
        text('名额', 'Places'),
        words(
          text(
            `编制 ${headCount} 人，已任命 ${filled} 人，试用 ${onTrial} 人`,
            `${headCount} in all, ${filled} appointed, ${onTrial} on trial`,
          ),
        ),
      ),
      ...(trials.length === 0
        ? []
        : [
            line(
              text('试用中的人', 'Who is on trial'),
              ...trials.map(({ personId, personName }) => person(personId, personName)),
            ),
          ]),
      ...(task.kind === 'vacancy.nomination' ? [furtherNomination(headCount - filled - onTrial)] : []),
      line(text('需求理由', 'Why it is open'), plain(reason)),
      line(text('发布时间', 'Opened'), { as: 'instant', at: openedAt.toISOString() }),
    ],
    { clause: '9.1' },
  );
}

/** As many as fit beside a form. */
const MOST = 80;

/** 9.2: who of those whom the reader may read could be nominated today, and of whom HR would have to rule (I-09). */
export async function eligibleFor({
  db,
  actor,
  task,
  cases,
  library,
  calendar,
  today,
}: Beside): Promise<readonly Section[]> {
  const found = task.vacancyId === null ? undefined : await findVacancy(db, task.vacancyId);
  if (found === undefined) return [];
  const { items } = await listPeople(db, { ...peopleScope(actor), onLadder: true, today, limit: 1_000 });
  const competing = new Set(cases.map(({ shown }) => shown.personId));
  const ids = items.map(({ id }) => id).filter((id) => id !== actor.personId && !competing.has(id));
  const facts = await readStandingFacts(db, ids, today, viewerOf(actor));
  const marksOf = await readCycleMarks(db, ids);
  const standingOf = createStandings({ library, calendar });
  const fit = items.flatMap(({ id, name }) => {
    const known = facts.get(id);
    const ahead = known === undefined ? null : standingOf(known, marksOf(id), today).positionPromotion;
    return ahead?.to === found.post ? [{ state: ahead.state, person: { personId: id, name } }] : [];
  });
  const those = (state: 'met' | 'needs-ruling') => fit.filter((one) => one.state === state);
  const people = (of: typeof fit) => of.slice(0, MOST).map(({ person }) => ({ as: 'person', person }) as const);
  const [met, ruling] = [those('met'), those('needs-ruling')];
  const none = words(text('没有人符合申报条件', 'nobody could be nominated'));
  return section(
    text('可以申报的人', 'Who could be nominated'),
    [
      {
        ...line(
          text(`符合条件（${met.length}）`, `Meet the conditions (${met.length})`),
          ...(met.length === 0 ? [none] : people(met)),
        ),
        tone: met.length === 0 ? 'warn' : 'good',
      },
      {
        ...line(text(`须裁定（${ruling.length}）`, `HR would have to rule (${ruling.length})`), ...people(ruling)),
        tone: 'warn',
      },
    ],
    { clause: '9.2', more: Math.max(0, met.length - MOST) + Math.max(0, ruling.length - MOST) },
  );
}

/** 9.5.2, I-48: who was asked for a sheet and whose is in; for HR and the general manager, who read the sheets. */
export async function sheetsOf({ db, actor, task }: Beside): Promise<readonly Section[]> {
  if (task.caseId === null || scopeOf(actor) !== 'all') return [];
  const [head] = await readHeads(db, [task.caseId]);
  const raters = (head?.detail.raters ?? {}) as Readonly<Partial<Record<keyof typeof SHEETS, readonly string[]>>>;
  const sheets = await listAssessmentSheets(db, [task.caseId]);
  const asked = (Object.keys(SHEETS) as (keyof typeof SHEETS)[]).flatMap((form) =>
    [raters[form] ?? []].flat().map((rater) => ({ form, rater })),
  );
  const names = await namesOf(
    db,
    asked.map(({ rater }) => rater),
  );
  const round = Math.max(0, ...sheets.map((one) => one.round));
  const lines = asked.map(({ form, rater }): Line => {
    const isIn = sheets.some((one) => one.form === form && one.raterId === rater && one.round === round);
    const person = { as: 'person', person: { personId: rater, name: names.get(rater) ?? rater } } as const;
    const state = isIn ? text('已交', 'in') : text('未交', 'missing');
    return { ...line(SHEETS[form], person, words(state)), tone: isIn ? 'good' : 'warn' };
  });
  return section(text('评估表', 'The sheets'), lines, { clause: '9.5.2', caseId: task.caseId });
}

/** 9.5.2, I-48: who may fill in which sheet by the records, nobody who may not rate the nominee; for HR, who names them. */
export async function sheetRatersOf({ db, actor, task }: Beside): Promise<readonly Section[]> {
  const found = isHr(actor) && task.caseId !== null ? await sheetRaters(db, task.caseId) : undefined;
  if (found === undefined) return [];
  const names = await namesOf(db, [...found.competency, ...found.peripheral]);
  const each = (form: keyof typeof SHEETS): Line => {
    const ids = found[form];
    const people = ids
      .slice(0, MOST)
      .map((id) => ({ as: 'person', person: { personId: id, name: names.get(id) ?? id } }) as const);
    const none = words(text('档案中没有可请的人', 'nobody by the records'));
    return {
      ...line(SHEETS[form], ...(people.length === 0 ? [none] : people)),
      tone: ids.length === 0 ? 'warn' : 'good',
    };
  };
  return section(text('可请谁填写评估表', 'Who may be asked for a sheet'), [each('competency'), each('peripheral')], {
    clause: '9.5.2',
    more: Math.max(0, found.competency.length - MOST) + Math.max(0, found.peripheral.length - MOST),
  });
}

const trialOf = async ({ db, actor, task }: Beside) =>
  (await listTrials(db, viewerOf(actor), { caseId: task.caseId ?? '' }, { limit: 1 }))[0];

/** 9.5.5: the days of the trial, as far as its reader is told. */
export async function trialDays(beside: Beside): Promise<readonly Section[]> {
  const found = await trialOf(beside);
  if (found === undefined) return [];
  const { post, stage, startOn, months, extendedMonths, pauses, lastDay, reviewOn, score, team, reader } = found;
  const grounds = readsLeaveGrounds(reader);
  return section(
    text('试用', 'The trial'),
    [
      line(text('岗位', 'Post'), words(POSITION_NAMES[post])),
      line(
        text('阶段', 'Stage'),
        stage === 'in-review' || !isTold('now', { released: found.released, round: 1 })
          ? null
          : words(TRIAL_ROW[stage].title),
      ),
      line(text('起止', 'From, to'), startOn === null ? null : day(startOn), lastDay === null ? null : day(lastDay)),
      line(
        text('期限', 'Length'),
        months === null ? null : words(text(`${months} 个月`, `${months} months`)),
        extendedMonths === null ? null : words(text(`延长 ${extendedMonths} 个月`, `and ${extendedMonths} more`)),
      ),
      line(text('360° 考核日', '360° review on'), reviewOn === null ? null : day(reviewOn)),
      line(text('得分', 'Score'), score === null || !readsFigures(reader) ? null : plain(score)),
      line(text('所带班组', 'Team led'), words(text(`${team.length} 人`, `${team.length} people`))),
      ...pauses.map(({ from, to, reason }) => ({
        ...line(text('暂停', 'Paused'), day(from), to === null ? null : day(to)),
        reason: grounds ? reason : null,
      })),
    ],
    { clause: '9.5.5' },
  );
}

/** 9.5.6, I-55: whom the records propose, by name; who is asked is HR's to read. */
export async function ratersOf(beside: Beside): Promise<readonly Section[]> {
  const { db, actor } = beside;
  const found = isHr(actor) ? await trialOf(beside) : undefined;
  if (found === undefined) return [];
  const { superiors, departmentHeads } = await proposedRaters(db, found);
  const names = await namesOf(db, [...superiors, ...departmentHeads]);
  const each = (ids: readonly string[]) =>
    ids.map((id) => ({ as: 'person', person: { personId: id, name: names.get(id) ?? id } }) as const);
  return section(
    text('档案提出的考核人', 'Raters by the records'),
    [
      line(text('上级', 'Superior'), ...each(superiors)),
      line(text('各部门负责人', 'Heads of departments'), ...each(departmentHeads)),
      line(text('下属', 'Subordinates'), words(text('发起时由系统随机抽取', 'drawn by lot when the review begins'))),
    ],
    { clause: '9.5.6' },
  );
}
