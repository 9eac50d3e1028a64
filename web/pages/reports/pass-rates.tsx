import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { all, api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Answered } from '../../components/states.js';
import { reports as en } from '../../i18n/en/service/reports.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { reports as zh } from '../../i18n/zh/service/reports.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Report, type Cell } from './report.js';

type PassRate = components['schemas']['PassRate'];

/** §8: who passes, added up by team; team and level stand in the table. */
export function PassRates(): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const [params, setParams] = useSearchParams();
  const cycle = params.get('cycle') ?? undefined;
  const setCycle = (next: string | undefined): void => {
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === undefined) after.delete('cycle');
        else after.set('cycle', next);
        return after;
      },
      { replace: true },
    );
  };
  const rates = useQuery({
    queryKey: ['reports', 'pass-rates', cycle],
    queryFn: () => body(api.GET('/v1/reports/pass-rates', { params: { query: cycle === undefined ? {} : { cycle } } })),
  });
  return (
    <Answered of={rates}>
      {({ items }) => {
        const teams = byTeam(items, t.noSuperior);
        return (
          <Report
            id="pass-rates"
            title={t.passRates}
            about={t.passRatesAbout}
            beside={<CycleChoice value={cycle} onChange={setCycle} />}
            filter={{ cycle }}
            heads={[t.team, t.level, t.evaluated, t.eligible, t.submitted, t.approved, t.rate]}
            rows={items.map((one) => [
              one.superiorName ?? t.noSuperior,
              { says: levels[one.level], by: Object.keys(levels).indexOf(one.level) },
              one.evaluated,
              one.eligible,
              one.submitted,
              one.approved,
              share(one.approved, one.evaluated),
            ])}
            names={teams.map(({ name }) => name)}
            series={[
              { name: t.approved, values: teams.map(({ approved }) => approved) },
              { name: t.evaluated, values: teams.map(({ evaluated }) => evaluated) },
              { name: t.eligible, values: teams.map(({ eligible }) => eligible) },
            ]}
          />
        );
      }}
    </Answered>
  );
}

const share = (part: number, all: number): Cell => ({ says: `${Math.round((100 * part) / all)}%`, by: part / all });

interface Team {
  readonly name: string;
  readonly evaluated: number;
  readonly eligible: number;
  readonly approved: number;
}

function byTeam(items: readonly PassRate[], nobody: string): readonly Team[] {
  const teams = new Map<string, Team>();
  for (const { superiorId, superiorName, evaluated, eligible, approved } of items) {
    const key = superiorId ?? '';
    const before = teams.get(key) ?? { name: superiorName ?? nobody, evaluated: 0, eligible: 0, approved: 0 };
    teams.set(key, {
      name: before.name,
      evaluated: before.evaluated + evaluated,
      eligible: before.eligible + eligible,
      approved: before.approved + approved,
    });
  }
  return [...teams.values()];
}

interface ChoiceProps {
  readonly value: string | undefined;
  readonly onChange: (cycle: string | undefined) => void;
}

function CycleChoice({ value, onChange }: ChoiceProps): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const cycles = useQuery({
    queryKey: ['cycles', 'choice'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/cycles', { params: { query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } } }),
      ),
  });
  return (
    <Select
      size="small"
      aria-label={t.cycle}
      allowClear
      placeholder={t.allCycles}
      style={{ width: 150 }}
      value={value ?? null}
      options={(cycles.data ?? []).map((one) => ({ value: one.id, label: month(one.month, language) }))}
      onChange={(next: string | null | undefined) => {
        onChange(next ?? undefined);
      }}
    />
  );
}
