import { isNewNumber } from '../../domain/vocabulary/characters.js';
import { cleanCode, cleanText } from '../../imports/clean.js';
import { describe, expect, test } from '@jest/globals';
import { parseDate, parseMonth } from '../../imports/dates.js';
import { findSuperiorCycles } from '../../imports/superiors.js';
import {
  parseCause,
  parseComplaintStatus,
  parseDepartment,
  parseLeaveKind,
  parseLevel,
  parsePosition,
  parseRating,
  parseStatus,
  parseYes,
} from '../../imports/words.js';
import { COMPLAINT_CAUSE_NAMES, COMPLAINT_STATUS_NAMES } from '../../domain/people/complaint.js';
import { LEVEL_NAMES } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES } from '../../domain/vocabulary/position.js';
import { STATUS_NAMES } from '../../domain/vocabulary/status.js';

describe.each([
  ['levels', LEVEL_NAMES, parseLevel],
  ['positions', POSITION_NAMES, parsePosition],
  ['statuses', STATUS_NAMES, parseStatus],
  ['causes', COMPLAINT_CAUSE_NAMES, parseCause],
  ['complaint statuses', COMPLAINT_STATUS_NAMES, parseComplaintStatus],
])('%s', (_kind, names, parse) => {
  test.each(Object.entries(names))('%s is read by its code and both names', (code, { zh, en }) => {
    expect([code, zh, en, ` ${en.toUpperCase()} `].map((word) => parse(word))).toEqual(Array(4).fill(code));
  });
});

test.each([
  ['中(一)级·良好', 'intermediate1-2'],
  ['中(一)级·良好', 'intermediate1-2'],
  ['中一级良好', 'intermediate1-2'],
  ['中(一)级客服良好', 'intermediate1-2'],
  ['中Ⅱ级优秀', 'intermediate2-3'],
  ['intermediate1-2', 'intermediate1-2'],
  ['Intermediate II / excellent', 'intermediate2-3'],
  ['初级客服(一般)', 'junior-1'],
  ['高级客服(一)', 'senior-1'],
  ['客服主任 优秀', 'chief-3'],
  ['主任1', 'chief-1'],
  ['实习生客服', 'intern'],
])('%s is the level %s', (word, level) => {
  expect(parseLevel(word)).toBe(level);
});

test.each(['中(一)级', '中级良好', '良好', 'senior', '高级四', '', '超级优秀'])('%s is no level', (word) => {
  expect(parseLevel(word)).toBeUndefined();
});

test('I-05: three names are one department, three names one post', () => {
  expect(['客服部', '客户关怀部', '客服关怀部 '].map(parseDepartment)).toEqual(Array(3).fill('客户关怀部'));
  expect(['客服', '客服员工', '客服助理'].map(parsePosition)).toEqual(Array(3).fill('agent'));
  expect(parseDepartment('技术部')).toBe('技术部');
});

test('ratings in any width, yes and no, kinds of leave', () => {
  expect(['A+', 'B-', 'A-', 'B+', 'A－', 'A*', '(A)'].map(parseRating)).toEqual(Array(7).fill(undefined));
  expect(['Ａ', ' b ', 'C 级'].map(parseRating)).toEqual(['A', 'B', 'C']);
  expect(['S', 'a', 'B', 'c级', 'D等', 'E', 'SS', ''].map(parseRating)).toEqual([
    'S',
    'A',
    'B',
    'C',
    'D',
    undefined,
    undefined,
    undefined,
  ]);
  expect(['是', 'Y', '√', '否', 'maybe'].map(parseYes)).toEqual([true, true, true, false, undefined]);
  expect(['产假', '工伤', 'sick leave', '医疗期', '哺乳假', 'work-injury', '旅行'].map(parseLeaveKind)).toEqual([
    'maternity',
    'work-injury',
    'medical',
    'medical',
    'nursing',
    'work-injury',
    undefined,
  ]);
});

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026/3/2', '2026-03-02'],
  ['2026.03.2', '2026-03-02'],
  ['2026年3月2日', '2026-03-02'],
  ['2026 年 3 月 2 日', undefined],
  ['20260302', '2026-03-02'],
  ['2026-03-02', '2026-03-02'],
  ['2026-03-02 00:00:00', '2026-03-02'],
  ['2026-02-29', undefined],
  ['2026-03/02', undefined],
  ['26/3/2', undefined],
  ['02/03/2026', undefined],
  ['46083', undefined],
])('the date %s is %s', (text, date) => {
  expect(parseDate(text)).toBe(date);
});

test.each([
  ['2026-03', '2026-03'],
  ['2026/3', '2026-03'],
  ['202603', '2026-03'],
  ['2026年3月', '2026-03'],
  ['2026年3月份', '2026-03'],
  ['2026-03-31', '2026-03'],
  ['2026-13', undefined],
  ['3月', undefined],
])('the month %s is %s', (text, month) => {
  expect(parseMonth(text)).toBe(month);
});

test('finds everybody on a circle of superiors and nobody beside it, at any depth', () => {
  const chain = Array.from({ length: 100_000 }, (_, i) => [`${i}`, `${i + 1}`] as const);
  expect(findSuperiorCycles(new Map(chain))).toEqual([]);
  const edges = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
    ['d', 'a'],
    ['e', 'e'],
  ]);
  expect([...findSuperiorCycles(edges)].sort()).toEqual(['b', 'c', 'e']);
});

test('signs that nobody sees are taken out of a name, and refused in a number', () => {
  expect(cleanText('\ufeff王\u200b小\u00ad芳\u2060 ')).toBe('王小芳');
  expect(isNewNumber(cleanCode('1002\u200b3'))).toBe(false);
});
