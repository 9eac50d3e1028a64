import type { ReactNode } from 'react';
import type { components } from '../../api/schema.js';
import { ChoiceField, DayField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled } from '../../forms/use-fields.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { at, blankSteps, PaperFields, StepFields, stepsIn, WhoField } from './entry-parts.js';
import { useEntry } from './use-entry.js';

const STEPS = ['proposal', 'review'] as const;
const BLANK = { personId: '', paper: '', confirmedOn: '', level: '', contribution: '', ...blankSteps(STEPS) };

/** §7: a confirmation that is under way: what was proposed and reviewed; what is decided is decided here. */
export function ConfirmationEntryForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  const form = useEntry(
    BLANK,
    (value) => {
      const { personId, paper, confirmedOn, level } = value;
      const proposed = { level: level as components['schemas']['Level'], ...filled(value, 'contribution') };
      const steps = stepsIn(value, STEPS);
      return { kind: 'confirmation', personId, paper, confirmedOn, ...(level === '' ? {} : { proposed }), steps };
    },
    onClose,
  );
  return (
    <PlainForm of={form} title={t.enter.confirmation} submit={t.submit} onClose={onClose}>
      <div className="pairs">
        <WhoField of={form} />
        <DayField
          of={form}
          name="confirmedOn"
          at={at('confirmedOn')}
          label={t.confirmedOn}
          help={t.confirmedOnHelp}
          max={today()}
        />
        <ChoiceField
          of={form}
          name="level"
          at={at('proposed.level')}
          label={t.level}
          help={t.levelHelp}
          options={levels}
          optional
        />
      </div>
      <TextField of={form} name="contribution" at={at('proposed.contribution')} label={t.contribution} optional long />
      <StepFields
        of={form}
        steps={STEPS}
        nameOf={(step) => (step === 'review' ? t.confirmationReview : t.stepNames[step])}
      />
      <PaperFields of={form} />
    </PlainForm>
  );
}
