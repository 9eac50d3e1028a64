import { listDecisions } from '../../../../db/cases/decisions.js';
import { readHeads } from '../../../../db/cases/personnel-cases.js';
import { listTimeline } from '../../../../db/cases/timeline.js';
import type { Queryable } from '../../../../db/database.js';
import { departmentNames } from '../../../../db/people/departments.js';
import { namesOf } from '../../../../db/people/people.js';
import { CASE_FACTS, DECISION_FACTS, type CaseFact } from '../../../../domain/cases/case-facts.js';
import { CASE_KIND_NAMES, type CaseKind } from '../../../../domain/cases/case-kind.js';
import { DECISION_KINDS, decisionOf, decisionWords } from '../../../../domain/pipelines/decisions.js';
import { isTold, seesAll } from '../../../../domain/sight/sight.js';
import { isLevel, LEVEL_NAMES } from '../../../../domain/vocabulary/level.js';
import { POSITION_NAMES, type Position } from '../../../../domain/vocabulary/position.js';
import { text } from '../../../../domain/vocabulary/text.js';
import type { ShownCase } from '../../cases/case-pages.js';
import { asTold, seenDecisions, type Seen } from '../../cases/seen.js';
import { day, line, plain, section, words, type Line, type Section, type Value } from './schemas.js';

type Noted = Readonly<Record<string, unknown>>;

/** What is called by numbers in what steps have noted. */
interface Called {
  readonly people: ReadonlyMap<string, string>;
  readonly departments: ReadonlyMap<string, string>;
}

interface Asked {
  readonly db: Queryable;
  readonly cases: readonly ShownCase[];
  /** His task, and open: he reads what he needs for it. */
  readonly holds: boolean;
}

/** What a case is about as its steps have noted it, and what was decided so far, as far as its reader is told of either. */
export async function ofCases({ db, cases, holds }: Asked): Promise<readonly Section[]> {
  const ids = cases.map(({ shown }) => shown.id);
  const heads = new Map((await readHeads(db, ids)).map((one) => [one.id, one]));
  const all: Section[] = [];
  for (const [index, { seen, shown }] of cases.entries()) {
    const head = heads.get(shown.id);
    if (head === undefined) continue;
    const noted: Noted = { ...head.detail, post: head.post };
    const decisions = seenDecisions(seen, await listDecisions(db, shown.id), await listTimeline(db, shown.id));
    const called = await calledIn(db, [noted, ...decisions.map(({ detail }) => detail ?? {})]);
    const kind = CASE_KIND_NAMES[head.kind];
    const of = { caseId: shown.id };
    const title =
      index === 0
        ? text(`案情：${kind.zh}`, `The case: ${kind.en}`)
        : text(`所针对的案件：${kind.zh}`, `The case that it is about: ${kind.en}`);
    const facts = holds || seesAll(seen.reader) ? factLines(seen, CASE_FACTS[head.kind], noted, called) : [];
    all.push(
      ...section(title, [...facts, ...reasonOf(shown.reason, head.kind)], of),
      ...section(
        index === 0 ? text('已有的决定', 'Decided so far') : text('该案件已有的决定', 'Decided in that case so far'),
        decisions.map((one) => decisionLine(seen, one, called)),
        of,
      ),
    );
  }
  return all;
}

/** Why it stands as it stands, where nothing else of the case says so. */
const reasonOf = (reason: string | null, kind: CaseKind): readonly Line[] =>
  reason === null || CASE_FACTS[kind].some(({ at }) => at === 'reason')
    ? []
    : [line(text('理由', 'Reason'), plain(reason))];

type Told = ReturnType<typeof seenDecisions>[number];

function decisionLine(seen: Seen, one: Told, called: Called): Line {
  const more = one.detail === null ? [] : factLines(seen, DECISION_FACTS, one.detail, called);
  // Who did it is said by name, and in whose place (I-39); what a robot did is nobody's.
  const by = named(one.decidedBy, one.decidedByName);
  return {
    ...line(decisionWords(one.kind, one.outcome)),
    facts: more.flatMap(({ name, values: [value] }) => (value === undefined ? [] : [{ name, value }])),
    by,
    deputy: named(one.deputy, one.deputyName),
    at: one.at.toISOString(),
    reason: one.reason,
  };
}

const named = (personId: string | null, name: string | null): Line['by'] =>
  personId === null ? null : { personId, name: name ?? personId };

function factLines(seen: Seen, facts: readonly CaseFact[], noted: Noted, called: Called): readonly Line[] {
  const shown = asTold(seen.reader, noted);
  const progress = { released: seen.released, round: 1 };
  return facts
    .filter(({ told }) => seesAll(seen.reader) || isTold(told[seen.reader], progress))
    .flatMap((one) => {
      const value = valueOf(one, shown, called);
      return value === null ? [] : [line(one.name, value)];
    });
}

const at = (noted: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? (value as Noted)[key] : undefined),
      noted,
    );

function valueOf({ at: path, as }: CaseFact, noted: Noted, { people, departments }: Called): Value | null {
  const value = at(noted, path);
  if (value === undefined || value === null || typeof value === 'object') return null;
  const said = `${value as string | number | boolean}`;
  if (said === '') return null;
  if (typeof as !== 'string') {
    const known = as[said];
    return known === undefined ? null : words(known);
  }
  switch (as) {
    case 'level':
      return isLevel(said) ? words(LEVEL_NAMES[said]) : null;
    case 'position':
      return said in POSITION_NAMES ? words(POSITION_NAMES[said as Position]) : null;
    case 'department':
      return plain(departments.get(said) ?? said);
    case 'person':
      return { as: 'person', person: { personId: said, name: people.get(said) ?? said } };
    case 'date':
      return day(said);
    case 'month':
      return { as: 'month', month: said };
    case 'instant':
      return { as: 'instant', at: new Date(value as string | number).toISOString() };
    case 'case-kind':
      return said in CASE_KIND_NAMES ? words(CASE_KIND_NAMES[said as CaseKind]) : null;
    case 'decision': {
      const outcome = typeof noted.outcome === 'string' ? noted.outcome : '';
      if (decisionOf(said, outcome) !== undefined) return words(decisionWords(said, outcome));
      return said in DECISION_KINDS ? words(DECISION_KINDS[said as keyof typeof DECISION_KINDS]) : null;
    }
    case 'text':
      return plain(said);
  }
}

/** The names of people and departments that something noted holds. */
async function calledIn(db: Queryable, noted: readonly Noted[]): Promise<Called> {
  const facts = [...Object.values(CASE_FACTS).flat(), ...DECISION_FACTS];
  const numbers = (as: CaseFact['as']): readonly string[] =>
    facts
      .filter((one) => one.as === as)
      .flatMap(({ at: path }) => noted.map((one) => at(one, path)))
      .filter((one) => typeof one === 'string');
  return {
    people: await namesOf(db, numbers('person')),
    departments: await departmentNames(db, numbers('department')),
  };
}
