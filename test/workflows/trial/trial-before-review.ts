import { sql } from 'kysely';
import { addDays, addMonths } from '../../../domain/vocabulary/civil-date.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import type { TrialInput } from '../../../workflows/messages/position.js';
import { begin, type TrialState } from '../../../workflows/trial/state.js';
import { foundDepartment, HEAD, HR, RELATED } from '../../support/department.js';
import { firstNumber } from '../../support/numbers.js';
import type { TestStack } from '../../support/stack.js';
import { until } from '../../../cli/play/until.js';

/** A trial whose review day has come, as a next run of its workflow takes it over; it is started by whoever tests. */
export async function trialBeforeReview(stack: TestStack): Promise<{
  start(): Promise<void>;
  /** The seed, once it stands in the records. */
  seed(): Promise<string>;
}> {
  const { db } = stack.database;
  const today = await stack.today();
  await foundDepartment(db, today.slice(0, 7), [{ id: 'E1', level: 'senior-1' }, { id: 'E2' }, { id: 'E3' }]);
  const number = firstNumber();
  const [vacancyId, caseId] = [`PV-${number}`, `PP-${number}`];
  const trialId = `${caseId}-T`;
  const days = {
    startOn: addMonths(today, -3),
    lastDay: addDays(today, 9),
    reviewOn: addDays(today, -1),
    alarmOn: addDays(today, 20),
  };
  await sql`insert into vacancy (id, post, department_id, team, reports_to, head_count, reason, stage, policy_version, choices, opened_by)
    values (${vacancyId}, 'team-leader', 'CC', 'A', ${HEAD}, 1, '扩编', 'open', 'v1', '{}', ${HR})`.execute(db);
  await sql`insert into personnel_case (id, kind, person_id, vacancy_id, post, stage, policy_version, choices, opened_by)
    values (${caseId}, 'position-promotion', 'E1', ${vacancyId}, 'team-leader', 'trial', 'v1', '{}', ${HR})`.execute(
    db,
  );
  await sql`insert into trial (case_id, workflow_id, person_id, post, reports_to, stage, start_on, months, last_day, review_on, alarm_on, opened_at)
    values (${caseId}, ${trialId}, 'E1', 'team-leader', ${HEAD}, 'running', ${days.startOn}, 3, ${days.lastDay}, ${days.reviewOn}, ${days.alarmOn}, now())`.execute(
    db,
  );
  const input: TrialInput = {
    caseId,
    trialId,
    vacancyId,
    personId: 'E1',
    from: 'agent',
    to: 'team-leader',
    level: 'senior-1',
    reportsTo: HEAD,
    round: 1,
    policyVersion: 'v1',
    choices: {},
    stepWorkdays: 5,
  };
  const state: TrialState = {
    ...begin(input),
    stage: 'running',
    letter: { startOn: days.startOn, months: 3, team: [] },
    plan: {
      lastDay: days.lastDay,
      reviewOn: days.reviewOn,
      alarmOn: days.alarmOn,
      provisional: false,
      remindReviewOn: addDays(today, -2),
      remindEndOn: addDays(today, 8),
      calendarDigest: '',
    },
    raters: { superiors: [HEAD], departmentHeads: [RELATED] },
  };
  const desk = { seq: 0, tasks: 0, line: { turns: 0, signals: {} }, open: [] };
  const carried = { state, approvedOn: days.startOn, desk };
  return {
    start: async () => {
      const { taskQueue, environment } = stack;
      const args = [{ ...input, carried }];
      await environment.client.workflow.start(WORKFLOWS.trial, { workflowId: trialId, taskQueue, args });
    },
    seed: () =>
      until('the review is launched', async () => {
        const { rows: frozen } = await sql`select code, detail from frozen_case`.execute(db);
        if (frozen.length > 0) throw new Error(`no review was launched: ${JSON.stringify(frozen)}`);
        const { rows } = await sql<{ seed: string }>`
          select seed from review where case_id = ${caseId} and stage = 'open'`.execute(db);
        return rows[0]?.seed;
      }),
  };
}
