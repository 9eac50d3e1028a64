import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { newKey } from '../../api/client.js';
import { previewTemplate, takeTemplate, type PaperForm } from '../../api/papers/templates.js';
import { DayPicker } from '../../components/day-picker.js';
import { download } from '../../components/download.js';
import { FileButton } from '../../components/file-button.js';
import { Failure } from '../../components/states.js';
import { useToast } from '../../components/toast.js';
import { Field } from '../../forms/field.js';
import { templates as en } from '../../i18n/en/templates.js';
import { templates as zh } from '../../i18n/zh/templates.js';
import { useTexts } from '../../i18n/language.js';

/** As many faults as the service names. */
const MOST_FAULTS = 50;

/** HR checks a template, sees it with the invented sample, and takes it from a day on. */
export function TemplateUpload({ form }: { readonly form: PaperForm }): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [firstDay, setFirstDay] = useState<string>();
  // The same template sent again after no answer counts once.
  const key = useRef(newKey());
  const previewing = useMutation({
    mutationFn: (of: File) => previewTemplate(form, of),
    onSuccess: (sample, of) => {
      download(of.name.replace(/(?:\.docx)?$/i, '-preview.docx'), sample);
      toast(t.previewed);
    },
  });
  const taking = useMutation({
    mutationFn: ({ of, day }: { readonly of: File; readonly day: string }) => takeTemplate(form, of, day, key.current),
    onSuccess: async () => {
      key.current = newKey();
      setFile(undefined);
      toast(t.taken);
      await client.invalidateQueries({ queryKey: ['paper-templates'] });
    },
  });
  const changed = (): void => {
    key.current = newKey();
    previewing.reset();
    taking.reset();
  };
  const error = previewing.error ?? taking.error;
  return (
    <form
      className="card stack"
      aria-label={t.uploadTitle}
      onSubmit={(event) => {
        event.preventDefault();
        previewing.reset();
        if (file !== undefined && firstDay !== undefined) taking.mutate({ of: file, day: firstDay });
      }}
    >
      <h2>{t.uploadTitle}</h2>
      <p className="muted">{t.uploadHelp}</p>
      <Field label={t.file}>
        {(control) => (
          <FileButton
            {...control}
            accept=".docx"
            chosen={file?.name}
            onChoose={([next]) => {
              changed();
              setFile(next);
            }}
          />
        )}
      </Field>
      <Field label={t.firstDay} help={t.firstDayHelp}>
        {(control) => (
          <DayPicker
            control={control}
            value={firstDay}
            onChange={(next) => {
              changed();
              setFirstDay(next);
            }}
          />
        )}
      </Field>
      {error === null ? null : <Failure error={error} most={MOST_FAULTS} />}
      <div className="row">
        <Button
          disabled={file === undefined}
          loading={previewing.isPending}
          onClick={() => {
            taking.reset();
            if (file !== undefined) previewing.mutate(file);
          }}
        >
          {t.preview}
        </Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={file === undefined || firstDay === undefined}
          loading={taking.isPending}
        >
          {t.take}
        </Button>
      </div>
    </form>
  );
}
