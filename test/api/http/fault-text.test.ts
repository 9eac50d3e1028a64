import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { ApiRefusal } from '../../../api/http/refusals.js';
import { identifier } from '../../../api/views/schemas.js';
import { parse } from '../../../api/http/validation.js';
import type { RefusalDetail } from '../../../domain/vocabulary/refusal.js';
import { ACT_SCHEMAS } from '../../../domain/pipelines/act-schemas.js';

/** What is said of the first fault. */
function said(schema: z.ZodType, input: unknown): { zh: string; en: string } {
  try {
    parse(schema, input);
  } catch (error) {
    const [first] = error instanceof ApiRefusal ? (error.refusal.details ?? []) : [];
    if (first !== undefined) return first.message;
  }
  throw new Error('nothing was refused');
}

describe('faults in a form', () => {
  test.each<[string, z.ZodType, unknown, string, string]>([
    ['a missing field', z.strictObject({ a: z.string() }), {}, '此项必填', 'has to be filled in'],
    ['a blank field', z.strictObject({ a: z.string().min(2) }), { a: '' }, '此项必填', 'has to be filled in'],
    ['a blank day', ACT_SCHEMAS['level.interview'], { heldOn: '', summary: '谈话' }, '此项必填', 'has to be filled in'],
    ['a missing choice', z.enum(['x', 'y']), undefined, '请选择', 'has to be chosen'],
    ['a missing way', ACT_SCHEMAS['defense.conduct'], {}, '请选择', 'has to be chosen'],
    ['a wrong choice', z.enum(['x', 'y']), 'z', '应为以下之一：x, y', 'has to be one of: x, y'],
    ['text for a number', z.number(), '7', '应为数字', 'has to be a number'],
    ['a fraction', z.int(), 1.5, '应为整数', 'has to be a whole number'],
    ['too large a number', z.number().max(100), 101, '最多 100', 'at most 100'],
    ['too small a number', z.number().gt(0), 0, '须大于 0', 'has to be more than 0'],
    ['too short a text', z.string().min(2), 'a', '至少 2 个字符', 'at least 2 characters'],
    ['too long a list', z.array(z.int()).max(1), [1, 2], '最多 1 项', 'at most 1 entries'],
    ['what nobody can see', z.strictObject({}), { 'b\u0000\ud800\u202e': 1 }, '：b���', ': b���'],
    ['an unknown field', z.strictObject({}), { b: 1 }, '没有这样的字段：b', 'there is no such field: b'],
    ['no such form', ACT_SCHEMAS['defense.conduct'], { do: 'x' }, '应为以下之一：', 'has to be one of: absent'],
    [
      'a day that is none',
      ACT_SCHEMAS['level.interview'],
      { heldOn: '2026-02-29', summary: '谈话' },
      '应为存在的',
      'as YYYY',
    ],
    [
      'a year by a slip',
      ACT_SCHEMAS['level.interview'],
      { heldOn: '9999-12-31', summary: '谈话' },
      '年份须在',
      'the year',
    ],
    ['a pattern of ours', identifier, 'a b', '应为 1 至 64 个字符的编号', 'a number or code of 1 to 64'],
    ['no member of a union', z.union([z.string(), z.int()]), null, '与任何一种', 'fits none'],
  ])('%s is said in plain words of both languages', (_, schema, input, zh, en) => {
    const text = said(schema, input);
    expect(text.zh).toContain(zh);
    expect(text.en).toContain(en);
    expect(text.en).not.toMatch(/\p{Script=Han}| · /u);
  });
});

test('a field that was left blank is told once, however many of its rules want something there', () => {
  const day = z.iso.date().refine((one) => one >= '2020', 'a day of this house');
  let told: readonly RefusalDetail[] = [];
  try {
    parse(z.strictObject({ day, why: z.string() }), { day: '', why: 3 });
  } catch (error) {
    told = error instanceof ApiRefusal ? (error.refusal.details ?? []) : [];
  }
  expect(told.map(({ path, message }) => [path, message.zh])).toEqual([
    ['day', '此项必填'],
    ['why', '应为文字'],
  ]);
});
