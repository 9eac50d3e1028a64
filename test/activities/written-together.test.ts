import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createProjectStep } from '../../activities/projection/project-step.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { caseFile } from '../../domain/documents/case-file.js';
import type { StepRecord } from '../../domain/step/record.js';
import type { Step, StepAct } from '../../domain/step/step.js';
import { text } from '../../domain/vocabulary/text.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { foundDepartment, HR } from '../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { hearStatements } from '../support/hear-statements.js';
import { KEYS } from '../support/keys.js';

const PEOPLE = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'] as const;
type Name = (typeof PEOPLE)[number];
const EARLY = Date.parse('2026-07-20T02:00:00Z');

/** docs/decisions/0034: what several acts leave is written table by table, each row under the mark of its own act. */
describe('a step of several acts', () => {
  let scratch: ScratchDatabase;
  let handle: DatabaseHandle;
  let statements = 0;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    handle = createDatabase({ connectionString: scratch.url });
    hearStatements(handle.pool, () => (statements += 1));
    await foundDepartment(
      handle.db,
      '2026-07',
      PEOPLE.map((id) => ({ id, level: 'junior-1', ratings: ['B'] })),
    );
  });
  afterAll(async () => {
    await handle.close();
    await scratch.drop();
  });

  const project = (step: Step) =>
    createProjectStep({ db: handle.db, library: loadPolicyLibrary(), calendar: loadCalendar(), keys: KEYS })(step);
  const base = (seq: number, workflowId = 'C-1') => ({
    workflowId,
    seq,
    causes: [`timer:${seq}`] as const,
    at: EARLY + 60_000 * PEOPLE.length,
    about: {},
    policyVersion: 'v1',
    close: [],
    open: [],
    touch: [],
    acts: [],
  });
  const caseOf = (workflowId: string, name: Name): string => `RZ-${workflowId}-${name}`;

  const taskOf = (workflowId: string, name: Name): string => `${workflowId}.${PEOPLE.indexOf(name) + 1}`;

  /** Cases with a notice in hand and a task for each. */
  async function opened(workflowId: string): Promise<void> {
    const cases = PEOPLE.map((personId) => ({
      caseId: caseOf(workflowId, personId),
      opens: { kind: 'entry', personId, openedBy: HR, choices: {} } as const,
      stage: 'special-approval' as const,
    }));
    const content = {
      fromLevel: null,
      toLevel: 'junior-2',
      effectiveFrom: '2026-08-01',
      cycleMonth: null,
      basis: text('§6', '§6'),
    } as const;
    const documents = cases.map(({ caseId }) => ({ kind: 'level-notice', caseId, content }) as const);
    const open = PEOPLE.map((name) => ({
      taskId: taskOf(workflowId, name),
      key: name,
      kind: 'level.notice' as const,
      clause: '8.5.7',
      to: { people: [name] },
      excluded: [],
      due: null,
      caseId: caseOf(workflowId, name),
    }));
    expect((await project({ ...base(1, workflowId), record: { cases, documents }, open })).opened).toHaveLength(8);
  }

  /** 8.5.7: signed, with what follows; everybody by himself at a time of his own. */
  const signed = (workflowId: string, name: Name): StepAct => {
    const [caseId, personId, effectiveFrom] = [caseOf(workflowId, name), name, '2026-08-01'];
    const about = { caseId, personId, effectiveFrom };
    const record: StepRecord = {
      decisions: [{ caseId, clause: '8.5.7', kind: 'notice', outcome: 'signed', round: 1 }],
      cases: [{ caseId, stage: 'graded', closed: true, released: true }],
      effects: [
        { ...about, what: 'level', level: 'junior-2', countsFrom: effectiveFrom, source: 'entry' },
        { ...about, what: 'pay', from: 'junior-1', to: 'junior-2' },
      ],
      documents: [{ kind: 'level-notice', caseId, signature: 'signed' }, caseFile(caseId)],
      messages: [{ to: [HR], clause: '8.5.7', caseId, subject: text(name, name), body: text(name, name) }],
    };
    const at = EARLY + 60_000 * (PEOPLE.indexOf(name) + 1);
    const answer = { signature: 'signed' };
    const cause = `act:${workflowId}-${name}` as const;
    const taskId = taskOf(workflowId, name);
    return { cause, taskId, kind: 'level.notice', clause: '8.5.7', actorId: name, answer, at, caseId, record };
  };

  async function written(workflowId: string, names: readonly Name[]): Promise<number> {
    const acts = names.map((name) => signed(workflowId, name));
    const close = acts.map(({ taskId }) => ({ taskId, how: 'completed' as const }));
    const causes = acts.map(({ cause }) => cause);
    const before = statements;
    const result = await project({ ...base(2, workflowId), causes, acts, close });
    expect(result).toEqual({ opened: [] });
    return statements - before;
  }

  test('every row under the act that it comes from: who, when, which task; in the order of the acts', async () => {
    await opened('C-1');
    await written('C-1', PEOPLE);
    const rows = await sql<Record<string, unknown>>`
      select c.person_id as person,
        (select array_agg(l.actor || ' ' || l.task_id) from ledger l where l.case_id = c.id and l.seq = 2) as ledger,
        (select array_agg(d.outcome || ' ' || d.decided_by order by d.no) from decision d where d.case_id = c.id) as decided,
        (select s.recorded_by || ' ' || (s.at = c.closed_at) from document_signature s
         join document p on p.id = s.document_id where p.case_id = c.id) as signed,
        (select p.issued_by || ' ' || (p.issued_at = c.closed_at) from document p
         where p.case_id = c.id and p.kind = 'case-file') as filed,
        (select jsonb_array_length(p.content -> 'decisions') from document p
         where p.case_id = c.id and p.kind = 'case-file') as decisions,
        (select h.level || ' ' || h.recorded_by from level_history h where h.case_id = c.id) as level,
        (select y.to_level || ' ' || y.recorded_by from pay_change y where y.case_id = c.id) as pay,
        (select t.state || ' ' || t.closed_by from task t where t.case_id = c.id) as task,
        (select count(*)::int from message m where m.case_id = c.id and m.sent_at = c.closed_at) as told,
        extract(epoch from c.closed_at) * 1000 as closed
      from personnel_case c where c.id like 'RZ-C-1-%' order by c.person_id`.execute(handle.db);
    expect(rows.rows).toEqual(
      PEOPLE.map((person, index) => ({
        person,
        ledger: [`${person} ${taskOf('C-1', person)}`],
        decided: [`signed ${person}`],
        signed: `${person} true`,
        filed: `${person} true`,
        decisions: 1,
        level: `junior-2 ${person}`,
        pay: `junior-2 ${person}`,
        task: `completed ${person}`,
        told: 2, // HR, and the person his result (I-74)
        closed: expect.stringMatching(new RegExp(`^${EARLY + 60_000 * (index + 1)}`)),
      })),
    );
    const order = await sql<{ by: string }>`
      select decided_by as by from decision where workflow_id = 'C-1' and outcome = 'signed' order by no`.execute(
      handle.db,
    );
    expect(order.rows.map(({ by }) => by)).toEqual(PEOPLE);
  });

  test('as many statements for eight acts as for one', async () => {
    await opened('C-2');
    await opened('C-3');
    const [one, eight] = [await written('C-2', ['E1']), await written('C-3', PEOPLE)];
    expect(eight).toBe(one);
  });

  test('what the database will not take of one leaves nothing of any of them', async () => {
    await opened('C-4');
    const acts = PEOPLE.slice(0, 2).map((name) => signed('C-4', name));
    const broken = acts.map((act, index) => (index === 0 ? act : { ...act, actorId: '\u0000' }));
    const result = await project({
      ...base(2, 'C-4'),
      causes: acts.map(({ cause }) => cause),
      acts: broken,
      refusable: true,
    });
    expect(result.refused?.code).toBe('STEP.NOT_TAKEN');
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from decision where workflow_id = 'C-4'`.execute(handle.db);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
