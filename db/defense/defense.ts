import { sql, type RawBuilder } from 'kysely';
import type { PanelGroup } from '../../domain/evaluation/request.js';
import type { SeatDeviation } from '../../domain/pipelines/defense/acts.js';
import type { ShownStandards } from '../../domain/pipelines/defense/standards.js';
import type { SessionChange, SheetRecord } from '../../domain/pipelines/defense/parts.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Position } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../database.js';

/**
 * Brings a session to where its workflow has it (8.5.4). The standards are kept as they are when it is called; `shown`
 * is asked for then alone.
 */
export async function changeSession(
  db: Queryable,
  change: SessionChange,
  at: Date,
  shown: () => Promise<ShownStandards>,
): Promise<void> {
  const { sessionId, groupId, stage, heldOn, time = null, room = null, chair, passMark, deviations = [] } = change;
  const closedAt = stage === 'closed' ? at : null;
  const standards = JSON.stringify((await standardsShown(db, sessionId)) ?? (await shown()));
  await sql`
    insert into defense_session (id, group_id, stage, held_on, starts_at, room, chair_id, pass_mark, waived, deviations, closed_at, standards)
    values (${sessionId}, ${groupId}, ${stage}, ${heldOn}, ${time}, ${room}, ${chair}, ${passMark}, ${JSON.stringify(change.waived)}::jsonb,
            ${JSON.stringify(deviations)}::jsonb, ${closedAt}, ${standards}::jsonb)
    on conflict (id) do update set stage = excluded.stage, held_on = excluded.held_on,
      starts_at = excluded.starts_at, room = excluded.room, chair_id = excluded.chair_id,
      waived = excluded.waived, closed_at = excluded.closed_at, version = defense_session.version + 1`.execute(db);
  if (change.scorers === undefined || change.scorers.length === 0) return;
  await sql`
    insert into defense_scorer (session_id, case_id, scorer_id, groups, substitute_for, reason, withdrawn)
    select ${sessionId}, "caseId", "personId", groups, "substituteFor", reason, withdrawn
    from jsonb_to_recordset(${JSON.stringify(change.scorers)}::jsonb) as given("caseId" text, "personId" text,
      groups text[], "substituteFor" text, reason text, withdrawn boolean)
    on conflict (session_id, case_id, scorer_id) do update set
      withdrawn = excluded.withdrawn, reason = excluded.reason, groups = excluded.groups`.execute(db);
}

/** Keeps score sheets as they were handed in; they are never changed (I-37). */
export async function insertSheets(db: Queryable, sheets: readonly SheetRecord[], at: Date): Promise<void> {
  await sql`
    insert into score_sheet (session_id, case_id, scorer_id, scores, comment, submitted_at)
    select "sessionId", "caseId", "scorerId", scores, comment, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(sheets)}::jsonb) as given("sessionId" text, "caseId" text,
      "scorerId" text, scores jsonb, comment text)`.execute(db);
}

/** What the panel of a session judges by, and its candidates aim at; undefined before it is called. */
export async function standardsShown(db: Queryable, sessionId: string): Promise<ShownStandards | undefined> {
  const { rows } = await sql<{ standards: ShownStandards }>`
    select standards from defense_session where id = ${sessionId}`.execute(db);
  return rows[0]?.standards;
}

/** The same of every session in which these cases were heard, in order. */
export async function standardsOfCases(
  db: Queryable,
  caseIds: readonly string[],
): Promise<readonly { readonly caseId: string; readonly sessionId: string; readonly standards: ShownStandards }[]> {
  const { rows } = await sql<{ caseId: string; sessionId: string; standards: ShownStandards }>`
    select distinct on (s.case_id, d.created_at, d.id) s.case_id as "caseId", d.id as "sessionId", d.standards
    from defense_session d join defense_scorer s on s.session_id = d.id
    where s.case_id = any(${[...caseIds]}::text[]) order by s.case_id, d.created_at, d.id`.execute(db);
  return rows;
}

/** What is known of candidates when their session is called: the level asked for, or their own and the post. */
export interface Aiming {
  readonly caseId: string;
  readonly target: Level | null;
  readonly level: Level | null;
  readonly post: Position | null;
}

