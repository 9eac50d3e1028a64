import { Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { TrialDetail } from '../../api/trials.js';
import { DayPicker } from '../../components/day-picker.js';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { postForms as en } from '../../i18n/en/cases/post-forms.js';
import { trials as trialsEn } from '../../i18n/en/cases/trials.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { postForms as zh } from '../../i18n/zh/cases/post-forms.js';
import { trials as trialsZh } from '../../i18n/zh/cases/trials.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { Grounds } from '../by-hand/grounds.js';
import { TextArea } from '../by-hand/text-area.js';
import { Field } from '../field.js';
import type { TaskAct } from '../use-task-act.js';
import { isDrawn, owing, RATER_GROUPS, type ManageDraft, type RaterGroup } from './manage-draft.js';
import { MonthsField } from './months-field.js';

interface Props {
  readonly trial: TrialDetail;
  readonly value: ManageDraft;
  readonly act: TaskAct;
  readonly set: (some: Partial<ManageDraft>) => void;
}

/** What the chosen act asks for, and its reason. */
export function ManageFields(props: Props): ReactNode {
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { value, act, set } = props;
  const what = value.do;
  if (what === undefined) return null;
  const takesFiles = what === 'request-extension' || what === 'request-end' || what === 'pause' || what === 'resume';
  return (
    <>
      {what === 'request-extension' ? <MonthsField value={value.months} act={act} set={set} /> : null}
      {what === 'pause' || what === 'resume' ? <Day at={what === 'pause' ? 'from' : 'on'} {...props} /> : null}
      {what === 'add-rater' || what === 'waive-group' ? <Group {...props} drawnToo={what === 'waive-group'} /> : null}
      {what === 'add-rater' ? <Person {...props} at="personId" /> : null}
      {what === 'replace-rater' ? <Replaced {...props} /> : null}
      {takesFiles ? (
        <Grounds reason="reason" optional={what === 'resume'} value={value} act={act} set={set} />
      ) : (
        <TextArea
          label={f.names.reason}
          optional={what === 'close-review'}
          value={value.reason}
          fault={act.faultAt('reason')}
          onChange={(reason) => {
            set({ reason });
          }}
        />
      )}
    </>
  );
}

function Day({ value, act, set, at }: Props & { readonly at: 'from' | 'on' }): ReactNode {
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  return (
    <Field label={f.names[at]} fault={act.faultAt(at)}>
      {(control) => (
        <DayPicker
          control={control}
          value={value.day}
          max={today()}
          onChange={(day) => {
            set({ day });
          }}
        />
      )}
    </Field>
  );
}

/** Nobody is added to the subordinates, who are drawn (I-55). */
function Group({ value, act, set, drawnToo }: Props & { readonly drawnToo: boolean }): ReactNode {
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const t = useTexts({ zh: trialsZh, en: trialsEn });
  return (
    <Field label={f.names.group} fault={act.faultAt('group')} group>
      {() => (
        <Radio.Group
          value={value.group}
          options={RATER_GROUPS.filter((one) => drawnToo || one !== 'subordinates').map((one) => ({
            value: one,
            label: t.groups[one],
          }))}
          onChange={({ target }) => {
            set({ group: target.value as RaterGroup });
          }}
        />
      )}
    </Field>
  );
}

function Person({ value, act, set, at }: Props & { readonly at: 'personId' | 'by' }): ReactNode {
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  return (
    <Field label={f.names[at]} fault={act.faultAt(at)}>
      {(control) => (
        <PeoplePicker
          control={control}
          single
          value={value[at] === '' ? [] : [value[at]]}
          onChange={([next = '']) => {
            set({ [at]: next });
          }}
        />
      )}
    </Field>
  );
}

/** One of those whose sheet is missing, and who takes his place where the draw does not say so. */
function Replaced(props: Props): ReactNode {
  const t = useTexts({ zh, en });
  const r = useTexts({ zh: trialsZh, en: trialsEn });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { trial, value, act, set } = props;
  return (
    <>
      <Field label={f.names.rater} fault={act.faultAt('rater')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t.chooseRater}
            value={value.rater === '' ? null : value.rater}
            options={owing(trial).map(({ personId, name, group }) => ({
              value: personId,
              label: `${name} · ${personId} · ${r.groups[group]}`,
            }))}
            onChange={(rater: string) => {
              set({ rater });
            }}
          />
        )}
      </Field>
      {isDrawn(trial, value) ? <p className="muted">{t.drawn}</p> : <Person {...props} at="by" />}
    </>
  );
}
