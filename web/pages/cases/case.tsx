import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { fetchCase, type CaseDetail } from '../../api/cases.js';
import { useAgain, useWatched } from '../../app/live.js';
import { placesFor } from '../../app/navigation.js';
import { isHr, useMe } from '../../app/session.js';
import { EvaluationFacts } from '../../components/cases/case-facts.js';
import { Page } from '../../components/page.js';
import { PapersCard } from '../../components/cases/papers.js';
import { Answered } from '../../components/states.js';
import { cases as en } from '../../i18n/en/cases/cases.js';
import { common as commonEn } from '../../i18n/en/common.js';
import { cases as zh } from '../../i18n/zh/cases/cases.js';
import { common as commonZh } from '../../i18n/zh/common.js';
import { useTexts } from '../../i18n/language.js';
import { Appealed } from './appealed.js';
import { Appeals } from './appeals.js';
import { CaseSummary } from './case-summary.js';
import { CaseForms } from './case-forms.js';
import { Documents } from './documents.js';
import { NextTasks } from './next-tasks.js';
import { OwnWordsCard } from './own-words.js';
import { Rebase } from './rebase.js';
import { Remarks } from '../task/remarks.js';
import { SampleMark, TakenOverCard } from './taken-over.js';
import { Timeline } from './timeline.js';
import { VoidCase } from './void-case.js';
import { ruledLast, Verdict, Why } from './why.js';
import { Way } from './way.js';
import './cases.css';

/** One person's case: where it stands, who is next, why, what happened, and its documents; made to be printed too. */
export default function CasePage(): ReactNode {
  const { caseId = '' } = useParams();
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const me = useMe();
  const mayWrite = (personId: string): boolean =>
    personId !== me.personId && (isHr(me.roles) || me.roles.includes('gm'));
  useWatched({ case: caseId });
  const again = useAgain(20_000);
  const found = useQuery({ queryKey: ['case', caseId], queryFn: () => fetchCase(caseId), refetchInterval: again });
  return (
    <Answered of={found}>
      {(one) => (
        <>
          <Back of={one} />
          <Page
            title={t.title(one.personName)}
            beside={
              <>
                <span className="chip">{t.kinds[one.kind]}</span>
                <span className="chip">{one.id}</span>
                <SampleMark of={one} />
                <Button
                  className="no-print"
                  onClick={() => {
                    window.print();
                  }}
                >
                  {common.print}
                </Button>
              </>
            }
          >
            <Verdict of={one} />
            <div className="two">
              <div className="stack">
                <TakenOverCard of={one} />
                <Appealed of={one} />
                <Why of={one} />
                <Facts of={one} />
              </div>
              <div className="stack">
                <CaseSummary of={one} />
                <Way of={one} />
                {one.closedAt === null ? <NextTasks caseId={one.id} /> : null}
                <Appeals caseId={one.id} personId={one.personId} />
                <Rebase of={one} />
                <VoidCase of={one} />
                <OwnWordsCard of={one} />
                <PapersCard caseId={one.id} />
                <Documents caseId={one.id} />
                {mayWrite(one.personId) ? <CaseForms of={one} /> : null}
                <Remarks caseId={one.id} mayWrite={mayWrite(one.personId)} />
                <Timeline caseId={one.id} kind={one.kind} />
              </div>
            </div>
          </Page>
        </>
      )}
    </Answered>
  );
}

/** Back to what the case belongs to: its cycle, or its vacancy. */
function Back({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const [to, label, place] =
    one.kind === 'level-promotion'
      ? ([`/cycles/${encodeURIComponent(one.cycleId)}`, t.toCycle, '/cycles'] as const)
      : one.vacancyId === null
        ? ([undefined] as const)
        : ([`/vacancies/${encodeURIComponent(one.vacancyId)}`, t.toVacancy, '/vacancies'] as const);
  if (to === undefined || !placesFor(roles).some((one) => one.to === place)) return null;
  return (
    <nav className="crumbs">
      <Link to={to}>← {label}</Link>
    </nav>
  );
}

function Facts({ of: one }: { readonly of: CaseDetail }): ReactNode {
  const t = useTexts({ zh, en });
  if (one.evaluations.length === 0) return null;
  const latest = ruledLast(one);
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">{t.facts}</h2>
      {one.evaluations.map((evaluation, index) => (
        <details key={evaluation.no} className="case-fold" open={index === one.evaluations.length - 1}>
          <summary>{t.evaluation(evaluation.no)}</summary>
          <div className="stack tight">
            <EvaluationFacts evaluation={evaluation} withFindings={evaluation !== latest} />
          </div>
        </details>
      ))}
    </section>
  );
}
