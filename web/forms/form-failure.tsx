import type { ReactNode } from 'react';
import { ProblemError, type Fault } from '../api/problem.js';
import type { TaskCase } from '../api/tasks.js';
import { Failure } from '../components/states.js';
import { usePlaceName } from './field-names.js';

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** A refused form: whom and which field each fault is about, in words instead of paths. */
export function FormFailure({
  error,
  cases,
  names = NO_NAMES,
}: {
  readonly error: Error;
  readonly cases: readonly TaskCase[];
  /** What the form itself calls its fields, by where they stand. */
  readonly names?: ReadonlyMap<string, string>;
}): ReactNode {
  const nameOf = usePlaceName();
  if (!(error instanceof ProblemError)) return <Failure error={error} />;
  const place = ({ caseId, path }: Fault): string | undefined => {
    const person = cases.find(({ id }) => id === caseId)?.personName;
    return person ?? caseId ?? names.get(path.replace(/^params\./u, '')) ?? nameOf(path);
  };
  return <Failure error={error} placeOf={place} />;
}
