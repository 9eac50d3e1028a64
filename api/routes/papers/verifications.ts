import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { findByCode, type Verified } from '../../../db/documents/verified.js';
import { DOCUMENTS } from '../../../domain/documents/kind.js';
import { VERIFICATION } from '../../../domain/refusals/verification.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { SpooledBody } from '../../http/body/spool.js';
import { route, type Route } from '../../http/route.js';
import { civilDate } from '../../views/schemas.js';

/** Larger than any paper of ours. */
const MOST_BYTES = 5 * 1_048_576;

/** As it is printed, in fours, or typed without a line; letters that look like digits count as those (Crockford). */
const code = z
  .string()
  .max(40)
  .regex(/^[\s-]*(?:[0-9A-Za-z][\s-]*){12}$/)
  .transform((given) => given.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1'))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/));

const schema = z
  .strictObject({
    number: z.string(),
    kind: z.strictObject({ zh: z.string(), en: z.string() }),
    issuedOn: civilDate,
    withdrawn: z.boolean().meta({ description: '已由后发文书撤回 · a later document has withdrawn it (I-62)' }),
    endedBy: z
      .strictObject({ how: z.enum(['withdrawn', 'replaced']), number: z.string(), on: civilDate })
      .nullable()
      .meta({
        description:
          '撤回它的文书，或申诉成立后代替它的通知书：编号与日期 · what withdraws it (I-62), or the notice that stands in its place after an appeal (I-74): number and day',
      }),
    same: z
      .boolean()
      .nullable()
      .meta({ description: '所传文件与签发的一致；未传文件时为 null · the file is ours; null where none was given' }),
  })
  .meta({ id: 'Verification' });

const show = (found: Verified, same: boolean | null): z.input<typeof schema> => ({
  number: found.number,
  kind: DOCUMENTS[found.kind].title,
  issuedOn: todayIn('Asia/Shanghai', found.issuedAt.getTime()),
  withdrawn: found.endedBy?.how === 'withdrawn',
  endedBy:
    found.endedBy === null
      ? null
      : {
          how: found.endedBy.how,
          number: found.endedBy.number,
          on: todayIn('Asia/Shanghai', Date.parse(found.endedBy.at)),
        },
  same,
});

const access = {
  kind: 'public',
  why: 'whoever holds the paper has no account; its code is on it, and tells no name',
} as const;
const answer = {
  status: 200,
  schema,
  description: text('编号、种类、日期、是否撤回或被代替', 'number, kind, day, whether withdrawn or replaced'),
} as const;
const params = z.strictObject({ code });

/** Whether a paper that somebody holds was issued here and still stands (docs/decisions/0060). */
export function createVerificationRoutes({ db }: { readonly db: Queryable }): Route[] {
  const find = async (given: string): Promise<Verified> => {
    const found = await findByCode(db, given);
    if (found === undefined) throw new RefusalError(refuse(VERIFICATION.NOT_FOUND));
    return found;
  };
  return [
    route({
      method: 'get',
      path: '/v1/verifications/{code}',
      tag: 'documents',
      clause: '15',
      summary: text('核验一份文书', 'Verify a paper'),
      description: text(
        '凭页脚的验证码；只回答编号、种类、日期，是否已撤回或被代替及由哪一份文书，不含姓名与内容。',
        'By the code at its foot: number, kind, day, whether it was withdrawn or replaced and by which paper; no name and no content.',
      ),
      access,
      params,
      answer,
      handle: async ({ params: { code: given } }) => ({ body: show(await find(given), null) }),
    }),
    route({
      method: 'post',
      path: '/v1/verifications/{code}/comparison',
      tag: 'documents',
      clause: '15',
      repeat: 'natural',
      summary: text('核对 PDF 是否与签发的一致', 'Compare a PDF with the issued one'),
      description: text(
        '请求正文即 PDF，不超过 5 MB；只比较摘要，不保存。',
        'The body is the PDF, at most 5 MB; its digest is compared, nothing is kept.',
      ),
      access,
      params,
      rawBody: {
        types: ['application/pdf'],
        spool: MOST_BYTES,
        // Strangers write nothing to disk but for a code that there is.
        before: async ({ code: given }: z.output<typeof params>) => {
          await find(given);
        },
        description: text('PDF 文件', 'the PDF'),
      },
      answer,
      handle: async ({ params: { code: given }, body }) => {
        const file: unknown = body;
        if (!(file instanceof SpooledBody)) throw new Error('the body was not spooled');
        const found = await find(given);
        const same = found.files.includes(file.sha256);
        if (!same && found.waits) throw new RefusalError(refuse(VERIFICATION.NOT_KEPT_YET));
        return { body: show(found, same) };
      },
    }),
  ];
}
