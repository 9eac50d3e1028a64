import { OutOfCalendarError } from '../domain/vocabulary/civil-date.js';
import type { CivilDate } from '../domain/vocabulary/civil-date.js';
import type { AnswerOf, EvaluationAnswer, InvalidAnswer } from '../domain/evaluation/answer.js';
import type { EvaluationKind, EvaluationRequest, RequestOf } from '../domain/evaluation/request.js';
import { evaluationRequestSchemas } from '../domain/evaluation/schema.js';
import { firstDayOf } from '../domain/vocabulary/month.js';
import type { WorkdayCalendar } from '../domain/vocabulary/workdays.js';
import { invalidAnswer, invalidBySchema, NOT_AN_OBJECT, OUT_OF_CALENDAR, UNKNOWN_KIND } from './invalid-request.js';
import type { PolicyLibrary } from './data/library.js';
import type { Policy } from './data/policy-schema.js';
import { isSurelyValid } from './fast/quick-requests.js';
import { createQuickRules } from './fast/quick-rules.js';
import { InvalidRequestError } from './rules/rule.js';
import type { Rule } from './rules/rule.js';
import type { Rules } from './rules/rules.js';

/** The policy engine: pure, no clock, no I/O. */
export interface PolicyEngine {
  /**
   * Answers a request of any origin by the version that holds on its own date; a request without a date (a panel,
   * an assessment, an entry, a confirmation) by the newest. Never throws for a bad request.
   */
  evaluate(request: unknown): EvaluationAnswer | InvalidAnswer;
  /** As {@link evaluate}, by the version a case began with (I-73). Throws UnknownPolicyVersionError. */
  evaluateWith(version: string, request: unknown): EvaluationAnswer | InvalidAnswer;
  /**
   * Answers a request that was already parsed, with the answer's own type.
   * Throws InvalidRequestError or OutOfCalendarError where the policy's numbers refuse it.
   */
  answer<K extends EvaluationKind>(request: RequestOf<K>, version?: string): AnswerOf<K>;
}

/** The day whose policy a request asks for; null where it has none. */
const dateOf = (request: EvaluationRequest): CivilDate | null => {
  switch (request.kind) {
    case 'level-promotion':
    case 'cycle-calendar':
      return firstDayOf(request.cycle);
    case 'position-promotion':
      return request.nominatedOn;
    case 'setback':
      return request.event.publishedOn;
    case 'trial-calendar':
      return request.start;
    default:
      return null;
  }
};

/** The field to blame when a result leaves the calendar. */
const DATE_PATHS: Readonly<Partial<Record<EvaluationKind, string>>> = {
  'level-promotion': 'cycle',
  'position-promotion': 'nominatedOn',
  setback: 'event.publishedOn',
  'cycle-calendar': 'cycle',
  'trial-calendar': 'months',
};

const schemas: ReadonlyMap<unknown, (typeof evaluationRequestSchemas)[EvaluationKind]> = new Map(
  Object.entries(evaluationRequestSchemas),
);

/** The request, or what is wrong with it; the schema is asked unless the quick look is sure. */
const parse = (request: object): EvaluationRequest | InvalidAnswer => {
  const kind = 'kind' in request ? request.kind : undefined;
  const schema = schemas.get(kind);
  if (schema === undefined) return invalidAnswer('kind', UNKNOWN_KIND);
  if (isSurelyValid(kind as EvaluationKind, request)) return request as EvaluationRequest;
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return issue === undefined ? invalidAnswer('', NOT_AN_OBJECT) : invalidBySchema(issue, request);
};

/** The engine over all versions of a library; days off come from the calendar. Rules remember what comes again. */
export const createEngine = ({
  library,
  calendar,
}: {
  readonly library: PolicyLibrary;
  readonly calendar: WorkdayCalendar;
}): PolicyEngine => {
  // By its data: a version that is released while the service runs has its rules once it is asked for.
  const rulesByVersion = new Map<Policy, Rules>();

  const inForceFor = (request: EvaluationRequest): Policy => {
    if (library.versions.length === 1) return library.newest;
    const date = dateOf(request);
    return date === null ? library.newest : library.inForceOn(date);
  };
  const rulesFor = (request: EvaluationRequest, version: string | undefined): Rules => {
    const policy = version === undefined ? inForceFor(request) : library.byVersion(version);
    const known = rulesByVersion.get(policy);
    if (known !== undefined) return known;
    const made = createQuickRules(policy, calendar);
    rulesByVersion.set(policy, made);
    return made;
  };

  const answer = <K extends EvaluationKind>(request: RequestOf<K>, version?: string): AnswerOf<K> => {
    // The kind picks both the rule and its request; TypeScript cannot follow the pair through the union.
    const rule = rulesFor(request, version)[request.kind] as Rule<K>;
    return rule(request);
  };

  const evaluate = (version: string | undefined, request: unknown): EvaluationAnswer | InvalidAnswer => {
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      return invalidAnswer('', NOT_AN_OBJECT);
    }
    const parsed = parse(request);
    if ('error' in parsed) return parsed;
    try {
      return answer<EvaluationKind>(parsed, version);
    } catch (error) {
      if (error instanceof InvalidRequestError) return invalidAnswer(error.path, error.reason);
      if (error instanceof OutOfCalendarError) return invalidAnswer(DATE_PATHS[parsed.kind] ?? '', OUT_OF_CALENDAR);
      throw error;
    }
  };

  return {
    evaluate: (request) => evaluate(undefined, request),
    evaluateWith: (version, request) => evaluate(version, request),
    answer,
  };
};
