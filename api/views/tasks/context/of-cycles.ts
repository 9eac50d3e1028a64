import { findCycle } from '../../../../db/cycles/cycles.js';
import { findSession, listSeats } from '../../../../db/defense/defense.js';
import { listPayChanges } from '../../../../db/people/pay/pay.js';
import { namesOf } from '../../../../db/people/people.js';
import { isLevel, LEVEL_NAMES } from '../../../../domain/vocabulary/level.js';
import { text } from '../../../../domain/vocabulary/text.js';
import { missingRatings } from '../../cases/missing-ratings.js';
import { sessionSeen } from '../../cases/session-seen.js';
import { scopeOf, seesPayOf } from '../../viewer.js';
import type { Beside } from './beside.js';
import { day, line, plain, section, words, type Line, type Section } from './schemas.js';

/** As many as fit beside a form. */
const MOST = 60;

/** I-09, I-12: who lacks ratings that the cycle will read, as recorded now; for HR, who hands them in. */
export async function lackingRatings({
  db,
  actor,
  task,
  library,
  calendar,
  today,
}: Beside): Promise<readonly Section[]> {
  const cycle = task.cycleId === null || scopeOf(actor) !== 'all' ? undefined : await findCycle(db, task.cycleId);
  if (cycle === undefined) return [];
  const lacking = await missingRatings({ db, library, calendar, today }, cycle);
  const lines = lacking.slice(0, MOST).map(({ personId, name, months }): Line => ({
    ...line(
      text(`${name} ${personId}`, `${name} ${personId}`),
      ...months.map((month) => ({ as: 'month', month }) as const),
    ),
    tone: 'warn',
  }));
  const none = {
    ...line(text('考核成绩', 'Ratings'), words(text('窗口内的成绩已齐', 'all in the window are there'))),
    tone: 'good',
  } as const;
  return section(
    text(`缺考核成绩的人（${lacking.length}）`, `Who lacks ratings (${lacking.length})`),
    lines.length === 0 ? [none] : lines,
    { clause: 'I-12', more: Math.max(0, lacking.length - MOST) },
  );
}

/** 8.5.4: when and where the panel sits, who chairs it, and whose sheets are missing, as far as one reads the session. */
export async function panelOf({ db, actor, task }: Beside): Promise<readonly Section[]> {
  const session = task.sessionId === null ? undefined : await findSession(db, task.sessionId);
  if (session === undefined) return [];
  const seen = sessionSeen(actor, session, await listSeats(db, session.sessionId));
  if (seen === undefined) return [];
  const scorers = [...new Set(seen.seats.map(({ scorerId }) => scorerId))];
  const names = await namesOf(db, [...scorers, session.chair]);
  const called = (id: string) => ({ as: 'person', person: { personId: id, name: names.get(id) ?? id } }) as const;
  const owing = (id: string) => seen.seats.filter((one) => one.scorerId === id && !one.submitted).length;
  return section(
    text('答辩会', 'The session'),
    [
      line(text('日期', 'Day'), day(session.heldOn)),
      line(text('时间', 'Time'), session.time === null ? null : plain(session.time)),
      line(text('地点', 'Room'), session.room === null ? null : plain(session.room)),
      line(text('组长', 'Chair'), called(session.chair)),
      ...scorers.map((id): Line => {
        const missing = owing(id);
        const state =
          missing === 0 ? text('评审表已齐', 'all sheets in') : text(`缺 ${missing} 份`, `${missing} missing`);
        return { ...line(text('评委', 'Scorer'), called(id), words(state)), tone: missing === 0 ? 'good' : 'warn' };
      }),
    ],
    { clause: '8.5.4' },
  );
}

/** 8.5.6, 12, 15.3: the level and from when, and what is paid before and after for who may read that. */
export async function resultOf({ db, actor, cases }: Beside): Promise<readonly Section[]> {
  const all: Section[] = [];
  for (const { shown } of cases.slice(0, 1)) {
    if (!shown.released) continue;
    const pay = (await listPayChanges(db, shown.personId)).find(({ caseId }) => caseId === shown.id);
    const level = shown.kind === 'level-promotion' ? shown.finalLevel : (pay?.toLevel ?? null);
    const reads = seesPayOf(actor, shown.personId);
    const from = pay?.fromLevel ?? (shown.kind === 'level-promotion' ? shown.fromLevel : null);
    const levelLine = (name: ReturnType<typeof text>, value: string | null | undefined): Line =>
      line(name, value !== null && value !== undefined && isLevel(value) ? words(LEVEL_NAMES[value]) : null);
    const amount = (name: ReturnType<typeof text>, value: string | null | undefined): Line =>
      line(name, reads && value !== null && value !== undefined ? { as: 'amount', amount: value } : null);
    all.push(
      ...section(
        text('结果', 'The result'),
        [
          levelLine(text('原职级', 'Level before'), from),
          levelLine(text('职级', 'Level'), level),
          line(text('生效日', 'From'), shown.effectiveFrom === null ? null : day(shown.effectiveFrom)),
          amount(text('原月薪', 'Pay before'), pay?.fromAmount),
          amount(text('月薪', 'Pay'), pay?.toAmount),
        ],
        { clause: '8.5.6', caseId: shown.id },
      ),
    );
  }
  return all;
}
