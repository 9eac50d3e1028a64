import type { ReactNode } from 'react';
import { files as en } from '../i18n/en/files.js';
import { files as zh } from '../i18n/zh/files.js';
import { useTexts } from '../i18n/language.js';

interface Props {
  readonly id: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
  /** As `accept` of an input has it: `.csv,.xlsx`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  /** The name of what was chosen; nothing where the files are listed elsewhere. */
  readonly chosen?: string | undefined;
  readonly onChoose: (files: readonly File[]) => void;
}

/** Chooses files; in the page's own language, where the browser's own control speaks that of the machine. */
export function FileButton({
  multiple = false,
  disabled = false,
  busy = false,
  chosen,
  onChoose,
  ...input
}: Props): ReactNode {
  const t = useTexts({ zh, en });
  return (
    <span className="file-button">
      <input
        {...input}
        type="file"
        multiple={multiple}
        disabled={disabled}
        aria-busy={busy}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again.
          target.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
      <span className="ant-btn file-button-face" aria-hidden>
        {multiple ? t.choose : t.chooseOne}
      </span>
      {chosen === undefined ? null : <span className="muted">{chosen}</span>}
    </span>
  );
}
