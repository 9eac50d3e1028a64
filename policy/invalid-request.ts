import type { z } from 'zod';
import type { InvalidAnswer } from '../domain/evaluation/answer.js';
import { EVALUATION_KINDS } from '../domain/evaluation/request.js';
import type { Text } from '../domain/vocabulary/text.js';
import { text } from '../domain/vocabulary/text.js';

/** The answer of a request that is not valid: `error` alone, Chinese and English in one message. */
export const invalidAnswer = (path: string, { zh, en }: Text): InvalidAnswer => ({
  error: { code: 'INVALID_REQUEST', message: `${zh} / ${en}`, path },
});

/** Said of a request that is a list, a text, a number or null. */
export const NOT_AN_OBJECT = text('请求必须是一个对象', 'a request is one object');
/** Said of a request whose kind is none of the ten. */
export const UNKNOWN_KIND = text(
  `kind 必须是其中之一：${EVALUATION_KINDS.join('、')}`,
  `kind is one of ${EVALUATION_KINDS.join(', ')}`,
);
/** Said of a request whose answer would need a day before the year 0001 or after 9999. */
export const OUT_OF_CALENDAR = text('结果超出 0001 至 9999 年', 'the result lies outside the years 0001 to 9999');

const CUSTOM: Readonly<Record<string, Text>> = {
  date: text('不是存在的日期 YYYY-MM-DD', 'not an existing date YYYY-MM-DD'),
  month: text('不是月份 YYYY-MM', 'not a month YYYY-MM'),
  'month-twice': text('同一月份出现两次', 'this month is given twice'),
  'level-null': text('只有主管可以没有职级', 'only a supervisor may be without a level'),
  'all-waived': text('不能豁免全部评分组', 'not every group can be waived'),
};

const isMissing = (request: unknown, path: readonly PropertyKey[]): boolean => {
  let value: unknown = request;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return true;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value === undefined;
};

const reasonOf = (issue: z.core.$ZodIssue, request: unknown): Text => {
  if (isMissing(request, issue.path)) return text('缺少该字段', 'this field is missing');
  switch (issue.code) {
    case 'invalid_type':
      return text(`类型应为 ${issue.expected}`, `must be of type ${issue.expected}`);
    case 'invalid_value':
      return text(`只能是：${issue.values.join('、')}`, `must be one of ${issue.values.join(', ')}`);
    case 'too_small':
      return text(`不能小于 ${issue.minimum}`, `must be at least ${issue.minimum}`);
    case 'too_big':
      return text(`不能大于 ${issue.maximum}`, `must be at most ${issue.maximum}`);
    default:
      return CUSTOM[issue.message] ?? text('该值无效', 'this value is not valid');
  }
};

/** The first fault that a schema found, as an answer. */
export const invalidBySchema = (issue: z.core.$ZodIssue, request: unknown): InvalidAnswer => {
  if (issue.code === 'unrecognized_keys') {
    const path = [...issue.path, issue.keys[0] ?? ''].map(String).join('.');
    return invalidAnswer(path, text('未知字段', 'unknown field'));
  }
  return invalidAnswer(issue.path.map(String).join('.'), reasonOf(issue, request));
};
