import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { ProblemError } from '../../api/problem.js';
import { fetchRemarks } from '../../api/talk.js';
import { useMe } from '../../app/session.js';
import { Answered } from '../../components/states.js';
import { talk as en } from '../../i18n/en/talk.js';
import { talk as zh } from '../../i18n/zh/talk.js';
import { useTexts } from '../../i18n/language.js';
import { RemarkForm } from './remark-form.js';
import { RemarkLine } from './remark-line.js';
import './conversation.css';

interface Props {
  readonly caseId: string;
  /** Where it is a task's page: what is written stands there. */
  readonly taskId?: string;
  /** Whether whoever looks may write here; the service says so as well. */
  readonly mayWrite: boolean;
}

/** Comments and copies at a case, as far as whoever looks may read them; an auditor writes none. */
export function Remarks({ caseId, taskId, mayWrite }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [kind, setKind] = useState<'comment' | 'copy'>();
  const remarks = useQuery({ queryKey: ['case', caseId, 'remarks'], queryFn: () => fetchRemarks(caseId) });
  const close = (): void => {
    setKind(undefined);
  };
  // Whoever has done his task may read the case no longer: that is no fault of the page.
  if (remarks.error instanceof ProblemError && remarks.error.status === 404) return null;
  return (
    <Answered of={remarks}>
      {(items) => {
        const isNamed = items.some((one) => one.to.some(({ personId }) => personId === me.personId));
        const writes = (mayWrite || isNamed) && !me.roles.includes('auditor');
        if (items.length === 0 && !writes) return null;
        return (
          <section className="card stack tight no-print" aria-labelledby="remarks">
            <h2 id="remarks">{t.remarks}</h2>
            <p className="muted">{t.remarksLead}</p>
            {items.length === 0 ? null : (
              <ol className="stack conversation">
                {items.map((one) => (
                  <RemarkLine key={one.no} of={one} />
                ))}
              </ol>
            )}
            {writes && kind === undefined ? (
              <div className="row">
                {(['comment', 'copy'] as const).map((one) => (
                  <Button
                    key={one}
                    onClick={() => {
                      setKind(one);
                    }}
                  >
                    {t[one]}
                  </Button>
                ))}
              </div>
            ) : null}
            {kind === undefined ? null : (
              <RemarkForm
                key={kind}
                caseId={caseId}
                kind={kind}
                {...(mayWrite && taskId !== undefined ? { taskId } : {})}
                onClose={close}
              />
            )}
          </section>
        );
      }}
    </Answered>
  );
}
