import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../../app/session.js';
import { appointment as en } from '../../i18n/en/cases/appointment.js';
import { appointment as zh } from '../../i18n/zh/cases/appointment.js';
import { useTexts } from '../../i18n/language.js';
import { Field } from '../field.js';
import { FileField } from '../file-field.js';
import { FormFrame } from '../form-frame.js';
import type { TaskFormProps } from '../task-form.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct } from '../use-task-act.js';

interface Draft {
  readonly text: string;
  /** Numbers of the files to hand in. */
  readonly files: readonly string[];
  readonly withoutReason: string;
}

const BLANK: Draft = { text: '', files: [], withoutReason: '' };

/** 9.5.7: the candidate hands in text, files, or both; HR, where the task came to it, says why there is none. */
export default function DutyReportForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [about] = cases;
  const own = about?.personId === me.personId;
  const draft = useDraft<Draft>(task.id, 'report-files', () => BLANK);
  const act = useTaskAct(task, draft.clear);
  const { text, files, withoutReason } = draft.value;
  const set = (some: Partial<Draft>): void => {
    draft.set((before) => ({ ...before, ...some }));
  };
  return (
    <FormFrame
      act={act}
      cases={cases}
      touched={draft.touched}
      onDiscard={draft.clear}
      onSubmit={() => {
        act.submit({
          ...(text.trim() === '' ? {} : { text: text.trim() }),
          ...(files.length === 0 ? {} : { files }),
          ...(withoutReason.trim() === '' ? {} : { withoutReason: withoutReason.trim() }),
        });
      }}
    >
      {own ? (
        <>
          <Field label={t.text} help={t.textHelp} fault={act.faultAt('text')} optional>
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 6, maxRows: 30 }}
                value={text}
                onChange={({ target }) => {
                  set({ text: target.value });
                }}
              />
            )}
          </Field>
          <FileField
            label={t.files}
            fault={act.faultAt('files')}
            optional
            value={files}
            onChange={(next) => {
              set({ files: next });
            }}
          />
        </>
      ) : (
        <Field label={t.withoutReason} fault={act.faultAt('withoutReason')}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 2, maxRows: 10 }}
              value={withoutReason}
              onChange={({ target }) => {
                set({ withoutReason: target.value });
              }}
            />
          )}
        </Field>
      )}
    </FormFrame>
  );
}
