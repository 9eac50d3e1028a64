import * as z from 'zod';
import type { EvaluationRow } from '../../../db/cases/evaluations.js';
import type { LevelPromotionRequest, PositionPromotionRequest, Ruling } from '../../../domain/evaluation/request.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { createEngine } from '../../../policy/engine.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { levelSchema } from '../schemas.js';

const readingSchema = z.strictObject({
  outcome: z.string().meta({ examples: ['eligible', 'ineligible', 'on-hold'] }),
  to: levelSchema.nullable(),
  directSteps: z.int(),
  panelSteps: z.int(),
  route: z.enum(['direct', 'panel']).nullable(),
});

const described = text('两种裁定各自的结果', 'what either ruling comes to');
/** What each ruling comes to, side by side (I-09); null where there is nothing to rule on. */
export const readingsSchema = z
  .strictObject({ proceed: readingSchema, refuse: readingSchema })
  .meta({ id: 'RulingReadings', description: `${described.zh} · ${described.en}` });

export type ReadingsOf = (evaluation: EvaluationRow) => z.input<typeof readingsSchema> | null;

/** Computes both readings of an evaluation that HR has to rule on (I-09), from its frozen facts. */
export function createReadings(deps: {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}): ReadingsOf {
  const engine = createEngine(deps);
  return ({ request, answer, policyVersion }) => {
    if ((answer as { readonly outcome?: unknown }).outcome !== 'needs-ruling') return null;
    const asked = request as LevelPromotionRequest | PositionPromotionRequest;
    const read = (ruling: Ruling): z.input<typeof readingSchema> => {
      const found = engine.answer<'level-promotion' | 'position-promotion'>({ ...asked, ruling }, policyVersion);
      const { outcome } = found;
      if (!('to' in found)) return { outcome, to: null, directSteps: 0, panelSteps: 0, route: null };
      const { to, directSteps, panelSteps, route } = found;
      return { outcome, to, directSteps, panelSteps, route };
    };
    return { proceed: read('proceed'), refuse: read('refuse') };
  };
}
