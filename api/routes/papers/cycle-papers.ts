import * as z from 'zod';
import { findCycle, type CycleRow } from '../../../db/cycles/cycles.js';
import type { Queryable } from '../../../db/database.js';
import { CYCLE } from '../../../domain/refusals/pipelines/level-promotion.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { disposition } from '../../http/disposition.js';
import { reads, route, type Route } from '../../http/route.js';
import { createExportPlaces } from '../../http/sheet/places.js';
import { cycleArchive } from '../../views/papers/cycle-archive.js';
import { papersMadeOf, papersMadeSchema } from '../../views/papers/papers-made.js';
import { identifier } from '../../views/schemas.js';

interface Deps {
  readonly db: Queryable;
  readonly library: PolicyLibrary;
}

const params = z.strictObject({ cycleId: identifier });
const ZIP = 'application/zip';

/** The papers of a cycle: how far they are typeset, and all of it for the archive (docs/decisions/0068). */
export function createCyclePaperRoutes(deps: Deps): Route[] {
  const places = createExportPlaces();
  const find = async (cycleId: string): Promise<CycleRow> => {
    const cycle = await findCycle(deps.db, cycleId);
    if (cycle === undefined) throw new RefusalError(refuse(CYCLE.NOT_FOUND));
    return cycle;
  };
  return [
    route({
      method: 'get',
      path: '/v1/cycles/{cycleId}/archive',
      tag: 'cycles',
      clause: '8.5.7',
      summary: text('周期归档包（ZIP）', 'A cycle for the archive, as a ZIP'),
      description: text(
        '周期结束之后：全部文书、各案件卷宗全卷、答辩汇总、周期报告，及附摘要的索引（XLSX）。不含查阅人本人的案件。边制作边发送，中断的文件不能打开。',
        'Once the cycle is over: every document, the whole file of each case, summaries, the report, and an index with digests (XLSX). Without the reader’s own case. Sent as it is made; one that breaks off does not open.',
      ),
      access: reads('cycle-archive'),
      params,
      answer: { status: 200, description: text('ZIP 文件', 'the archive'), otherTypes: [ZIP] },
      handle: async ({ actor, params: { cycleId }, language, http }) => {
        const cycle = await find(cycleId);
        // It is closed with the last of its cases: interviews and signatures among them (8.5.6, 8.5.7).
        if (cycle.stage !== 'closed') throw new RefusalError(refuse(CYCLE.NOT_OVER, { cycleId }));
        const giveBack = places.take(actor.accountId);
        try {
          const { content, about } = await cycleArchive(deps, actor, { cycle, language });
          content.once('close', giveBack);
          http.res.once('close', () => content.destroy());
          const headers = { 'Content-Disposition': disposition('attachment', `归档-${cycleId}.zip`) };
          return { about, raw: { type: ZIP, content, headers } };
        } catch (error) {
          giveBack();
          throw error;
        }
      },
    }),
    route({
      method: 'get',
      path: '/v1/cycles/{cycleId}/papers',
      tag: 'cycles',
      clause: '15',
      summary: text('周期文书的排版进度', 'How far the papers of a cycle are typeset'),
      description: text(
        '签发与签收后各排版一次；unprintable 为姓名中字体缺少的字符，签发前即列出。',
        'Each is typeset once issued and once answered to; unprintable: characters of names that no font here has, named before anything is issued.',
      ),
      access: reads('papers-made'),
      params,
      answer: {
        status: 200,
        schema: papersMadeSchema,
        description: text('应排版数与已排版数', 'how many there are, and how many are typeset'),
      },
      handle: async ({ actor, params: { cycleId } }) => {
        await find(cycleId);
        return { body: await papersMadeOf(deps.db, actor.personId, cycleId) };
      },
    }),
  ];
}
