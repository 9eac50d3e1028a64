import * as z from 'zod';
import { readHeads } from '../../../db/cases/personnel-cases.js';
import { namesOf } from '../../../db/people/people.js';
import { askChange, waitingOfKind } from '../../../db/second-person/waiting-changes.js';
import { withReason } from '../../../domain/pipelines/act-atoms.js';
import { CASE } from '../../../domain/refusals/cases.js';
import { againstVoiding } from '../../../domain/undo/voiding.js';
import { RefusalError, refuse, type Refusal } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { voidingToAsk, type VoidContent, type VoidingDeps } from '../../changes/voiding.js';
import { checkFilesBeside } from '../../engine/files-of-forms.js';
import { textSchema } from '../../http/problem.js';
import { reads, route, type Route, writes } from '../../http/route.js';
import { findSeen } from '../../views/cases/case-detail.js';
import { identifier } from '../../views/schemas.js';
import { itWaits, showChange, waitingChangeSchema } from '../../views/people/waiting-changes.js';

const params = z.strictObject({ caseId: identifier });

/** HR voids a whole case, with a second person, until its result holds (docs/decisions/0057). */
export function createVoidingRoutes({ db, now }: Pick<VoidingDeps, 'db' | 'now'>): Route[] {
  const against = async (caseId: string, isOwn: boolean): Promise<Refusal | undefined> => {
    if (isOwn) return refuse(CASE.OWN);
    const [head] = await readHeads(db, [caseId]);
    return head === undefined ? refuse(CASE.NOT_FOUND) : againstVoiding({ ...head, isClosed: head.closedAt !== null });
  };
  return [
    route({
      method: 'get',
      path: '/v1/cases/{caseId}/voiding',
      tag: 'cases',
      clause: '4.1',
      summary: text('案件现在能否作废', 'Whether a case may be voided now'),
      access: reads('case-void'),
      params,
      answer: {
        status: 200,
        schema: z.strictObject({
          whyNot: textSchema.nullable().meta({ description: '不能作废的原因 · why it is not voided' }),
          waiting: z
            .int()
            .nullable()
            .meta({ description: '待第二人确认的变更 · the change that waits for a second person' }),
        }),
        description: text('能否作废', 'whether it may be'),
      },
      handle: async ({ actor, params: { caseId } }) => {
        const { view, personId } = await findSeen(db, actor, caseId);
        const found = await against(caseId, view === 'own');
        const waits = await waitingOfKind(db, 'case-void', now(), personId);
        const change = waits.find(({ content }) => (content as VoidContent).caseId === caseId);
        return { body: { whyNot: found?.message ?? null, waiting: change?.no ?? null }, about: [personId] };
      },
    }),
    route({
      method: 'post',
      path: '/v1/cases/{caseId}/voiding',
      tag: 'cases',
      repeat: 'stored',
      clause: '4.1',
      summary: text('申请作废案件', 'Ask to void a case'),
      description: text(
        '由第二人确认后执行；在结果生效或反馈之前，任何流程的案件都可作废。未办任务撤回并告知办理人，名额与空缺随之释放，本人被告知。生效或反馈之后不予受理，并说明改用何种办法。',
        'Carried out once a second person approves it; a case of any pipeline may be voided until its result holds or is handed back. Its open tasks are withdrawn and their holders told, places are free again, its person is told. Afterwards it is refused, with what to do instead.',
      ),
      access: writes('case-void'),
      params,
      body: z.strictObject(withReason),
      answer: {
        status: 202,
        schema: waitingChangeSchema,
        description: text('待第二人确认（4.1）', 'it waits for a second person (4.1)'),
      },
      handle: async (call) => {
        const { actor, body } = call;
        const { caseId } = call.params;
        const { view, personId: aboutId } = await findSeen(db, actor, caseId);
        if (view === 'own') throw new RefusalError(refuse(CASE.OWN));
        const { personId, roles } = actor;
        await checkFilesBeside({ db, now }, call, body, [caseId]);
        const content = { caseId, ...body, actor: { personId, roles } };
        const change = await voidingToAsk(db, content, (await namesOf(db, [aboutId])).get(aboutId) ?? aboutId);
        const asked = await db.transaction().execute((trx) => askChange(trx, change, now()));
        return { ...itWaits(asked), body: await showChange(db, asked, actor) };
      },
    }),
  ];
}
