import type { ReactNode } from 'react';
import { useOlderSetbacks } from '../../api/people.js';
import { Answered } from '../../components/states.js';
import { ChoiceField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { month as monthWords, today } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';
import { at, blankSteps, inOne, PaperFields, StepFields, stepsIn } from './entry-parts.js';
import { useEntry } from './use-entry.js';

const STEPS = ['cause-stated', 'superior-heard', 'plan-written'] as const;
const BLANK = {
  rating: '',
  paper: '',
  cause: '',
  planMonth: '',
  extended: 'no',
  goals: '',
  support: '',
  ...blankSteps(STEPS),
};

/** How many months back the month of a plan may lie. */
const BACK = 12;

/** The months that a plan may run: next month, and those before it, latest first. */
function planMonths(language: 'zh' | 'en'): Readonly<Record<string, string>> {
  const [year = 0, month = 0] = today().split('-').map(Number);
  const months = Array.from({ length: BACK + 2 }, (_, no) => {
    const at = year * 12 + month - no; // from next month on, backwards
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  return Object.fromEntries(months.map((one) => [one, monthWords(one, language)]));
}

/** 11.1, I-82: a plan that runs after a C or D from before the day of use, which is decided with it. */
export function PlanEntryForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const language = useLanguage();
  const older = useOlderSetbacks();
  return (
    <Answered of={older}>
      {(items) => {
        const ratings = items.map(({ personId, name, month, rating }) => [
          `${personId} ${month}`,
          `${name} ${personId} · ${monthWords(month, language)} · ${rating}`,
        ]);
        return <Form ratings={Object.fromEntries(ratings) as Record<string, string>} onClose={onClose} />;
      }}
    </Answered>
  );
}

interface Props {
  readonly ratings: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

function Form({ ratings, onClose }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const form = useEntry(
    BLANK,
    (value) => {
      const [personId = '', month = ''] = inOne(value.rating);
      const { paper, cause, planMonth, goals, support } = value;
      const steps = stepsIn(value, STEPS);
      const extended = value.extended === 'yes';
      return { kind: 'plan', personId, paper, month, cause, planMonth, extended, goals, support, steps };
    },
    onClose,
  );
  return (
    <PlainForm of={form} title={t.enter.plan} submit={t.submit} onClose={onClose}>
      <ChoiceField of={form} name="rating" at={at('personId')} label={t.rating} help={t.ratingHelp} options={ratings} />
      <TextField of={form} name="cause" at={at('cause')} label={t.cause} long />
      <div className="pairs">
        <ChoiceField
          of={form}
          name="planMonth"
          at={at('planMonth')}
          label={t.planMonth}
          options={planMonths(language)}
        />
        <ChoiceField
          of={form}
          name="extended"
          at={at('extended')}
          label={t.extended}
          options={{ no: t.no, yes: t.yes }}
        />
      </div>
      <TextField of={form} name="goals" at={at('goals')} label={t.goals} long />
      <TextField of={form} name="support" at={at('support')} label={t.support} long />
      <StepFields of={form} steps={STEPS} nameOf={(step) => t.stepNames[step]} />
      <PaperFields of={form} />
    </PlainForm>
  );
}
