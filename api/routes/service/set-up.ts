import type { Queryable } from '../../../db/database.js';
import { payTableOn } from '../../../db/people/pay/pay.js';
import { listChoicesInForce } from '../../../db/policy/choice-changes.js';
import { readSetUp } from '../../../db/service/set-up.js';
import { monthOf } from '../../../domain/vocabulary/month.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { LEVELS } from '../../../domain/vocabulary/level.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { WorkdayCalendar } from '../../../domain/vocabulary/workdays.js';
import { choicesOn } from '../../../policy/data/choices.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { reads, route, type Route } from '../../http/route.js';
import { setUpOf, setUpSchema } from '../../views/service/set-up.js';

interface SetUpDeps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
  readonly now: () => Date;
}

const MARKS = ['passMark.level', 'passMark.team-leader', 'passMark.supervisor'] as const;
/** From this month on the next year’s days are wanted, too. */
const DECEMBER = '12';

/** How far the set-up of a house is, computed from the records each time. */
export const createSetUpRoutes = ({ db, library, calendar, now }: SetUpDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/set-up',
    tag: 'service',
    summary: text('初始设置到哪一步', 'How far the set-up is'),
    description: text(
      '逐步按记录计算：谁在何处完成都算。附各导入文件的列。',
      'Each step as the records have it, wherever and by whomever it was done; with the columns of the files.',
    ),
    access: reads('set-up'),
    answer: { status: 200, schema: setUpSchema, description: text('各步与模板', 'the steps, and the templates') },
    handle: async () => {
      const today = todayIn('Asia/Shanghai', now().getTime());
      const [figures, rates, choices] = await Promise.all([
        readSetUp(db, today),
        payTableOn(db, today),
        listChoicesInForce(db),
      ]);
      const chosen = choicesOn(library, choices, today);
      const year = Number(today.slice(0, 4));
      const years = monthOf(today).endsWith(DECEMBER) ? [year, year + 1] : [year];
      const terms = {
        unpaid: LEVELS.filter((level) => !rates.has(level)).length,
        unmarked: MARKS.filter((key) => chosen[key] === undefined).length,
        projected: years.map(String).filter((one) => calendar.years[one]?.published !== true),
      };
      return { body: setUpOf(figures, terms) };
    },
  }),
];
