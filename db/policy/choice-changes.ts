import { sql } from 'kysely';
import type { ChoiceChange } from '../../domain/settings/choice-change.js';
import type { Queryable } from '../database.js';

type Row = Omit<ChoiceChange, 'proposedAt' | 'decidedAt'> & {
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
};

const changes = sql<Row>`
  select c.no, c.entry, c.key, c.value, c.effective_from as "effectiveFrom", c.reason,
         case when not c.needs_gm or d.decision = 'approved' then 'in-force'
              when d.decision = 'rejected' then 'rejected' else 'proposed' end as state,
         c.proposed_by as "proposedBy", c.proposed_at as "proposedAt", d.decided_by as "decidedBy",
         d.decided_at as "decidedAt", d.reason as "decisionReason"
  from register_choice c left join register_choice_decision d on d.choice_no = c.no`;

const toChange = (row: Row): ChoiceChange => ({
  ...row,
  proposedAt: row.proposedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

/** Every change that counts or will count, in the order in which they take effect. */
export async function listChoicesInForce(db: Queryable): Promise<readonly ChoiceChange[]> {
  const { rows } = await sql<Row>`
    select * from (${changes}) as change where state = 'in-force' order by "effectiveFrom", no`.execute(db);
  return rows.map(toChange);
}

/** A page of all changes, latest first, before a number. */
export async function listChoiceChanges(
  db: Queryable,
  page: { readonly before?: number | undefined; readonly entry?: string | undefined; readonly limit: number },
): Promise<readonly ChoiceChange[]> {
  const before = page.before === undefined ? sql`true` : sql`no < ${page.before}`;
  const entry = page.entry === undefined ? sql`true` : sql`entry = ${page.entry}`;
  const { rows } = await sql<Row>`
    select * from (${changes}) as change where ${before} and ${entry} order by no desc limit ${page.limit}`.execute(db);
  return rows.map(toChange);
}

/** A change of a switch by its number; undefined where there is none. */
export async function findChoiceChange(db: Queryable, no: number): Promise<ChoiceChange | undefined> {
  const { rows } = await sql<Row>`select * from (${changes}) as change where no = ${no}`.execute(db);
  return rows[0] && toChange(rows[0]);
}

/** One change of the register at a time: what was checked against still stands when it is written. */
export async function lockChoices(trx: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-register-choice'))`.execute(trx);
}

/** A change of a switch to be recorded. */
export interface NewChoice extends Pick<ChoiceChange, 'entry' | 'key' | 'value' | 'effectiveFrom' | 'reason'> {
  readonly needsGm: boolean;
  /** What held before on that day; null where nothing was chosen yet. */
  readonly former: string | number | null;
  readonly proposedBy: string;
}

/** Records a change, with a line of the ledger; gives its number. Call it inside a transaction. */
export async function insertChoice(trx: Queryable, choice: NewChoice): Promise<number> {
  const { entry, key, value, effectiveFrom, reason, needsGm, former, proposedBy } = choice;
  const { rows } = await sql<{ no: number }>`
    insert into register_choice (entry, key, value, effective_from, reason, needs_gm, proposed_by)
    values (${entry}, ${key}, ${JSON.stringify(value)}::jsonb, ${effectiveFrom}, ${reason}, ${needsGm}, ${proposedBy})
    returning no`.execute(trx);
  const no = rows[0]?.no ?? 0;
  await writeLedger(
    trx,
    { no, actor: proposedBy, act: 'register.choice', clause: entry },
    { key, value: former },
    {
      key,
      value,
      effectiveFrom,
      reason,
      needsGm,
    },
  );
  return no;
}

/** Records what the general manager decided, with a line of the ledger. Call it inside a transaction. */
export async function insertChoiceDecision(
  trx: Queryable,
  change: Pick<ChoiceChange, 'no' | 'entry' | 'key' | 'value'>,
  decision: { readonly decision: 'approved' | 'rejected'; readonly reason: string | null; readonly decidedBy: string },
): Promise<void> {
  await sql`
    insert into register_choice_decision (choice_no, decision, reason, decided_by)
    values (${change.no}, ${decision.decision}, ${decision.reason}, ${decision.decidedBy})`.execute(trx);
  const { no, entry, key, value } = change;
  await writeLedger(trx, { no, actor: decision.decidedBy, act: 'register.decision', clause: entry }, null, {
    key,
    value,
    decision: decision.decision,
    reason: decision.reason,
  });
}

async function writeLedger(
  trx: Queryable,
  {
    no,
    actor,
    act,
    clause,
  }: { readonly no: number; readonly actor: string; readonly act: string; readonly clause: string },
  before: unknown,
  after: unknown,
): Promise<void> {
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    values (now(), ${actor}, ${act}, ${clause}, 'register', ${no}::int,
            ${before === null ? null : JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb)`.execute(trx);
}
