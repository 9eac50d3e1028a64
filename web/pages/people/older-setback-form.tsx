import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Decision } from '../../forms/batch/decision.js';
import { Field } from '../../forms/field.js';
import { TextField } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { olderSetbacks as en } from '../../i18n/en/people/older-setbacks.js';
import { month } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { olderSetbacks as zh } from '../../i18n/zh/people/older-setbacks.js';

type OlderSetback = components['schemas']['OlderSetback'];

/** One C or D among all: nobody has two in a month. */
export const keyOf = ({ personId, month: of }: Pick<OlderSetback, 'personId' | 'month'>): string => `${personId} ${of}`;

interface Props {
  readonly chosen: readonly OlderSetback[];
  /** How many the list is narrowed to may be chosen. */
  readonly among: number;
  readonly onAll: () => void;
  readonly onNone: () => void;
}

/** I-82: what HR decides on all that are chosen, and why; once, and all of them or none. */
export function OlderSetbackForm({ chosen, among, onAll, onNone }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const form = useFields({
    initial: { decision: '', reason: '' },
    send: ({ decision, reason }, key) =>
      body(
        api.POST('/v1/older-setbacks/decisions', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            decision: decision as 'start' | 'leave',
            reason,
            ratings: chosen.map(({ personId, month: of }) => ({ personId, month: of })),
          },
        }),
      ),
    onDone: ({ decided }) => {
      toast(t.decided(decided));
    },
  });
  /** The person and the month that a fault is about. */
  const placeOf = ({ path }: { readonly path: string }): string | undefined => {
    const one = chosen[Number(path.split('.')[1] ?? '-1')];
    return one && `${one.name} ${month(one.month, language)}`;
  };
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <div className="row between">
        <span aria-live="polite">{chosen.length === 0 ? t.nothingChosen : t.chosen(chosen.length)}</span>
        <span className="row">
          <Button disabled={among === 0} onClick={onAll}>
            {t.chooseAll(among)}
          </Button>
          <Button disabled={chosen.length === 0} onClick={onNone}>
            {t.chooseNone}
          </Button>
        </span>
      </div>
      <Field label={t.decision} help={t.decisionHelp} fault={form.faultAt('decision')} group>
        {() => (
          <Decision
            label={t.decision}
            value={form.value.decision === '' ? undefined : form.value.decision}
            options={(['start', 'leave'] as const).map((value) => ({ value, label: t.decisions[value] }))}
            onChange={(next) => {
              form.set('decision', next);
            }}
          />
        )}
      </Field>
      <TextField of={form} name="reason" label={t.reason} long />
      {form.error === null ? null : <Failure error={form.error} placeOf={placeOf} />}
      <div className="row">
        <Button type="primary" htmlType="submit" disabled={chosen.length === 0} loading={form.pending}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}
