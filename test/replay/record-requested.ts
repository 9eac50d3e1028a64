import { addDays } from '../../domain/vocabulary/civil-date.js';
import { along, alongOne } from '../../domain/trail/current.js';
import type { Trail } from '../../domain/trail/trail.js';
import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { actor } from '../../cli/play/cast.js';
import { hr } from '../support/pilot.js';
import type { TestStack } from '../support/stack.js';
import { Play } from '../workflows/level-promotion/play.js';
import { keep } from './keep.js';

/** Requests of which a trace is kept, each with numbers of its own. */
function* requests(): Generator<Trail, never> {
  for (let no = 1; ; no += 1) {
    const hex = (digits: number): string => no.toString(16).padStart(digits, '0');
    yield { requestId: `00000000-0000-4000-8000-${hex(12)}`, traceparent: `00-${hex(32)}-${hex(16)}-01` };
  }
}

/** What is done carries the ids and traces of its requests with it (docs/decisions/0087). */
export async function recordRequested(stack: TestStack): Promise<void> {
  const coming = requests();
  const next = (): Trail => coming.next().value;
  const play = await alongOne(next(), () => Play.draft(stack, [{ id: 'E1' }, { id: 'M-MGR' }]));
  let acts = 0;
  const act = async <K extends TaskKind>(kind: K, by: Actor, form: ActByKind[K]): Promise<void> => {
    const task = await stack.pilot.task(play.here, kind, by);
    const actId = `00000000-0000-4000-8000-${String((acts += 1)).padStart(12, '0')}`;
    await along({ [actId]: next() }, () => stack.pilot.complete(task, kind, by, form, actId));
  };
  const closingDate = addDays(await stack.today(), 3);
  await act('cycle.launch', hr, { do: 'launch', closingDate, reason: '补办' });
  await act('cycle.close-ratings', hr, { do: 'undo', reason: '误启动' });
  await act('cycle.launch', actor('M-MGR', 'hr-manager'), { do: 'dismiss', reason: '合并' });
  await stack.environment.client.workflow.getHandle(play.cycleId).result();
  await keep(stack, play.cycleId, 'levelPromotionCycle-requested');
}
