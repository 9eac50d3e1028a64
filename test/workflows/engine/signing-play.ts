import { sql } from 'kysely';
import { actor } from '../../../cli/play/cast.js';
import { createAccount } from '../../../db/accounts/accounts.js';
import type { SigningAct } from '../../../domain/pipelines/signing/acts.js';
import type { SignWay } from '../../../domain/signing/signing.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { foundDepartment, HEAD } from '../../support/department.js';
import type { JournalPilot } from '../../support/journal-pilot.js';
import { head, hr } from '../../support/pilot.js';
import type { TestStack } from '../../support/stack.js';
import { PeoplePlay } from '../people/people-play.js';
import { told } from '../../support/told.js';

export const HRM = actor('M-HRM', 'hr-manager');
export const HR2 = actor('M-HR2', 'hr');

/** An entry at its verification, which HR has; the HR manager and another one of HR may read it and sign. */
export class SigningPlay {
  private constructor(
    private readonly stack: TestStack,
    private readonly pilot: JournalPilot,
    readonly people: PeoplePlay,
    readonly id: string,
    readonly taskId: string,
  ) {}

  static async begin(stack: TestStack, pilot: JournalPilot): Promise<SigningPlay> {
    const { db } = stack.database;
    await foundDepartment(db, '2026-07', [{ id: 'M-HRM' }, { id: 'M-HR2' }]);
    const people = new PeoplePlay(stack);
    const id = await people.hire('N1');
    await people.act(id, 'entry.proposal', head, { level: 'junior-2', reason: '技能突出', evidence: '证书' });
    for (const { personId, roles } of [HRM, HR2, actor(HEAD, 'department-head'), actor('N1', 'employee')])
      await createAccount(db, { login: personId.toLowerCase(), password: 'correct horse battery', personId, roles });
    const { id: taskId } = await people.task(id, 'entry.verification');
    return new SigningPlay(stack, pilot, people, id, taskId);
  }

  add(way: SignWay, by: Actor = hr, to = HRM.personId, taskId = this.taskId): Promise<string> {
    return told(this.pilot.sign(taskId, by, { do: 'add', way, to, note: '请会签', caseId: this.id }));
  }

  verify(): Promise<string> {
    return told(this.pilot.complete(this.taskId, hr, { decision: 'verify' }));
  }

  /** The task of whoever signs. */
  async signature(): Promise<string> {
    return (await this.people.task(this.id, 'task.signing')).id;
  }

  /** By the HR manager. */
  async sign(decision: SigningAct['decision'] = 'sign', reason?: string): Promise<string> {
    const act: SigningAct = reason === undefined ? { decision } : { decision, reason };
    return told(this.pilot.complete(await this.signature(), HRM, act));
  }

  async stage(): Promise<string | undefined> {
    const { rows } = await sql<{ stage: string }>`select stage from personnel_case where id = ${this.id}`.execute(
      this.stack.database.db,
    );
    return rows[0]?.stage;
  }
}
