import type { Cell, SheetContent } from '../../../documents/workbook/workbook.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import type { Call } from '../route.js';
import type { Book } from './columns.js';

const NAME = text('说明', 'About');
const FIELDS = {
  list: text('列表', 'List'),
  at: text('截至', 'As of'),
  by: text('导出人工号', 'Made by (number)'),
  rows: text('行数', 'Rows'),
  filter: text('筛选', 'Filter'),
} as const satisfies Readonly<Record<string, Text>>;
/** How far one has read is no filter. */
const OF_PAGES = ['limit', 'cursor'];

interface Making {
  readonly at: Date;
  readonly by: string;
  readonly told: { readonly rows: number };
}

/** The second sheet of every list: what it is, as of when, by whom, of how many rows, by which filters (as they are asked for). */
export function aboutSheet({ name }: Book, { language, query, params }: Call, { at, by, told }: Making): SheetContent {
  const asked = Object.entries({ ...(params as object), ...(query as object) }).filter(
    ([one]) => !OF_PAGES.includes(one),
  );
  // How many rows there were is known when this sheet's turn comes.
  function* rows(): Generator<readonly Cell[]> {
    const line = (field: keyof typeof FIELDS, cell: Cell): readonly Cell[] => [
      { kind: 'text', value: FIELDS[field][language] },
      cell,
    ];
    yield line('list', { kind: 'text', value: name[language] });
    yield line('at', { kind: 'instant', value: at.toISOString() });
    yield line('by', { kind: 'text', value: by });
    yield line('rows', { kind: 'number', value: told.rows });
    for (const [one, value] of asked) yield line('filter', { kind: 'text', value: `${one}: ${String(value)}` });
  }
  const heads = language === 'zh' ? ['项目', '内容'] : ['What', 'Content'];
  return { name: NAME[language], columns: heads.map((heading) => ({ heading, width: 28 })), rows: rows() };
}
