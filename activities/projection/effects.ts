import type { Effect } from '../../domain/step/effect.js';
import { changeRole } from '../../db/accounts/roles.js';
import type { Queryable } from '../../db/database.js';
import { decideComplaint } from '../../db/people/complaints.js';
import { appendLevels, appendPositions } from '../../db/people/history.js';
import { appendPayChanges } from '../../db/people/pay/pay.js';
import { confirmPerson, leavePerson, moveToDepartment, moveUnder } from '../../db/people/changes.js';
import { payRemembered } from './pay-remembered.js';

/** What one act changes in HR's records, in order. */
interface Changing {
  readonly effects: readonly Effect[];
  readonly recordedBy: string;
}

/** One of them. */
interface Recorded<W extends Effect['what'] = Effect['what']> {
  readonly effect: Extract<Effect, { what: W }>;
  readonly recordedBy: string;
}

/** How effects of one kind are written, of several acts together. */
type Writer<W extends Effect['what']> = (trx: Queryable, given: readonly Recorded<W>[]) => Promise<unknown>;

/** What is one statement for everybody, however many there are: a whole cycle is released at once (8.5.6). */
const AT_ONCE = ['level', 'position', 'pay'] as const satisfies readonly Effect['what'][];
const isAtOnce = ({ what }: Effect): boolean => (AT_ONCE as readonly Effect['what'][]).includes(what);

/**
 * Writes what decisions change in HR's records (§7, §8, §9, §10, §11, §12), inside their transaction: levels, posts and
 * pay of everybody first. Each act's other effects are written in their order; the first of all acts together, then the
 * second of all, since acts that are written together never touch each other (docs/decisions/0034).
 */
export async function takeEffects(trx: Queryable, changes: readonly Changing[]): Promise<void> {
  const all = changes.flatMap(({ effects, recordedBy }) => effects.map((effect) => ({ effect, recordedBy })));
  for (const what of AT_ONCE) await writeAll(trx, what, all);
  const others = changes.map(({ effects, recordedBy }) => ({
    effects: effects.filter((one) => !isAtOnce(one)),
    recordedBy,
  }));
  const most = Math.max(0, ...others.map(({ effects }) => effects.length));
  for (let index = 0; index < most; index += 1) {
    const now = others.flatMap(({ effects, recordedBy }) =>
      effects.slice(index, index + 1).map((effect) => ({ effect, recordedBy })),
    );
    for (const what of new Set(now.map(({ effect }) => effect.what))) await writeAll(trx, what, now);
  }
}

async function writeAll(trx: Queryable, what: Effect['what'], given: readonly Recorded[]): Promise<void> {
  const own = given.filter(({ effect }) => effect.what === what);
  if (own.length > 0) await (WRITERS[what] as Writer<Effect['what']>)(trx, own);
}

/** A row of somebody's history; what counts from later than it holds counts from there. */
const entry = ({ effect, recordedBy }: Recorded<'level'> | Recorded<'position'>) => {
  const { caseId, personId, effectiveFrom, countsFrom, source } = effect;
  const counted = countsFrom < effectiveFrom ? countsFrom : effectiveFrom;
  return { personId, caseId, effectiveFrom, recordedBy, source, reference: caseId, countsFrom: counted };
};

const levelOf = ({ level, promotedFrom, corrects }: Recorded<'level'>['effect']) => ({
  level,
  ...(promotedFrom === undefined ? {} : { promotedFrom }),
  ...(corrects === undefined ? {} : { corrects }),
});

/** One after another. */
const each =
  <W extends Effect['what']>(write: (trx: Queryable, one: Recorded<W>) => Promise<void>): Writer<W> =>
  async (trx, given) => {
    for (const one of given) await write(trx, one);
  };

const WRITERS: { readonly [W in Effect['what']]: Writer<W> } = {
  level: (trx, given) =>
    appendLevels(
      trx,
      given.map((one) => ({ ...entry(one), ...levelOf(one.effect) })),
    ),
  position: (trx, given) =>
    appendPositions(
      trx,
      given.map((one) => ({ ...entry(one), position: one.effect.position })),
    ),
  pay: async (trx, given) => {
    const payOn = payRemembered(trx);
    const rows = given.map(async ({ effect: { caseId, personId, effectiveFrom, from, to }, recordedBy }) => {
      const amount = await payOn(effectiveFrom);
      const amounts = { fromAmount: amount(from), toAmount: amount(to) };
      return { personId, caseId, fromLevel: from, toLevel: to, effectiveFrom, ...amounts, recordedBy };
    });
    await appendPayChanges(trx, await Promise.all(rows));
  },
  confirmed: each((trx, { effect: { personId, effectiveFrom } }) => confirmPerson(trx, personId, effectiveFrom)),
  left: each((trx, { effect: { personId, effectiveFrom, successorId } }) =>
    leavePerson(trx, { personId, leftOn: effectiveFrom, successorId }),
  ),
  complaint: each((trx, { effect: { complaintId, status, reason, effectiveFrom }, recordedBy }) =>
    decideComplaint(trx, { complaintId, status, on: effectiveFrom, reason }, recordedBy),
  ),
  department: each((trx, { effect: { personId, departmentId } }) => moveToDepartment(trx, personId, departmentId)),
  superior: each((trx, { effect: { personId, superiorId, effectiveFrom } }) =>
    moveUnder(trx, personId, superiorId, effectiveFrom),
  ),
  role: each((trx, { effect: { personId, role, given } }) => changeRole(trx, personId, role, given)),
};
