import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findCycle } from '../../../db/cycles/cycles.js';
import { blankForm, BLANK_FORMS } from '../../../documents/papers/blank.js';
import { CYCLE } from '../../../domain/refusals/pipelines/level-promotion.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { panelWeights } from '../../../policy/rules/section-8-panel.js';
import { reads, type Route } from '../../http/route.js';
import { paperRoutes } from '../../views/papers/as-file.js';
import { reportOnPaper } from '../../views/papers/report.js';
import { identifier } from '../../views/schemas.js';

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

/** The report of a cycle, and the forms that are filled in by hand, on paper. */
export const createHousePaperRoutes = ({ db, library, now }: Deps): Route[] => [
  ...paperRoutes(db, {
    path: '/v1/cycles/{cycleId}/report',
    tag: 'cycles',
    clause: '8.5.5',
    summary: text('周期汇总报告', 'The report of a cycle'),
    description: text(
      '报总经理的汇总：人数、路径、评审分、进展与结果。报送与审批时冻结，附签署；报送之前截至当日。不含查阅人本人的案件。',
      'For the general manager: numbers, routes, scores, how far everybody is. Frozen and signed when it is laid before him and when he has decided; before that as of today. Without the reader’s own case.',
    ),
    access: reads('forms-on-paper'),
    params: z.strictObject({ cycleId: identifier }),
    read: async ({ actor, params: { cycleId } }) => {
      const cycle = await findCycle(db, cycleId);
      if (cycle === undefined) throw new RefusalError(refuse(CYCLE.NOT_FOUND));
      return { ...(await reportOnPaper(db, actor, cycle, now())), name: [cycleId] };
    },
  }),
  ...paperRoutes(db, {
    path: '/v1/forms/{form}',
    tag: 'documents',
    clause: '15',
    summary: text('空白表单', 'A blank form'),
    access: reads('blank-forms'),
    params: z.strictObject({ form: z.enum(BLANK_FORMS) }),
    read: ({ params: { form } }) => {
      const on = todayIn('Asia/Shanghai', now().getTime());
      const policy = library.inForceOn(on);
      const paper = blankForm(form, { weights: panelWeights(policy), forms: policy.assessmentForms });
      return Promise.resolve({ paper, name: ['空白'], about: [], on });
    },
  }),
];
