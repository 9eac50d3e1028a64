import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { upload, useUploads } from '../api/papers/attachments.js';
import { ProblemError } from '../api/problem.js';
import { FileButton } from '../components/file-button.js';
import { files as en } from '../i18n/en/files.js';
import { files as zh } from '../i18n/zh/files.js';
import { useSay, useTexts } from '../i18n/language.js';
import { Field } from './field.js';

interface Props {
  readonly label: ReactNode;
  /** Said before what may be uploaded. */
  readonly help?: string;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  /** Only pictures and PDF: the scan of a signed sheet (I-41). */
  readonly scan?: boolean;
  readonly most?: number;
  /** Numbers of the uploads, in order. */
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
}

const ANY = '.pdf,.docx,.pptx,.txt,.png,.jpg,.jpeg';
const SCAN = '.png,.jpg,.jpeg,.pdf';
/** As many as a field of the service takes. */
const MOST = 10;

/** Files of a form: chosen, uploaded at once, listed with their names, taken out again; what is wrong stands here. */
export function FileField(props: Props): ReactNode {
  const { label, help, fault, optional, scan = false, most = MOST, value, onChange } = props;
  const t = useTexts({ zh, en });
  const say = useSay();
  const client = useQueryClient();
  const known = useUploads(value.length > 0);
  const uploading = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const ids: string[] = [];
      // One after the other: what came before one that is refused stays.
      for (const file of chosen) {
        ids.push((await upload(file)).id);
        onChange([...value, ...ids]);
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['uploads'] }),
  });
  const { error } = uploading;
  const refused = error === null ? undefined : error instanceof ProblemError ? say(error.text) : error.message;
  const full = value.length >= most;
  const about = full ? t.most(most) : t.help(scan ? t.scanKinds : t.anyKinds, most);
  const names = new Map(known.data?.map((one) => [one.id, one]));
  return (
    <Field
      label={label}
      help={uploading.isPending ? t.uploading : help === undefined ? about : `${help} ${about}`}
      fault={refused ?? fault}
      {...(optional === undefined ? {} : { optional })}
    >
      {(control) => (
        <div className="stack tight">
          <FileButton
            {...control}
            multiple={most > 1}
            accept={scan ? SCAN : ANY}
            disabled={full}
            busy={uploading.isPending}
            onChoose={(chosen) => {
              if (!uploading.isPending) uploading.mutate(chosen.slice(0, most - value.length));
            }}
          />
          {value.length === 0 ? null : (
            <ul aria-label={t.chosen} className="stack tight">
              {value.map((id) => {
                const file = names.get(id);
                const name = file?.filename ?? t.unknown;
                return (
                  <li key={id} className="row">
                    <span>
                      {name} {file === undefined ? null : <span className="muted">{t.size(file.bytes)}</span>}
                    </span>
                    <Button
                      size="small"
                      type="text"
                      aria-label={t.remove(name)}
                      onClick={() => {
                        onChange(value.filter((one) => one !== id));
                      }}
                    >
                      {t.removeShort}
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}
