import type { ReactNode } from 'react';
import { api, waits } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { NumberBox } from '../../forms/number-box.js';
import { DayField, PlainForm } from '../../forms/plain-fields.js';
import { useFields } from '../../forms/use-fields.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { useTexts } from '../../i18n/language.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import './rates.css';

type Level = components['schemas']['Level'];
const LEVELS = Object.keys(wordsZh.levels) as Level[];
const BLANK = Object.fromEntries(LEVELS.map((level) => [level, ''])) as Record<Level, string>;

const given = (value: Readonly<Record<Level, string>>): readonly Level[] =>
  LEVELS.filter((level) => value[level] !== '');

/** §12: what levels pay from a day on, all of them or some in one form; a level without an amount stays as it is. */
export function AddRates({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const w = useTexts({ zh: wordsZh, en: wordsEn });
  const toast = useToast();
  const form = useFields<Level | 'effectiveFrom', boolean>({
    initial: { ...BLANK, effectiveFrom: '' },
    send: (value) =>
      waits(
        api.POST('/v1/pay-rates', {
          body: {
            effectiveFrom: value.effectiveFrom,
            rates: given(value).map((level) => ({ level, monthlyAmount: value[level] })),
          },
        }),
      ),
    onDone: (isWaiting) => {
      // As long as the set-up is not confirmed, nobody else has to agree.
      toast(isWaiting ? t.secondPerson : t.recorded);
      onClose();
    },
  });
  const rates = given(form.value);
  return (
    <section className="card">
      <PlainForm of={form} title={t.addPay} submit={t.addPay} onClose={onClose}>
        <DayField of={form} name="effectiveFrom" label={t.effectiveFrom} />
        <p className="muted">{t.addPayHelp}</p>
        <div className="rates">
          {LEVELS.map((level) => (
            <Field
              key={level}
              label={w.levels[level]}
              fault={form.faultAt(`rates.${rates.indexOf(level)}.monthlyAmount`)}
            >
              {(control) => (
                <NumberBox
                  control={control}
                  min={0}
                  value={form.value[level] === '' ? undefined : Number(form.value[level])}
                  onChange={(next) => {
                    form.set(level, next === undefined ? '' : String(next));
                  }}
                />
              )}
            </Field>
          ))}
        </div>
      </PlainForm>
    </section>
  );
}
