import type { RebaseActivities } from '../../domain/pipelines/rebase/activities.js';
import { isMarked } from '../../domain/pipelines/pipelines.js';
import { meeting } from '../../domain/cases/case-meetings.js';
import { type Refusal, refuse } from '../../domain/vocabulary/refusal.js';
import { readHeads } from '../../db/cases/personnel-cases.js';
import type { ActivityDependencies } from '../dependencies.js';
import { REBASE } from '../../domain/refusals/pipelines/rebase.js';

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

const notOffered = (aboutId: string): Refusal => refuse(REBASE.NOT_OFFERED, { aboutId });

const decided = (aboutId: string, stage: string): Refusal => refuse(REBASE.DECIDED, { aboutId, stage });

const unknown = (version: string, versions: readonly string[]): Refusal =>
  refuse(REBASE.VERSION_UNKNOWN, { version, versions });

const same = (version: string): Refusal => refuse(REBASE.SAME_VERSION, { version });
