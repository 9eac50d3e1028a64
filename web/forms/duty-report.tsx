import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { uploadDutyReport, useDutyReports } from '../api/duty-reports.js';
import { useMe } from '../app/session.js';
import { Failure } from '../components/states.js';
import { appointment as en } from '../i18n/en/appointment.js';
import { appointment as zh } from '../i18n/zh/appointment.js';
import { useTexts } from '../i18n/language.js';
import { Field } from './field.js';
import { FormFrame } from './form-frame.js';
import type { TaskFormProps } from './task-form.js';
import { useDraft } from './use-draft.js';
import { useTaskAct } from './use-task-act.js';

interface Draft {
  readonly text: string;
  /** Number of the file to hand in. */
  readonly reportId: number | null;
  readonly withoutReason: string;
}

const BLANK: Draft = { text: '', reportId: null, withoutReason: '' };

/** 9.5.7: the candidate hands in text, a file, or both; HR, where the task came to it, says why there is none. */
export default function DutyReportForm({ task, cases }: TaskFormProps): ReactNode {
  const t = useTexts({ zh, en });
  const me = useMe();
  const [about] = cases;
  const own = about?.personId === me.personId;
  const draft = useDraft<Draft>(task.id, 'report', () => BLANK);
  const act = useTaskAct(task, draft.clear);
  const { text, reportId, withoutReason } = draft.value;
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
          ...(reportId === null ? {} : { reportId }),
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
          <Files
            caseId={about.id}
            chosen={reportId}
            fault={act.faultAt('reportId')}
            onChoose={(next) => {
              set({ reportId: next });
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

interface FilesProps {
  readonly caseId: string;
  readonly chosen: number | null;
  readonly fault: string | undefined;
  readonly onChoose: (id: number | null) => void;
}

/** Files that were uploaded, one of which is handed in; a new one is chosen at once. */
function Files({ caseId, chosen, fault, onChoose }: FilesProps): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const reports = useDutyReports(caseId);
  const uploading = useMutation({
    mutationFn: (file: File) => uploadDutyReport(caseId, file),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['duty-reports', caseId] });
      onChoose(id);
    },
  });
  const files = reports.data?.files ?? [];
  return (
    <>
      <Field label={t.file} help={uploading.isPending ? t.uploading : t.fileHelp} fault={fault} optional>
        {(control) => (
          <input
            id={control.id}
            type="file"
            accept=".pdf,.docx,.pptx,.txt"
            disabled={uploading.isPending}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file !== undefined) uploading.mutate(file);
            }}
          />
        )}
      </Field>
      {uploading.error === null ? null : <Failure error={uploading.error} />}
      {files.length === 0 ? null : (
        <Radio.Group
          aria-label={t.handIn}
          value={chosen ?? 0}
          options={[
            ...files.map(({ id, filename, bytes }) => ({ value: id, label: `${filename} · ${t.size(bytes)}` })),
            { value: 0, label: t.noFile },
          ]}
          onChange={({ target }) => {
            const next = target.value as number;
            onChoose(next === 0 ? null : next);
          }}
        />
      )}
    </>
  );
}
