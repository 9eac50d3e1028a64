import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../api/client.js';
import {
  bringStandards,
  compareStandards,
  GRADES,
  type StandardsDifference,
  type StandardsSet,
} from '../../api/standards.js';
import { csvOf } from '../../components/csv.js';
import { Descriptor } from '../../components/cases/descriptor.js';
import { download } from '../../components/download.js';
import { Failure } from '../../components/states.js';
import { FileButton } from '../../components/file-button.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { standards as en } from '../../i18n/en/policy/standards.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { standards as zh } from '../../i18n/zh/policy/standards.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useSay, useTexts } from '../../i18n/language.js';

/** All thirty cells may be missing, each by its name, and some columns besides. */
const MOST_FAULTS = 60;

/** 14.1: HR uploads the company's wording, sees what it changes cell by cell, and puts it in the place of ours. */
export function StandardsImport({ of: set }: { readonly of: StandardsSet }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  // The same file confirmed again after no answer counts once.
  const key = useRef(newKey());
  const version = set.policyVersion;
  const comparing = useMutation({ mutationFn: (of: File) => compareStandards(version, of) });
  const bringing = useMutation({
    mutationFn: ({ of, basis }: { readonly of: File; readonly basis: string }) =>
      bringStandards(version, of, basis, key.current),
    onSuccess: async () => {
      toast(t.applied);
      comparing.reset();
      await client.invalidateQueries({ queryKey: ['standards'] });
    },
  });
  const found = comparing.data;
  return (
    <form
      className="card stack"
      aria-label={t.importTitle}
      onSubmit={(event) => {
        event.preventDefault();
        bringing.reset();
        if (file !== undefined) comparing.mutate(file);
      }}
    >
      <h2>{t.importTitle}</h2>
      <p className="muted">{t.importHelp}</p>
      <div className="row" style={{ gap: 24, alignItems: 'end' }}>
        <Field label={t.file}>
          {(control) => (
            <FileButton
              {...control}
              accept=".csv,.xlsx"
              chosen={file?.name}
              onChoose={([next]) => {
                key.current = newKey();
                comparing.reset();
                bringing.reset();
                setFile(next);
              }}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" disabled={file === undefined} loading={comparing.isPending}>
          {t.compare}
        </Button>
        <Button
          onClick={() => {
            download(`standards-${version}.csv`, templateOf(set));
          }}
        >
          {t.template}
        </Button>
      </div>
      {comparing.error === null ? null : <Failure error={comparing.error} most={MOST_FAULTS} />}
      {bringing.error === null ? null : <Failure error={bringing.error} most={MOST_FAULTS} />}
      {found === undefined || file === undefined ? null : (
        <>
          <p>{t.difference(found.differences.length)}</p>
          {found.differences.length === 0 ? null : (
            <>
              <Differences of={found} />
              <div className="row">
                <Button
                  type="primary"
                  loading={bringing.isPending}
                  onClick={() => {
                    bringing.mutate({ of: file, basis: found.basis });
                  }}
                >
                  {t.apply}
                </Button>
              </div>
            </>
          )}
        </>
      )}
    </form>
  );
}

function Differences({ of: { differences } }: { readonly of: StandardsDifference }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const say = useSay();
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t.compare}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.ability}</th>
            <th scope="col">{t.grade}</th>
            <th scope="col">{t.from}</th>
            <th scope="col">{t.to}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ ability, grade, from, to }) => (
            <tr key={`${ability} ${grade}`}>
              <th scope="row">{w.abilities[ability]}</th>
              <td>{w.grades[grade]}</td>
              <td>
                <Descriptor of={from} />
              </td>
              <td style={{ whiteSpace: 'pre-line' }}>{say(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The standards as they are, in the shape in which a file is read: both languages, a column each. */
const templateOf = ({ items }: StandardsSet): string =>
  csvOf([
    [
      zh.ability,
      ...GRADES.map((grade) => wordsZh.grades[grade]),
      ...GRADES.map((grade) => `${wordsZh.grades[grade]}（英文）`),
    ],
    ...items.map(({ name, grades }) => [
      name.zh,
      ...GRADES.map((grade) => grades[grade].zh),
      ...GRADES.map((grade) => grades[grade].en),
    ]),
  ]);
