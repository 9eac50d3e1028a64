import type { Kysely } from 'kysely';
import * as z from 'zod';
import type { Database } from '../../../db/database.js';
import { findTemplate, insertTemplate, listTemplates } from '../../../db/documents/templates.js';
import { FORM_NAMES } from '../../../documents/papers/form-names.js';
import { TEMPLATE } from '../../../domain/refusals/templates.js';
import { addDays, todayIn } from '../../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { givenDate, lineText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { forReaders } from '../../word/press.js';
import { disposition } from '../../http/disposition.js';
import { reads, route, type Answer, type Route, writes } from '../../http/route.js';
import { fileAnswer, WORD } from '../../views/papers/as-file.js';
import {
  paperForm,
  readTemplate,
  showTemplates,
  showVersions,
  templatesSchema,
  templateVersionSchema,
} from '../../views/papers/templates.js';

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

const params = z.strictObject({ paperForm });
const rawBody = {
  types: [WORD, 'application/octet-stream'],
  spool: 2 * 1024 * 1024,
  description: text('Word 文档（.docx），不超过 2 MB', 'a Word document (.docx), at most 2 MB'),
};

const file = (docx: Buffer, sha256: string): Answer<never> => ({ etag: sha256, raw: { type: WORD, content: docx } });

/** Word templates of the company's own (docs/decisions/0067): HR uploads them, a form at a time, from a day on. */
export function createTemplateRoutes({ db, now }: Deps): Route[] {
  const today = (): string => todayIn('Asia/Shanghai', now().getTime());
  return [
    route({
      method: 'get',
      path: '/v1/paper-templates',
      tag: 'documents',
      clause: '15',
      summary: text('各表单的字段与模板', 'The fields and templates of each form'),
      description: text(
        '模板中以 {名称} 写字段，以 {#名称}…{/名称} 写循环；没有公司模板时用本系统的。',
        'A template writes a field as {name} and a loop as {#name}…{/name}; where the company has none, ours is used.',
      ),
      access: reads('paper-templates'),
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(templatesSchema) }),
        description: text('各表单', 'the forms'),
      },
      handle: async () => ({ body: { items: showTemplates(await listTemplates(db), today()) } }),
    }),
    route({
      method: 'get',
      path: '/v1/paper-templates/{paperForm}/standard',
      tag: 'documents',
      clause: '15',
      summary: text('本系统的模板，可在其上修改', 'Our own template, to begin from'),
      access: reads('paper-templates'),
      params,
      answer: fileAnswer(WORD),
      handle: async ({ params: { paperForm: form }, http }) => {
        const { docx, sha256 } = await forReaders({ what: 'standard', form });
        http.res.setHeader('Content-Disposition', disposition('attachment', `${named(form)}-模板.docx`));
        return file(docx, sha256);
      },
    }),
    route({
      method: 'get',
      path: '/v1/paper-templates/versions/{templateNo}',
      tag: 'documents',
      clause: '15',
      summary: text('已上传的一份模板', 'A template that was uploaded'),
      access: reads('paper-templates'),
      params: z.strictObject({ templateNo: z.coerce.number().int().min(1).max(2_147_483_647) }),
      answer: fileAnswer(WORD),
      handle: async ({ params: { templateNo }, http }) => {
        const found = await findTemplate(db, templateNo);
        if (found === undefined) throw new RefusalError(refuse(TEMPLATE.NOT_FOUND));
        http.res.setHeader('Content-Disposition', disposition('attachment', found.filename));
        return file(found.docx, found.sha256);
      },
    }),
    route({
      method: 'post',
      path: '/v1/paper-templates/{paperForm}/preview',
      tag: 'documents',
      repeat: 'natural',
      clause: '15',
      summary: text('检查一份模板，以虚构样例预览', 'Check a template and see it with an invented sample'),
      description: text(
        '请求正文即文件；不符之处逐一指明位置。不写入任何内容。',
        'The body is the file; each fault is named with its place. Nothing is written.',
      ),
      access: reads('paper-templates'),
      params,
      rawBody,
      answer: { ...fileAnswer(WORD), etag: false },
      handle: async ({ params: { paperForm: form }, body, http }) => {
        const { docx } = await readTemplate('preview', form, body);
        http.res.setHeader('Content-Disposition', disposition('attachment', `${named(form)}-预览.docx`));
        return { raw: { type: WORD, content: docx } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/paper-templates/{paperForm}',
      tag: 'documents',
      repeat: 'stored',
      clause: '15',
      summary: text('采用一份模板，自某日起', 'Take a template from a day on'),
      description: text(
        '请求正文即文件；首日最早为明日。在该日之前签发的文书保留原来的模板。',
        'The body is the file; the first day is tomorrow at the earliest. What was issued before that day keeps its own.',
      ),
      access: writes('paper-templates'),
      params,
      query: z.strictObject({ firstDay: givenDate, filename: lineText(1, 255).default('模板.docx') }),
      rawBody,
      answer: { status: 201, schema: templateVersionSchema, description: text('该模板', 'the template') },
      handle: async ({ actor, params: { paperForm: form }, query: { firstDay, filename }, body }) => {
        const tomorrow = addDays(today(), 1);
        if (firstDay < tomorrow) throw new RefusalError(refuse(TEMPLATE.FIRST_DAY, { tomorrow }));
        const { docx, sha256 } = await readTemplate('check', form, body);
        const by = { uploadedBy: actor.personId, uploadedAt: now() };
        const no = await db
          .transaction()
          .execute((trx) => insertTemplate(trx, { form, firstDay, docx, sha256, filename, ...by }));
        const versions = showVersions(
          (await listTemplates(db)).filter((one) => one.form === form),
          today(),
        );
        const made = versions.find((one) => one.no === no);
        if (made === undefined) throw new Error(`template ${no} was not kept`);
        return { body: made };
      },
    }),
  ];
}

/** The name of a form as that of a file. */
const named = (form: z.output<typeof paperForm>): string =>
  FORM_NAMES[form].zh.replace(/（.*$/, '').replace(/[/：]/g, '');
