import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createAdmitNomination } from '../../activities/position-promotion/admit-nomination.js';
import { createAppealActivities } from '../../activities/appeal/appeals.js';
import { createOpenConfirmation } from '../../activities/confirmation/open.js';
import { createListEntanglements, createOpenDeparture } from '../../activities/departure/open.js';
import { createOpenEntry } from '../../activities/entry/open.js';
import { createOpenRebase } from '../../activities/rebase/open.js';
import { createOpenSpecial } from '../../activities/level-promotion/open-special.js';
import { createOpenTransfer } from '../../activities/transfer/open.js';
import { createFindMovedFacts } from '../../activities/level-promotion/reevaluate.js';
import { createSetbackActivities } from '../../activities/setback/setbacks.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { findPromotionWorkflows } from '../../db/cycles/promotions.js';
import { CASE_KINDS, type CaseKind } from '../../domain/cases/case-kind.js';
import { meeting, type MeetingRule } from '../../domain/cases/case-meetings.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { createEngine } from '../../policy/engine.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { secondVersion } from '../support/second-version.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';

// In the middle of a month: on its first day last month’s ratings are not out yet.
const at = Date.parse('2026-11-16T04:00:00Z');
const today = todayIn('Asia/Shanghai', at);
const rated = addToMonth(monthOf(today), -1);
const library = secondVersion();
const calendar = loadCalendar();
const engine = createEngine({ library, calendar });
const terms = { policyVersion: 'v1', choices: {} };
const pairs = CASE_KINDS.flatMap((open) => CASE_KINDS.map((comes) => ({ open, comes })));
const personOf = (open: CaseKind, comes: CaseKind): string => `${open}.${comes}`;
const numberOf = (open: CaseKind, comes: CaseKind): string =>
  `${open === 'level-promotion' ? 'LP-TS-' : 'X-'}${personOf(open, comes)}`;
/** Whom a confirmation can still be opened for. */
const isNew = ({ open, comes }: (typeof pairs)[number]): boolean =>
  open === 'entry' ||
  open === 'confirmation' ||
  (comes === 'confirmation' && !['level-promotion', 'position-promotion', 'setback'].includes(open));

