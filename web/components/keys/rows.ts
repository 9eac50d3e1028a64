/** The rows of the page on which the keys move up and down: of a table, of a list of tasks, of decisions. */
const ROWS = '.batch > li, .task-list > li, .table-box tbody > tr:not(.below)';
/** What of a row has the focus: the row itself where it takes it, otherwise its first link. */
const IN_ROW = 'a[href], button, input';

const rowsOf = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`#main :is(${ROWS})`)];

/** The row in which the focus is. */
const here = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>(ROWS) ?? null;

/** Takes the focus to the next row below or above; to the first one where it is in none. */
export function moveRow(by: 1 | -1): void {
  const rows = rowsOf();
  const at = rows.findIndex((row) => row === here());
  const next = at < 0 ? rows[0] : rows[at + by];
  if (next === undefined) return;
  const place = next.tabIndex === -1 && next.matches('[tabindex]') ? next : next.querySelector<HTMLElement>(IN_ROW);
  place?.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
