import { addDays } from '../../domain/vocabulary/civil-date.js';
import { addToMonth, monthOf } from '../../domain/vocabulary/month.js';
import { recordRating } from '../../db/people/ratings.js';
import { actor } from '../../cli/play/cast.js';
import { gm, head, hr, refusalOf } from '../support/pilot.js';
import { firstNumber } from '../support/numbers.js';
import { startServers } from '../support/servers.js';
import { startStack, type TestStack } from '../support/stack.js';
import { recordSetbacks } from './record-setback.js';
import { evenSheet } from '../../cli/play/defense.js';
import { Play } from '../workflows/level-promotion/play.js';
import { standInBundle } from '../support/bundles.js';
import { foundDepartment, HEAD, HR, RELATED, SUPERIOR } from '../support/department.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { keep } from './keep.js';
import { recordTrial } from './record-trial.js';
import { recordRebases } from './record-rebase.js';
import { secondVersion } from '../support/second-version.js';
import { recordAppeals } from './record-appeal.js';
import { recordContinuedCycle, recordContinuedTrial, recordContinuedVacancy } from './record-continued.js';
import { recordMishaps } from './record-mishaps.js';
import { recordRequested } from './record-requested.js';
import { impatientServer } from '../support/impatient-server.js';
import { recordAppointment } from './record-appointment.js';
import { recordSignerLeft, recordUndone } from './record-undone.js';
import { recordWatch } from './record-watch.js';
import { recordNominations, recordVacancies } from './record-vacancy.js';
import { recordApprovedDeparture, recordLeaving, recordPeople, recordPlannedConfirmation } from './record-people.js';

/**
 * Records histories of every workflow type from real runs, for the replay test:
 *
 *     npx tsx test/replay/record.ts            all of them
 *     npx tsx test/replay/record.ts cycle …    only those named
 *
 * writes `histories/<version of package.json>/*.json`. Record once a release, before its first case; recorded files
 * are never rewritten for a version that has run somewhere: cases began with it and live for half a year.
 */

