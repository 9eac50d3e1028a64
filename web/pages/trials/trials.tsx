import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchTrials, type Trial } from '../../api/trials.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { trials as en } from '../../i18n/en/cases/trials.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { trials as zh } from '../../i18n/zh/cases/trials.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { StageChip } from './stage-chip.js';
import '../inbox/inbox.css';
import { AsWorkbook } from '../../components/as-workbook.js';

/** 9.5.5: who is on trial, and until when. */
export default function TrialsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const [state, setState] = useState<'open' | 'closed'>('open');
  const list = useQuery({ queryKey: ['trials', state], queryFn: () => fetchTrials(state) });
  return (
    <Page title={t.title} lead={t.lead} beside={<AsWorkbook path="/v1/trials" query={{ state }} />}>
      <Segmented
        value={state}
        options={(['open', 'closed'] as const).map((value) => ({ value, label: t.tabs[value] }))}
        onChange={setState}
        style={{ justifySelf: 'start' }}
      />
      <Answered of={list}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t.empty[state]}</Empty>
          ) : (
            <ul className="task-list">
              {items.map((one) => (
                <Line key={one.caseId} of={one} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}

function Line({ of: one }: { readonly of: Trial }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const { startOn, lastDay, reviewOn } = one;
  const days =
    startOn === null || lastDay === null || reviewOn === null
      ? t.noDays
      : `${t.pauseSpan(date(startOn, language), date(lastDay, language))} · ${t.marks.review} ${date(reviewOn, language)}`;
  return (
    <li>
      <Link className="task-line" to={`/trials/${encodeURIComponent(one.caseId)}`}>
        <span className="task-what">
          <strong>
            {one.personName} · {w.positions[one.post]}
          </strong>
          <span className="muted">
            {one.departmentName} · {days}
          </span>
        </span>
        <StageChip of={one} />
      </Link>
    </li>
  );
}
