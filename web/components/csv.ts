/** What a spreadsheet would take for a formula, at the beginning of a cell. */
const FORMULA = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A cell of a CSV file; text that a spreadsheet would compute stands behind an apostrophe, numbers as they are. */
export const csvCell = (value: string | number): string => {
  const plain = String(value);
  const safe = FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A table as a CSV file: UTF-8 with a byte order mark, for the spreadsheets that ask for one. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
