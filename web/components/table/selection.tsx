import { Button } from 'antd';
import type { ReactNode } from 'react';
import { table as en } from '../../i18n/en/table.js';
import { table as zh } from '../../i18n/zh/table.js';
import { useTexts } from '../../i18n/language.js';
import { useToast } from '../toast.js';
import type { Column } from './column.js';

interface Props<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly onClear: () => void;
}

/** One cell as a sheet takes it from the clipboard. */
const oneCell = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

/** How many rows are marked; they are copied as a sheet takes them, with the columns that are shown. */
export function Selection<T>({ columns, rows, onClear }: Props<T>): ReactNode {
  const t = useTexts({ zh, en });
  const toast = useToast();
  if (rows.length === 0) return null;
  const copy = async (): Promise<void> => {
    const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
    await navigator.clipboard.writeText(lines.map((line) => line.map(oneCell).join('\t')).join('\n'));
  };
  return (
    <div className="row table-marked" role="status">
      <span>{t.marked(rows.length)}</span>
      <Button
        size="small"
        onClick={() => {
          copy().then(
            () => {
              toast(t.copied(rows.length));
            },
            () => {
              toast(t.notCopied);
            },
          );
        }}
      >
        {t.copy}
      </Button>
      <Button size="small" type="text" onClick={onClear}>
        {t.unmark}
      </Button>
    </div>
  );
}
