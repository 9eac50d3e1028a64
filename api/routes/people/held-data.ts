import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { KEPT } from '../../../db/privacy/held.js';
import { findPerson } from '../../../db/people/person.js';
import { PERSON } from '../../../domain/refusals/people/records.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { reads, route, type Route } from '../../http/route.js';
import { heldData } from '../../views/people/held-data.js';
import { textSchema } from '../../http/problem.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { retentionKindSchema, showRetention } from '../../views/people/retention.js';
import { identifier, instant } from '../../views/schemas.js';

const row = z.record(z.string(), z.unknown());
const answer = z
  .strictObject({
    personId: identifier,
    madeAt: instant,
    sections: z
      .array(
        z.strictObject({
          table: z.string(),
          title: textSchema,
          as: z.enum(['about', 'by']).meta({ description: '关于本人，或本人所为 · of him, or what he did himself' }),
          rows: z.array(row),
        }),
      )
      .meta({ description: '登记的数据，按数据表 · records, by table' }),
    cases: z.array(row).meta({ description: '案件，含依据、决定与时间线 · cases with what they rest on' }),
    documents: z.array(row).meta({ description: '文书全文 · papers, whole' }),
    keptFromThePerson: z
      .array(z.strictObject({ table: z.string(), title: textSchema, why: textSchema }))
      .meta({ description: '存有但不告知本人的数据及理由 · held and not told to the person, with the reason' }),
    retention: z
      .strictObject({ version: z.string(), kinds: z.array(retentionKindSchema) })
      .meta({ description: '各类数据保存多久及理由 · how long each kind is kept, and why' }),
  })
  .meta({ id: 'HeldData' });

export interface HeldDataDeps {
  readonly db: Queryable;
  readonly library: Pick<PolicyLibrary, 'retentionOf' | 'inForceOn'>;
  readonly now: () => Date;
}

/** Whoever asks what is held on him gets it, as far as he may be told (Personal Information Protection Law, art. 45). */
export const createHeldDataRoutes = ({ db, library, now }: HeldDataDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/people/{personId}/held-data',
    tag: 'people',
    summary: text('导出关于一个人的全部数据', 'Everything that is held on a person'),
    description: text(
      '本人得到登记的数据、案件与文书中此刻可告知的全部，以及不告知部分的名称与理由；人力资源部经理另得到不告知本人的部分。密码与令牌从不导出。',
      'The person gets all that may be told of records, cases and papers by now, and the names of what is kept back with the reason; the HR manager gets what is kept from the person as well. Passwords and tokens are never handed out.',
    ),
    access: reads('held-data'),
    params: z.strictObject({ personId: identifier }),
    answer: { status: 200, schema: answer, description: text('全部数据', 'everything') },
    handle: async ({ actor, params: { personId } }) => {
      const isAllowed = actor.personId === personId || actor.roles.includes('hr-manager');
      const today = todayIn('Asia/Shanghai', now().getTime());
      if (!isAllowed || (await findPerson(db, personId, today)) === null) {
        throw new RefusalError(refuse(PERSON.NOT_FOUND));
      }
      const held = await heldData(db, actor, personId);
      const { version } = library.inForceOn(today);
      const retention = { version, kinds: showRetention(library, version) };
      const body = { personId, madeAt: now().toISOString(), ...held, keptFromThePerson: [...KEPT], retention };
      return { body: JSON.parse(JSON.stringify(body)) as z.input<typeof answer> };
    },
  }),
];
