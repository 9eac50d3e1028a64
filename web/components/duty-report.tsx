import type { ReactNode } from 'react';
import { dutyReportFile, useDutyReports } from '../api/duty-reports.js';
import { appointment as en } from '../i18n/en/appointment.js';
import { appointment as zh } from '../i18n/zh/appointment.js';
import { useTexts } from '../i18n/language.js';
import { Answered } from './states.js';

/** 9.5.7: what the candidate handed in, for who judges it; nothing before that. */
export function DutyReportCard({ caseId }: { readonly caseId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const reports = useDutyReports(caseId);
  return (
    <Answered of={reports}>
      {({ text, handedIn, files }) => {
        const file = files.find(({ id }) => id === handedIn);
        if (text === null && file === undefined) return null;
        return (
          <section className="card stack tight" aria-labelledby={`report-${caseId}`}>
            <h2 id={`report-${caseId}`}>{t.report}</h2>
            {text === null ? null : <p style={{ whiteSpace: 'pre-wrap' }}>{text}</p>}
            {file === undefined ? null : (
              <p>
                <a href={dutyReportFile(caseId, file)} download={file.filename}>
                  {file.filename}
                </a>{' '}
                <span className="muted">{t.size(file.bytes)}</span>
              </p>
            )}
          </section>
        );
      }}
    </Answered>
  );
}
