import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { api, body } from '../../api/client.js';
import { useCycles } from '../../api/cycles.js';
import { isHr, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty, Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { cycles as en } from '../../i18n/en/cases/cycles.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { cycles as zh } from '../../i18n/zh/cases/cycles.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** All cycles, and where HR drafts one (8.5.1). */
export default function Cycles(): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const language = useLanguage();
  const drafts = isHr(useMe().roles);
  const cycles = useCycles();
  return (
    <Page title={t.title} lead={t.lead} beside={<AsWorkbook path="/v1/cycles" />}>
      {drafts ? <Draft /> : null}
      <Answered of={cycles}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t.empty}</Empty>
          ) : (
            <div className="card table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th>{t.month}</th>
                    <th>{t.stage}</th>
                    <th>{t.launched}</th>
                    <th>{t.launchWindow}</th>
                    <th>{t.policyVersion}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((cycle) => (
                    <tr key={cycle.id}>
                      <td>
                        <Link to={`/cycles/${encodeURIComponent(cycle.id)}`}>{month(cycle.month, language)}</Link>
                      </td>
                      <td>
                        <span className={cycle.stage === 'running' ? 'chip good' : 'chip'}>
                          {w.cycleStages[cycle.stage]}
                        </span>
                      </td>
                      <td>
                        {cycle.launchedOn === null ? '—' : date(cycle.launchedOn, language)}{' '}
                        {cycle.late ? <span className="chip warn">{t.late}</span> : null}
                      </td>
                      <td>{date(cycle.launchBy, language)}</td>
                      <td>{cycle.policyVersion}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
    </Page>
  );
}

/** The months that can be drafted: those of this year and the last that have begun (8.5.1). */
function months(): readonly string[] {
  const now = today().slice(0, 7);
  const year = Number(now.slice(0, 4));
  return [year, year - 1].flatMap((one) => [`${one}-07`, `${one}-01`]).filter((one) => one <= now);
}

function Draft(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const drafting = useMutation({
    mutationFn: (of: string) => body(api.POST('/v1/cycles', { body: { month: of } })),
    onSuccess: async () => {
      toast(t.drafted);
      await client.invalidateQueries();
    },
  });
  return (
    <div className="stack tight">
      <div className="row">
        <Select
          aria-label={t.month}
          placeholder={t.month}
          style={{ width: 160 }}
          value={chosen ?? null}
          options={months().map((one) => ({ value: one, label: month(one, language) }))}
          onChange={setChosen}
        />
        <Button
          disabled={chosen === undefined}
          loading={drafting.isPending}
          onClick={() => {
            if (chosen !== undefined) drafting.mutate(chosen);
          }}
        >
          {t.draft}
        </Button>
        <span className="muted">{t.draftHelp}</span>
      </div>
      {drafting.error === null ? null : <Failure error={drafting.error} />}
    </div>
  );
}
