import { fields as en } from '../../i18n/en/fields.js';
import { task as taskEn } from '../../i18n/en/task.js';
import { fields as zh } from '../../i18n/zh/fields.js';
import { task as taskZh } from '../../i18n/zh/task.js';
import { useTexts } from '../../i18n/language.js';
import type { FinalPart } from '../final-check.js';

type Line = FinalPart['lines'][number];

/** The lines of a summary, by the names of the fields; what is blank has none. */
export function useSaid(): {
  readonly line: (name: string, said: string | undefined) => readonly Line[];
  readonly grounds: (reason: string, files: readonly string[]) => readonly Line[];
} {
  const f = useTexts({ zh, en });
  const t = useTexts({ zh: taskZh, en: taskEn });
  const line = (name: string, said: string | undefined): readonly Line[] =>
    said === undefined || said.trim() === '' ? [] : [{ name: f.names[name] ?? name, said: said.trim() }];
  return {
    line,
    grounds: (reason, files) => [
      ...line('reason', reason),
      ...(files.length === 0 ? [] : line('files', t.filesHandedIn(files.length))),
    ],
  };
}
