import * as z from 'zod';
import type { TemplateVersion } from '../../../db/documents/templates.js';
import { FORM_NAMES } from '../../../documents/papers/form-names.js';
import { FORMS, type Form } from '../../../documents/papers/paper.js';
import { entryFields, type Field } from '../../../documents/word/field.js';
import { fieldsOf } from '../../../documents/word/fields/fields.js';
import type { WordFile } from '../../../documents/word/fill.js';
import { without } from '../../../domain/vocabulary/without.js';
import { SpooledBody } from '../../http/body/spool.js';
import { forUploads } from '../../word/press.js';
import { textSchema } from '../../http/problem.js';
import { civilDate, instant } from '../schemas.js';

/** A form that templates are uploaded for. */
export const paperForm = z.enum(FORMS).meta({ id: 'PaperForm' });

const fieldSchema = z
  .strictObject({
    name: z.string().meta({ description: '写在花括号中的名称 · what stands between braces' }),
    within: z.array(z.string()).meta({ description: '所在的循环，由外到内 · the lists that it stands in' }),
    list: z.boolean().meta({ description: '多条，须写成循环 · several entries: a loop' }),
    must: z.boolean().meta({ description: '模板必须写有 · every template names it' }),
    what: textSchema,
    example: z.string().nullable(),
  })
  .meta({ id: 'TemplateField' });

const versionSchema = z
  .strictObject({
    no: z.int(),
    firstDay: civilDate,
    filename: z.string(),
    sha256: z.string(),
    uploadedBy: z.string(),
    uploadedByName: z.string(),
    uploadedAt: instant,
    state: z
      .enum(['to-come', 'holds', 'past', 'replaced'])
      .meta({ description: '未到、现行、已过、未到即被代替 · to come, holds, past, replaced before it held' }),
  })
  .meta({ id: 'TemplateVersion' });

/** One form with its fields and the templates that were uploaded for it. */
export const templatesSchema = z
  .strictObject({ form: paperForm, title: textSchema, fields: z.array(fieldSchema), versions: z.array(versionSchema) })
  .meta({ id: 'PaperTemplates' });

/** A template as its version shows it. */
export const templateVersionSchema = versionSchema;

const flat = (fields: readonly Field[], within: readonly string[] = []): z.input<typeof fieldSchema>[] =>
  fields.flatMap((field) => [
    {
      name: field.name,
      within: [...within],
      list: field.kind === 'list',
      must: field.must,
      what: field.what,
      example: field.kind === 'text' ? field.example : null,
    },
    ...(field.kind === 'list' ? flat(entryFields(field), [...within, field.name]) : []),
  ]);

/** The versions of one form, the latest first day first, each with how it stands. @param today civil date */
export function showVersions(
  versions: readonly TemplateVersion[],
  today: string,
): readonly z.input<typeof versionSchema>[] {
  const days = versions.map(({ firstDay }) => firstDay);
  const holding = days.findIndex((day) => day <= today);
  return versions.map((version, index) => {
    const again = days.indexOf(version.firstDay) < index;
    const begun = version.firstDay <= today ? (index === holding ? 'holds' : 'past') : 'to-come';
    const uploadedAt = version.uploadedAt.toISOString();
    return { ...without(version, 'form'), uploadedAt, state: again ? 'replaced' : begun };
  });
}

/** Every form, with what a template of it may name. */
export const showTemplates = (versions: readonly TemplateVersion[], today: string): z.input<typeof templatesSchema>[] =>
  FORMS.map((form) => ({
    form,
    title: FORM_NAMES[form],
    fields: flat(fieldsOf(form)),
    versions: [
      ...showVersions(
        versions.filter((one) => one.form === form),
        today,
      ),
    ],
  }));

/**
 * An uploaded template as it is kept, or filled with the invented sample.
 * @throws RefusalError `TEMPLATE.*` with each fault and its place
 */
export function readTemplate(what: 'check' | 'preview', form: Form, body: unknown): Promise<WordFile> {
  if (!(body instanceof SpooledBody)) throw new Error('the body was not spooled');
  return forUploads({ what, form, path: body.path });
}
