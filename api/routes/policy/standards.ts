import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import { announce } from '../../../db/announcements/announce.js';
import type { Database, Queryable } from '../../../db/database.js';
import { insertStandards, latestStandards, lockStandards } from '../../../db/policy/standards.js';
import { ABILITIES } from '../../../domain/pipelines/defense/acts.js';
import type { CompanyWording, StandardSet } from '../../../domain/pipelines/defense/standards.js';
import { POLICY, STANDARDS } from '../../../domain/refusals/policy.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { GRADES } from '../../../domain/vocabulary/level.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText } from '../../../domain/vocabulary/text-schemas.js';
import { readStandardsFile } from '../../../imports/standards-file.js';
import { standardsAnnouncement } from '../../../policy/announcing.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import { standardsOf } from '../../../policy/data/standards-of.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { SpooledBody } from '../../http/body/spool.js';
import { standardsDifference, standardsSet } from '../../views/policy/schemas-standards.js';
import { policyVersionName } from '../../views/policy/schemas-policy.js';

export interface StandardsDeps {
  readonly db: Kysely<Database>;
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}
const params = z.strictObject({ version: policyVersionName });
const rawBody = {
  types: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream'],
  spool: 1024 * 1024,
  description: text('标准表（CSV 或 XLSX）', 'the table of standards (CSV or XLSX)'),
};

/** 14.1: the standards to read, and the company's own wording in place of ours, without a release. */
export function createStandardsRoutes({ db, library, now }: StandardsDeps): Route[] {
  const known = (version: string): string => {
    if (!library.versions.some((one) => one.version === version)) throw new RefusalError(refuse(POLICY.NOT_FOUND));
    return version;
  };
  const inForce = async (from: Queryable, version: string): Promise<StandardSet> =>
    standardsOf(library, await latestStandards(from), version);
  return [
    route({
      method: 'get',
      path: '/v1/policy/standards',
      tag: 'policy',
      clause: '14.1',
      summary: text('任职资格标准：六项能力、五个大级', 'The standards: six abilities, five grades'),
      description: text(
        '每一格写明是公司原文、本系统的转述，还是自行补充。未指明版本时为今日的版本。',
        'Each cell says whether it is the company’s wording, our paraphrase, or our own. Without a version, that of today.',
      ),
      access: reads('policy'),
      query: z.strictObject({ version: policyVersionName.exactOptional() }),
      answer: { status: 200, schema: standardsSet, description: text('标准', 'the standards') },
      handle: async ({ query }) => {
        const version = query.version ?? library.inForceOn(todayIn('Asia/Shanghai', now().getTime())).version;
        return { body: show(await inForce(db, known(version))) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/standards/{version}/comparison',
      tag: 'policy',
      repeat: 'natural',
      clause: '14.1',
      summary: text('上传公司原文，查看与现行标准的差异', 'Upload the company’s wording and see the difference'),
      description: text(
        '每行一项能力，每列一个大级；缺少或不认识的格逐一指明。不写入任何内容。',
        'A line an ability, a column a grade; missing and unknown cells are named. Nothing is written.',
      ),
      access: reads('standards-wording'),
      params,
      rawBody,
      answer: { status: 200, schema: standardsDifference, description: text('差异', 'the difference') },
      handle: async ({ params: { version }, body }) => {
        const present = await inForce(db, known(version));
        const { wording } = await readStandardsFile(spooled(body).path);
        return { body: compare(present, wording) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/policy/standards/{version}',
      tag: 'policy',
      repeat: 'stored',
      clause: '14.1',
      summary: text('以公司原文代替本系统的转述', 'Put the company’s wording in the place of ours'),
      description: text(
        '同一文件，连同差异中的 basis；三十格全部写入或全不写入。此后召集的答辩用新的文字，已召集的保留当时的（I-31）。',
        'The same file with the basis of the difference; all thirty cells or none. Defenses called from now on go by it, those that were called keep theirs (I-31).',
      ),
      access: writes('standards-wording'),
      params,
      query: z.strictObject({
        basis: z.string().regex(/^[0-9a-f]{64}$/),
        filename: lineText(1, 255).default('standards'),
      }),
      rawBody,
      answer: { status: 201, schema: standardsSet, description: text('现行标准', 'the standards as they are now') },
      handle: async ({ actor, params: { version }, query: { basis, filename }, body }) => {
        const { wording, sha256 } = await readStandardsFile(spooled(body).path);
        const set = await db.transaction().execute(async (trx) => {
          await lockStandards(trx);
          const compared = compare(await inForce(trx, known(version)), wording);
          if (compared.basis !== basis) throw new RefusalError(refuse(STANDARDS.CHANGED));
          if (compared.differences.length === 0) throw new RefusalError(refuse(STANDARDS.UNCHANGED));
          const by = { importedBy: actor.personId, importedAt: now() };
          const no = await insertStandards(trx, { policyVersion: version, wording, filename, sha256, ...by });
          await announce(trx, [standardsAnnouncement(no, version, compared.differences.length)], now());
          return inForce(trx, version);
        });
        return { body: show(set) };
      },
    }),
  ];
}

const show = ({ items, ...set }: StandardSet): z.input<typeof standardsSet> => ({
  ...set,
  items: items.map((one) => ({ ...one })),
});

/** Cell by cell; taking over the same words as the company's own is a difference as well. */
function compare(present: StandardSet, wording: CompanyWording): z.input<typeof standardsDifference> {
  const cells = ABILITIES.flatMap((ability) => {
    const found = present.items.find((one) => one.ability === ability);
    if (found === undefined) throw new Error(`no standard of ${ability}`);
    return GRADES.map((grade) => ({ ability, grade, from: found.grades[grade], to: wording[ability][grade] }));
  });
  const differences = cells.filter(
    ({ from, to }) => from.zh !== to.zh || from.en !== to.en || from.wording !== 'company',
  );
  const basis = createHash('sha256').update(JSON.stringify(cells)).digest('hex');
  return { basis, differences, unchanged: cells.length - differences.length };
}

function spooled(body: unknown): SpooledBody {
  if (body instanceof SpooledBody) return body;
  throw new Error('the body was not spooled');
}
