import { peopleBehind } from '../../db/accounts/service-accounts.js';
import { openOfKind, insertTakenOver, lockTakenOver, startWithPlan } from '../../db/cases/taken-over.js';
import type { Queryable } from '../../db/database.js';
import { takeNumbers } from '../../db/documents/documents.js';
import { findEmployment, type Employment } from '../../db/people/employment.js';
import { readReportingLines } from '../../db/people/reporting-lines.js';
import { setbacksSince } from '../../db/setbacks/go-live.js';
import { standingsOf } from '../../db/setbacks/older.js';
import { againstConfirmation } from '../../domain/pipelines/confirmation/may-open.js';
import { CONFIRMATION } from '../../domain/refusals/pipelines/confirmation.js';
import { TAKEN_OVER } from '../../domain/refusals/pipelines/taken-over.js';
import { TRIAL } from '../../domain/refusals/pipelines/trial.js';
import { type NewChange, RECORD_DECIDERS, type WaitingChange } from '../../domain/second-person/waiting-change.js';
import { sinceOf, TAKEN_OVER_NAMES, type TakenOverEntry } from '../../domain/taken-over/entry.js';
import { findingsOf, unprovenWords } from '../../domain/taken-over/findings.js';
import { againstTakingOver } from '../../domain/taken-over/judge.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { compareLevels, higherLevel } from '../../domain/vocabulary/level.js';
import { type Refusal, RefusalError, refuse } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import type { PolicyLibrary } from '../../policy/data/library.js';

/** What the taking over of a case works with. */
export interface TakingOverDeps {
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

/** The case as the records have its person, or what stands against taking it over. */
async function judge(
  db: Queryable,
  { library, now }: TakingOverDeps,
  entry: TakenOverEntry,
  enteredBy: string,
): Promise<Employment | { readonly refusal: Refusal }> {
  if (entry.personId === enteredBy) return { refusal: refuse(TAKEN_OVER.OWN) };
  const today = todayIn('Asia/Shanghai', now().getTime());
  const policy = library.inForceOn(today);
  const person = await findEmployment(db, entry.personId, today);
  if (person === undefined) return { refusal: refuse(TAKEN_OVER.NOBODY, { personId: entry.personId }) };
  const named =
    entry.kind === 'trial' ? [entry.reportsTo, ...entry.members, ...[entry.formerSuperiorId ?? []].flat()] : [];
  const lines = await readReportingLines(db, named);
  const [standing] =
    entry.kind === 'plan' ? await standingsOf(db, [{ personId: entry.personId, month: entry.month }]) : [];
  const against =
    againstTakingOver(entry, {
      today,
      dayOfUse: await setbacksSince(db),
      person,
      promotedFrom: entry.kind === 'trial' ? policy.positionPromotion.from[entry.post].value : [],
      openCase: await openOfKind(db, entry.personId, entry.kind),
      here: new Set(lines.filter(({ left }) => !left).map(({ personId }) => personId)),
      rating: standing?.standing ?? 'none',
    }) ?? againstByPolicy(entry, person, policy, today);
  return against === undefined ? person : { refusal: against };
}

/** What the policy in force has against it: too short a trial (9.5.5), a level that nobody could be confirmed at (7.3). */
function againstByPolicy(
  entry: TakenOverEntry,
  person: Employment,
  policy: Policy,
  today: string,
): Refusal | undefined {
  if (entry.kind === 'trial') {
    const { value: least, clause } = policy.trial.minimumMonths;
    return entry.months < least ? refuse(TRIAL.TOO_SHORT, { least, clause }) : undefined;
  }
  if (entry.kind === 'plan') return undefined;
  const against = againstConfirmation(entry, person, today);
  if (against !== undefined || entry.proposed === undefined || person.level === null) return against;
  const base = person.status === 'intern' ? policy.confirmation.internshipFrom.value : person.level;
  const { cap } = policy.levelPromotion;
  const highest = higherLevel((person.position === 'team-leader' ? cap.teamLeaders : cap.agents).value, person.level);
  const { level } = entry.proposed;
  const [low, high] = [compareLevels(level, base) < 0, compareLevels(level, highest) > 0];
  if (!low && !high) return undefined;
  return refuse(CONFIRMATION.LEVEL_OUT_OF_RANGE, { base, highest, clause: low ? '7.3' : '8.3.3.A' });
}

/** 4.1: the change to be asked for; nobody asks for what would be refused. */
export async function takingOverToAsk(
  db: Queryable,
  deps: TakingOverDeps,
  entry: TakenOverEntry,
  askedBy: string,
): Promise<NewChange | { readonly refusal: Refusal }> {
  const judged = await judge(db, deps, entry, await whoIs(db, askedBy));
  if ('refusal' in judged) return judged;
  const { name } = judged;
  const { personId, paper } = entry;
  const kind = TAKEN_OVER_NAMES[entry.kind];
  const open = unprovenWords(findingsOf(entry));
  const since = sinceOf(entry);
  return {
    kind: 'taken-over',
    clause: '4.1',
    what: text(
      `承接 ${name}（${personId}）自 ${since} 起的${kind.zh}，依据「${paper}」${open.zh === '' ? '' : `；未予证实：${open.zh}`}`,
      `Take over the ${kind.en} of ${name} (${personId}) since ${since}, from “${paper}”${open.en === '' ? '' : `; not proven: ${open.en}`}`,
    ),
    reason: null,
    about: [personId],
    deciders: RECORD_DECIDERS,
    content: entry,
    askedBy,
  };
}

/** Of a script its owner: nobody enters through one what he could not enter himself. */
const whoIs = async (db: Queryable, askedBy: string): Promise<string> =>
  (await peopleBehind(db, [askedBy]))[0] ?? askedBy;

const SERIES = { trial: 'PP', confirmation: 'ZZ', plan: 'SB' } as const;
const VACANCIES = 'PV';

/**
 * Judges again as things stand, and keeps the case under its number, inside the transaction that ends the change.
 * @throws RefusalError
 */
export async function takeOver(
  trx: Queryable,
  deps: TakingOverDeps,
  { no, content, askedBy }: WaitingChange,
  confirmedBy: string,
): Promise<void> {
  const entry = content as TakenOverEntry;
  await lockTakenOver(trx);
  const enteredBy = await whoIs(trx, askedBy);
  const person = await judge(trx, deps, entry, enteredBy);
  if ('refusal' in person) throw new RefusalError(person.refusal);
  const at = deps.now();
  const year = Number(todayIn('Asia/Shanghai', at.getTime()).slice(0, 4));
  const [caseId = ''] = await takeNumbers(trx, SERIES[entry.kind], year, 1);
  const [vacancyId = caseId] = entry.kind === 'trial' ? await takeNumbers(trx, VACANCIES, year, 1) : [];
  await insertTakenOver(trx, {
    caseId,
    workflowId: vacancyId,
    since: sinceOf(entry),
    entry,
    findings: findingsOf(entry),
    fromPost: person.position,
    fromLevel: person.level,
    enteredBy,
    confirmedBy,
    changeNo: no,
    at,
  });
  if (entry.kind !== 'plan') return;
  const { personId, month, paper } = entry;
  await startWithPlan(trx, { caseId, personId, month }, { decidedBy: confirmedBy, reason: paper, at });
}
