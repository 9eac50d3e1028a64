import { Readable } from 'node:stream';
import * as z from 'zod';
import { todayIn } from '../../domain/civil-date.js';
import { evaluationAnswerSchema } from '../../domain/evaluation-answer-schema.js';
import { evaluationRequestSchema } from '../../domain/evaluation-schema.js';
import { text } from '../../domain/text.js';
import { clausesSchema } from '../../policy/clauses.js';
import type { PolicyEngine } from '../../policy/engine.js';
import type { PolicyLibrary } from '../../policy/library.js';
import { policySchema } from '../../policy/policy-schema.js';
import { interpretationSchema } from '../../policy/register.js';
import { evaluateLine, tooLongAnswer } from '../../policy/request-line.js';
import { standardsSchema } from '../../policy/standards.js';
import { jsonLines } from '../json-lines.js';
import { invalidEvaluation, notFound, tooLarge } from '../refusals.js';
import { route, type Access, type Route } from '../route.js';
import { civilDate } from '../schemas.js';
import { textSchema } from '../problem.js';

const LINES = 'application/x-ndjson';
const JSON_TYPE = 'application/json';
const access: Access = { kind: 'signed-in' };
const version = z
  .strictObject({
    version: z.string(),
    validFrom: civilDate.nullable(),
    validTo: civilDate.nullable(),
    title: textSchema,
  })
  .meta({ id: 'PolicyVersion' });

export interface PolicyDeps {
  readonly library: PolicyLibrary;
  readonly policy: PolicyEngine;
  readonly now: () => Date;
}

/** The rules to read (§13.2: HR owns them, everybody may read them), and the engine to ask. */
export function createPolicyRoutes({ library, policy, now }: PolicyDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/policy',
      tag: 'policy',
      summary: text(
        '制度条款(本系统自己的表述)、任职资格标准与各版本',
        'The clauses in our own words, the standards, the versions',
      ),
      access,
      answer: {
        status: 200,
        schema: z.strictObject({
          current: z.string(),
          versions: z.array(version),
          clauses: clausesSchema,
          standards: standardsSchema,
        }),
        description: text('制度', 'the policy'),
      },
      handle: () =>
        Promise.resolve({
          body: {
            current: library.inForceOn(todayIn('Asia/Shanghai', now().getTime())).version,
            versions: library.versions.map(({ version, validFrom, validTo, title }) => ({
              version,
              validFrom,
              validTo,
              title,
            })),
            clauses: library.clauses,
            standards: library.standards,
          },
        }),
    }),
    route({
      method: 'get',
      path: '/v1/policy/register',
      tag: 'policy',
      summary: text('解释登记簿', 'The register of interpretations'),
      access,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(interpretationSchema) }),
        description: text('制度未写明之处的选择及理由', 'what the policy leaves open, the choice and its reason'),
      },
      handle: () =>
        Promise.resolve({ body: { items: [...library.register] as z.input<typeof interpretationSchema>[] } }),
    }),
    route({
      method: 'get',
      path: '/v1/policy/versions/{version}',
      tag: 'policy',
      summary: text('一个版本的全部数值及其条款', 'Every number of a version with its §'),
      access,
      params: z.strictObject({ version: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/) }),
      answer: { status: 200, schema: policySchema, description: text('该版本', 'the version') },
      handle: ({ params }) => {
        const found = library.versions.find((one) => one.version === params.version);
        if (!found) throw notFound('POLICY.NOT_FOUND', '该制度版本', 'policy version');
        return Promise.resolve({ body: found });
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/evaluations',
      tag: 'policy',
      repeat: 'natural',
      summary: text('按制度计算:不写入任何内容', 'Ask the rules; nothing is written'),
      description: text(
        '一个 JSON 对象得到一个答复;JSON Lines(application/x-ndjson)逐行答复,无效的行只得到 error,其余照常。',
        'One JSON object gets one answer; JSON Lines (application/x-ndjson) are answered line by line, a line that is not valid gets error alone and the rest goes on.',
      ),
      access,
      bodyAs: evaluationRequestSchema,
      rawBody: { types: [JSON_TYPE, LINES], description: text('单个请求或 JSON Lines', 'one request, or JSON Lines') },
      answer: {
        status: 200,
        schema: evaluationAnswerSchema,
        description: text('计算结果与依据', 'the answer with its findings'),
        otherTypes: [LINES],
      },
      handle: async ({ http: { req } }) => {
        if (req.is(LINES)) {
          return { raw: { type: LINES, content: Readable.from(answers(policy, req), { objectMode: false }) } };
        }
        const answer = evaluateLine(policy, await readText(req));
        if ('error' in answer) throw invalidEvaluation(answer.error);
        return { body: answer as z.input<typeof evaluationAnswerSchema> };
      },
    }),
  ];
}

const LONGEST = 1024 * 1024;

/** A whole body as text: the line's own scanner finds what JSON.parse hides, such as a field given twice. */
async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LONGEST) throw tooLarge('1 MB');
    parts.push(chunk);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

const BATCH = 64 * 1024;

/** One answer a line, in the order asked; written in batches, with the reader's back-pressure. */
async function* answers(policy: PolicyEngine, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let batch = '';
  for await (const line of jsonLines(chunks)) {
    batch += `${JSON.stringify(line === null ? tooLongAnswer() : evaluateLine(policy, line))}\n`;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