let scratch: ScratchDatabase;
let database: DatabaseHandle;
beforeAll(async () => {
  scratch = await scratchDatabase();
  database = createDatabase({ connectionString: scratch.url });
  const { db } = database;
  const people = pairs.map((pair) => ({
    id: personOf(pair.open, pair.comes),
    level: 'junior-1' as const,
    ratings: ['A', 'A', 'A', 'B', 'B', pair.comes === 'setback' ? 'C' : 'B'] as const,
    status: isNew(pair) ? ('probation' as const) : ('confirmed' as const),
  }));
  await foundDepartment(db, monthOf(today), people);
  await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
    values ('V-1', 'team-leader', 'CC', '一组', ${HEAD}, 50, '扩编', 'open', 'v1', '{}', ${HR})`.execute(db);
  for (const pair of pairs) await openCase(pair.open, pair.comes);
});
afterAll(async () => {
  await database.close();
  await scratch.drop();
});

/** What stands open: the head of the case, and for a level promotion the whole of it. */
async function openCase(open: CaseKind, comes: CaseKind): Promise<void> {
  const { db } = database;
  const [personId, id] = [personOf(open, comes), numberOf(open, comes)];
  if (open === 'level-promotion') {
    const special = { personId, to: 'junior-2', reason: '贡献', evidence: '专利', byHead: true };
    const cycleId = `TS-${personId}`;
    await createOpenSpecial({ db, library, calendar })({ cycleId, openedBy: HEAD, at, special });
  } else {
    const stage = open === 'setback' ? 'cause' : 'waiting';
    const vacancy = open === 'position-promotion' ? 'V-1' : null;
    const exclusive = ['transfer', 'departure', 'confirmation', 'position-promotion'].includes(open)
      ? open === 'position-promotion'
        ? 'position'
        : open
      : null;
    await sql`insert into personnel_case (id, kind, person_id, group_id, vacancy_id, stage, exclusive, policy_version, choices, opened_by)
      values (${id}, ${open}, ${personId}, ${vacancy}, ${vacancy}, ${stage}, ${exclusive}, 'v1', '{}', ${HR})`.execute(
      db,
    );
  }
  await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, round, policy_version, decided_by, at)
    values (${id}, 99, ${id}, 'I-09', 'ruling', 'proceed', 1, 'v1', ${HR}, now())`.execute(db);
}

const NOT_ELIGIBLE = new Set(['SPECIAL.NOT_CONFIRMED', 'NOMINATION.NOT_ELIGIBLE']);
const against = ({ code }: Refusal): MeetingRule => (NOT_ELIGIBLE.has(code) ? 'not-eligible' : 'refused');

/** What the pipeline that comes does, asked of its own activities on real records. */
type Comes = (personId: string, aboutId: string, open: CaseKind) => Promise<MeetingRule>;
const COMES: Readonly<Record<CaseKind, Comes>> = {
  'level-promotion': async (personId) => {
    const special = { personId, to: 'junior-2', reason: '贡献', evidence: '专利', byHead: true };
    const open = createOpenSpecial({ db: database.db, library, calendar });
    const found = await open({ cycleId: `TS2-${personId}`, openedBy: HEAD, at, special });
    if ('refusal' in found) return against(found.refusal);
    return found.candidate.hold ? 'held' : 'side-by-side';
  },
  'position-promotion': async (personId) => {
    const admit = createAdmitNomination({ db: database.db, engine, library, calendar });
    const asked = {
      vacancyId: 'V-1',
      post: 'team-leader',
      personId,
      nominatedBy: HEAD,
      reportsTo: HEAD,
      on: today,
    } as const;
    const found = await admit({ ...asked, ...terms, nomination: `N-${personId}` });
    if ('refusal' in found) return against(found.refusal);
    return found.outcome === 'on-hold' ? 'held' : 'side-by-side';
  },
  entry: async (personId) => {
    const hire = { personId, name: '新', departmentId: 'CC', superiorId: SUPERIOR, hiredOn: today };
    const found = await createOpenEntry({ db: database.db, engine, library })({
      caseId: `RZ-${personId}`,
      openedBy: HR,
      kind: 'experienced',
      at,
      hire: { ...hire, status: 'probation', position: 'agent' },
    });
    return 'refusal' in found ? against(found.refusal) : 'side-by-side';
  },
  confirmation: async (personId) => {
    const open = createOpenConfirmation({ db: database.db, engine, library, calendar });
    const found = await open({ caseId: `ZZ-${personId}`, personId, confirmedOn: today, openedBy: HR, at });
    return 'refusal' in found ? against(found.refusal) : 'side-by-side';
  },
  transfer: async (personId, aboutId, open) => {
    const to = {
      position: 'agent',
      departmentId: 'RD',
      superiorId: RELATED,
      transferOn: today,
      opening: null,
    } as const;
    const asked = { ...to, caseId: `DG-${personId}`, personId, reason: '调整', openedBy: HR, at };
    const found = await createOpenTransfer({ db: database.db, library })(asked);
    return 'refusal' in found ? against(found.refusal) : heardBy(personId, aboutId, open, 'transfer');
  },
  setback: async (personId, aboutId, open) => {
    const activities = createSetbackActivities({ db: database.db, engine, library });
    const asked = { personId, month: rated, cause: 'other', complaintId: null, today, ...terms } as const;
    const found = await activities.evaluateSetback({ ...asked, caseId: `SB-${personId}`, askedBy: `SB-${personId}:1` });
    if ('refusal' in found) return 'refused';
    if (found.found.measure === 'none') return 'no-measure';
    if (open === 'position-promotion') {
      return (await findPromotionWorkflows(database.db, personId)).includes(aboutId) ? 'held' : 'side-by-side';
    }
    if (open !== 'level-promotion') return 'side-by-side';
    await sql`insert into personnel_case (id, kind, person_id, stage, policy_version, choices, opened_by)
      values (${`SB-${personId}`}, 'setback', ${personId}, 'cause', 'v1', '{}', 'system:ratings')`.execute(database.db);
    const moved = createFindMovedFacts({ db: database.db, library, calendar });
    const caseIds = await moved({ cycleId: `TS-${personId}`, caseIds: [aboutId] });
    return caseIds.includes(aboutId) ? 'held' : 'side-by-side';
  },
  appeal: async (personId, aboutId) => {
    const appeals = createAppealActivities({ db: database.db, library, calendar });
    const asked = { caseId: `SS-${personId}`, aboutId, personId, decision: null, grounds: '有误', evidence: null, at };
    const found = await appeals.openAppeal(asked);
    return 'refusal' in found ? against(found.refusal) : 'about-it';
  },
  departure: async (personId, aboutId, open) => {
    const asked = { caseId: `LZ-${personId}`, personId, lastDay: today, reason: '个人', openedBy: HR, at };
    const found = await createOpenDeparture({ db: database.db, library })(asked);
    return 'refusal' in found ? against(found.refusal) : heardBy(personId, aboutId, open, 'departure');
  },
  rebase: async (personId, aboutId) => {
    const asked = { caseId: `GB-${personId}`, aboutId, toVersion: 'v2', reason: '新版', openedBy: HR };
    const found = await createOpenRebase({ db: database.db, library })(asked);
    return 'refusal' in found ? against(found.refusal) : 'about-it';
  },
};

/** On its day the pipeline asks what is open, and tells or flags it as the table says. */
async function heardBy(personId: string, aboutId: string, open: CaseKind, comes: CaseKind): Promise<MeetingRule> {
  const entangled = await createListEntanglements({ db: database.db })({ personId, except: 'none' });
  const heard = entangled.cases.find(({ caseId }) => caseId === aboutId);
  expect(heard?.workflowIds[0]).toBe(aboutId);
  return meeting(open, comes).rule;
}

describe('how cases of one person meet (docs/case-meetings.md)', () => {
  test.each(pairs)('$open is open, $comes comes', async ({ open, comes }) => {
    const found = await COMES[comes](personOf(open, comes), numberOf(open, comes), open);
    expect(found).toBe(meeting(open, comes).rule);
  });
});
