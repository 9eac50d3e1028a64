import type { PipelineActivities } from '../../domain/pipelines/activities.js';
import { objection } from '../../domain/pipelines/defense/seats.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { refuse, type RefusalDetail } from '../../domain/vocabulary/refusal.js';
import { findSession, listSeats } from '../../db/defense/defense.js';
import { heardCandidates, seatStandings } from '../../db/defense/seat-standings.js';
import type { ActivityDependencies } from '../dependencies.js';
import { PANEL } from '../../domain/refusals/pipelines/defense.js';

/**
 * I-33, I-35: what would refuse a panel refuses whoever takes a seat later, also by succession; the reason that HR
 * gives for him stands with the seat, and the general manager reads it (I-34).
 */
export const createCheckSubstitute =
  ({ db }: Pick<ActivityDependencies, 'db'>): PipelineActivities['checkSubstitute'] =>
  async ({ sessionId, scorer, by, at }) => {
    const session = await findSession(db, sessionId);
    if (session === undefined) throw new Error(`session ${sessionId} is not there`);
    const { groupId, chair } = session;
    const caseIds = (await listSeats(db, sessionId))
      .filter((seat) => seat.scorerId === scorer || scorer === chair)
      .map((seat) => seat.caseId);
    const on = todayIn('Asia/Shanghai', at);
    const [standing] = await seatStandings(db, { groupId, personIds: [by], on });
    const details = (await heardCandidates(db, groupId, caseIds)).flatMap((one): RefusalDetail[] => {
      const found = objection(by, one, standing);
      return found === undefined ? [] : [{ ...found, caseId: one.caseId }];
    });
    return details.length === 0 ? {} : { refusal: { ...refuse(PANEL.SUBSTITUTE_REFUSED, { by }), details } };
  };
