import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { reads, type Route } from '../../http/route.js';
import { paperRoutes } from '../../views/papers/as-file.js';
import { sheetsOnPaper, summaryOnPaper } from '../../views/papers/session.js';
import { identifier } from '../../views/schemas.js';

const params = z.strictObject({ sessionId: identifier });

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

/** The forms of a defense on paper (15.1, 15.2, 15.7, 15.8). */
export const createSessionPaperRoutes = (deps: Deps): Route[] => [
  ...paperRoutes(deps.db, {
    path: '/v1/defenses/{sessionId}/sheets',
    tag: 'cases',
    clause: '15.1',
    summary: text('答辩评审表，一位评委一页', 'The sheets of a defense, a page each'),
    description: text(
      '§8 为《任职资格晋级答辩评审表》（15.1），§9 为《职务晋级答辩评审表》（15.7）。全部提交后才能打印；评委只得到自己的。',
      'Form 15.1 under §8, 15.7 under §9. Once all are in; a scorer gets his own.',
    ),
    access: reads('score-sheets'),
    params,
    read: async ({ actor, params: { sessionId } }) => ({
      ...(await sheetsOnPaper(deps.db, actor, sessionId)),
      name: [sessionId],
    }),
  }),
  ...paperRoutes(deps.db, {
    path: '/v1/defenses/{sessionId}/summary',
    tag: 'cases',
    clause: '15.2',
    summary: text('答辩评审汇总表', 'The summary of a defense'),
    description: text(
      '§8 为《任职资格晋级答辩评审汇总表》（15.2），§9 为《职务晋级答辩评审汇总表》（15.8）：各组均分、权重、豁免与签署。',
      'Form 15.2 under §8, 15.8 under §9: means of the groups, weights, what was waived, signatures.',
    ),
    access: reads('forms-on-paper'),
    params,
    read: async ({ actor, params: { sessionId } }) => ({
      ...(await summaryOnPaper(deps, actor, sessionId)),
      name: [sessionId],
    }),
  }),
];
