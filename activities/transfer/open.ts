import { ALREADY_OPEN } from '../../domain/step/already-open.js';
import { addDays, todayIn } from '../../domain/vocabulary/civil-date.js';
import { compareLevels, LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import type { TransferActivities } from '../../domain/pipelines/transfer/activities.js';
import type { TransferInput, TransferTerms } from '../../domain/pipelines/transfer/start.js';
import { POSITION_NAMES, type Position } from '../../domain/vocabulary/position.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { findEmployment, type Employment } from '../../db/people/employment.js';
import { departmentHead } from '../../db/cases/entanglements.js';
import { isManagerOf } from '../../db/people/people.js';
import { openCasesOf } from '../../db/cases/personnel-cases.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { caseTerms } from '../case-terms.js';
import type { ActivityDependencies } from '../dependencies.js';

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
      (await unknownNames(db, person, input, today)) ??
      unfit(from, input) ??
      wrongDay(person, input, today) ??
      inspectorBar(from, input, policy);
    if (against !== undefined) return { refusal: against };
    const open = (await openCasesOf(db, input.personId)).find(({ kind }) => kind === 'transfer');
    if (open !== undefined) return { refusal: ALREADY_OPEN.transfer({ personId: input.personId, caseId: open.id }) };
    const crossesDepartments = person.departmentId !== input.departmentId;
    const head = crossesDepartments ? ((await departmentHead(db, input.departmentId))?.headId ?? null) : null;
    return {
      ...terms,
      from,
      crossesDepartments,
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
    return refuse(
      'TRANSFER.NEEDS_PROMOTION',
      '9.3.3',
      `由${POSITION_NAMES[from.position].zh}到${POSITION_NAMES[position].zh}属职务晋升(§9.3.3),不能以调岗办理。请在岗位空缺中申报。`,
      `From ${POSITION_NAMES[from.position].en} to ${POSITION_NAMES[position].en} is a promotion (§9.3.3), no transfer. Nominate the person for a vacancy.`,
    );
  }
  return position === from.position && departmentId === from.departmentId
    ? refuse(
        'TRANSFER.NOTHING_MOVES',
        '10',
        '岗位与部门均未变化,无须调岗。仅更换直属上级请以人员导入登记。',
        'Neither post nor department changes, so there is no transfer. To change only the superior, use the import.',
      )
    : undefined;
}

function wrongDay({ positionFrom }: Employment, { transferOn }: TransferInput, today: string): Refusal | undefined {
  const early = positionFrom !== null && transferOn <= positionFrom;
  return early || transferOn > addDays(today, 366) || transferOn < addDays(today, -366)
    ? refuse(
        'TRANSFER.DATE_UNFIT',
        '12.1',
        `调动日 ${transferOn} 须晚于现岗位起始日 ${positionFrom ?? '—'},且距今不超过一年。请核对日期。`,
        `The transfer on ${transferOn} has to lie after the present post began (${positionFrom ?? '—'}) and within a year of today. Check the date.`,
      )
    : undefined;
}

/** §14.1 (note), I-72: from 中(一)·一般 on, and only into an opening. */
function inspectorBar(from: TransferTerms['from'], input: TransferInput, policy: Policy): Refusal | undefined {
  if (input.position !== 'quality-inspector' || from.position !== 'agent') return undefined;
  const least = policy.transfer.inspectorFrom;
  if (from.level === null || compareLevels(from.level, least.value) < 0) return belowInspector(least.value, from.level);
  return input.opening === null
    ? refuse(
        'TRANSFER.OPENING_MISSING',
        'I-72',
        '客服调质检须有岗位空缺(I-72)。请写明空缺的依据,如编制或离职人员。',
        'An agent becomes an inspector only where there is an opening (I-72). Say which: the establishment, or who left.',
      )
    : undefined;
}

const belowInspector = (least: Level, level: Level | null): Refusal =>
  refuse(
    'TRANSFER.LEVEL_TOO_LOW',
    'I-72',
    `客服调质检须达${LEVEL_NAMES[least].zh}(I-72),现为${level === null ? '无职级' : LEVEL_NAMES[level].zh}。`,
    `An agent needs ${LEVEL_NAMES[least].en} to become an inspector (I-72); the level is ${level === null ? 'none' : LEVEL_NAMES[level].en}. Wait for the promotion.`,
  );

async function unknownNames(
  db: Dependencies['db'],
  person: Employment,
  { personId, departmentId, superiorId }: TransferInput,
  today: string,
): Promise<Refusal | undefined> {
  if ((await departmentHead(db, departmentId)) === undefined) {
    return refuse(
      'TRANSFER.DEPARTMENT_UNKNOWN',
      '10',
      `没有编号为 ${departmentId} 的部门。请核对部门编号。`,
      `There is no department ${departmentId}. Check the number of the department.`,
    );
  }
  const superior = await findEmployment(db, superiorId, today);
  const below = superiorId === personId || (await isManagerOf(db, personId, superiorId));
  return superior === undefined || superior.status === 'left' || below
    ? refuse(
        'TRANSFER.SUPERIOR_UNFIT',
        '10',
        `直属上级 ${superiorId} 查无此人、已离职,或为 ${person.name} 本人或其下属。请核对工号。`,
        `The superior ${superiorId} is not known, has left, or is ${person.name} himself or one of his people. Check the employee number.`,
      )
    : undefined;
}

const nobody = ({ personId }: TransferInput): Refusal =>
  refuse(
    'TRANSFER.NOBODY',
    '10',
    `${personId} 查无此人、已离职或没有岗位,不能调岗。请核对工号。`,
    `${personId} is not known, has left or holds no post, so there is nothing to transfer. Check the employee number.`,
  );
