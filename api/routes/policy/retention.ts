import * as z from 'zod';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { reads, route, type Route } from '../../http/route.js';
import { retentionKindSchema, showRetention } from '../../views/people/retention.js';

export interface RetentionDeps {
  readonly library: Pick<PolicyLibrary, 'retentionOf' | 'inForceOn'>;
  readonly now: () => Date;
}

/** How long what is kept, by the policy version in force; for everybody, since it is everybody's data. */
export const createRetentionRoutes = ({ library, now }: RetentionDeps): Route[] => [
  route({
    method: 'get',
    path: '/v1/retention',
    tag: 'policy',
    clause: '13.1',
    summary: text('各类记录的保存期限', 'How long each kind of record is kept'),
    access: reads('policy'),
    answer: {
      status: 200,
      schema: z.strictObject({ version: z.string(), kinds: z.array(retentionKindSchema) }),
      description: text('按现行制度版本', 'by the policy version in force'),
    },
    handle: () => {
      const { version } = library.inForceOn(todayIn('Asia/Shanghai', now().getTime()));
      return Promise.resolve({ body: { version, kinds: [...showRetention(library, version)] } });
    },
  }),
];
