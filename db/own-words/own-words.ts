import { sql } from 'kysely';
import type { CaseKind } from '../../domain/cases/case-kind.js';
import type { OwnWordsFacts, OwnWordsKind } from '../../domain/cases/own-words.js';
import type { Queryable } from '../database.js';

/** What the person of a case has said (I-79). */
export interface OwnWords {
  readonly kind: OwnWordsKind;
  readonly text: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: Date;
  readonly actId: string;
}

/** Everything that was said in a case, in order. */
export const listOwnWords = (db: Queryable, caseId: string): Promise<readonly OwnWords[]> => wordsOf(db, [caseId]);

/** The same of several cases. */
export async function wordsOf(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly (OwnWords & { readonly caseId: string })[]> {
  const { rows } = await sql<OwnWords & { readonly caseId: string }>`
    select o.case_id as "caseId", o.what as kind, o.text, o.said_by as by, p.name as "byName", o.said_at as at,
           o.act_id as "actId"
    from own_words o join person p on p.id = o.said_by
    where o.case_id = any(${[...caseIds]}::text[]) order by o.no`.execute(db);
  return rows;
}

interface Row {
  readonly personId: string;
  readonly kind: CaseKind;
  readonly stage: string;
  readonly submitted: boolean;
  readonly reviewed: boolean;
  readonly heldOn: string | null;
  readonly panelsOver: number;
}

/** Whose case it is and what may still be said in it; undefined where there is none. */
export async function readOwnWordsFacts(
  db: Queryable,
  caseId: string,
): Promise<(OwnWordsFacts & { readonly personId: string }) | undefined> {
  const { rows } = await sql<Row>`
    select k.person_id as "personId", k.kind, k.stage,
      exists (select from decision d where d.case_id = k.id and d.kind = 'submission'
              and d.outcome in ('submitted', 'left-out', 'special')) as submitted,
      exists (select from decision d where d.case_id = k.id and d.kind = 'first-review'
              and d.outcome <> 'reevaluate') as reviewed,
      (select max(s.held_on) from defense_session s where s.stage <> 'closed' and exists (
        select from defense_scorer r where r.session_id = s.id and r.case_id = k.id)) as "heldOn",
      (select count(*)::int from defense_session s where s.stage = 'closed' and exists (
        select from defense_scorer r where r.session_id = s.id and r.case_id = k.id)) as "panelsOver"
    from personnel_case k where k.id = ${caseId}`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const said = await sql<OwnWordsFacts['said'][number]>`
    select what as kind, panels_over as "panelsOver" from own_words where case_id = ${caseId}`.execute(db);
  return { ...row, said: said.rows };
}

/** Keeps the case as it stands until the transaction ends: no step moves it meanwhile. */
export async function holdCase(trx: Queryable, caseId: string): Promise<void> {
  await sql`select from personnel_case where id = ${caseId} for update`.execute(trx);
}

/** Writes what was said; never changed afterwards. */
export async function insertOwnWords(
  trx: Queryable,
  words: Omit<OwnWords, 'byName'> & { readonly caseId: string; readonly panelsOver: number },
): Promise<void> {
  const { caseId, kind, text, by, at, panelsOver, actId } = words;
  await sql`
    insert into own_words (case_id, what, text, said_by, said_at, panels_over, act_id)
    values (${caseId}, ${kind}, ${text}, ${by}, ${at}, ${panelsOver}, ${actId})`.execute(trx);
}
