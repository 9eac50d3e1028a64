import { sql } from 'kysely';
import { ABILITIES, type ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import { listSeats } from '../../db/defense/defense.js';
import { actor } from './cast.js';
import type { House } from './house.js';

/** 8.5.4, 9.5.7: everybody on the panel scores, the chair signs. */
export async function holdDefense(house: House, about: string): Promise<void> {
  const { workflowId: sessionId } = await house.task(about, 'defense.conduct');
  const seats = await listSeats(house.stage.db, sessionId);
  for (const scorer of new Set(seats.map(({ scorerId }) => scorerId))) {
    const sheets = seats
      .filter(({ scorerId }) => scorerId === scorer)
      .map(({ caseId }) => sheet(caseId, house.wishes.panel));
    await house.act(about, 'defense.sheets', actor(scorer), { sheets });
  }
  await house.act(about, 'defense.summary', actor(house.cast.head.personId), { signed: true });
  const { rows } = await sql<{ name: string; total: string | null; mark: string; passed: boolean }>`
    select p.name, d.detail ->> 'total' as total, d.detail ->> 'passMark' as mark, d.outcome = 'passed' as passed
    from decision d join personnel_case c on c.id = d.case_id join person p on p.id = c.person_id
    where d.workflow_id = ${sessionId} and d.kind = 'panel' order by d.case_id`.execute(house.stage.db);
  for (const { name, total, mark, passed } of rows) {
    const sign = passed ? '✓' : '✗';
    house.say(`${sign} ${name}:${total ?? '—'} 分,标准 ${mark} 分(I-30)`, `the mark is ${mark}`);
  }
}

const sheet = (caseId: string, score: number): ScoreSheet => ({
  caseId,
  scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as ScoreSheet['scores'],
});
