import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useDeferredValue, type ReactNode } from 'react';
import { fetchTaskStart } from '../../api/tasks.js';
import { CasePicker } from '../../components/cases/case-picker.js';
import { DayPicker } from '../../components/day-picker.js';
import { PeoplePicker } from '../../components/people/people-picker.js';
import { Answered } from '../../components/states.js';
import { panel as en } from '../../i18n/en/cases/panel.js';
import { fields as fieldsEn } from '../../i18n/en/fields.js';
import { panel as zh } from '../../i18n/zh/cases/panel.js';
import { fields as fieldsZh } from '../../i18n/zh/fields.js';
import { today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { useForm } from '../by-hand/use-form.js';
import { Field } from '../field.js';
import { CheckedFrame } from '../checked-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { TimeBox } from '../time-box.js';
import { SeatsAgainstRecords } from './seats-against-records.js';
import { usePanelFinal } from './use-panel-final.js';
import { SEAT_GROUPS, toCheck, toSend, type PanelDraft } from './panel-draft.js';

/** 8.5.4, 9.5.7, 4.3: when and where, who sits by the records, and what stands against it before it is handed in. */
export default function AppointPanelForm(props: TaskFormProps): ReactNode {
  const { id } = props.task;
  const start = useQuery({ queryKey: ['task', id, 'start'], queryFn: () => fetchTaskStart(id) });
  return <Answered of={start}>{({ form }) => <Drawn {...props} start={form} />}</Answered>;
}

function Drawn({ start, ...props }: TaskFormProps & { readonly start: Partial<PanelDraft> }): ReactNode {
  const t = useTexts({ zh, en });
  const f = useTexts({ zh: fieldsZh, en: fieldsEn });
  const { task, cases } = props;
  // A session of one candidate of §9 hears him alone: there is nobody to choose.
  const chooses = task.kind === 'cycle.appoint-panel';
  const { value, act, set, frame } = useForm<PanelDraft>(
    props,
    'panel',
    () => ({
      room: '',
      supervisors: [],
      departmentHead: [],
      relatedDepartments: [],
      humanResources: [],
      why: {},
      ...start,
      caseIds: cases.map(({ id }) => id),
    }),
    (draft) => toSend(draft, chooses),
  );
  const asked = useDeferredValue(value);
  return (
    <CheckedFrame frame={frame} final={usePanelFinal(value, chooses ? cases : [], task.dueOn)}>
      <div className="row panel-when">
        <Field label={f.names.heldOn} fault={act.faultAt('heldOn')}>
          {(control) => (
            <DayPicker
              control={control}
              value={value.heldOn}
              min={today()}
              onChange={(heldOn) => {
                set({ heldOn });
              }}
            />
          )}
        </Field>
        <Field label={f.names.time} help={t.timeHelp} fault={act.faultAt('time')} optional>
          {(control) => (
            <TimeBox
              control={control}
              value={value.time}
              onChange={(time) => {
                set({ time });
              }}
            />
          )}
        </Field>
        <Field label={f.names.room} help={t.roomHelp} fault={act.faultAt('room')} optional>
          {(control) => (
            <Input
              {...control}
              maxLength={100}
              value={value.room}
              onChange={({ target }) => {
                set({ room: target.value });
              }}
            />
          )}
        </Field>
      </div>
      <p className="muted">{t.proposed}</p>
      <Field label={f.names.chair} fault={act.faultAt('chair')}>
        {(control) => (
          <PeoplePicker
            control={control}
            single
            value={value.chair === undefined ? [] : [value.chair]}
            onChange={([chair]) => {
              set({ chair });
            }}
          />
        )}
      </Field>
      {SEAT_GROUPS.map((group) => (
        <Field
          key={group}
          label={f.names[group]}
          fault={act.faultAt(group)}
          {...(group === 'supervisors' ? { help: t.supervisorsHelp } : {})}
        >
          {(control) => (
            <PeoplePicker
              control={control}
              value={value[group]}
              onChange={(next) => {
                set({ [group]: next });
              }}
            />
          )}
        </Field>
      ))}
      {chooses ? (
        <Field label={f.names.caseIds} fault={act.faultAt('caseIds')}>
          {(control) => (
            <CasePicker
              control={control}
              cases={cases}
              value={value.caseIds}
              onChange={(caseIds) => {
                set({ caseIds });
              }}
            />
          )}
        </Field>
      ) : null}
      <SeatsAgainstRecords
        taskId={task.id}
        asked={toCheck(asked)}
        why={value.why}
        onWhy={(seat, reason) => {
          set({ why: { ...value.why, [seat]: reason } });
        }}
      />
    </CheckedFrame>
  );
}
