import type * as z from 'zod';
import type { BesideTask } from '../../../../domain/pipelines/catalogue.js';
import type { TaskKind } from '../../../../domain/pipelines/acts.js';
import { TASK_KINDS } from '../../../../domain/pipelines/task-kinds.js';
import { casesAbout } from '../task-about.js';
import type { Beside } from './beside.js';
import { ofCases } from './of-cases.js';
import { lackingRatings, panelOf, resultOf } from './of-cycles.js';
import { eligibleFor, ratersOf, sheetRatersOf, sheetsOf, trialDays, vacancyOf } from './of-posts.js';
import type { contextSchema, Section } from './schemas.js';

const PIECES: Readonly<Record<BesideTask, (beside: Beside) => Promise<readonly Section[]>>> = {
  vacancy: vacancyOf,
  eligible: eligibleFor,
  sheets: sheetsOf,
  'sheet-raters': sheetRatersOf,
  raters: ratersOf,
  'missing-ratings': lackingRatings,
  panel: panelOf,
  result: resultOf,
  trial: trialDays,
};

/** A case, and the one that it is about. */
const MOST = 60;

/**
 * What stands beside a task, by its kind: what its catalogue names, then what the case is about and what was decided.
 * Whoever holds it reads what he needs for it; once it is done, or is his no longer, it shows nothing that he could not
 * read without it.
 */
export async function contextOf(asked: Omit<Beside, 'cases'>): Promise<z.input<typeof contextSchema>> {
  const { db, actor, task } = asked;
  const kind = TASK_KINDS[task.kind as TaskKind];
  const cases = kind.about === 'nobody' ? [] : await casesAbout(db, actor, task, { limit: MOST });
  const holds = task.mine && task.state === 'open';
  const sections: Section[] = [];
  for (const piece of holds || cases.length > 0 ? (kind.beside ?? []) : []) {
    sections.push(...(await PIECES[piece]({ ...asked, cases })));
  }
  // Its own case first, then the one that it is about.
  const own = [...cases].sort((a, b) => Number(b.shown.id === task.caseId) - Number(a.shown.id === task.caseId));
  if (kind.about === 'case') sections.push(...(await ofCases({ db, cases: own, holds })));
  return {
    about: cases.map(({ shown }) => ({ caseId: shown.id, personId: shown.personId, personName: shown.personName })),
    sections,
  };
}
