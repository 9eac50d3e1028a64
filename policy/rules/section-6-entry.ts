import type { EntryOutcome, Finding } from '../../domain/evaluation/answer.js';
import type { EntryRequest } from '../../domain/evaluation/request.js';
import { compareLevels, LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import type { Level } from '../../domain/vocabulary/level.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../data/policy-schema.js';
import { finding } from './rule.js';
import type { Rule } from './rule.js';
import { NO, NONE, YES } from './wording.js';

type Decision = EntryOutcome & { readonly findings: readonly Finding[] };

const REJECTED = { outcome: 'rejected', level: null } as const;
const ABOVE_INTERN = text('高于实习生客服', 'above the intern level');
const SPECIAL = text('特殊晋级已获批准', 'special approval given');

/** §6: the level somebody begins with. */
export const createEntryRule = (policy: Policy): Rule<'entry'> => {
  const { intern, experienced, teamLeaderFloor } = policy.entry;
  const cap = policy.levelPromotion.cap.agents;
  const capText = text(`不高于上限 ${LEVEL_NAMES[cap.value].zh}`, `not above the cap, ${LEVEL_NAMES[cap.value].en}`);
  const floorText = text(
    `不低于${LEVEL_NAMES[teamLeaderFloor.value].zh}`,
    `at least ${LEVEL_NAMES[teamLeaderFloor.value].en}`,
  );
  const nameOf = (level: Level | null) => (level === null ? NONE : LEVEL_NAMES[level]);

  /** §6.1: interns all begin as interns. */
  const ofIntern = (proposed: Level | null): Decision => {
    const met = proposed === null || proposed === intern.value;
    const findings: Finding[] = [finding(intern.clause, met, LEVEL_NAMES[intern.value], nameOf(proposed))];
    return met ? { outcome: 'accepted', level: intern.value, findings } : { ...REJECTED, findings };
  };

  /** What is above the standard level needs the general manager (6.2, 4.1, I-78); till then the standard one holds. */
  const above = (
    standard: { readonly value: Level; readonly clause: string },
    level: Level,
    specialApproval: boolean,
    findings: readonly Finding[],
  ): Decision => {
    if (compareLevels(level, standard.value) <= 0) return { outcome: 'accepted', level, findings };
    const asked = [...findings, finding(standard.clause, specialApproval, SPECIAL, specialApproval ? YES : NO)];
    return specialApproval
      ? { outcome: 'accepted', level, findings: asked }
      : { outcome: 'needs-special-approval', level: standard.value, findings: asked };
  };

  /** §6.3: a team leader begins at the floor; above it by special approval (I-78). */
  const ofTeamLeader = (proposed: Level | null, specialApproval: boolean): Decision => {
    const level = proposed ?? teamLeaderFloor.value;
    const met = compareLevels(level, teamLeaderFloor.value) >= 0;
    const findings: Finding[] = [finding(teamLeaderFloor.clause, met, floorText, nameOf(proposed))];
    return met ? above(teamLeaderFloor, level, specialApproval, findings) : { ...REJECTED, findings };
  };

  /** §6.2: an experienced hire begins at the lowest level; above it by special approval, never above the cap. */
  const ofExperienced = (proposed: Level | null, specialApproval: boolean): Decision => {
    const level = proposed ?? experienced.value;
    const findings: Finding[] = [
      finding('6.2', level !== intern.value, ABOVE_INTERN, LEVEL_NAMES[level]),
      finding(cap.clause, compareLevels(level, cap.value) <= 0, capText, LEVEL_NAMES[level]),
    ];
    if (findings.some(({ met }) => !met)) return { ...REJECTED, findings };
    return above(experienced, level, specialApproval, findings);
  };

  const decide = ({ hire, proposed = null, specialApproval = false }: EntryRequest): Decision => {
    switch (hire) {
      case 'intern':
        return ofIntern(proposed);
      case 'team-leader':
        return ofTeamLeader(proposed, specialApproval);
      case 'experienced':
        return ofExperienced(proposed, specialApproval);
    }
  };

  return (request) => {
    const { outcome, level, findings } = decide(request);
    return { outcome, level, policyVersion: policy.version, findings: [...findings], warnings: [] };
  };
};
