import { ABILITIES, type ScoreSheet } from '../../domain/acts.js';
import { listSeats } from '../../db/defense.js';
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
}

const sheet = (caseId: string, score: number): ScoreSheet => ({
  caseId,
  scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as ScoreSheet['scores'],
});
