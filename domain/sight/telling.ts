/**
 * Who is told what of a case, and when: an allow-list. What no table names is told to nobody but HR and the general
 * manager (8.5.6, 9.5.9: results are told at the release; I-56: single scores and who gave them never).
 */

/**
 * Through whose eyes a case is read. `superior`: who stands above the person, the direct superior first. `head`: of his
 * department. `scorer`: who scores him on a panel or a sheet of 9.5.2, or has another task about him. `rater`: of the
 * 360° review (9.5.6). `appeal-reader`: reads an appeal about it (I-74). `auditor`: reads all but
 * single scores. Nobody is `hr`, `gm` or `auditor` in his own case.
 */
export const READERS = [
  'person',
  'superior',
  'head',
  'scorer',
  'rater',
  'appeal-reader',
  'auditor',
  'gm',
  'hr',
] as const;
/** Through whose eyes a case is read. */
export type Reader = (typeof READERS)[number];

/**
 * `first-round`: now, but what comes again after a return only with the result. `release`: once the result was handed
 * back.
 */
export type When = 'now' | 'first-round' | 'release' | 'never';
/** `passed`: not while the case stands there; afterwards, with the result, as the way that led to it. */
export type StageWhen = When | 'passed';

/** When each reader is told something. */
export type Telling<W = When> = Readonly<Record<Reader, W>>;

/**
 * A row of a table: the person, who stands above him, the head of the department, who scores him. A rater of the 360°
 * review reads nothing of the case (9.5.6); HR, the general manager, who reads an appeal and the auditor read all.
 */
export const tells = <W extends StageWhen>(
  person: W,
  superior: W,
  head: W,
  scorer: W,
): Telling<W | 'now' | 'never'> => ({
  person,
  superior,
  head,
  scorer,
  rater: 'never',
  'appeal-reader': 'now',
  auditor: 'now',
  gm: 'now',
  hr: 'now',
});

/** I-56: who has answered a 360° sheet is for HR alone. */
export const FOR_HR: Telling = {
  ...tells('never', 'never', 'never', 'never'),
  'appeal-reader': 'never',
  auditor: 'never',
  gm: 'never',
};
/** For HR, the general manager, who reads an appeal, and the auditor. */
export const OFFICES_ONLY: Telling = tells('never', 'never', 'never', 'never');
/** What holds single scores, from which names follow: not for the auditor either (I-37, I-48, I-56). */
export const SINGLE_SCORES: Telling = { ...OFFICES_ONLY, auditor: 'never' };
/** For everybody about the case, once the result was handed back (8.5.6, 9.5.9). */
export const AT_RELEASE: Telling = tells('release', 'release', 'release', 'release');
/** For everybody about the case, as soon as it is so. */
export const AT_ONCE: Telling = tells('now', 'now', 'now', 'now');
/** Of a paper, to whom it is issued and to those above. */
export const ON_ISSUE: Telling = tells('now', 'now', 'now', 'never');
/** On the way to a result. */
export const UNDER_WAY: Telling<StageWhen> = tells<StageWhen>('passed', 'passed', 'passed', 'passed');

/** An act stands in the timeline by itself, or, of what the engine does, as far as it brought a stage that is told. */
export type ActTelling = Telling | 'with-its-stage';

/** To whom a decision is told, and what of it is kept back. */
export interface DecisionTelling {
  readonly told: Telling;
  /** I-56: by whose act it came, such as the last sheet, is for HR and the general manager. */
  readonly unnamed?: true;
  /** A return between offices (I-38): for who has to act again; what it undid is told to nobody else either. */
  readonly returns?: true;
}

/** A decision that everybody about the case hears as soon as it falls. */
export const atOnce: DecisionTelling = { told: AT_ONCE };
/** A decision that is heard with the result. */
export const atRelease: DecisionTelling = { told: AT_RELEASE };
/** For HR and the general manager alone. */
export const internal: DecisionTelling = { told: OFFICES_ONLY };
/** I-56: by whose act it came, such as the last sheet, is not told. */
export const byScore: DecisionTelling = { told: AT_RELEASE, unnamed: true };
/** A decision that is told by a row of its own. */
export const told = (...row: Parameters<typeof tells<When>>): DecisionTelling => ({ told: tells(...row) });
/** Told to superior and head where it comes back to them. */
export const returned = (toSuperior: boolean, toHead: boolean): DecisionTelling => ({
  told: tells('never', toSuperior ? 'now' : 'never', toHead ? 'now' : 'never', 'never'),
  returns: true,
});
