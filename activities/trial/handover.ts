import type { TrialActivities } from '../../domain/pipelines/trial/activities.js';
import type { Effect } from '../../domain/step/effect.js';
import { detail, type DetailAbout, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import { lineAbove, readReportingLines } from '../../db/people/reporting-lines.js';
import { readTrialReport } from '../../db/trials/trials.js';
import type { ActivityDependencies } from '../dependencies.js';
import { TRIAL } from '../../domain/refusals/pipelines/trial.js';

type Dependencies = Pick<ActivityDependencies, 'db'>;

const fault = (personId: string, declared: DetailAbout<{ personId: string }>): RefusalDetail =>
  detail(declared, { path: personId }, { personId });

/** 9.5.5: superiors form a tree, so nobody above the candidate can be on his team. */
export const createReadHandover =
  ({ db }: Dependencies): TrialActivities['readHandover'] =>
  async ({ personId, reportsTo, team }) => {
    const lines = new Map((await readReportingLines(db, [personId, ...team])).map((line) => [line.personId, line]));
    const above = await lineAbove(db, reportsTo);
    const faults: RefusalDetail[] = [];
    const former: Record<string, string | null> = {};
    if (above.includes(personId)) {
      faults.push(fault(reportsTo, TRIAL.SUPERIOR_BELOW));
    } else former[personId] = lines.get(personId)?.superiorId ?? null;
    for (const member of team) {
      const line = lines.get(member);
      if (line === undefined) faults.push(fault(member, TRIAL.UNKNOWN_PERSON));
      else if (line.left) faults.push(fault(member, TRIAL.HAS_LEFT));
      else if (member === personId) faults.push(fault(member, TRIAL.LEADS_HIMSELF));
      else if (above.includes(member)) faults.push(fault(member, TRIAL.ABOVE_CANDIDATE));
      else former[member] = line.superiorId;
    }
    return { former, faults };
  };

/** I-58, I-60: who was moved since by somebody else stays there; whose former superior has left goes to the candidate's. */
export const createReadHandback =
  ({ db }: Dependencies): TrialActivities['readHandback'] =>
  async ({ caseId, on }) => {
    const [head] = await readHeads(db, [caseId]);
    const trial = await readTrialReport(db, caseId);
    if (head === undefined || trial === undefined) return [];
    const { former, reportsTo } = trial;
    const superiors = Object.values(former).filter((id) => id !== null);
    const lines = await readReportingLines(db, [...Object.keys(former), ...superiors]);
    const gone = new Set(lines.filter(({ left }) => left).map(({ personId }) => personId));
    return lines.flatMap(({ personId, superiorId }): Effect[] => {
      const before = former[personId];
      if (before === undefined) return [];
      const isCandidate = personId === head.personId;
      if (superiorId !== (isCandidate ? reportsTo : head.personId)) return [];
      const back = before !== null && gone.has(before) ? reportsTo : before;
      return [{ what: 'superior', caseId, personId, superiorId: back, effectiveFrom: on }];
    });
  };
