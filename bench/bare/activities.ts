import type pg from 'pg';

export interface BareActivities {
  writeRow(row: { readonly caseId: string; readonly answer: string }): Promise<void>;
}

export const createBareActivities = (pool: pg.Pool): BareActivities => ({
  writeRow: async ({ caseId, answer }) => {
    await pool.query('insert into bare_step (case_id, answer) values ($1, $2)', [caseId, answer]);
  },
});
