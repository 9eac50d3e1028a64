import * as z from 'zod';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { policySchema } from '../../../policy/data/policy-schema.js';
import { textSchema } from '../../http/problem.js';
import { waitingChangeSchema } from '../people/waiting-changes.js';
import { instant } from '../schemas.js';
import { policyVersion } from './schemas-policy.js';

/** Shapes of the next version of the policy as it is drafted (13.1). */

const count = z.number().min(-1e6).max(1e6);
const quota = z.strictObject({ S: count, A: count });

/** What a number of the policy may be; whether it fits its field is judged there, in words. */
export const draftValue = z
  .union([
    count,
    z.boolean(),
    lineText(0, 64),
    z.array(count).max(40),
    z.array(lineText(0, 64)).max(40),
    z.array(quota).max(40),
  ])
  .meta({ id: 'PolicyValue' });

const option = z.strictObject({ value: z.string(), label: textSchema });
const bounds = { min: z.number(), max: z.number() };

const control = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('number'), ...bounds, whole: z.boolean(), above: z.boolean() }),
    z.strictObject({ kind: z.literal('numbers'), ...bounds, least: z.int() }),
    z.strictObject({ kind: z.literal('pair'), ...bounds }),
    z.strictObject({ kind: z.literal('one'), options: z.array(option) }),
    z.strictObject({ kind: z.literal('several'), options: z.array(option), least: z.int() }),
    z.strictObject({ kind: z.literal('quotas') }),
    z.strictObject({ kind: z.literal('yes-no') }),
  ])
  .meta({
    id: 'PolicyControl',
    description: '如何填写，依数据的模式 · how it is filled in, by the schema of the data',
  });

const field = z
  .strictObject({
    path: z.string(),
    clause: z.string(),
    parts: z.array(textSchema).meta({ description: '章、组与名称 · section, group and name' }),
    control,
    value: draftValue.meta({ description: '所改版本的取值 · what it is in the version that is changed' }),
  })
  .meta({ id: 'PolicyField' });

const difference = z.strictObject({
  path: z.string(),
  clause: z.string(),
  label: textSchema,
  from: textSchema.nullable(),
  to: textSchema.nullable(),
});

const changes = z.record(z.string().max(200), draftValue);

export const policyDraft = z
  .strictObject({
    revision: z.int(),
    title: textSchema,
    changes,
    differences: z.array(difference),
    faults: z.array(z.strictObject({ path: z.string(), words: textSchema })).meta({
      description: '升级后不再成立的数值 · numbers that do not stand any more since an upgrade',
    }),
    policy: policySchema.nullable().meta({ description: '整个版本，可用于测算 · the whole version, to be tried' }),
    begunBy: z.string(),
    begunAt: instant,
    savedBy: z.string(),
    savedAt: instant,
  })
  .meta({ id: 'PolicyDraft' });

export const draftState = z
  .strictObject({
    base: policyVersion,
    next: z.string().meta({ description: '下一版本的名称 · what the next version is called' }),
    nextTitle: textSchema,
    earliest: z.iso.date().meta({ description: '最早的施行日 · the first day on which it could hold' }),
    fields: z.array(field),
    draft: policyDraft.nullable(),
    waiting: waitingChangeSchema.nullable().meta({ description: '待总经理批准 · waits for the general manager' }),
  })
  .meta({ id: 'PolicyDraftState' });

export const draftBody = z.strictObject({
  revision: z
    .int()
    .min(1)
    .nullable()
    .meta({ description: '所见的版次；起草时为空 · the revision seen; null to begin' }),
  title: z.strictObject({ zh: lineText(1, 100), en: lineText(1, 100) }),
  changes,
});
