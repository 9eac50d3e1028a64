import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ProblemError, type Fault } from '../api/problem.js';
import { cited } from '../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../i18n/language.js';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';

/** Grey lines where something is on its way. */
export function Loading(): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <div className="loading" role="status" aria-label={t.loading}>
      <span />
      <span />
      <span />
    </div>
  );
}

/** Nothing there, and why that is all right. */
export function Empty({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <svg
        width="56"
        height="56"
        viewBox="0 0 56 56"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d="M8 44h12V32h14V20h14" strokeLinecap="round" strokeLinejoin="round" />
        <path d="M8 50h40" strokeLinecap="round" opacity="0.4" />
      </svg>
      <p>{children}</p>
    </div>
  );
}

interface FailureProps {
  readonly error: Error;
  readonly onRetry?: () => void;
  /** Where a fault lies, in words; without it faults are told by themselves. */
  readonly placeOf?: (fault: Fault) => string | undefined;
  /** How many faults are listed. */
  readonly most?: number;
}

/** What went wrong, in the person's language, with its § and what to do. */
export function Failure({ error, onRetry, placeOf, most = 12 }: FailureProps): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  const problem = error instanceof ProblemError ? error : undefined;
  // What is said of the whole is not said once more of the only place that it is about.
  const faults = (problem?.faults ?? []).filter(({ text }) => text.zh !== problem?.text.zh);
  return (
    <div className="notice bad" role="alert">
      <h3>{problem ? say(problem.title) : t.unexpected}</h3>
      <p>
        {problem ? say(problem.text) : t.unexpectedHelp}
        {problem?.clause === undefined ? null : <span className="muted"> {cited(problem.clause)}</span>}
      </p>
      {faults.length > 0 ? (
        <ul>
          {faults.slice(0, most).map((fault, index) => (
            <li key={index}>
              <strong>{placeOf ? placeOf(fault) : fault.caseId}</strong> {fault.text[language]}
            </li>
          ))}
        </ul>
      ) : null}
      {onRetry === undefined ? null : (
        <Button style={{ marginTop: 10 }} onClick={onRetry}>
          {t.retry}
        </Button>
      )}
    </div>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

/** One of: on its way, failed, or there. */
export function Answered<T>({
  of,
  children,
}: {
  readonly of: Asked<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { data, error, refetch } = of;
  if (data !== undefined) return children(data);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  return <Loading />;
}
