import { ABILITIES, type AppointPanelAct, type ScoreSheet } from '../../domain/pipelines/defense/acts.js';
import { actor, numbersOf, type Cast } from './cast.js';
import { act, type Driver, type Where } from './driver.js';

/** A sheet with every ability alike. */
export const evenSheet = (caseId: string, score: number): ScoreSheet => ({
  caseId,
  scores: Object.fromEntries(ABILITIES.map((ability) => [ability, score])) as ScoreSheet['scores'],
});

/** Who sits on a panel (8.5.4, 9.5.7). */
export type Panel = Omit<AppointPanelAct, 'caseIds'>;

/** The usual panel: the head presides, beside one related department and HR. */
export const panelOf = ({ head, supervisors, related, hr }: Cast, heldOn: string): Panel => ({
  heldOn,
  chair: head.personId,
  supervisors: numbersOf(supervisors),
  departmentHead: [head.personId],
  relatedDepartments: numbersOf(related.slice(0, 1)),
  humanResources: [hr.personId],
});

/** Everybody on the panel scores, each all his candidates at once; gives who they were. */
export async function scoreAll(
  driver: Driver,
  where: Where,
  { hr }: Pick<Cast, 'hr'>,
  sheetOf: (caseId: string) => ScoreSheet,
): Promise<readonly string[]> {
  const { sessionId } = await driver.task(where, 'defense.conduct', hr);
  const seats = await driver.seats(sessionId ?? '');
  const scorers = [...new Set(seats.map(({ scorerId }) => scorerId))];
  for (const scorer of scorers) {
    const sheets = seats.filter(({ scorerId }) => scorerId === scorer).map(({ caseId }) => sheetOf(caseId));
    await act(driver, where, 'defense.sheets', actor(scorer), { sheets });
  }
  return scorers;
}
