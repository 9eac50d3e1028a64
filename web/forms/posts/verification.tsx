import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fetchTaskStart } from '../../api/tasks.js';
import { PeoplePicker, useNames } from '../../components/people/people-picker.js';
import { Answered } from '../../components/states.js';
import { byHand as handEn } from '../../i18n/en/by-hand.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { byHand as handZh } from '../../i18n/zh/by-hand.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { useTexts } from '../../i18n/language.js';
import { ActCards } from '../by-hand/act-cards.js';
import { Grounds } from '../by-hand/grounds.js';
import { useForm } from '../by-hand/use-form.js';
import { filledIn } from '../filled-in.js';
import { CheckedFrame } from '../checked-frame.js';
import { Field } from '../field.js';
import type { FinalPart } from '../final-check.js';
import type { TaskFormProps } from '../task-form.js';
import type { TaskAct } from '../use-task-act.js';
import { useSaid } from './said.js';

const SHEETS = ['competency', 'peripheral'] as const;
type Raters = Readonly<Record<(typeof SHEETS)[number], readonly string[]>>;

interface Draft extends Raters {
  readonly do?: 'confirm' | 'rule' | 'reevaluate' | 'refuse';
  readonly ruling?: 'proceed' | 'refuse';
  readonly reason: string;
  readonly files: readonly string[];
}

/** 9.5.2: what the rules found, then what HR makes of it; with a confirmation, who fills in which sheet. */
export default function VerificationForm(props: TaskFormProps): ReactNode {
  const { id } = props.task;
  const start = useQuery({ queryKey: ['task', id, 'start'], queryFn: () => fetchTaskStart(id) });
  return (
    <Answered of={start}>
      {({ form }) => <Drawn {...props} start={{ competency: [], peripheral: [], ...(form as Partial<Raters>) }} />}
    </Answered>
  );
}

/** What HR may do about somebody whom the rules found so; anything where they have found nothing. */
function actsFor(outcome: string | undefined): readonly NonNullable<Draft['do']>[] {
  if (outcome === 'eligible') return ['confirm', 'reevaluate', 'refuse'];
  if (outcome === 'needs-ruling') return ['rule', 'reevaluate', 'refuse'];
  return outcome === undefined ? ['confirm', 'rule', 'reevaluate', 'refuse'] : ['reevaluate', 'refuse'];
}

function Drawn({ start, ...props }: TaskFormProps & { readonly start: Raters }): ReactNode {
  const t = useTexts({ zh, en });
  const h = useTexts({ zh: handZh, en: handEn });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { value, act, set, frame } = useForm<Draft>(
    props,
    'verification',
    () => ({ ...start, reason: '', files: [] }),
    toSend,
  );
  const answer = props.cases[0]?.evaluation?.answer;
  const outcome = answer !== undefined && 'outcome' in answer ? answer.outcome : undefined;
  const final = useFinal(value);
  return (
    <CheckedFrame frame={frame} final={final}>
      {outcome === undefined ? null : (
        <p className={outcome === 'eligible' ? 'notice' : 'notice warn'} role="status">
          {t.found[outcome]}
        </p>
      )}
      <ActCards
        label={f.names.do}
        cards={actsFor(outcome).map((one) => ({
          value: one,
          label: f.values[`do.${one}`] ?? one,
          help: h.follows[`${props.task.kind}.${one}`],
        }))}
        value={value.do}
        fault={act.faultAt('do')}
        onChange={(next) => {
          set({ do: next });
        }}
      />
      {value.do === 'confirm' ? <WhoRates value={value} act={act} set={set} /> : null}
      {value.do === 'rule' ? (
        <ActCards
          label={f.names.ruling}
          cards={(['proceed', 'refuse'] as const).map((one) => ({
            value: one,
            label: f.values[`ruling.${one}`] ?? one,
          }))}
          value={value.ruling}
          fault={act.faultAt('ruling')}
          onChange={(ruling) => {
            set({ ruling });
          }}
        />
      ) : null}
      {value.do === 'rule' || value.do === 'refuse' ? (
        <Grounds reason="reason" value={value} act={act} set={set} />
      ) : null}
    </CheckedFrame>
  );
}

function toSend({ do: what, competency, peripheral, ruling, reason, files }: Draft): object {
  if (what === 'confirm') return { do: what, competency, peripheral };
  if (what === 'rule') return { do: what, ...filledIn({ ruling, reason, files }) };
  return what === 'refuse' ? { do: what, ...filledIn({ reason, files }) } : filledIn({ do: what });
}

interface WhoProps {
  readonly value: Raters;
  readonly act: TaskAct;
  readonly set: (some: Partial<Raters>) => void;
}

/** One group a sheet, with whom the records mean. */
function WhoRates({ value, act, set }: WhoProps): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  return SHEETS.map((sheet) => (
    <Field key={sheet} label={f.names[sheet]} help={t[`${sheet}Help`]} fault={act.faultAt(sheet)}>
      {(control) => (
        <PeoplePicker
          control={control}
          value={value[sheet]}
          onChange={(next) => {
            set({ [sheet]: next });
          }}
        />
      )}
    </Field>
  ));
}

/** What is read once more before it goes: nothing of a new evaluation, which decides nothing. */
function useFinal({ do: what, competency, peripheral, ruling, reason, files }: Draft): FinalPart | undefined {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { line, grounds } = useSaid();
  const names = useNames([...competency, ...peripheral]);
  const called = (ids: readonly string[]): string =>
    ids.map((id) => names.find(({ value }) => value === id)?.label ?? id).join('\n');
  const said = reason.trim() !== '';
  if (what === 'confirm' && competency.length > 0 && peripheral.length > 0) {
    return {
      title: t.check.confirm,
      lines: [
        { name: t.competency, said: called(competency) },
        { name: t.peripheral, said: called(peripheral) },
      ],
    };
  }
  if (what === 'rule' && ruling !== undefined && said) {
    return {
      title: t.check.rule,
      lines: [...line('ruling', f.values[`ruling.${ruling}`]), ...grounds(reason, files)],
    };
  }
  return what === 'refuse' && said ? { title: t.check.refuse, lines: grounds(reason, files) } : undefined;
}
