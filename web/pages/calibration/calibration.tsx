import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ABILITIES, fetchDefense, type Defense } from '../../api/defenses.js';
import { isHr, useMe } from '../../app/session.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { calibration as en } from '../../i18n/en/cases/calibration.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { calibration as zh } from '../../i18n/zh/cases/calibration.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Distribution } from './distribution.js';
import { FigureTable } from '../../components/figure-table.js';
import { Behind } from './behind.js';
import { FAR, figuresOf, sheetsBehind } from './figures.js';
import { points } from './points.js';
import './calibration.css';

/** 8.5.4: a panel's sheets beside each other, for HR and its chair, before the general manager decides. */
export default function Calibration(): ReactNode {
  const { sessionId = '' } = useParams();
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const session = useQuery({ queryKey: ['defense', sessionId], queryFn: () => fetchDefense(sessionId) });
  const sees = isHr(useMe().roles);
  return (
    <Answered of={session}>
      {(found) => (
        <Page
          title={t.title(date(found.heldOn, language))}
          lead={t.lead}
          beside={<AsWorkbook path="/v1/defenses/{sessionId}" places={{ sessionId }} />}
        >
          {found.stage === 'scoring' ? <Empty>{t.notIn}</Empty> : <Sheets of={found} />}
          {sees && found.groupId.startsWith('LC-') ? <Distribution cycleId={found.groupId} /> : null}
        </Page>
      )}
    </Answered>
  );
}

function Sheets({ of: session }: { readonly of: Defense }): ReactNode {
  const t = useTexts({ zh, en });
  const { candidates, scorers, outliers } = figuresOf(session);
  if (candidates.length === 0) return <Empty>{t.none}</Empty>;
  return (
    <>
      <Candidates of={candidates} seats={session.seats} passMark={session.passMark} />
      <div className="two">
        <Scorers of={scorers} seats={session.seats} />
        <Outliers of={outliers} />
      </div>
    </>
  );
}

type Figures = ReturnType<typeof figuresOf>;
/** How strong the ground of a cell is: nothing at 50 points and below, all of it at 100. */
const strength = (value: number): string => `${Math.max(0, Math.round((value - 50) * 2))}%`;

interface CandidatesProps {
  readonly of: Figures['candidates'];
  readonly seats: Defense['seats'];
  readonly passMark: number;
}

function Candidates({ of, seats, passMark }: CandidatesProps): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  return (
    <section className="card stack" aria-labelledby="candidates">
      <div className="row between">
        <h2 id="candidates">{t.candidates}</h2>
        <span className="chip">{t.passMark(String(passMark))}</span>
      </div>
      <p className="muted">{t.totalHelp}</p>
      <FigureTable
        label={t.candidates}
        className="calibration"
        words={[t.candidate]}
        figures={[...ABILITIES.map((ability) => w.abilities[ability]), t.total, t.spread, t.sheets]}
      >
        {of.map((one) => {
          const sheets = sheetsBehind(seats, one);
          return (
            <tr key={one.caseId}>
              <th scope="row">
                <Link to={`/cases/${encodeURIComponent(one.caseId)}`}>
                  {one.name} <span className="muted">{one.personId}</span>
                </Link>
              </th>
              {ABILITIES.map((ability) => (
                <td
                  key={ability}
                  className="number heat"
                  style={{ '--strength': strength(one.abilities[ability]) } as React.CSSProperties}
                >
                  <Behind label={`${one.name} ${w.abilities[ability]}`} sheets={sheets} by="scorer" ability={ability}>
                    {points(one.abilities[ability])}
                  </Behind>
                </td>
              ))}
              <td className="number">
                <Behind label={`${one.name} ${t.total}`} sheets={sheets} by="scorer">
                  <strong>{points(one.total)}</strong>
                </Behind>
              </td>
              <td className="number">
                <Behind label={`${one.name} ${t.spread}`} sheets={sheets} by="scorer">
                  {points(one.spread)}
                </Behind>
              </td>
              <td className="number">{one.sheets}</td>
            </tr>
          );
        })}
      </FigureTable>
    </section>
  );
}

interface ScorersProps {
  readonly of: Figures['scorers'];
  readonly seats: Defense['seats'];
}

function Scorers({ of, seats }: ScorersProps): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <section className="card stack" aria-labelledby="scorers">
      <h2 id="scorers">{t.scorers}</h2>
      <p className="muted">{t.leniencyHelp}</p>
      <FigureTable label={t.scorers} words={[t.scorer]} figures={[t.sheets, t.mean, t.leniency]}>
        {of.map((one) => {
          const sheets = sheetsBehind(seats, { scorerId: one.personId });
          return (
            <tr key={one.personId}>
              <th scope="row">
                {one.name} <span className="muted">{one.personId}</span>
              </th>
              <td className="number">{one.sheets}</td>
              <td className="number">
                <Behind label={`${one.name} ${t.mean}`} sheets={sheets} by="candidate">
                  {points(one.mean)}
                </Behind>
              </td>
              <td className="number">
                {one.leniency === undefined ? (
                  <span className="muted">{t.alone}</span>
                ) : (
                  <Behind label={`${one.name} ${t.leniency}`} sheets={sheets} by="candidate">
                    {signed(one.leniency)}
                  </Behind>
                )}
              </td>
            </tr>
          );
        })}
      </FigureTable>
    </section>
  );
}

const signed = (value: number): string =>
  Math.abs(value) < 0.05 ? '0.0' : `${value < 0 ? '−' : '+'}${points(Math.abs(value))}`;

function Outliers({ of }: { readonly of: Figures['outliers'] }): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <section className="card stack" aria-labelledby="outliers">
      <h2 id="outliers">{t.outliers}</h2>
      <p className="muted">{t.outliersHelp(FAR)}</p>
      {of.length === 0 ? <p>{t.noOutliers}</p> : null}
      <ul>
        {of.map(({ caseId, candidate, scorer, total, others }) => (
          <li key={`${caseId} ${scorer}`}>
            <Link to={`/cases/${encodeURIComponent(caseId)}`}>{t.outlier(scorer, candidate, points(total))}</Link>{' '}
            <span className="muted">{t.others(points(others))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
