import { sql } from 'kysely';
import type { Text } from '../../domain/vocabulary/text.js';
import type { Queryable } from '../database.js';

/** The next version of the policy as it was saved last (13.1). */
export interface PolicyDraft {
  /** The version that it changes. */
  readonly base: string;
  readonly version: string;
  readonly title: Text;
  /** By the path of each number. */
  readonly changes: Readonly<Record<string, unknown>>;
  /** Counts the saves. */
  readonly revision: number;
  readonly begunBy: string;
  readonly begunAt: Date;
  readonly savedBy: string;
  readonly savedAt: Date;
}

/** One change of the draft, or of what is released of it, at a time; held until the transaction ends. */
export async function lockDraft(trx: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('jinji-policy-draft'))`.execute(trx);
}

/** The draft; undefined where none is begun. */
export async function findPolicyDraft(db: Queryable): Promise<PolicyDraft | undefined> {
  const { rows } = await sql<PolicyDraft>`
    select base, version, title, changes, revision, begun_by as "begunBy", begun_at as "begunAt",
           saved_by as "savedBy", saved_at as "savedAt"
    from policy_draft`.execute(db);
  return rows[0];
}

/** What is saved, by whom and when. */
export interface SavedDraft extends Pick<PolicyDraft, 'base' | 'version' | 'title' | 'changes'> {
  readonly by: string;
  readonly at: Date;
}

/** Begins the draft, or saves it as its next revision. Call it behind {@link lockDraft}. */
export async function savePolicyDraft(
  trx: Queryable,
  { base, version, title, changes, by, at }: SavedDraft,
): Promise<void> {
  const [words, numbers] = [JSON.stringify(title), JSON.stringify(changes)];
  await sql`
    insert into policy_draft (base, version, title, changes, revision, begun_by, begun_at, saved_by, saved_at)
    values (${base}, ${version}, ${words}::jsonb, ${numbers}::jsonb, 1, ${by}, ${at}, ${by}, ${at})
    on conflict (one) do update set title = excluded.title, changes = excluded.changes,
      revision = policy_draft.revision + 1, saved_by = excluded.saved_by, saved_at = excluded.saved_at`.execute(trx);
}

/** Throws the draft away; what it had changed stays as a line of the ledger. Call it inside a transaction. */
export async function throwDraftAway(
  trx: Queryable,
  { base, version, revision, changes, savedBy }: PolicyDraft,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into ledger (at, actor, act, clause, workflow_id, seq, before, after)
    values (${at}, ${by}, 'policy.draft-thrown-away', '13.1', 'policy', ${revision}::int,
            ${JSON.stringify({ base, version, changes, savedBy })}::jsonb, null)`.execute(trx);
  await dropPolicyDraft(trx);
}

/** Forgets the draft, as it is released. */
export async function dropPolicyDraft(trx: Queryable): Promise<void> {
  await sql`delete from policy_draft`.execute(trx);
}
