import type * as z from 'zod';
import { legible } from '../../domain/vocabulary/characters.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

const TYPES: Readonly<Record<string, Text>> = {
  string: text('文字', 'text'),
  number: text('数字', 'a number'),
  int: text('整数', 'a whole number'),
  boolean: text('true 或 false', 'true or false'),
  array: text('列表', 'a list'),
  object: text('对象', 'an object'),
};
const FORMATS: Readonly<Record<string, Text>> = {
  date: text('应为存在的日期，格式 YYYY-MM-DD', 'has to be a day that exists, as YYYY-MM-DD'),
};
/** What is counted, of a text, a list, or of nothing but the number itself. */
const UNITS: Readonly<Record<string, Text>> = {
  string: text(' 个字符', ' characters'),
  array: text(' 项', ' entries'),
};
const MISSING = text('此项必填', 'has to be filled in');
const NOT_CHOSEN = text('请选择', 'has to be chosen');

const isBlank = (input: unknown): boolean => input === undefined || input === null || input === '';
const OUR_OWN = ' · ';
/** What a blank field of a form may come to. */
const BLANKS: ReadonlySet<string> = new Set(['invalid_type', 'invalid_format', 'too_small', 'custom']);

/** A message of ours, Chinese and English in one, as schemas carry it. */
function own(message: string): Text | undefined {
  const [zh, en, more] = message.split(OUR_OWN);
  return zh !== undefined && en !== undefined && more === undefined ? text(zh, en) : undefined;
}

const size = (issue: { readonly origin: string }, limit: number | bigint, zh: string, en: string): Text => {
  const unit = UNITS[issue.origin] ?? text('', '');
  return text(`${zh} ${limit}${unit.zh}`, `${en} ${limit}${unit.en}`);
};

function ofType(expected: string, input: unknown): Text {
  if (input === undefined) return MISSING;
  const type = TYPES[expected] ?? text(expected, expected);
  return text(`应为${type.zh}`, `has to be ${type.en}`);
}

/**
 * What is wrong with a field, in plain words of both languages; never what was sent. A rule of ours (refine) carries its
 * English sentence as the error and its Chinese one in `params.zh`; a pattern of ours says what it wants as 「中文 · English」.
 */
export function faultText(issue: z.core.$ZodIssue): Text {
  if (isBlank(issue.input) && issue.code === 'invalid_value') return NOT_CHOSEN;
  if (issue.input === '' && BLANKS.has(issue.code)) return MISSING;
  switch (issue.code) {
    case 'custom': {
      const zh: unknown = issue.params?.zh;
      return text(typeof zh === 'string' ? zh : issue.message, issue.message);
    }
    case 'invalid_type':
      return ofType(issue.expected, issue.input);
    case 'unrecognized_keys': {
      const keys = legible(issue.keys.slice(0, 10).join(', ').slice(0, 200));
      return text(`没有这样的字段：${keys}`, `there is no such field: ${keys}`);
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return text(`应为以下之一：${values}`, `has to be one of: ${values}`);
    }
    case 'too_small':
      return size(
        issue,
        issue.minimum,
        issue.inclusive === false ? '须大于' : '至少',
        issue.inclusive === false ? 'has to be more than' : 'at least',
      );
    case 'too_big':
      return size(
        issue,
        issue.maximum,
        issue.inclusive === false ? '须小于' : '最多',
        issue.inclusive === false ? 'has to be less than' : 'at most',
      );
    case 'invalid_format':
      return own(issue.message) ?? FORMATS[issue.format] ?? text('格式不正确', 'is not in the form that is asked for');
    case 'not_multiple_of':
      return text(`须为 ${issue.divisor} 的倍数`, `has to be a multiple of ${issue.divisor}`);
    case 'invalid_union':
      return ofUnion(issue);
    case 'invalid_key':
    case 'invalid_element':
      return text('名称或内容不正确', 'has a name or a content that is not taken');
  }
}

/** The choice by which forms of several kinds are told apart, named with what it may be; else only that nothing fits. */
function ofUnion(issue: z.core.$ZodIssueInvalidUnion): Text {
  const options: unknown = Reflect.get(issue, 'options');
  const by: unknown = Reflect.get(issue, 'discriminator');
  const input: unknown = issue.input;
  if (typeof by === 'string' && typeof input === 'object' && input !== null && isBlank(Reflect.get(input, by)))
    return NOT_CHOSEN;
  if (Array.isArray(options)) {
    const values = options.map(String).join(', ');
    return text(`应为以下之一：${values}`, `has to be one of: ${values}`);
  }
  return text('与任何一种允许的内容都不符', 'fits none of what is allowed here');
}