/** At what the candidates of these cases aim, as of a civil date. */
export async function readAims(db: Queryable, caseIds: readonly string[], on: string): Promise<readonly Aiming[]> {
  const { rows } = await sql<Aiming>`
    select h.id as "caseId", c.target_level as target, l.level, h.post
    from personnel_case h left join promotion_case c on c.id = h.id
    left join level_on(${on}) l on l.person_id = h.person_id
    where h.id = any(${[...caseIds]}::text[]) order by h.id`.execute(db);
  return rows;
}

/** A session of a panel as it stands. */
export interface SessionRow {
  readonly sessionId: string;
  /** The cycle or the vacancy whose cases it hears. */
  readonly groupId: string;
  readonly stage: 'scoring' | 'summary' | 'closed';
  readonly heldOn: string;
  /** HH:MM in Shanghai; null where HR has not said so. */
  readonly time: string | null;
  /** Null where HR has named none. */
  readonly room: string | null;
  readonly chair: string;
  /** numeric as text: the mark as HR set it, exactly. */
  readonly passMark: string;
  readonly waived: Readonly<Partial<Record<PanelGroup, string>>>;
  /** Where the panel was appointed otherwise than the records say (I-34). */
  readonly deviations: readonly SeatDeviation[];
  /** I-35: when the chair signed; null before. */
  readonly closedAt: Date | null;
}

/** A session by its id; undefined where there is none. */
export async function findSession(db: Queryable, sessionId: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select id as "sessionId", group_id as "groupId", stage, held_on as "heldOn", starts_at as time, room, chair_id as chair,
           pass_mark::text as "passMark", waived, deviations, closed_at as "closedAt"
    from defense_session where id = ${sessionId}`.execute(db);
  return rows[0];
}

/** A scorer's place before one candidate, with his sheet once it is in. */
export interface SeatRow {
  readonly caseId: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly scorerId: string;
  readonly scorerName: string;
  readonly groups: readonly PanelGroup[];
  readonly substituteFor: string | null;
  /** Why he sits in another's place. */
  readonly reason: string | null;
  /** Null until the sheet is in. */
  readonly scores: Readonly<Record<string, number>> | null;
  readonly comment: string | null;
  /** Null until the sheet is in. */
  readonly submittedAt: Date | null;
}

/** Who sits for whom in a session, with the sheets that are in. */
export async function listSeats(db: Queryable, sessionId: string): Promise<readonly SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select s.case_id as "caseId", c.person_id as "candidateId", p.name as "candidateName", s.scorer_id as "scorerId",
           q.name as "scorerName", s.groups, s.substitute_for as "substituteFor", s.reason, t.scores, t.comment, t.submitted_at as "submittedAt"
    from defense_scorer s join personnel_case c on c.id = s.case_id
    join person p on p.id = c.person_id join person q on q.id = s.scorer_id
    left join score_sheet t on (t.session_id, t.case_id, t.scorer_id) = (s.session_id, s.case_id, s.scorer_id)
    where s.session_id = ${sessionId} and not s.withdrawn order by s.case_id, s.scorer_id`.execute(db);
  return rows;
}

/** The sessions that have heard a case, the last first; none for the person whom it is about (I-37). */
export async function sessionsOfCase(db: Queryable, caseId: string, readerId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from defense_session d
    where exists (select from defense_scorer s join personnel_case c on c.id = s.case_id
                  where s.session_id = d.id and c.id = ${caseId} and c.person_id <> ${readerId})
    order by d.created_at desc, d.id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Whether somebody sits for the case in a session that hears it, or chairs it, while the session is open: that long he
 * reads what he has to judge (8.3.4, I-37).
 */
export const scoresNow = (personId: string, caseId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from defense_scorer s join defense_session o on o.id = s.session_id
  where s.case_id = ${caseId} and o.stage <> 'closed'
    and (o.chair_id = ${personId} or s.scorer_id = ${personId} and not s.withdrawn))`;

/** {@link scoresNow} of one case. */
export async function scoresInCase(db: Queryable, personId: string, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select ${scoresNow(personId, sql`${caseId}`)} as found`.execute(db);
  return rows[0]?.found === true;
}
