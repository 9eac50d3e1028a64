import type { ReactNode } from 'react';
import { ChoiceField, DayField, NumberField, PersonField, PlainForm, TextField } from '../../forms/plain-fields.js';
import { filled } from '../../forms/use-fields.js';
import { takenOver as en } from '../../i18n/en/people/taken-over.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { takenOver as zh } from '../../i18n/zh/people/taken-over.js';
import { at, blankSteps, inOne, PaperFields, PeopleField, StepFields, stepsIn, WhoField } from './entry-parts.js';
import { useEntry } from './use-entry.js';

const STEPS = ['nomination', 'assessment', 'qualification', 'approval', 'letter', 'review'] as const;

const BLANK = {
  personId: '',
  paper: '',
  post: 'team-leader',
  team: '',
  reportsTo: '',
  startOn: '',
  months: '3',
  extendedMonths: '',
  pauseFrom: '',
  pauseTo: '',
  pauseReason: '',
  members: '',
  formerSuperiorId: '',
  score: '',
  ...blankSteps(STEPS),
};

/** 9.5.5: a trial that is under way, with its days, its team, and what came before. */
export function TrialEntryForm({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const form = useEntry(
    BLANK,
    (value) => {
      const { personId, paper, team, reportsTo, startOn, pauseFrom, pauseTo, pauseReason, score, extendedMonths } =
        value;
      const paused = pauseFrom !== '' || pauseTo !== '';
      return {
        kind: 'trial',
        personId,
        paper,
        post: value.post === 'supervisor' ? 'supervisor' : 'team-leader',
        team,
        reportsTo,
        startOn,
        months: Number(value.months),
        ...(extendedMonths === '' ? {} : { extendedMonths: Number(extendedMonths) }),
        ...(paused ? { pauses: [{ from: pauseFrom, to: pauseTo, reason: pauseReason }] } : {}),
        members: inOne(value.members),
        ...filled(value, 'formerSuperiorId'),
        ...(score === '' ? {} : { score: Number(score) }),
        steps: stepsIn(value, STEPS),
      };
    },
    onClose,
  );
  return (
    <PlainForm of={form} title={t.enter.trial} submit={t.submit} onClose={onClose}>
      <div className="pairs">
        <WhoField of={form} />
        <ChoiceField of={form} name="post" at={at('post')} label={t.post} options={t.posts} />
        <TextField of={form} name="team" at={at('team')} label={t.team} />
        <PersonField of={form} name="reportsTo" at={at('reportsTo')} label={t.reportsTo} />
        <DayField of={form} name="startOn" at={at('startOn')} label={t.startOn} max={today()} />
        <NumberField of={form} name="months" at={at('months')} label={t.months} whole min={1} max={36} />
      </div>
      <PeopleField of={form} name="members" label={t.members} />
      <PersonField
        of={form}
        name="formerSuperiorId"
        at={at('formerSuperiorId')}
        label={t.former}
        help={t.formerHelp}
        optional
      />
      <div className="pairs">
        <NumberField
          of={form}
          name="extendedMonths"
          at={at('extendedMonths')}
          label={t.extendedMonths}
          help={t.extendedHelp}
          optional
          whole
          min={1}
          max={36}
        />
        <DayField of={form} name="pauseFrom" at={at('pauses.0.from')} label={t.pauseFrom} optional max={today()} />
        <DayField of={form} name="pauseTo" at={at('pauses.0.to')} label={t.pauseTo} optional max={today()} />
        <TextField of={form} name="pauseReason" at={at('pauses.0.reason')} label={t.pauseReason} optional />
        <NumberField
          of={form}
          name="score"
          at={at('score')}
          label={t.score}
          help={t.scoreHelp}
          optional
          min={0}
          max={100}
        />
      </div>
      <StepFields of={form} steps={STEPS} nameOf={(step) => t.stepNames[step]} />
      <PaperFields of={form} />
    </PlainForm>
  );
}
