import { z } from 'zod';

const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** The privacy notice: in parts, each with a title; changed words take another edition. */
export const privacyNoticeSchema = z.strictObject({
  version: z.string().regex(/^[1-9]\d{0,3}$/),
  sections: z
    .array(z.strictObject({ title: textSchema, paragraphs: z.array(textSchema).min(1).readonly() }))
    .min(1)
    .readonly(),
});

/** What people are told of their data: what is computed from what, who sees it, how long it is kept, whom to ask. */
export type PrivacyNotice = z.infer<typeof privacyNoticeSchema>;
