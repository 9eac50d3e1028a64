import { sql } from 'kysely';
import request from 'supertest';
import type { CaseKind } from '../../../domain/cases/case-kind.js';
import type { Answer } from '../client.js';
import { createHarness, type Harness } from '../harness.js';

/** One line of the ledger: act, actor, and the stages and rounds before and after. */
export interface Line {
  readonly act: string;
  readonly actor: string;
  readonly from?: string;
  readonly to?: string;
  readonly round?: number;
  readonly toRound?: number;
}
/** `kind:outcome`, who decided, in which round. */
export interface Decided {
  readonly code: string;
  readonly by: string | null;
  readonly round?: number;
}
export interface CaseAsWritten {
  readonly id: string;
  readonly kind: Exclude<CaseKind, 'level-promotion'>;
  readonly stage: string;
  readonly released?: boolean;
  readonly outcome?: string;
  readonly round?: number;
  readonly lines?: readonly Line[];
  readonly decisions?: readonly Decided[];
}
export interface ShownCase {
  readonly stage: string;
  readonly round: number | null;
  readonly version: number;
  readonly decisions: readonly { readonly kind: string; readonly outcome: string; readonly decidedBy: string | null }[];
  readonly evaluations: readonly { readonly why: string }[];
}
export interface ShownLine {
  readonly id: number;
  readonly act: string;
  readonly actor: string;
  readonly after: { readonly stage: string } | null;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const stateOf = (stage: string | undefined, round = 1): string | null =>
  stage === undefined ? null : JSON.stringify({ stage, round });

/** The real application over HTTP on records written as workflows write them; every case is about e1, s1 is his superior, d1 his head. */
export class ToldHouse {
  private readonly tokens = new Map<string, string>();
  private seq = 0;

  private constructor(readonly harness: Harness) {}

  static async open(): Promise<ToldHouse> {
    const house = new ToldHouse(await createHarness());
    for (const login of ['e1', 'e2', 's1', 'd1', 'h1', 'g1']) {
      house.tokens.set(login, await house.harness.tokenOf(login));
    }
    return house;
  }

  close(): Promise<void> {
    return this.harness.close();
  }

  async get<T>(who: string, path: string): Promise<Answer<T>> {
    return await request(this.harness.express)
      .get(path)
      .set('Authorization', `Bearer ${this.tokens.get(who) ?? ''}`);
  }

  async shown(who: string, caseId: string): Promise<ShownCase> {
    return (await this.get<ShownCase>(who, `/v1/cases/${caseId}`)).body;
  }

  async lines(who: string, caseId: string): Promise<readonly ShownLine[]> {
    return (await this.get<Page<ShownLine>>(who, `/v1/cases/${caseId}/timeline?limit=200`)).body.items;
  }

  async acts(who: string, caseId: string): Promise<readonly string[]> {
    return (await this.lines(who, caseId)).map(({ act }) => act);
  }

  async write({ id, kind, stage, released = false, outcome, round = 1, ...more }: CaseAsWritten): Promise<void> {
    const { db } = this.harness.database;
    await sql`insert into personnel_case (id, kind, person_id, stage, outcome, round, released, released_at, policy_version, choices, opened_by)
      values (${id}, ${kind}, 'e1', ${stage}, ${outcome ?? null}, ${round}, ${released}, ${released ? new Date() : null}, 'v1', '{}', 'h1')`.execute(
      db,
    );
    await this.add(id, more);
  }

  async add(id: string, { lines = [], decisions = [] }: Pick<CaseAsWritten, 'lines' | 'decisions'>): Promise<void> {
    const { db } = this.harness.database;
    for (const { act, actor, from, to, round = 1, toRound = round } of lines) {
      await sql`insert into ledger (at, actor, act, clause, case_id, workflow_id, seq, before, after)
        values (${this.tick()}, ${actor}, ${act}, '11', ${id}, ${id}, ${this.seq},
                ${stateOf(from, round)}::jsonb, ${stateOf(to, toRound)}::jsonb)`.execute(db);
    }
    for (const { code, by, round = 1 } of decisions) {
      const [kind, outcome] = code.split(':');
      await sql`insert into decision (workflow_id, seq, case_id, clause, kind, outcome, round, policy_version, decided_by, at)
        values (${id}, ${this.seq}, ${id}, '11', ${kind}, ${outcome}, ${round}, 'v1', ${by}, ${this.tick()})`.execute(
        db,
      );
    }
  }

  /** As a step of the workflow would: another stage, another version. */
  async move(
    id: string,
    stage: string,
    more: { readonly released?: boolean; readonly round?: number } = {},
  ): Promise<void> {
    const { released = false, round = 1 } = more;
    await sql`update personnel_case set stage = ${stage}, round = ${round}, version = version + 1, released = ${released},
        released_at = case when ${released} then coalesce(released_at, now()) end
      where id = ${id}`.execute(this.harness.database.db);
  }

  async evaluate(id: string, why: string, request: object, answer: object): Promise<void> {
    await sql`insert into evaluation (case_id, no, why, request, answer, policy_version, choices, facts_digest, asked_by)
      values (${id}, 1, ${why}, ${JSON.stringify(request)}::jsonb, ${JSON.stringify(answer)}::jsonb, 'v1', '{}', ${'0'.repeat(64)}, ${id})`.execute(
      this.harness.database.db,
    );
  }

  private tick(): Date {
    this.seq += 1;
    return new Date(Date.UTC(2026, 10, 1, 0, this.seq));
  }
}
