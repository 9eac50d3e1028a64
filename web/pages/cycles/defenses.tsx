import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useNotices } from '../../api/calendar.js';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { MonthGrid } from '../../components/month-grid.js';
import { Answered } from '../../components/states.js';
import { calibration as calibrationEn } from '../../i18n/en/cases/calibration.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { calibration as calibrationZh } from '../../i18n/zh/cases/calibration.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { date } from '../../i18n/format.js';
import { papers as papersEn } from '../../i18n/en/papers.js';
import { papers as papersZh } from '../../i18n/zh/papers.js';
import { PaperLinks } from '../../components/paper-links.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

type Defense = components['schemas']['CycleDefense'];

/** 8.5.4: the panels of a cycle and their dates; for HR and the general manager. */
export function Defenses({ cycleId }: { readonly cycleId: string }): ReactNode {
  const t = useTexts({ zh, en });
  const list = useQuery({
    queryKey: ['cycle', cycleId, 'defenses'],
    queryFn: () => body(api.GET('/v1/cycles/{cycleId}/defenses', { params: { path: { cycleId } } })),
    refetchInterval: 30_000,
  });
  return (
    <section className="stack tight" aria-labelledby="defenses">
      <div className="row between">
        <h2 id="defenses">{t.defenses}</h2>
        <AsWorkbook path="/v1/cycles/{cycleId}/defenses" places={{ cycleId }} />
      </div>
      <Answered of={list}>
        {({ items }) => (items.length === 0 ? <p className="muted">{t.noDefenses}</p> : <Days of={items} />)}
      </Answered>
    </section>
  );
}

function Days({ of: items }: { readonly of: readonly Defense[] }): ReactNode {
  const t = useTexts({ zh, en });
  const p = useTexts({ zh: papersZh, en: papersEn });
  const c = useTexts({ zh: calibrationZh, en: calibrationEn });
  const language = useLanguage();
  const months = [...new Set(items.map(({ heldOn }) => heldOn.slice(0, 7)))];
  const notices = useNotices(`${months[0] ?? ''}-01`, `${months.at(-1) ?? ''}-28`);
  const events = new Map(items.map(({ heldOn, chairName }) => [heldOn, chairName]));
  return (
    <div className="stack tight">
      <ul className="card stack tight">
        {items.map((one) => (
          <li key={one.id} className="defense">
            <span>
              <strong>
                {date(one.heldOn, language, true)} {one.time}
              </strong>{' '}
              <span className="muted">
                {one.room === null ? '' : `${one.room} · `}
                {t.defenseOf(one.chairName, one.candidates)}
              </span>
            </span>
            {one.owing.length === 0 ? null : (
              <span className="owing">
                {t.owing(one.owing.map(({ name }) => name).join(language === 'zh' ? '、' : ', '))}
              </span>
            )}
            <span className="row">
              {one.stage === 'scoring' ? null : (
                <>
                  <Link to={`/defenses/${encodeURIComponent(one.id)}`}>{c.link}</Link>
                  <PaperLinks path={`/v1/defenses/${encodeURIComponent(one.id)}/sheets`} name={p.sheets} />
                  <PaperLinks path={`/v1/defenses/${encodeURIComponent(one.id)}/summary`} name={p.summary} />
                </>
              )}
              <span className="muted">{t.sheetsIn(one.sheetsIn, one.sheets)}</span>
              <span className={one.stage === 'closed' ? 'chip good' : 'chip'}>{t.defenseStages[one.stage]}</span>
            </span>
          </li>
        ))}
      </ul>
      <div className="months">
        {months.map((one) => (
          <MonthGrid
            key={one}
            year={Number(one.slice(0, 4))}
            of={Number(one.slice(5))}
            notices={notices}
            events={events}
          />
        ))}
      </div>
    </div>
  );
}
