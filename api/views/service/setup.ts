import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findSetup, headlessDepartments, officersOfSetup, type Officer } from '../../../db/second-person/setup.js';
import { listChoicesInForce } from '../../../db/policy/choice-changes.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { ROLES } from '../../../domain/vocabulary/roles.js';
import { choicesOn } from '../../../policy/data/choices.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { instant } from '../schemas.js';

const officer = z.strictObject({ personId: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)) });
const MARKS = ['passMark.level', 'passMark.team-leader', 'passMark.supervisor'] as const;

/** The confirmation of the set-up, and what is confirmed by it while that stands open. */
export const setupSchema = z
  .strictObject({
    confirmedBy: z.string().nullable(),
    confirmedAt: instant.nullable(),
    toConfirm: z
      .strictObject({
        officers: z.array(officer).meta({ description: '担任重要职责的人 · who has an office' }),
        together: z.array(officer).meta({
          description: '一人兼任本应分开的职责（4.1） · who has offices that should be apart',
        }),
        headless: z.array(z.string()).meta({ description: '没有负责人的部门 · departments without a head' }),
        unmarked: z.array(z.enum(MARKS)).meta({ description: '尚未选定的合格线（I-30） · pass marks not chosen' }),
      })
      .nullable()
      .meta({ description: '确认前供核对；确认后为 null · to be looked at before; null once confirmed' }),
  })
  .meta({ id: 'Setup' });

/** HR's two offices look at the same side of a matter; every other pair makes one person where 4.1 asks for two. */
const sideOf = (role: string): string => (role === 'hr-manager' ? 'hr' : role);

/** Who has offices of more than one side. */
export const together = (officers: readonly Officer[]): readonly Officer[] =>
  officers.filter(({ roles }) => new Set(roles.map(sideOf)).size > 1);

interface SetupDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

/** Whether the set-up is confirmed; while it is not, what the general manager confirms. */
export async function showSetup({ db, library, now }: SetupDeps): Promise<z.input<typeof setupSchema>> {
  const found = await findSetup(db);
  if (found !== undefined) {
    return { confirmedBy: found.confirmedBy, confirmedAt: found.confirmedAt.toISOString(), toConfirm: null };
  }
  const [officers, headless, choices] = await Promise.all([
    officersOfSetup(db),
    headlessDepartments(db),
    listChoicesInForce(db),
  ]);
  const chosen = choicesOn(library, choices, todayIn('Asia/Shanghai', now().getTime()));
  const show = ({ roles, ...one }: Officer): z.input<typeof officer> => ({
    ...one,
    roles: ROLES.filter((role) => roles.includes(role)),
  });
  return {
    confirmedBy: null,
    confirmedAt: null,
    toConfirm: {
      officers: officers.map(show),
      together: together(officers).map(show),
      headless: [...headless],
      unmarked: MARKS.filter((key) => chosen[key] === undefined),
    },
  };
}
