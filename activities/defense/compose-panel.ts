import { judgePanel } from '../../db/defense/judged-panel.js';
import { keepPassMark } from '../../db/defense/pass-marks.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { refuse } from '../../domain/vocabulary/refusal.js';
import type { ActivityDependencies } from '../dependencies.js';
import { markFor } from './pass-mark.js';

/** 4.3, 8.3.4: who scores whom, as the records or HR's reasons have it (I-32 to I-35), and the mark that holds (I-30). */
export const createComposePanel =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): PipelineActivities['composePanel'] =>
  async ({ groupId, panel, clause, heardFor, choices, at }) => {
    const passMark = await markFor({ db, library }, { groupId, heardFor, choices, at });
    if (passMark === null) return { refusal: refuse(PANEL.NO_MARK, { heardFor }) };
    const { scorers, details } = await judgePanel(db, { groupId, panel, on: todayIn('Asia/Shanghai', at) });
    if (details.length > 0)
      return { refusal: { ...refuse(PANEL.REFUSED, { count: details.length, clause }), details } };
    const { deviations = [] } = panel;
    return { scorers, deviations, passMark: await keepPassMark(db, { groupId, heardFor, mark: passMark }) };
  };
