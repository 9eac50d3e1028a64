import type pg from 'pg';

export interface BareActivities {
  writeRow(row: { readonly caseId: string; readonly answer: string }): Promise<void>;
  /** Runs at least once, so its row has a key. */
  writeAct(row: { readonly caseId: string; readonly act: string; readonly answer: string }): Promise<void>;
}

export const createBareActivities = (pool: pg.Pool): BareActivities => ({
  writeRow: async ({ caseId, answer }) => {
    await pool.query('insert into bare_step (case_id, answer) values ($1, $2)', [caseId, answer]);
  },
  writeAct: async ({ caseId, act, answer }) => {
    await pool.query(
      'insert into peer_act (case_id, act, answer) values ($1, $2, $3) on conflict (case_id, act) do nothing',
      [caseId, act, answer],
    );
  },
});
