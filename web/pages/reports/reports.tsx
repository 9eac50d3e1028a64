import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { ProblemError } from '../../api/problem.js';
import { Page } from '../../components/page.js';
import { Answered, Failure } from '../../components/states.js';
import { cases as casesEn } from '../../i18n/en/cases/cases.js';
import { cases as casesZh } from '../../i18n/zh/cases/cases.js';
import { reports as en } from '../../i18n/en/service/reports.js';
import { shell as shellEn } from '../../i18n/en/shell.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { reports as zh } from '../../i18n/zh/service/reports.js';
import { shell as shellZh } from '../../i18n/zh/shell.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { date, month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { PassRates } from './pass-rates.js';
import { Report } from './report.js';
import { useCatalogue } from '../../i18n/use-catalogue.js';

const FORBIDDEN = 403;
const useLadder = () =>
  useQuery({ queryKey: ['reports', 'ladder'], queryFn: () => body(api.GET('/v1/reports/ladder')) });

/** Figures over all cases, for HR and the general manager. */
export default function ReportsPage(): ReactNode {
  const t = useTexts({ zh, en });
  // Who may not read one of them may read none.
  const { error } = useLadder();
  if (error instanceof ProblemError && error.status === FORBIDDEN) {
    return (
      <Page title={t.title} lead={t.lead}>
        <Failure error={error} />
      </Page>
    );
  }
  return (
    <Page title={t.title} lead={t.lead}>
      <PassRates />
      <StageTimes />
      <Overdue />
      <LadderReport />
      <PayEffects />
    </Page>
  );
}

function StageTimes(): ReactNode {
  const t = useTexts({ zh, en });
  const times = useQuery({
    queryKey: ['reports', 'stage-times'],
    queryFn: () => body(api.GET('/v1/reports/stage-times')),
  });
  const { kinds } = useTexts({ zh: casesZh, en: casesEn });
  const { decisionKinds } = useCatalogue();
  return (
    <Answered of={times}>
      {({ items }) => {
        const named = items.map((one) => ({
          ...one,
          kind: (kinds as Readonly<Record<string, string>>)[one.caseKind] ?? one.caseKind,
          named: decisionKinds[one.act] ?? one.act,
        }));
        return (
          <Report
            id="stage-times"
            title={t.stageTimes}
            about={t.stageTimesAbout}
            heads={[t.caseKind, t.act, t.times, t.median, t.longest]}
            rows={named.map((one) => [one.kind, one.named, one.times, one.median, one.longest])}
            names={named.map((one) => `${one.kind} · ${one.named}`)}
            series={[
              { name: t.median, values: items.map(({ median }) => median) },
              { name: t.longest, values: items.map(({ longest }) => longest) },
            ]}
          />
        );
      }}
    </Answered>
  );
}

function Overdue(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles: roleNames } = useTexts({ zh: shellZh, en: shellEn });
  const language = useLanguage();
  const late = useQuery({ queryKey: ['reports', 'overdue'], queryFn: () => body(api.GET('/v1/reports/overdue')) });
  return (
    <Answered of={late}>
      {({ items }) => {
        const names = items.map(
          ({ personName, personId, roles }) =>
            personName ?? personId ?? roles.map((role) => roleNames[role]).join(' · '),
        );
        return (
          <Report
            id="overdue"
            title={t.overdue}
            about={t.overdueAbout}
            heads={[t.waitsFor, t.tasks, t.oldestDue]}
            rows={items.map(({ tasks, oldestDue }, index) => [
              names[index] ?? '',
              tasks,
              { says: date(oldestDue, language), by: oldestDue },
            ])}
            names={names}
            series={[{ name: t.tasks, values: items.map(({ tasks }) => tasks) }]}
          />
        );
      }}
    </Answered>
  );
}

function LadderReport(): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const ladder = useLadder();
  return (
    <Answered of={ladder}>
      {({ items }) => (
        <Report
          id="ladder"
          title={t.ladder}
          about={t.ladderAbout}
          heads={[t.level, t.people]}
          rows={items.map(({ level, people }) => [
            { says: levels[level], by: Object.keys(levels).indexOf(level) },
            people,
          ])}
          names={items.map(({ level }) => levels[level])}
          series={[{ name: t.people, values: items.map(({ people }) => people) }]}
        />
      )}
    </Answered>
  );
}

function PayEffects(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const pay = useQuery({ queryKey: ['reports', 'pay'], queryFn: () => body(api.GET('/v1/reports/pay-effects')) });
  return (
    <Answered of={pay}>
      {({ items }) => (
        <Report
          id="pay-effects"
          title={t.pay}
          about={t.payAbout}
          heads={[t.month, t.raised, t.lowered, t.difference, t.withoutAmount]}
          rows={items.map((one) => [
            { says: month(one.month, language), by: one.month },
            one.raised,
            one.lowered,
            one.difference === null ? '' : { says: one.difference, by: Number(one.difference) },
            one.withoutAmount,
          ])}
          names={items.map((one) => month(one.month, language))}
          series={[{ name: t.difference, values: items.map(({ difference }) => Number(difference ?? 0)) }]}
        />
      )}
    </Answered>
  );
}
