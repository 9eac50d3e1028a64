import { z } from 'zod';
import { firstUnfit, isNewNumber, REFERENCE, type TextKind } from './characters.js';

/**
 * Texts, numbers and days of the forms, judged at the edge: what the database would never take is refused here, with
 * its place. Lengths count characters.
 */

const written = (kind: TextKind, min: number, max: number) => {
  const bounded = z.string().trim().max(max);
  return (min > 0 ? bounded.min(min) : bounded).check(({ value, issues }) => {
    const unfit = firstUnfit(value, kind);
    if (unfit === undefined) return;
    issues.push({
      code: 'custom',
      input: value,
      message: `character ${unfit.at} (${unfit.sign}) cannot be used here; remove it`,
      params: { zh: `第 ${unfit.at} 个字符（${unfit.sign}）不能用在此处，请删除` },
    });
  });
};

/** A name, a title, the name of a file: one line. */
export const lineText = (min: number, max: number) => written('line', min, max);

/** What somebody writes at length, line breaks and all. */
export const longText = (min: number, max: number) => written('text', min, max);

/** The number of somebody or something that is there already. */
export const reference = z.string().regex(REFERENCE, {
  error:
    '应为 1 至 64 个字符的编号，不含空格和不可见字符 · has to be a number or code of 1 to 64 characters without blanks or invisible signs',
});

/** The number that somebody new is given. */
export const newNumber = z
  .string()
  .refine(isNewNumber, {
    error:
      'has to be 1 to 64 plain letters, digits or . _ - # @ + : without two dots in a row, and begin with a letter or a digit',
    params: { zh: '应为 1 至 64 个半角字母、汉字、数字或 . : _ - # @ +（不含连续两点），并以字母、汉字或数字开头' },
  })
  .meta({ minLength: 1, maxLength: 64 });

/** A slip of the key in the year would put a deadline where no calendar reaches; such days never leave the edge. */
export const givenDate = z.iso
  .date({ abort: true })
  .refine((day) => day >= '2000-01-01' && day < '2200-01-01', {
    error: 'the year lies outside 2000 to 2199; correct the date',
    params: { zh: '年份须在 2000 至 2199 之间，请更正日期' },
  })
  .meta({ description: 'Civil date in Asia/Shanghai, YYYY-MM-DD' });

/** A month that somebody enters, of the years 2000 to 2199, in Asia/Shanghai. */
export const givenMonth = z
  .string()
  .regex(/^2[01]\d\d-(0[1-9]|1[0-2])$/, {
    error: '应为 2000 至 2199 年间的月份，格式 YYYY-MM · has to be a month of 2000 to 2199, as YYYY-MM',
  })
  .meta({ description: 'Month in Asia/Shanghai, YYYY-MM' });
