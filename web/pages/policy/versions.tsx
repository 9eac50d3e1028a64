import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { PolicyVersion } from '../../api/policy.js';
import { Clause } from '../../components/clause.js';
import { Answered, Empty } from '../../components/states.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { date } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useStored } from '../../i18n/use-stored.js';
import { DifferencesTable } from './differences.js';

interface Props {
  readonly versions: readonly PolicyVersion[];
  readonly current: string;
}

/** §13.1: the versions and when each holds; two of them side by side. */
export function Versions({ versions, current }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useStored();
  const language = useLanguage();
  return (
    <>
      <div className="card table-scroll" tabIndex={0} role="region" aria-label={t.versions}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t.versionName}</th>
              <th scope="col">{t.versionTitle}</th>
              <th scope="col">{t.validFrom}</th>
              <th scope="col">{t.validTo}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ version, title, validFrom, validTo }) => (
              <tr key={version}>
                <td>
                  {version} {version === current ? <span className="chip good">{t.current}</span> : null}
                </td>
                <td>{say(title)}</td>
                <td>{validFrom === null ? t.always : date(validFrom, language)}</td>
                <td>{validTo === null ? t.openEnd : date(validTo, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {versions.length < 2 ? (
        <p className="muted">{t.oneVersion}</p>
      ) : (
        <Compare names={versions.map(({ version }) => version)} />
      )}
    </>
  );
}

function Compare({ names }: { readonly names: readonly string[] }): ReactNode {
  const t = useTexts({ zh, en });
  const [from, setFrom] = useState(names.at(-2) ?? '');
  const [to, setTo] = useState(names.at(-1) ?? '');
  const options = names.map((value) => ({ value, label: value }));
  return (
    <section className="card stack" aria-labelledby="compare">
      <div className="row">
        <h2 id="compare">{t.compare}</h2>
        <Select aria-label={t.compareFrom} style={{ width: 160 }} value={from} options={options} onChange={setFrom} />
        <span aria-hidden="true">→</span>
        <Select aria-label={t.compareTo} style={{ width: 160 }} value={to} options={options} onChange={setTo} />
      </div>
      <Differences from={from} to={to} />
    </section>
  );
}

/** Every number that differs, with its §; then the switches that come with the versions. */
function Differences({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const t = useTexts({ zh, en });
  const compared = useQuery({
    queryKey: ['policy', 'comparison', from, to],
    queryFn: () => body(api.GET('/v1/policy/comparison', { params: { query: { from, to } } })),
    staleTime: 600_000,
  });
  return (
    <Answered of={compared}>
      {({ differences, choices }) =>
        differences.length + choices.length === 0 ? (
          <Empty>{t.noDifference}</Empty>
        ) : (
          <DifferencesTable label={t.compare} from={from} to={to} differences={differences}>
            {choices.map((one) => (
              <tr key={one.key}>
                <td>
                  <Clause id={one.entry} />
                </td>
                <td>{t.switch}</td>
                <td>{one.from === '' ? '—' : one.from}</td>
                <td>{one.to === '' ? '—' : one.to}</td>
              </tr>
            ))}
          </DifferencesTable>
        )
      }
    </Answered>
  );
}
