import { setImmediate } from 'node:timers/promises';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { evaluationAnswerSchema } from '../../../domain/evaluation/answer-schema.js';
import { evaluationRequestSchema } from '../../../domain/evaluation/schema.js';
import { TASK_KINDS } from '../../../domain/pipelines/task-kinds.js';
import { text } from '../../../domain/vocabulary/text.js';
import { TRACE } from '../../../domain/trace/trace.js';
import type { Clause } from '../../../policy/rules/clauses.js';
import { compareChoices, comparePolicies } from '../../../policy/data/comparison.js';
import type { PolicyEngine } from '../../../policy/engine.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { policySchema, type Policy } from '../../../policy/data/policy-schema.js';
import { evaluateLine, tooLongAnswer, tooManyAnswer } from '../../../policy/fast/request-line.js';
import { jsonLines } from '../../http/body/json-lines.js';
import { invalidEvaluation, tooLarge } from '../../http/refusals.js';
import { reads, route, type Route } from '../../http/route.js';
import { comparison, policyVersion, policyVersionName, tracedClause } from '../../views/policy/schemas-policy.js';
import { POLICY } from '../../../domain/refusals/policy.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const LINES = 'application/x-ndjson';
const JSON_TYPE = 'application/json';
export interface PolicyDeps {
  readonly library: PolicyLibrary;
  readonly policy: PolicyEngine;
  readonly now: () => Date;
}

/** The rules to read (§13.2: HR owns them, everybody may read them), and the engine to ask. */
export function createPolicyRoutes({ library, policy, now }: PolicyDeps): Route[] {
  const find = (version: string): Policy => {
    const found = library.versions.find((one) => one.version === version);
    if (!found) throw new RefusalError(refuse(POLICY.NOT_FOUND));
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/policy',
      tag: 'policy',
      summary: text('制度条款（本系统自己的表述）与各版本', 'The clauses in our own words, and the versions'),
      access: reads('policy'),
      answer: {
        status: 200,
        schema: z.strictObject({
          current: z.string(),
          versions: z.array(policyVersion),
          clauses: z.array(tracedClause),
        }),
        description: text('制度', 'the policy'),
      },
      handle: () =>
        Promise.resolve({
          body: {
            current: library.inForceOn(todayIn('Asia/Shanghai', now().getTime())).version,
            versions: library.versions.map(showVersion),
            clauses: library.clauses.map(showClause),
          },
        }),
    }),
    route({
      method: 'get',
      path: '/v1/policy/versions/{version}',
      tag: 'policy',
      summary: text('一个版本的全部数值及其条款', 'Every number of a version with its §'),
      access: reads('policy'),
      params: z.strictObject({ version: policyVersionName }),
      answer: { status: 200, schema: policySchema, description: text('该版本', 'the version') },
      handle: ({ params }) => Promise.resolve({ body: find(params.version) }),
    }),
    route({
      method: 'get',
      path: '/v1/policy/comparison',
      tag: 'policy',
      summary: text(
        '比较两个版本：每个不同的数值及其条款',
        'Two versions compared: every number that differs, with its §',
      ),
      access: reads('policy'),
      query: z.strictObject({ from: policyVersionName, to: policyVersionName }),
      answer: { status: 200, schema: comparison, description: text('差异', 'the differences') },
      handle: ({ query }) => {
        const [from, to] = [find(query.from), find(query.to)];
        const body = {
          from: showVersion(from),
          to: showVersion(to),
          differences: [...comparePolicies(from, to)],
          choices: [...compareChoices(library, from.version, to.version)],
        };
        return Promise.resolve({ body });
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/evaluations',
      tag: 'policy',
      repeat: 'natural',
      summary: text('按制度计算：不写入任何内容', 'Ask the rules; nothing is written'),
      description: text(
        '一个 JSON 对象得到一个答复；JSON Lines（application/x-ndjson）逐行答复，无效的行只得到 error，其余照常；一次最多 100,000 行。',
        'One JSON object gets one answer; JSON Lines (application/x-ndjson) are answered line by line, a line that is not valid gets error alone and the rest goes on; at most 100,000 lines a call.',
      ),
      access: reads('policy'),
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

const showVersion = ({ version, validFrom, validTo, title }: Policy): z.input<typeof policyVersion> => ({
  version,
  validFrom,
  validTo,
  title,
});

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
/** Lines in one call; a department's ten years are far fewer. */
const MOST_LINES = 100_000;

/** So long at most, in milliseconds, lines are answered before others have their turn: they come without a pause. */
const TURN_MS = 10;

/** One answer a line, in the order asked; written in batches, with the reader's back-pressure. */
async function* answers(policy: PolicyEngine, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let batch = '';
  let count = 0;
  let since = performance.now();
  for await (const line of jsonLines(chunks)) {
    if (performance.now() - since > TURN_MS) {
      await setImmediate();
      since = performance.now();
    }
    count += 1;
    if (count > MOST_LINES) {
      batch += `${JSON.stringify(tooManyAnswer())}\n`;
      break;
    }
    batch += `${JSON.stringify(line === null ? tooLongAnswer() : evaluateLine(policy, line))}\n`;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

/** With where it is carried out; a clause that only heads others has none. */
function showClause(clause: Clause): z.input<typeof tracedClause> {
  const trace = TRACE[clause.id];
  if (trace === undefined) return { ...clause, trace: null };
  const { how, tasks = [], pages = [] } = trace;
  return { ...clause, trace: { how, tasks: tasks.map((kind) => TASK_KINDS[kind].title), pages: [...pages] } };
}
