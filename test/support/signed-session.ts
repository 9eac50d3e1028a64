import { sql } from 'kysely';
import { createEvaluateSession } from '../../activities/defense/evaluate-session.js';
import { createEvaluateCycle } from '../../activities/level-promotion/evaluate-cycle.js';
import { createOpenCycle } from '../../activities/level-promotion/open-cycle.js';
import { createProjectStep } from '../../activities/projection/project-step.js';
import type { SignedIn } from '../../api/http/route.js';
import { reportOnPaper } from '../../api/views/papers/report.js';
import { summaryOnPaper } from '../../api/views/papers/session.js';
import { readCycle } from '../../db/cycles/cycles.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import type { Paper } from '../../documents/papers/paper.js';
import { typeset } from '../../documents/typeset/typeset.js';
import { ABILITIES } from '../../domain/pipelines/defense/acts.js';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import type { SessionChange } from '../../domain/pipelines/defense/parts.js';
import type { DecisionRecord } from '../../domain/step/decision.js';
import type { StepRecord } from '../../domain/step/record.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { createEngine } from '../../policy/engine.js';
import { foundDepartment, GM, HEAD, HR, RELATED, SUPERIOR } from './department.js';
import { KEYS } from './keys.js';
import { textOf } from './pdf-text.js';
import { scratchDatabase, type ScratchDatabase } from './services.js';

const B = ['B', 'B', 'B', 'B', 'B', 'B'] as const;
const NOON = Date.parse('2026-07-20T04:00:00Z');
const SEATS = [
  [SUPERIOR, 'directSuperior', 80],
  [HEAD, 'departmentHead', 82],
  [RELATED, 'relatedDepartments', 78],
  [HR, 'humanResources', 84],
] as const;

/** A cycle of two people whose panel has scored, and the acts by which chair, HR and general manager sign. */
export class SignedSession {
  static readonly cycleId = 'LC-2026-07';
  static readonly sessionId = 'LC-2026-07-D1';
  static readonly CASES = ['LP-2026-07-00001', 'LP-2026-07-00002'] as const;
  static readonly gm: SignedIn = { personId: GM, roles: ['gm'], accountId: 1, login: 'gm', via: 'token' };
  private readonly library = loadPolicyLibrary();
  private seq = 0;
  private readonly handle: DatabaseHandle;

  private constructor(readonly scratch: ScratchDatabase) {
    this.handle = createDatabase({ connectionString: scratch.url });
  }

