import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { CycleTerms } from '../../domain/pipelines/level-promotion/start.js';
import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { monthOf } from '../../domain/vocabulary/month.js';
import { listChoicesInForce } from '../../db/policy/choice-changes.js';
import { cyclesOfMonth, insertCycle, readCycle } from '../../db/cycles/cycles.js';
import { choicesOn } from '../../policy/data/choices.js';
import type { ActivityDependencies } from '../dependencies.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'engine' | 'library' | 'calendar'>;

/** 8.5.1, I-73: the cycle takes the policy, the choices and the workdays of the day it is drafted, and keeps them. */
export const createOpenCycle =
  ({ db, engine, library, calendar }: Dependencies): PipelineActivities['openCycle'] =>
  async ({ cycleId, month, openedBy, at }): Promise<CycleTerms> => {
    const { launchFrom, launchBy, policyVersion } = engine.answer({ kind: 'cycle-calendar', cycle: month });
    const choices = choicesOn(library, await listChoicesInForce(db), todayIn('Asia/Shanghai', at));
    const year = calendar.years[month.slice(0, 4)] ?? null;
    await insertCycle(db, {
      id: cycleId,
      month,
      launchFrom,
      launchBy,
      policyVersion,
      choices,
      openedBy,
      calendar: year,
    });
    const kept = await readCycle(db, cycleId);
    const { interviewWorkdays } = library.byVersion(kept.policyVersion).levelPromotion;
    return {
      policyVersion: kept.policyVersion,
      choices: kept.choices,
      launchFrom: kept.launchFrom,
      launchBy: kept.launchBy,
      stepWorkdays: interviewWorkdays.value,
    };
  };

/** 8.5.1, I-28: in January and July, from the first workday on, as long as nobody has drafted the cycle. */
export const createCycleDue =
  ({ db, engine, library }: Dependencies): PipelineActivities['cycleDue'] =>
  async ({ at }) => {
    const today = todayIn('Asia/Shanghai', at);
    const month = monthOf(today);
    const { cycleMonths } = library.inForceOn(today).levelPromotion;
    if (!cycleMonths.agents.value.includes(Number(month.slice(5)))) return { month: null };
    const { launchFrom } = engine.answer({ kind: 'cycle-calendar', cycle: month });
    if (today < launchFrom || (await cyclesOfMonth(db, month)).length > 0) return { month: null };
    return { month };
  };
