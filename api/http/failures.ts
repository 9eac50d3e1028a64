import { isPassing, isTooSlow } from '../../db/errors.js';
import { statusOf } from '../../domain/refusals/declared.js';
import { RefusalError, type Refusal } from '../../domain/vocabulary/refusal.js';
import {
  ApiRefusal,
  badHeader,
  databaseUnavailable,
  internal,
  malformedJson,
  tooSlow,
  unsupportedType,
} from './refusals.js';

export interface Failure {
  readonly refusal: Refusal;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Further members of the problem. */
  readonly extension: Readonly<Record<string, unknown>>;
  /** Worth a log line with the error itself: a fault of ours, or a code that the table does not know. */
  readonly unexpected: boolean;
}

const field = (error: object, name: string): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : '';
};

/** What to answer for anything thrown: refusals as they are, known technical failures by name, the rest as a fault. */
export function failureOf(error: unknown): Failure {
  const refused = error instanceof RefusalError ? error : translate(error);
  if (!refused) return { ...answer(internal()), unexpected: true };
  return answer(refused);
}

function answer(refused: RefusalError): Failure {
  const { status, known } = statusOf(refused.refusal.code);
  return {
    refusal: refused.refusal,
    status,
    headers: refused instanceof ApiRefusal ? refused.headers : {},
    extension: refused instanceof ApiRefusal ? refused.extension : {},
    unexpected: !known,
  };
}

function translate(error: unknown): RefusalError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isTooSlow(error)) return tooSlow();
  if (isPassing(error)) return databaseUnavailable();
  switch (field(error, 'type')) {
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return malformedJson();
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return unsupportedType(['application/json']);
    default:
      break;
  }
  if (error instanceof URIError) return badHeader('URL', '地址编码不合法', 'the address is not well encoded');
  return undefined;
}