  /** @param standsIn who sits in the related head’s place (I-33) */
  static async open(standsIn?: string): Promise<SignedSession> {
    const world = new SignedSession(await scratchDatabase());
    const { db } = world;
    const people = ['E1', 'E2'].map((id) => ({ id, level: 'junior-1' as const, ratings: B }));
    await foundDepartment(db, '2026-07', people);
    if (standsIn !== undefined)
      await sql`insert into person (id, name, department_id, status, hired_on, confirmed_on)
        values (${standsIn}, ${standsIn}, 'RD', 'confirmed', '2015-01-01', '2015-04-01')`.execute(db);
    const { cycleId, sessionId, CASES } = SignedSession;
    await createOpenCycle(world.deps)({ cycleId, month: '2026-07', openedBy: HR, at: Date.parse('2026-07-01') });
    await createEvaluateCycle(world.deps)({ cycleId, at: Date.now() });
    const scorers = CASES.flatMap((caseId) =>
      SEATS.map(([personId, group]) => ({
        caseId,
        personId,
        groups: [group],
        withdrawn: false,
        ...(standsIn !== undefined && personId === RELATED ? { substituteFor: standsIn, reason: '出差' } : {}),
      })),
    );
    await world.project('cycle.appoint-panel', HR, { session: { ...world.session('scoring'), scorers } });
    for (const [scorerId, , score] of SEATS)
      await world.project('defense.sheets', scorerId, {
        sheets: CASES.map((caseId) => ({
          sessionId,
          caseId,
          scorerId,
          scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])),
        })),
      });
    await world.project('defense.conduct', HR, { session: world.session('summary') });
    await createEvaluateSession(world.deps)({ sessionId });
    return world;
  }

  get db(): DatabaseHandle['db'] {
    return this.handle.db;
  }

  async close(): Promise<void> {
    await this.handle.close();
    await this.scratch.drop();
  }

  /** An act of somebody’s, written as the worker writes it; a minute after the one before. */
  async project(kind: TaskKind, actorId: string, record: StepRecord, deputyId?: string): Promise<void> {
    this.seq += 1;
    const { cycleId, sessionId } = SignedSession;
    const cause = `act:${this.seq}`;
    const workflowId = kind.startsWith('defense') ? sessionId : cycleId;
    const at = NOON + this.seq * 60_000;
    const deputy = deputyId === undefined ? {} : { deputyId };
    const taskId = `${workflowId}.${this.seq}`;
    const act = { cause, taskId, kind, clause: '8.5.4', actorId, ...deputy, answer: {}, at };
    const nothing = { close: [], open: [], touch: [] };
    const step = {
      workflowId,
      seq: this.seq,
      causes: [cause],
      at,
      about: { cycleId },
      policyVersion: 'v1',
      ...nothing,
    };
    await createProjectStep(this.deps)({ ...step, acts: [act], record });
  }

  /** 8.5.4: the chair signs. */
  chairSigns(): Promise<void> {
    return this.project('defense.summary', HEAD, {
      session: this.session('closed'),
      decisions: SignedSession.CASES.map((caseId) =>
        this.decision(caseId, { clause: '8.5.4', kind: 'panel', outcome: 'passed' }),
      ),
    });
  }

  /** 8.5.5: HR lays both before the general manager. */
  hrSigns(deputyId?: string): Promise<void> {
    const decisions = SignedSession.CASES.map((caseId) =>
      this.decision(caseId, { kind: 'submission', outcome: 'to-gm' }),
    );
    return this.project('cycle.gm-submission', HR, { decisions }, deputyId);
  }

  gmSigns(): Promise<void> {
    const [one, two] = SignedSession.CASES;
    return this.project('cycle.gm-decision', GM, {
      decisions: [
        this.decision(one, { kind: 'gm', outcome: 'approve' }),
        this.decision(two, { kind: 'gm', outcome: 'reject', reason: '名额' }),
      ],
    });
  }

  decision(caseId: string, said: Partial<DecisionRecord>): DecisionRecord {
    return { caseId, clause: '8.5.5', round: 1, ...said };
  }

  /** Everybody is called by his number with this behind it. */
  async rename(suffix: string): Promise<void> {
    await sql`update person set name = id || ${suffix}`.execute(this.db);
  }

  async summary(): Promise<Paper> {
    const deps = { db: this.db, library: this.library };
    return (await summaryOnPaper(deps, SignedSession.gm, SignedSession.sessionId)).paper;
  }

  async report(reader = SignedSession.gm): Promise<Paper> {
    const cycle = await readCycle(this.db, SignedSession.cycleId);
    return (await reportOnPaper(this.db, reader, cycle, new Date(NOON))).paper;
  }

  says(paper: Paper): Promise<string> {
    return textOf(typeset(paper).pdf);
  }

  private session(stage: SessionChange['stage']): SessionChange {
    const { sessionId, cycleId: groupId } = SignedSession;
    return { sessionId, groupId, stage, heldOn: '2026-07-20', chair: HEAD, passMark: 70, waived: {} };
  }

  private get deps() {
    const { library } = this;
    const calendar = loadCalendar();
    return {
      db: this.db,
      library,
      calendar,
      engine: createEngine({ library, calendar }),
      keys: KEYS,
      heartbeat: () => undefined,
      startClosing: () => Promise.resolve(true),
      tellClosing: () => Promise.resolve(),
    };
  }
}
