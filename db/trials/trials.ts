import { sql } from 'kysely';
import type { TrialChange } from '../../domain/pipelines/trial/trial.js';
import { TRIAL_ROW, TRIAL_STAGES } from '../../domain/pipelines/trial/catalogue.js';
import type { StepMark } from '../cases/ledger.js';
import type { Queryable } from '../database.js';

const OVER = TRIAL_STAGES.filter((stage) => TRIAL_ROW[stage].over);

const json = (value: unknown) => sql`${value === undefined ? null : JSON.stringify(value)}::jsonb`;
const texts = (value: readonly string[] | undefined) => sql`${value === undefined ? null : [...value]}::text[]`;

/** Opens a trial, or brings its row to where its workflow has it; the case's own line in the ledger says what changed. */
export async function changeTrial(db: Queryable, change: TrialChange, mark: StepMark): Promise<void> {
  const { caseId, opens, stage, plan, raters } = change;
  if (opens !== undefined) {
    await sql`
      insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, opened_at)
      values (${caseId}, ${mark.workflowId}, ${opens.personId}, ${opens.post}, ${opens.reportsTo},
              ${change.startOn === undefined ? stage : 'letter'}, ${mark.at})`.execute(db);
    // One that was taken over stands further on at once (docs/decisions/0085).
    if (change.startOn === undefined) return;
  }
  await sql`
    update trial set stage = ${stage}, start_on = coalesce(${change.startOn ?? null}::date, start_on),
      months = coalesce(${change.months ?? null}::smallint, months),
      extended_months = coalesce(${change.extendedMonths ?? null}::smallint, extended_months),
      pauses = coalesce(${json(change.pauses)}, pauses),
      last_day = coalesce(${plan?.lastDay ?? null}::date, last_day),
      review_on = coalesce(${plan?.reviewOn ?? null}::date, review_on),
      alarm_on = coalesce(${plan?.alarmOn ?? null}::date, alarm_on),
      provisional = coalesce(${plan?.provisional ?? null}::boolean, provisional),
      calendar_digest = coalesce(${plan?.calendarDigest ?? null}, calendar_digest),
      team = coalesce(${texts(change.team)}, team),
      former_superiors = coalesce(${json(change.former)}, former_superiors),
      superiors = coalesce(${texts(raters?.superiors)}, superiors),
      department_heads = coalesce(${texts(raters?.departmentHeads)}, department_heads),
      heads_left_out = coalesce(${json(raters?.leftOut)}, heads_left_out),
      score = coalesce(${change.score ?? null}::numeric, score), reason = coalesce(${change.reason ?? null}, reason),
      ended_on = coalesce(${change.endedOn ?? null}::date, ended_on), version = version + 1
    where case_id = ${caseId}`.execute(db);
}

/** Trials that go on, with the calendar by which their days were computed; those without a letter have none. */
export async function listPlannedTrials(
  db: Queryable,
): Promise<readonly { readonly workflowId: string; readonly calendarDigest: string }[]> {
  const { rows } = await sql<{ workflowId: string; calendarDigest: string }>`
    select workflow_id as "workflowId", calendar_digest as "calendarDigest" from trial
    where stage <> all(${OVER}::text[]) and calendar_digest is not null order by case_id`.execute(db);
  return rows;
}

/** Whom those moved by a trial reported to before, and whom the candidate reports to on it. */
export async function readTrialReport(
  db: Queryable,
  caseId: string,
): Promise<{ readonly former: Readonly<Record<string, string | null>>; readonly reportsTo: string } | undefined> {
  const { rows } = await sql<{ former: Readonly<Record<string, string | null>>; reportsTo: string }>`
    select former_superiors as former, reports_to as "reportsTo" from trial where case_id = ${caseId}`.execute(db);
  return rows[0];
}
