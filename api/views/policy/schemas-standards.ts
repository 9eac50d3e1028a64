import * as z from 'zod';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import { STANDARD_SOURCES, WORDINGS } from '../../../domain/pipelines/defense/standards.js';
import { GRADES } from '../../../domain/vocabulary/level.js';
import { textSchema } from '../../http/problem.js';

/** Shapes of the standards of 14.1 and of what an import would change in them. */

const descriptor = z
  .strictObject({
    ...textSchema.shape,
    wording: z.enum(WORDINGS).meta({
      description:
        '本系统的转述、原件未列而自行补充、公司原文 · our paraphrase, our own where the appendix says nothing, the company’s words',
    }),
  })
  .meta({ id: 'Descriptor' });

export const standardsSet = z
  .strictObject({
    policyVersion: z.string(),
    source: z.enum(STANDARD_SOURCES).meta({
      description: '随版本发布、数据目录中的文件、人力资源部导入 · the release, a file in the data folder, an import',
    }),
    laidDownFor: z.string().nullable().meta({
      description: '公司原文为哪个制度版本而定 · the policy version for which the company’s wording was laid down',
    }),
    items: z
      .array(
        z.strictObject({
          ability: z.enum(ABILITIES),
          name: textSchema,
          weight: z.int(),
          grades: z.strictObject(
            Object.fromEntries(GRADES.map((grade) => [grade, descriptor])) as Record<
              (typeof GRADES)[number],
              typeof descriptor
            >,
          ),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Standards' });

export const standardsDifference = z
  .strictObject({
    basis: z.string().meta({
      description: '所比较的现行标准与文件的摘要，导入时须照样提交 · digest of what was compared; the import names it',
    }),
    differences: z.array(
      z.strictObject({
        ability: z.enum(ABILITIES),
        grade: z.enum(GRADES),
        from: descriptor,
        to: textSchema,
      }),
    ),
    unchanged: z.int(),
  })
  .meta({ id: 'StandardsDifference' });
