import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createProjectStep } from '../../activities/projection/project-step.js';
import { CASE_KINDS, type CaseKind } from '../../domain/cases/case-kind.js';
import { PIPELINES, type PipelineStage } from '../../domain/pipelines/pipelines.js';
import type { CaseChange } from '../../domain/cases/case-change.js';
import type { Step } from '../../domain/step/step.js';
import { instantAt } from '../../domain/vocabulary/civil-date.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { openHouse, type House } from '../db/house.js';
import { KEYS } from '../support/keys.js';

/**
 * Issue 14, A.1: every stage of every pipeline. Whoever's case comes to a result that he may read is told once, what it is,
 * why and until when he may appeal (I-74); before the release nobody is told where it stands (8.5.6, 9.5.9).
 */

/** Cases whose own steps tell what came of them: there is no appeal against them. That they do is held for every case that a test plays (test/support/untold.ts). */
const IN_OWN_WORDS: ReadonlySet<CaseKind> = new Set(['appeal', 'departure', 'rebase']);

const NOW = instantAt('2026-07-09', '10:00');
/** The last of the five workdays that begin with the day after the release (I-74). */
const APPEAL_UNTIL = '2026-07-16';
const REASON = '名额已满 87.5 分';
const AMOUNT = '12345.00';

let house: House;
let seq = 0;
beforeAll(async () => {
  house = await openHouse();
  for (const id of ['P1', 'HR1', 'HEAD1']) await house.person(id);
  await sql`update department set head_id = 'HEAD1'`.execute(house.db);
  await sql`insert into cycle (id, month, stage, launch_from, launch_by, policy_version, choices, opened_by)
    values ('LC-2026-07', '2026-07', 'draft', '2026-07-01', '2026-07-07', 'v1', '{}', 'HR1')`.execute(house.db);
});
afterAll(() => house.close());

/** A case of a kind that is on its way. */
async function open(kind: CaseKind): Promise<string> {
  seq += 1;
  const id = `CASE-${seq}`;
  const group = kind === 'level-promotion' ? 'LC-2026-07' : null;
  const person = `E${seq}`;
  await house.person(person);
  await sql`insert into personnel_case (id, kind, person_id, group_id, stage, policy_version, choices, opened_by, detail)
    values (${id}, ${kind}, ${person}, ${group}, ${PIPELINES[kind][0]?.stage ?? ''}, 'v1', '{}', 'HR1', ${JSON.stringify({ pay: AMOUNT })}::jsonb)`.execute(
    house.db,
  );
  if (kind === 'level-promotion')
    await sql`insert into candidate (id, cycle_id, from_level, target_level, direct_level, route, final_level)
      values (${id}, 'LC-2026-07', 'junior-1', 'junior-2', 'junior-2', 'direct', null)`.execute(house.db);
  return id;
}

/** The case comes to a stage, in a step that is written twice. */
async function comesTo(caseId: string, change: Omit<CaseChange, 'caseId'>): Promise<void> {
  seq += 1;
  const nothing = { about: {}, policyVersion: 'v1', close: [], open: [], touch: [], acts: [] } as const;
  const record = { cases: [{ caseId, ...change }] };
  const step: Step = { workflowId: `W-${seq}`, seq: 1, causes: [`timer:${seq}`], at: NOW, ...nothing, record };
  const write = createProjectStep({
    db: house.db,
    library: loadPolicyLibrary(),
    calendar: loadCalendar(),
    keys: KEYS,
  });
  for (let times = 0; times < 2; times += 1) expect(await write(step)).toEqual({ opened: [] });
}

interface Row {
  readonly person: string;
  readonly clause: string;
  readonly subject: { readonly zh: string; readonly en: string };
  readonly body: { readonly zh: string; readonly en: string };
}
const told = async (caseId: string): Promise<readonly Row[]> =>
  (
    await sql<Row>`select person_id as person, clause, subject, body from message where case_id = ${caseId}`.execute(
      house.db,
    )
  ).rows;
const personOf = async (caseId: string): Promise<string> =>
  (await sql<{ id: string }>`select person_id as id from personnel_case where id = ${caseId}`.execute(house.db)).rows[0]
    ?.id ?? '';

/** An end, or where a result has been handed back while the case is still open. */
const isResult = ({ end, marks = [] }: PipelineStage): boolean => end !== undefined || marks.includes('holds');

const STAGES = CASE_KINDS.flatMap((kind) =>
  (PIPELINES[kind] as readonly PipelineStage[]).map((one) => [kind, one.stage, one] as const),
);

describe.each(STAGES)('%s at %s', (kind, stage, one) => {
  test('is told to nobody while it is not handed back', async () => {
    const caseId = await open(kind);
    await comesTo(caseId, { stage: stage as CaseChange['stage'], reason: REASON });
    expect(await told(caseId)).toEqual([]);
  });

  if (!isResult(one)) return;
  test('is told to its person once when it is handed back, in both languages, with reason and last day of an appeal', async () => {
    const caseId = await open(kind);
    const closed = one.end !== undefined;
    await comesTo(caseId, { stage: stage as CaseChange['stage'], reason: REASON, released: true, closed });
    const messages = await told(caseId);
    if (IN_OWN_WORDS.has(kind)) {
      expect(messages).toEqual([]);
      return;
    }
    expect(messages.map(({ person }) => person)).toEqual([await personOf(caseId)]);
    const [message] = messages;
    expect(message?.clause).toMatch(/^(I-)?\d/);
    expect(message?.body.zh).toContain(REASON);
    expect(message?.body.zh).toContain(`在 ${APPEAL_UNTIL} 前`);
    expect(message?.body.en).toContain(`until ${APPEAL_UNTIL}`);
    expect([message?.subject.zh, message?.subject.en].every((words) => (words ?? '').length > 0)).toBe(true);
    // The subject is what leaves the house by mail.
    expect(JSON.stringify(message?.subject)).not.toMatch(/87\.5|名额|12345|人E/);
    expect(message?.subject.en).not.toMatch(/\p{Script=Han}/u);
  });
});
