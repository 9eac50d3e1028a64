import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { all, api } from '../../api/client.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FileField } from '../file-field.js';
import { Reason } from './reason.js';

export interface Special {
  readonly caseId: string;
  readonly to: string;
  readonly reason: string;
  readonly evidence: string;
  readonly files?: readonly string[];
}

/** What has to stand in each, as it is read. */
const NEEDED = ['caseId', 'to', 'reason', 'evidence'] as const;
type Needed = (typeof NEEDED)[number];

/** What is left blank in a special promotion, by its field. */
export const lacksOf = (one: Special): readonly Needed[] => NEEDED.filter((name) => one[name].trim() === '');

interface Props {
  readonly cycleId: string;
  readonly value: readonly Special[];
  readonly onChange: (next: readonly Special[]) => void;
  /** Whether it was tried to send them: from then on what is blank is told. */
  readonly tried: boolean;
  /** What is wrong at a place of the form, such as `special.0.files`. */
  readonly faultAt: (path: string) => string | undefined;
}

/** I-26: special promotions, for anybody of the cycle, with their evidence. */
export function SpecialPromotions({ cycleId, value, tried, onChange, faultAt }: Props): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <section className="stack tight">
      <h3>{t.special}</h3>
      <p className="muted">{t.specialHelp}</p>
      {value.map((one, index) => (
        <Entry
          key={index}
          cycleId={cycleId}
          value={one}
          faultAt={(name) => {
            const blank = tried ? lacksOf(one).find((lacking) => lacking === name) : undefined;
            return blank === undefined ? faultAt(`special.${index}.${name}`) : t.specialLacks[blank];
          }}
          onChange={(next) => {
            onChange(value.map((before, at) => (at === index ? next : before)));
          }}
          onRemove={() => {
            onChange(value.filter((_, at) => at !== index));
          }}
        />
      ))}
      <Button
        style={{ justifySelf: 'start' }}
        onClick={() => {
          onChange([...value, { caseId: '', to: '', reason: '', evidence: '' }]);
        }}
      >
        {t.specialAdd}
      </Button>
    </section>
  );
}

interface EntryProps {
  readonly cycleId: string;
  readonly value: Special;
  /** What is wrong with a field of it. */
  readonly faultAt: (name: keyof Special) => string | undefined;
  readonly onChange: (next: Special) => void;
  readonly onRemove: () => void;
}

function Entry({ cycleId, value, faultAt, onChange, onRemove }: EntryProps): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const people = useQuery({
    queryKey: ['cycle', cycleId, 'everybody'],
    queryFn: () =>
      all((cursor) =>
        api.GET('/v1/cycles/{cycleId}/candidates', {
          params: { path: { cycleId }, query: { limit: 200, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
  });
  return (
    <div className="card stack tight">
      <Field label={t.specialWho} fault={faultAt('caseId')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={value.caseId === '' ? null : value.caseId}
            options={(people.data ?? []).map(({ id, personName, personId, fromLevel }) => ({
              value: id,
              label: `${personName} · ${personId}${fromLevel === null ? '' : ` · ${w.levels[fromLevel]}`}`,
            }))}
            onChange={(caseId: string) => {
              onChange({ ...value, caseId });
            }}
          />
        )}
      </Field>
      <Field label={t.specialTo} fault={faultAt('to')}>
        {(control) => (
          <Select
            {...control}
            value={value.to === '' ? null : value.to}
            options={Object.entries(w.levels).map(([level, label]) => ({ value: level, label }))}
            onChange={(to: string) => {
              onChange({ ...value, to });
            }}
          />
        )}
      </Field>
      <Reason
        label={t.reason}
        fault={faultAt('reason')}
        value={value.reason}
        onChange={(reason) => {
          onChange({ ...value, reason });
        }}
      />
      <Reason
        label={t.evidence}
        help={t.evidenceHelp}
        fault={faultAt('evidence')}
        value={value.evidence}
        onChange={(evidence) => {
          onChange({ ...value, evidence });
        }}
      />
      <FileField
        label={t.evidenceFiles}
        fault={faultAt('files')}
        optional
        value={value.files ?? []}
        onChange={(files) => {
          const { caseId, to, reason, evidence } = value;
          onChange({ caseId, to, reason, evidence, ...(files.length === 0 ? {} : { files }) });
        }}
      />
      <Button type="text" style={{ justifySelf: 'start' }} onClick={onRemove}>
        {t.remove}
      </Button>
    </div>
  );
}
