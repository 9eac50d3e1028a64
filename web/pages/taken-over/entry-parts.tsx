import type { ReactNode } from 'react';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { Field } from '../../forms/field.js';
import { DayField, PersonField, TextField } from '../../forms/plain-fields.js';
import type { Fields, Values } from '../../forms/use-fields.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';
import './taken-over.css';

/** Where the service speaks of a field of the only case of a form. */
export const at = (name: string): string => `cases.0.${name}`;

export function PaperFields<N extends string>({ of }: { readonly of: Fields<N | 'paper'> }): ReactNode {
  const t = useTexts({ zh, en });
  return <TextField of={of} name="paper" at={at('paper')} label={t.paper} help={t.paperHelp} />;
}

export function WhoField<N extends string>({ of }: { readonly of: Fields<N | 'personId'> }): ReactNode {
  const t = useTexts({ zh, en });
  return <PersonField of={of} name="personId" at={at('personId')} label={t.whose} />;
}

/** Several people, whose numbers stand in the value one after the other. */
export function PeopleField<N extends string>({
  of,
  name,
  label,
}: {
  readonly of: Fields<N>;
  readonly name: N;
  readonly label: string;
}): ReactNode {
  return (
    <Field label={label} optional fault={of.faultAt(at(name))}>
      {(control) => (
        <PeoplePicker
          control={control}
          value={inOne(of.value[name])}
          onChange={(next) => {
            of.set(name, next.join(' '));
          }}
        />
      )}
    </Field>
  );
}

/** The numbers in a value. */
export const inOne = (value: string): string[] => value.split(' ').filter((id) => id !== '');

type StepField<S extends string> = `${S}On` | `${S}By`;

/** Blank fields for steps. */
export const blankSteps = <S extends string>(steps: readonly S[]): Values<StepField<S>> =>
  Object.fromEntries(steps.flatMap((step) => [`${step}On`, `${step}By`].map((name) => [name, '']))) as Values<
    StepField<S>
  >;

/** The steps of which the day is entered; who took one is asked for where it was left out. */
export const stepsIn = <S extends string>(value: Values<StepField<NoInfer<S>>>, steps: readonly S[]) =>
  steps.flatMap((step) => {
    const [on, by] = [value[`${step}On`], value[`${step}By`].trim()];
    return on === '' && by === '' ? [] : [{ step, on, by }];
  });

interface StepsProps<S extends string> {
  readonly of: Fields<StepField<NoInfer<S>>>;
  readonly steps: readonly S[];
  readonly nameOf: (step: S) => string;
}

/** The steps before, each with its day and by whom, where a paper says so. */
export function StepFields<S extends string>({ of, steps, nameOf }: StepsProps<S>): ReactNode {
  const t = useTexts({ zh, en });
  const entered = stepsIn(of.value, steps);
  const path = (step: S, part: string): string => at(`steps.${entered.findIndex((one) => one.step === step)}.${part}`);
  return (
    <fieldset className="stack tight">
      <legend>
        <strong>{t.steps}</strong> <span className="muted">{t.stepsHelp}</span>
      </legend>
      {steps.map((step) => (
        <div key={step} className="pairs">
          <DayField
            of={of}
            name={`${step}On`}
            at={path(step, 'on')}
            label={t.on(nameOf(step))}
            optional
            max={today()}
          />
          <TextField of={of} name={`${step}By`} at={path(step, 'by')} label={t.by(nameOf(step))} optional />
        </div>
      ))}
    </fieldset>
  );
}
