import { Button, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { PolicyControl, PolicyValue } from '../../../api/policy-draft.js';
import type { ControlProps } from '../../../forms/field.js';
import { NumberBox } from '../../../forms/number-box.js';
import { common as commonEn } from '../../../i18n/en/common.js';
import { draft as en } from '../../../i18n/en/policy/draft.js';
import { common as commonZh } from '../../../i18n/zh/common.js';
import { draft as zh } from '../../../i18n/zh/policy/draft.js';
import { useSay, useTexts } from '../../../i18n/language.js';

type Of<Kind extends PolicyControl['kind']> = Extract<PolicyControl, { readonly kind: Kind }>;
/** Workdays of a month, the most that there are. */
const LAST_WORKDAY = 23;

interface Props<Control extends PolicyControl = PolicyControl> {
  readonly control: ControlProps;
  readonly of: Control;
  readonly name: string;
  readonly value: PolicyValue | undefined;
  readonly onChange: (next: PolicyValue | undefined) => void;
}

/** Whether several controls stand under the one label of a number. */
export const isGroup = ({ kind }: PolicyControl): boolean => kind === 'pair' || kind === 'quotas' || kind === 'yes-no';

/** What fills in a number of the policy, as the schema of its data allows it. */
export function NumberControl({ of, value, ...rest }: Props): ReactNode {
  const say = useSay();
  switch (of.kind) {
    case 'number':
      return (
        <NumberBox
          control={rest.control}
          value={typeof value === 'number' ? value : undefined}
          min={of.min}
          max={of.max}
          whole={of.whole}
          needed
          onChange={rest.onChange}
        />
      );
    case 'numbers':
      return <Several {...rest} of={of} value={value} />;
    case 'one':
      return (
        <Select
          {...rest.control}
          value={typeof value === 'string' ? value : undefined}
          options={of.options.map((one) => ({ value: one.value, label: say(one.label) }))}
          onChange={rest.onChange}
        />
      );
    case 'several':
      return (
        <Select
          {...rest.control}
          mode="multiple"
          value={Array.isArray(value) ? (value as string[]) : []}
          options={of.options.map((one) => ({ value: one.value, label: say(one.label) }))}
          onChange={(next: string[]) => {
            rest.onChange(next);
          }}
        />
      );
    case 'pair':
      return <Pair {...rest} of={of} value={value} />;
    case 'quotas':
      return <Quotas {...rest} of={of} value={value} />;
    case 'yes-no':
      return <YesNo {...rest} of={of} value={value} />;
  }
}

function Several({ control, of: { min, max }, value, onChange }: Props<Of<'numbers'>>): ReactNode {
  const options = Array.from({ length: Math.min(max, LAST_WORKDAY) - min + 1 }, (_, index) => ({
    value: min + index,
    label: String(min + index),
  }));
  return (
    <Select
      {...control}
      mode="multiple"
      value={Array.isArray(value) ? (value as number[]) : []}
      options={options}
      onChange={(next: number[]) => {
        onChange([...next].sort((a, b) => a - b));
      }}
    />
  );
}

/** What stands in one of several boxes; emptied, it is no number, and its box says so. */
const EMPTY = Number.NaN;
const filled = (value: number | undefined): number | undefined => (Number.isNaN(value) ? undefined : value);

function Pair({ control, name, of: { min, max }, value, onChange }: Props<Of<'pair'>>): ReactNode {
  const t = useTexts({ zh, en });
  const [least, most] = Array.isArray(value) ? (value as number[]) : [];
  const bounds = { min, max, whole: true, needed: true };
  return (
    <div className="row pair">
      <NumberBox
        control={control}
        label={t.number(name, t.least)}
        value={filled(least)}
        {...bounds}
        onChange={(next) => {
          onChange([next ?? EMPTY, most ?? EMPTY]);
        }}
      />
      <span aria-hidden="true">–</span>
      <NumberBox
        control={{ ...control, id: `${control.id}-most` }}
        label={t.number(name, t.most)}
        value={filled(most)}
        {...bounds}
        onChange={(next) => {
          onChange([least ?? EMPTY, next ?? EMPTY]);
        }}
      />
    </div>
  );
}

interface Quota {
  readonly S: number;
  readonly A: number;
}

/** Any of several combinations, each so many S and so many more of A or better (I-07). */
function Quotas({ control, name, value, onChange }: Props<Of<'quotas'>>): ReactNode {
  const t = useTexts({ zh, en });
  const quotas = Array.isArray(value) ? (value as Quota[]) : [];
  const set = (index: number, some: Partial<Quota>): void => {
    onChange(quotas.map((one, at) => (at === index ? { ...one, ...some } : one)));
  };
  const bounds = { min: 0, max: 24, whole: true, needed: true };
  return (
    <div className="stack tight">
      {quotas.map((one, index) => (
        <div className="row quota" key={index}>
          {(['S', 'A'] as const).map((letter) => (
            <span className="row" key={letter}>
              <NumberBox
                control={{ ...control, id: `${control.id}-${index}-${letter}` }}
                label={t.number(`${name} ${index + 1}`, letter === 'S' ? t.quotaS : t.quotaA)}
                value={filled(one[letter])}
                {...bounds}
                onChange={(next) => {
                  set(index, { [letter]: next ?? EMPTY });
                }}
              />
              <span aria-hidden="true">{letter === 'S' ? 'S +' : 'A'}</span>
            </span>
          ))}
          {quotas.length > 1 ? (
            <Button
              type="text"
              aria-label={t.number(name, t.removeQuota(index + 1))}
              onClick={() => {
                onChange(quotas.filter((_, at) => at !== index));
              }}
            >
              ×
            </Button>
          ) : null}
        </div>
      ))}
      <Button
        size="small"
        style={{ justifySelf: 'start' }}
        aria-label={t.number(name, t.addQuota)}
        onClick={() => {
          onChange([...quotas, { S: 0, A: 1 }]);
        }}
      >
        {t.addQuota}
      </Button>
    </div>
  );
}

function YesNo({ control, value, onChange }: Props<Of<'yes-no'>>): ReactNode {
  const t = useTexts({ zh: commonZh, en: commonEn });
  return (
    <Radio.Group
      id={control.id}
      value={value === true}
      options={[
        { value: true, label: t.yes },
        { value: false, label: t.no },
      ]}
      onChange={({ target }) => {
        onChange(target.value === true);
      }}
    />
  );
}
