import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DraftState, PolicyField, PolicyValue } from '../../../api/policy-draft.js';
import { Clause } from '../../../components/clause.js';
import { Field } from '../../../forms/field.js';
import { common as commonEn } from '../../../i18n/en/common.js';
import { draft as en } from '../../../i18n/en/policy/draft.js';
import { common as commonZh } from '../../../i18n/zh/common.js';
import { draft as zh } from '../../../i18n/zh/policy/draft.js';
import { useSay, useTexts } from '../../../i18n/language.js';
import { isGroup, NumberControl } from './number-control.js';
import { isSame, nameOf, savedOf, shown, valueOf, type Edits } from './values.js';

interface Props {
  readonly of: PolicyField;
  readonly state: DraftState;
  readonly edits: Edits;
  readonly fault: string | undefined;
  /** Absent where the reader may not change it. */
  readonly onChange?: ((next: PolicyValue | undefined) => void) | undefined;
}

/** One number beside its §: what it would be, and where that is another, what it is at present. */
export function DraftField({ of: field, state, edits, fault, onChange }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const common = useTexts({ zh: commonZh, en: commonEn });
  const say = useSay();
  const words = { yes: common.yes, no: common.no, or: t.or, none: common.dash };
  const name = nameOf(field, say);
  const value = valueOf(state, edits, field);
  const told = (one: PolicyValue | undefined): string => shown(field, one, say, words);
  const changed = !isSame(value, field.value);
  const saved = savedOf(state, field);
  const help =
    field.path in edits && !isSame(saved, field.value)
      ? t.nowAndSaved(told(field.value), told(saved))
      : changed
        ? t.now(told(field.value))
        : undefined;
  return (
    <div className={changed ? 'policy-field changed-number' : 'policy-field'}>
      {onChange === undefined ? (
        <div className="field">
          <span className="field-label">{name}</span>
          <span>{told(value)}</span>
          {help === undefined ? null : <p className="help">{help}</p>}
        </div>
      ) : (
        <Field label={name} help={help} fault={fault} group={isGroup(field.control)}>
          {(control) => (
            <NumberControl control={control} of={field.control} name={name} value={value} onChange={onChange} />
          )}
        </Field>
      )}
      <div className="policy-field-beside">
        <Clause id={field.clause} />
        {changed && onChange !== undefined ? (
          <Button
            size="small"
            type="text"
            aria-label={t.resetOf(name)}
            onClick={() => {
              onChange(field.value);
            }}
          >
            {t.reset}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
