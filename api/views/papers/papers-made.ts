import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { codedPapers, papersMade } from '../../../db/documents/papers-made.js';
import { instant } from '../schemas.js';
import { unprintableIn, unprintableSchema } from './unprintable.js';

/** How far the papers of a cycle are typeset, and what of them is or will be drawn as codes. */
export const papersMadeSchema = z
  .strictObject({
    wanted: z.int(),
    kept: z.int(),
    lastAt: instant.nullable(),
    coded: z
      .array(
        z.strictObject({
          documentId: z.string(),
          personId: z.string(),
          personName: z.string(),
          coded: z.array(z.string()),
        }),
      )
      .meta({ description: '已排版、其中有字符以编码代替的文书 · papers that draw characters as codes' }),
    unprintable: z
      .array(unprintableSchema)
      .meta({ description: '签发之前：字体缺少其字符的 · before anything is issued: whose characters no font has' }),
  })
  .meta({ id: 'PapersMade' });

/** The same of a cycle, for HR. */
export async function papersMadeOf(
  db: Queryable,
  readerId: string,
  cycleId: string,
): Promise<z.input<typeof papersMadeSchema>> {
  const { wanted, kept, lastAt } = await papersMade(db, cycleId);
  const coded = await codedPapers(db, cycleId, readerId);
  return {
    wanted,
    kept,
    lastAt: lastAt?.toISOString() ?? null,
    coded: coded.map((one) => ({ ...one, coded: [...one.coded] })),
    unprintable: await unprintableIn(db, readerId, { cycleId }),
  };
}
