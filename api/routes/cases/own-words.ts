import type { Kysely } from 'kysely';
import * as z from 'zod';
import { bindFiles } from '../../../db/attachments/bound.js';
import type { Database } from '../../../db/database.js';
import { holdCase, insertOwnWords, listOwnWords, readOwnWordsFacts } from '../../../db/own-words/own-words.js';
import { againstOwnWords, OWN_WORDS_KINDS } from '../../../domain/cases/own-words.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { fileIds } from '../../../domain/vocabulary/file-schemas.js';
import { refuse, RefusalError } from '../../../domain/vocabulary/refusal.js';
import { longText } from '../../../domain/vocabulary/text-schemas.js';
import { text } from '../../../domain/vocabulary/text.js';
import { checkFiles } from '../../engine/files-of-forms.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { civilDate, identifier } from '../../views/schemas.js';
const params = z.strictObject({ caseId: identifier });
const written = longText(2, 20_000);

const paper = {
  text: written.exactOptional(),
  files: fileIds.exactOptional(),
};
const filled = {
  error: 'write a text, attach files, or both',
  params: { zh: '请填写内容，或附上文件，或两者都有' },
};
const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('wish'), text: written.exactOptional() }),
  z.strictObject({ kind: z.literal('statement'), ...paper }).refine((one) => Object.keys(one).length > 1, filled),
  z.strictObject({ kind: z.literal('presentation'), ...paper }).refine((one) => Object.keys(one).length > 1, filled),
]);

const openSchema = z
  .strictObject({
    open: z.array(z.enum(OWN_WORDS_KINDS)).meta({ description: '现在可以提交的 · what may be handed in now' }),
    said: z.array(z.enum(OWN_WORDS_KINDS)).meta({ description: '已提交的 · what was handed in' }),
    heldOn: civilDate
      .nullable()
      .meta({ description: '答辩日，演讲材料的截止日 · day of the defense, the last one for it' }),
  })
  .meta({ id: 'OwnWords' });

interface Deps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** I-79: the person asks to be submitted, hands in a statement of his work, or his presentation for the panel. */
export function createOwnWordsRoutes({ db, now }: Deps): Route[] {
  const factsOf = async (trx: Parameters<typeof readOwnWordsFacts>[0], caseId: string, personId: string) => {
    const facts = await readOwnWordsFacts(trx, caseId);
    if (facts?.personId !== personId) throw new RefusalError(refuse(CASE.NOT_FOUND));
    const today = todayIn('Asia/Shanghai', now().getTime());
    const open = OWN_WORDS_KINDS.filter((kind) => againstOwnWords(facts, kind, today) === undefined);
    const said = OWN_WORDS_KINDS.filter((kind) => facts.said.some((one) => one.kind === kind));
    return { facts, today, shown: { open, said, heldOn: facts.heldOn } };
  };
  return [
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/own-words',
      tag: 'cases',
      summary: text('本人可提交的：自荐、工作陈述、演讲材料', 'What one may say in one’s own case'),
      access: reads('own-words'),
      params,
      answer: { status: 200, schema: openSchema, description: text('可提交与已提交的', 'open and handed in') },
      handle: async ({ actor, params: { caseId } }) => ({
        body: (await factsOf(db, caseId, actor.personId)).shown,
      }),
    }),
    route({
      method: 'post',
      path: '/v1/cases/{caseId}/own-words',
      tag: 'cases',
      repeat: 'stored',
      clause: 'I-79',
      summary: text('自荐、提交工作陈述或演讲材料', 'Ask to be submitted, hand in a statement or a presentation'),
      description: text(
        'wish：部门提交之前；statement：初审之前；presentation：答辩日之前（含）。部门负责人、评委与总经理可读。',
        'wish: until the department submits; statement: until HR’s first review; presentation: up to the day of the defense. Read by head, panel and general manager.',
      ),
      access: writes('own-words'),
      params,
      body,
      answer: { status: 201, schema: openSchema, description: text('已提交', 'handed in') },
      handle: async (call) => {
        const { caseId } = call.params;
        const { personId } = call.actor;
        await factsOf(db, caseId, personId);
        await checkFiles({ db, now }, call, call.body, call.params.caseId);
        const shown = await db.transaction().execute(async (trx) => {
          await holdCase(trx, caseId);
          const { facts, today, shown: before } = await factsOf(trx, caseId, personId);
          if ((await listOwnWords(trx, caseId)).some(({ actId }) => actId === call.actId)) return before;
          const { kind, text: words = null } = call.body;
          const against = againstOwnWords(facts, kind, today);
          if (against !== undefined) throw new RefusalError(against);
          const at = now();
          const { panelsOver } = facts;
          await insertOwnWords(trx, { caseId, kind, text: words, by: personId, at, panelsOver, actId: call.actId });
          if (call.body.kind !== 'wish') {
            const { kind: purpose, files = [] } = call.body;
            await bindFiles(trx, [{ about: { caseId }, purpose, files }], { actor: personId, at, step: null });
          }
          return (await factsOf(trx, caseId, personId)).shown;
        });
        return { body: { ...shown }, location: `/v1/cases/${caseId}/papers` };
      },
    }),
  ];
}
