import type { RebaseActivities } from '../../domain/pipelines/rebase/activities.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { meeting } from '../../domain/cases/case-meetings.js';
import { refuse, type Refusal } from '../../domain/vocabulary/refusal.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { ActivityDependencies } from '../dependencies.js';

/** I-73: an undecided level promotion, to another version that there is. */
export const createOpenRebase =
  ({ db, library }: Pick<ActivityDependencies, 'db' | 'library'>): RebaseActivities['openRebase'] =>
  async ({ aboutId, toVersion }) => {
    const [head] = await readHeads(db, [aboutId]);
    if (head === undefined) throw new Error(`case ${aboutId} is not there`);
    const { kind, stage, policyVersion, choices, personId, groupId, round } = head;
    if (meeting(kind, 'rebase').rule === 'refused') return { refusal: notOffered(aboutId) };
    if (!isMarked(kind, stage, 'open-to-rebase') || groupId === null) return { refusal: decided(aboutId, stage) };
    const versions = library.versions.map(({ version }) => version);
    if (!versions.includes(toVersion)) return { refusal: unknown(toVersion, versions) };
    if (toVersion === policyVersion) return { refusal: same(toVersion) };
    const stepWorkdays = library.byVersion(policyVersion).levelPromotion.interviewWorkdays.value;
    return { policyVersion, choices, stepWorkdays, personId, carriedBy: groupId, round };
  };

const notOffered = (aboutId: string): Refusal =>
  refuse(
    'REBASE.NOT_OFFERED',
    'I-73',
    `案件 ${aboutId} 按其开始时的制度版本办完(I-73),只有职级晋升可以更换。`,
    `Case ${aboutId} is finished under the version that it began with (I-73); only level promotions are moved.`,
  );

const decided = (aboutId: string, stage: string): Refusal =>
  refuse(
    'REBASE.DECIDED',
    'I-73',
    `案件 ${aboutId} 处于「${stage}」:已决定、已办结,或正在答辩、报批中,不能更换制度版本(I-73)。`,
    `Case ${aboutId} is at "${stage}": decided, closed, before the panel or with the general manager. It is not moved any more (I-73).`,
  );

const unknown = (version: string, versions: readonly string[]): Refusal =>
  refuse(
    'REBASE.VERSION_UNKNOWN',
    'I-73',
    `没有制度版本 ${version};现有:${versions.join('、')}。`,
    `There is no policy version ${version}; there are ${versions.join(', ')}.`,
  );

const same = (version: string): Refusal =>
  refuse(
    'REBASE.SAME_VERSION',
    'I-73',
    `案件已按版本 ${version} 办理。`,
    `The case goes by version ${version} already.`,
  );
