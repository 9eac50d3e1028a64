import { sql } from 'kysely';
import request from 'supertest';
import { createAccount } from '../../../db/accounts/accounts.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { createHarness, PASSWORD, type Harness, type HarnessOptions } from '../harness.js';
import { furnish } from './rows.js';

/** Who comes beside the people of the harness: number, department, roles. */
const GUESTS: readonly (readonly [string, string, readonly Role[]])[] = [
  ['r1', 'rd', ['department-head', 'employee']],
  ['p1', 'rd', ['panel', 'employee']],
  ['p2', 'rd', ['panel', 'employee']],
  ['p3', 'rd', ['employee']],
  ['q1', 'rd', ['employee']],
  ['q2', 'rd', ['employee']],
  ['a1', 'rd', ['employee']],
  ['a2', 'rd', ['employee']],
  ['x1', 'rd', ['employee']],
  ['c1', 'rd', ['employee']],
  ['c2', 'rd', ['employee']],
  ['t1', 'care', ['employee']],
  ['u1', 'board', ['auditor']],
  ['u2', 'board', ['auditor', 'hr', 'employee']],
];

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
}

/**
 * The real application over HTTP on records as workflows write them, one row for each situation. All of it is about e1:
 * t1 leads his team, s1 is the supervisor above, d1 heads his department, r1 the department that rates him, p1 scores him
 * and nobody else in a session that runs, p2 in one that is closed, c1 chairs both, c2 scores in both, p3 has handed in an
 * assessment sheet, q1 is asked for a 360° sheet, q2 has handed his in, a1 reads an appeal, a2 has read one, u1 audits, u2 does as well beside what he was, x1
 * has nothing to do with him.
 */
export class SightHouse {
  private readonly tokens = new Map<string, string>();

  private constructor(readonly harness: Harness) {}

  static async open(options: HarnessOptions = {}): Promise<SightHouse> {
    const harness = await createHarness(options);
    const { db } = harness.database;
    await sql`insert into department (id, name) values ('rd', 'rd')`.execute(db);
    for (const [id, department, roles] of GUESTS) {
      await sql`insert into person (id, name, department_id, superior_id, status, hired_on, confirmed_on)
        values (${id}, ${`某${id}`}, ${department}, 'g1', 'confirmed', '2020-01-02', '2020-04-02')`.execute(db);
      await createAccount(db, { login: id, password: PASSWORD, personId: id, roles });
    }
    await sql`update department set head_id = 'r1' where id = 'rd'`.execute(db);
    await sql`update person set superior_id = case id when 'e1' then 't1' else 's1' end where id in ('e1', 't1')`.execute(
      db,
    );
    await furnish(db);
    return new SightHouse(harness);
  }

  close(): Promise<void> {
    return this.harness.close();
  }

  async call<T = unknown>(
    who: string,
    method: 'get' | 'post' | 'put' | 'patch' | 'delete',
    path: string,
    { accept = 'application/json', body }: { readonly accept?: string; readonly body?: object } = {},
  ): Promise<Reply<T>> {
    const asked = request(this.harness.express)
      [method](path)
      .set({ Authorization: `Bearer ${await this.tokenOf(who)}`, Accept: accept });
    return body === undefined ? await asked : await asked.send(body);
  }

  get<T = unknown>(who: string, path: string, accept?: string): Promise<Reply<T>> {
    return this.call(who, 'get', path, accept === undefined ? {} : { accept });
  }

  /** The whole reply, with its headers. */
  async whole(who: string, path: string, headers: Readonly<Record<string, string>> = {}) {
    return request(this.harness.express)
      .get(path)
      .set({ Authorization: `Bearer ${await this.tokenOf(who)}`, ...headers });
  }

  /** He logs in anew with his next call. */
  forget(who: string): void {
    this.tokens.delete(who);
  }

  async tokenOf(who: string): Promise<string> {
    const token = this.tokens.get(who) ?? (await this.harness.tokenOf(who));
    this.tokens.set(who, token);
    return token;
  }
}
