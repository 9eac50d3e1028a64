// DBOS: a library, its records in PostgreSQL. A case is a workflow that waits for messages; each act is a message with a
// key of its own, answered by an event that the workflow sets once the row is written (at least once, so with a key).
import { DBOS } from '@dbos-inc/dbos-sdk';
import pg from 'pg';
import { ACTS, given, runPeer } from './peer.mjs';

const HALF_A_YEAR = 180 * 86_400;
/** Messages come by LISTEN and NOTIFY; a thousand that wait look at the table this often besides (10 s if nothing is said). */
const LOOK_MS = 60_000;

const pool = new pg.Pool({ connectionString: given.database, max: 10 });

const promotion = DBOS.registerWorkflow(
  async (caseId) => {
    for (const act of ACTS) {
      const answer = await DBOS.recv(act, { timeoutSeconds: HALF_A_YEAR, pollingIntervalMs: LOOK_MS });
      await DBOS.runStep(
        () =>
          pool
            .query(
              'insert into peer_act (case_id, act, answer) values ($1, $2, $3) on conflict (case_id, act) do nothing',
              [caseId, act, answer],
            )
            .then(() => undefined),
        { name: act },
      );
      await DBOS.setEvent(act, 'recorded');
    }
  },
  { name: 'promotion' },
);

DBOS.setConfig({
  name: 'peers',
  systemDatabaseUrl: given.database,
  systemDatabasePoolSize: 10,
  logLevel: 'error',
  applicationVersion: '1',
});
await DBOS.launch();

await runPeer({
  start: async (caseId) => {
    await DBOS.startWorkflow(promotion, { workflowID: caseId })(caseId);
  },
  act: async (caseId, act) => {
    await DBOS.send(caseId, 'yes', act, `${caseId}-${act}`);
    const recorded = await DBOS.getEvent(caseId, act, { timeoutSeconds: 120 });
    if (recorded !== 'recorded') throw new Error(`${caseId} ${act}: not recorded`);
  },
  finished: async () => {
    const { rows } = await pool.query("select count(*)::int as n from dbos.workflow_status where status = 'SUCCESS'");
    return rows[0].n;
  },
});
