import type { Request, Response } from 'express';
import * as z from 'zod';
import type { Refusal } from '../../domain/vocabulary/refusal.js';
import { text, type Text } from '../../domain/vocabulary/text.js';

const bilingual = z
  .strictObject({ zh: z.string(), en: z.string() })
  .meta({ id: 'Text', description: '双语 · both languages' });

/** RFC 9457 problem details; `title` and `detail` in the language asked for, both languages beside them. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'urn:jinji:problem:CODE' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'urn:jinji:request:ID, as in the log' }),
    code: z.string().meta({ description: 'Stable dotted code · 稳定的错误代码', examples: ['REQUEST.INVALID'] }),
    clause: z.string().exactOptional().meta({ description: '§ or register entry · 条款' }),
    texts: z.strictObject({ title: bilingual, detail: bilingual }),
    errors: z
      .array(
        z.strictObject({
          path: z.string().exactOptional(),
          caseId: z.string().exactOptional(),
          code: z.string(),
          detail: z.string(),
          texts: bilingual,
        }),
      )
      .exactOptional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
export const textSchema = bilingual;

const TITLES: Readonly<Record<number, Text>> = {
  400: text('请求有误', 'Bad request'),
  401: text('需要登录', 'Log-in required'),
  403: text('没有权限', 'Not allowed'),
  404: text('没有找到', 'Not found'),
  405: text('方法不可用', 'Method not allowed'),
  406: text('没有这种格式', 'Not in this form'),
  409: text('与当前状态冲突', 'Conflict'),
  412: text('版本已变化', 'Changed meanwhile'),
  413: text('内容过大', 'Too large'),
  415: text('内容类型不支持', 'Unsupported content type'),
  422: text('不予受理', 'Refused'),
  428: text('缺少版本条件', 'Precondition required'),
  429: text('请求过多', 'Too many requests'),
  500: text('内部错误', 'Internal error'),
  503: text('服务暂不可用', 'Service unavailable'),
};
const OTHER = text('请求未完成', 'The request was not carried out');

/** The language that Accept-Language prefers; Chinese when it says neither. */
export const languageOf = (req: Request): keyof Text => (req.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh');

/** Builds the problem for a refusal. */
export function problemOf(refusal: Refusal, status: number, requestId: string, language: keyof Text): Problem {
  const title = TITLES[status] ?? OTHER;
  return {
    type: `urn:jinji:problem:${refusal.code}`,
    title: title[language],
    status,
    detail: refusal.message[language],
    instance: `urn:jinji:request:${requestId}`,
    code: refusal.code,
    ...(refusal.clause === undefined ? {} : { clause: refusal.clause }),
    texts: { title, detail: refusal.message },
    ...(refusal.details === undefined
      ? {}
      : {
          errors: refusal.details.map((one) => ({
            ...(one.path === undefined ? {} : { path: one.path }),
            ...(one.caseId === undefined ? {} : { caseId: one.caseId }),
            code: one.code,
            detail: one.message[language],
            texts: one.message,
          })),
        }),
  };
}

/** Sends a problem; the answer is never cached. */
export function sendProblem(res: Response, problem: Problem, language: keyof Text): void {
  res.status(problem.status);
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  res.setHeader('Content-Language', language === 'zh' ? 'zh-CN' : 'en');
  res.setHeader('Cache-Control', 'no-store');
  res.end(JSON.stringify(problem));
}