/** A cycle with everything in it: a ruling, a return, a session with a substitute, an absence, a second interview. */
async function recordCycle(stack: TestStack): Promise<void> {
  const { pilot } = stack;
  const play = await Play.evaluated(stack, [
    { id: 'E1', level: 'junior-1', ratings: ['A', 'A', 'A', 'B', 'B', 'B'] },
    { id: 'E2', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
    { id: 'E3', level: 'junior-2', ratings: ['B', 'B', null, 'B', 'B', 'B'] },
    { id: 'E4', level: 'junior-2', ratings: ['B', 'B', 'C', 'B', 'B', 'B'] },
    { id: 'E5', level: 'intermediate2-1', ratings: ['A', 'A', 'B', 'B', 'B', 'B'] },
  ]);
  const id = (person: string) => play.id(person);
  const ruling = { caseId: await id('E3'), ruling: 'proceed', reason: '工伤假' } as const;
  await pilot.do(play.cycleId, 'cycle.ruling', hr, { rulings: [ruling] });
  const task = await pilot.waitFor(play.cycleId, 'cycle.submission');
  await pilot.claim(task, actor(HEAD, 'department-head'));
  const special = { caseId: await id('E4'), to: 'junior-3', reason: '突出贡献', evidence: '专利三项' };
  await play.submit({ special: [special], leaveOut: ['E3'] });
  const back = { caseId: await id('E1'), decision: 'return', reason: '请核对' } as const;
  await pilot.do(play.cycleId, 'cycle.first-review', hr, { decisions: [back] });
  await play.submit({ steps: { E1: 1 } });
  await play.review();
  const [e2 = '', e5 = ''] = await play.appoint();
  await keep(stack, play.cycleId, 'levelPromotionCycle-open');
  const substitute = { do: 'substitute', scorer: RELATED, by: 'M-GM', reason: '出差' } as const;
  await pilot.do(play.cycleId, 'defense.conduct', hr, substitute);
  await pilot.do(play.cycleId, 'defense.conduct', hr, { do: 'absent', caseIds: [e5], reason: '病假' });
  for (const scorer of [SUPERIOR, HEAD, 'M-GM', HR]) await play.score(scorer, [evenSheet(e2, 80)]);
  await play.sign([e2, e5]);
  await keep(stack, `${play.cycleId}-D1`, 'defenseSession');
  await play.defend(60);
  await play.decide('approve', '业绩突出');
  await pilot.do(play.cycleId, 'cycle.release', hr, {});
  const [first, ...rest] = [...(await pilot.cases(play.cycleId)).values()].filter(({ stage }) => stage === 'interview');
  if (first === undefined) throw new Error('nobody was released');
  const heldOn = await stack.today();
  const confirm = actor(first.personId);
  await pilot.do(play.cycleId, 'level.interview', actor(SUPERIOR), { heldOn, summary: '谈话' }, first.id);
  await pilot.do(play.cycleId, 'level.interview-confirmation', confirm, { tookPlace: false }, first.id);
  await play.closeCase(first);
  for (const one of rest) await play.closeCase(one);
  await keep(stack, `${play.cycleId}-C1`, 'levelPromotionClosing');
  await stack.environment.client.workflow.getHandle(play.cycleId).result();
  await keep(stack, play.cycleId, 'levelPromotionCycle-closed');
}

async function recordDismissal(stack: TestStack): Promise<void> {
  const play = await Play.draft(stack, [{ id: 'E1' }, { id: 'M-MGR' }]);
  // Launched by mistake, undone, and dropped by HR's manager (I-81).
  await play.launch({ closingDate: addDays(await stack.today(), 3) });
  await stack.pilot.do(play.cycleId, 'cycle.close-ratings', hr, { do: 'undo', reason: '误启动' });
  await stack.pilot.do(play.cycleId, 'cycle.launch', actor('M-MGR', 'hr-manager'), { do: 'dismiss', reason: '合并' });
  await stack.environment.client.workflow.getHandle(play.cycleId).result();
  await keep(stack, play.cycleId, 'levelPromotionCycle-dismissed');
}

/** I-26: HR proposes, the head applies; the facts move before the general manager decides (I-15). */
async function recordSpecial(stack: TestStack): Promise<void> {
  const { pilot } = stack;
  const { db } = stack.database;
  const month = monthOf(await stack.today());
  await foundDepartment(db, month, [{ id: 'E1', level: 'junior-1', ratings: ['B', 'B'] }]);
  const cycleId = `TS-${firstNumber()}`;
  const special = { personId: 'E1', to: 'junior-3', reason: '突出贡献', evidence: '专利三项', byHead: false };
  await stack.environment.client.workflow.start(WORKFLOWS.cycle, {
    workflowId: cycleId,
    taskQueue: stack.taskQueue,
    args: [{ cycleId, month, openedBy: HR, special }],
  });
  const caseId = `LP-${cycleId}`;
  const { to, reason, evidence } = special;
  const application = { submitted: [], leftOut: [], special: [{ caseId, to, reason, evidence }] };
  await pilot.do(cycleId, 'cycle.submission', head, application);
  const pass = { decisions: [{ caseId, decision: 'pass' as const }] };
  await pilot.do(cycleId, 'cycle.first-review', hr, pass);
  await pilot.do(cycleId, 'cycle.gm-submission', hr, {});
  const corrected = {
    personId: 'E1',
    month: addToMonth(month, -1),
    rating: 'A',
    publishedOn: await stack.today(),
    reason: '更正',
  } as const;
  await recordRating(db, corrected, HR);
  const approve = { decisions: [{ caseId, decision: 'approve' as const }] };
  await refusalOf(pilot.do(cycleId, 'cycle.gm-decision', gm, approve));
  await pilot.do(cycleId, 'cycle.first-review', hr, { decisions: [{ caseId, decision: 'reevaluate' }] });
  await pilot.do(cycleId, 'cycle.first-review', hr, pass);
  await pilot.do(cycleId, 'cycle.gm-submission', hr, {});
  await pilot.do(cycleId, 'cycle.gm-decision', gm, approve);
  await keep(stack, cycleId, 'levelPromotionCycle-special');
}

/** Reminders ring, the closing date passes by itself, and the department is late. */
async function recordWaiting(stack: TestStack): Promise<void> {
  const play = await Play.draft(stack, [{ id: 'E1', level: 'junior-1', ratings: ['B', 'B', 'B', 'B', 'B', 'B'] }]);
  await play.launch({ closingDate: addDays(await stack.today(), 3) });
  await stack.environment.sleep('5 days');
  const task = await stack.pilot.waitFor(play.cycleId, 'cycle.submission');
  await stack.skipTo(addDays(task.dueOn ?? '', 10), '09:01');
  await play.submit();
  await keep(stack, play.cycleId, 'levelPromotionCycle-waited');
}

/** Outside January and July, and in the launch month. */
async function recordDrafter(stack: TestStack): Promise<void> {
  const { client } = stack.environment;
  const run = async (workflowId: string, name: string): Promise<void> => {
    await client.workflow.execute(WORKFLOWS.cycleDrafter, { workflowId, taskQueue: stack.taskQueue, args: [] });
    await keep(stack, workflowId, name);
  };
  await run('drafter-1', 'levelPromotionCycleDrafter-idle');
  const today = await stack.today();
  const next = today.slice(5) < '07-01' ? `${today.slice(0, 4)}-07-10` : `${Number(today.slice(0, 4)) + 1}-01-10`;
  await stack.skipTo(next, '08:00');
  await run('drafter-2', 'levelPromotionCycleDrafter-drafts');
}

// As the dev server writes them; what waits for days, where time can be skipped.
const records = {
  cycle: () => on('dev', recordCycle),
  rebase: () => on('dev', recordRebases, undefined, secondVersion()),
  special: () => on('dev', recordSpecial),
  dismissal: () => on('dev', recordDismissal),
  waiting: () => on('skipping', recordWaiting),
  drafter: () => on('skipping', recordDrafter),
  trial: () => on('skipping', recordTrial),
  appointment: () => standInBundle().then((bundle) => on('dev', recordAppointment, bundle)),
  watch: () => on('skipping', recordWatch),
  vacancy: () => on('dev', recordVacancies),
  nominations: () => on('dev', recordNominations),
  appeals: () => on('dev', recordAppeals),
  setbacks: () => on('skipping', recordSetbacks),
  people: () => on('dev', recordPeople),
  leaving: () => on('dev', recordLeaving),
  approved: () => on('dev', recordApprovedDeparture),
  undone: () => on('dev', recordUndone),
  'signer-left': () => on('dev', recordSignerLeft),
  continued: async () => {
    for (const record of [recordContinuedCycle, recordContinuedVacancy, recordContinuedTrial])
      await on(await impatientServer(), record);
  },
  mishaps: () => on('dev', recordMishaps),
  requested: () => on('dev', recordRequested),
  planned: () => on('skipping', recordPlannedConfirmation),
};

async function on(
  server: Parameters<typeof startStack>[0],
  record: (stack: TestStack) => Promise<void>,
  bundle?: Parameters<typeof startStack>[1],
  library?: Parameters<typeof startStack>[2],
): Promise<void> {
  const stack = await startStack(server, bundle, library);
  await record(stack);
  await stack.close();
}

const asked = process.argv.slice(2);
const stop = await startServers();
try {
  for (const [name, record] of Object.entries(records)) {
    if (asked.length === 0 || asked.includes(name)) await record();
  }
} finally {
  await stop();
}
