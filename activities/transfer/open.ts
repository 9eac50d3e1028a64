import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import { compareLevels, type Level } from '../../domain/vocabulary/level.js';
import type { TransferActivities } from '../../domain/pipelines/transfer/activities.js';
import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import type { Position } from '../../domain/vocabulary/position.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { findEmployment, type Employment } from '../../db/people/employment.js';
import { departmentHead } from '../../db/cases/entanglements.js';
import { isManagerOf } from '../../db/people/people.js';
import { openCasesOf } from '../../db/cases/personnel-cases.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';
import { TRANSFER } from '../../domain/refusals/pipelines/transfer.js';

type Dependencies = Pick<ActivityDependencies, 'db' | 'library'>;

/** I-72: agents and inspectors share a ladder, team leaders have their own, supervisors none. */
const LADDER: Readonly<Record<Position, string>> = {
  agent: 'agents',
  'quality-inspector': 'agents',
  'team-leader': 'team-leaders',
  supervisor: 'none',
};
const RANK: Readonly<Record<Position, number>> = { agent: 0, 'quality-inspector': 0, 'team-leader': 1, supervisor: 2 };

/** §10: the names exist, the way is open to a transfer, and for an inspector's post level and opening are there. */
export const createOpenTransfer =
  ({ db, library }: Dependencies): TransferActivities['openTransfer'] =>
  async (input) => {
    const today = todayIn('Asia/Shanghai', input.at);
    const { policy, ...terms } = await caseTerms({ db, library }, input.at);
    const person = await findEmployment(db, input.personId, today);
    if (person === undefined || person.status === 'left' || person.position === null) return { refusal: nobody(input) };
    const from = { position: person.position, departmentId: person.departmentId, level: person.level };
    const against =
      applicantBar(from, input) ??
      (await unknownNames(db, person, input, today)) ??
      unfit(from, input) ??
      wrongDay(person, input, today) ??
      inspectorBar(from, input, policy);
    if (against !== undefined) return { refusal: against };
    const open = (await openCasesOf(db, input.personId)).find(
      ({ id, kind }) => kind === 'transfer' && id !== input.caseId,
    );
    if (open !== undefined) return { refusal: ALREADY_OPEN.transfer({ personId: input.personId, caseId: open.id }) };
    const crossesDepartments = person.departmentId !== input.departmentId;
    const head = crossesDepartments ? ((await departmentHead(db, input.departmentId))?.headId ?? null) : null;
    return {
      ...terms,
      from,
      crossesDepartments,
      consentWorkdays: policy.setback.consentWorkdays.value,
      mapping: mappingOf(from, input.position, policy),
      receivingHead: head === input.personId ? null : head,
    };
  };

/** I-72: between the floor and the cap of the new post's ladder; the same ladder keeps the level. */
function mappingOf(from: TransferTerms['from'], to: Position, policy: Policy): TransferTerms['mapping'] {
  if (LADDER[from.position] === LADDER[to] || LADDER[to] === 'none') return null;
  const { cap, floor } = policy.levelPromotion;
  return to === 'team-leader'
    ? { floor: floor.teamLeaders.value, cap: cap.teamLeaders.value }
    : { floor: policy.entry.experienced.value, cap: cap.agents.value };
}

/** 9.3.3: upwards it goes by promotion alone. */
function unfit(from: TransferTerms['from'], { position, departmentId }: TransferInput): Refusal | undefined {
  if (RANK[position] > RANK[from.position]) {
    return refuse(TRANSFER.NEEDS_PROMOTION, { from: from.position, position });
  }
  return position === from.position && departmentId === from.departmentId ? refuse(TRANSFER.NOTHING_MOVES) : undefined;
}

function wrongDay({ positionFrom }: Employment, { transferOn }: TransferInput, today: string): Refusal | undefined {
  const early = positionFrom !== null && transferOn <= positionFrom;
  return early || transferOn > addDays(today, 366) || transferOn < addDays(today, -366)
    ? refuse(TRANSFER.DATE_UNFIT, { transferOn, positionFrom: positionFrom ?? '—' })
    : undefined;
}

/** 14.2: whoever applies himself is an agent. */
const applicantBar = ({ position }: TransferTerms['from'], { application }: TransferInput): Refusal | undefined =>
  application !== undefined && position !== 'agent' ? refuse(TRANSFER.NO_AGENT) : undefined;

/** §14.1 (note), I-72: from 中(一)·一般 on, and only into an opening. */
function inspectorBar(from: TransferTerms['from'], input: TransferInput, policy: Policy): Refusal | undefined {
  if (input.position !== 'quality-inspector' || from.position !== 'agent') return undefined;
  const least = policy.transfer.inspectorFrom;
  if (from.level === null || compareLevels(from.level, least.value) < 0) return belowInspector(least.value, from.level);
  return input.opening === null ? refuse(TRANSFER.OPENING_MISSING) : undefined;
}

const belowInspector = (least: Level, level: Level | null): Refusal => refuse(TRANSFER.LEVEL_TOO_LOW, { least, level });

async function unknownNames(
  db: Dependencies['db'],
  person: Employment,
  { personId, departmentId, superiorId }: TransferInput,
  today: string,
): Promise<Refusal | undefined> {
  if ((await departmentHead(db, departmentId)) === undefined) {
    return refuse(TRANSFER.DEPARTMENT_UNKNOWN, { departmentId });
  }
  const superior = await findEmployment(db, superiorId, today);
  const below = superiorId === personId || (await isManagerOf(db, personId, superiorId));
  return superior === undefined || superior.status === 'left' || below
    ? refuse(TRANSFER.SUPERIOR_UNFIT, { superiorId, name: person.name })
    : undefined;
}

const nobody = ({ personId }: TransferInput): Refusal => refuse(TRANSFER.NOBODY, { personId });
