import { Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PolicyVersion } from '../../api/policy.js';
import { GRADES, useStandards, type StandardsSet } from '../../api/standards.js';
import { useMe } from '../../app/session.js';
import { Descriptor } from '../../components/cases/descriptor.js';
import { Answered } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { standards as en } from '../../i18n/en/policy/standards.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standards as zh } from '../../i18n/zh/policy/standards.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { StandardsImport } from './standards-import.js';

interface Props {
  readonly versions: readonly PolicyVersion[];
  readonly current: string;
}

/** §14.1: what each grade is measured by and in whose words, by version; HR brings in the company's own. */
export function Standards({ versions, current }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const [version, setVersion] = useState(current);
  const { roles } = useMe();
  const found = useStandards(version);
  return (
    <>
      {versions.length < 2 ? null : (
        <Field label={t.version}>
          {(control) => (
            <Select
              {...control}
              style={{ width: 160 }}
              value={version}
              options={versions.map(({ version: value }) => ({ value, label: value }))}
              onChange={setVersion}
            />
          )}
        </Field>
      )}
      <Answered of={found}>
        {(set) => (
          <>
            <Table of={set} />
            {roles.includes('hr') || roles.includes('hr-manager') ? <StandardsImport key={version} of={set} /> : null}
          </>
        )}
      </Answered>
    </>
  );
}

function Table({ of: { source, laidDownFor, items } }: { readonly of: StandardsSet }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const say = useSay();
  return (
    <>
      <p className={source === 'release' ? 'notice warn' : 'notice'}>
        {source === 'release' ? t.sources.release : t.sources[source](laidDownFor ?? '')}
      </p>
      <div className="card">
        {items.map(({ ability, name, grades }) => (
          <details key={ability} className="case-fold">
            <summary>{say(name)}</summary>
            <dl className="facts">
              {GRADES.map((grade) => (
                <div key={grade} style={{ display: 'contents' }}>
                  <dt>{w.grades[grade]}</dt>
                  <dd>
                    <Descriptor of={grades[grade]} />
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ))}
      </div>
    </>
  );
}
