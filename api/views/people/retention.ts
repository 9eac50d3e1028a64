import * as z from 'zod';
import { RETAINED } from '../../../db/privacy/retention.js';
import { BASES, BASIS_NAMES, RECORD_KIND_NAMES, RECORD_KINDS, periodWords } from '../../../domain/privacy/retention.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { textSchema } from '../../http/problem.js';

/** How long one kind of record is kept, and which tables are of it. */
export const retentionKindSchema = z
  .strictObject({
    kind: z.enum(RECORD_KINDS),
    name: textSchema,
    from: z.enum(['departure', 'creation', 'expiry', 'never']),
    months: z.int().nullable(),
    days: z.int().nullable(),
    period: textSchema,
    basis: z.enum(BASES),
    basisName: textSchema,
    why: textSchema,
    tables: z.array(z.string()),
  })
  .meta({ id: 'RetentionKind' });

const TABLES = Object.entries(RETAINED);

/** The plan of a policy version, a kind a row. */
export const showRetention = (
  library: Pick<PolicyLibrary, 'retentionOf'>,
  version: string,
): readonly z.input<typeof retentionKindSchema>[] => {
  const plan = library.retentionOf(version);
  return RECORD_KINDS.map((kind) => {
    const kept = plan[kind];
    return {
      kind,
      name: RECORD_KIND_NAMES[kind],
      from: kept.from,
      months: kept.from === 'departure' ? kept.months : null,
      days: kept.from === 'creation' ? kept.days : null,
      period: periodWords(kept),
      basis: kept.basis,
      basisName: BASIS_NAMES[kept.basis],
      why: kept.why,
      tables: TABLES.flatMap(([table, of]) => (of === kind ? [table] : [])).sort(),
    };
  });
};
