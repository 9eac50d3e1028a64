import * as z from 'zod';
import { findAccountByLogin } from '../../../db/accounts/accounts.js';
import { openAccount } from '../../changes/open-account.js';
import { mailLink } from '../../changes/password-link.js';
import type { ApiSettings } from '../../../domain/settings/configuration.js';
import { civilDate } from '../../../domain/pipelines/act-atoms.js';
import { HIRES } from '../../../domain/evaluation/request.js';
import type { EntryInput } from '../../../domain/pipelines/entry/start.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { lineText, newNumber } from '../../../domain/vocabulary/text-schemas.js';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { openByWorkflow, type OpeningDeps } from '../../engine/opening.js';
import { route, type Route, writes } from '../../http/route.js';
import { identifier, positionSchema } from '../../views/schemas.js';
import { caseDetail, caseDetailSchema } from '../../views/cases/case-detail.js';
import { ACCOUNT } from '../../../domain/refusals/people/accounts.js';

const accountSchema = z.strictObject({ login: lineText(1, 64) }).meta({
  description:
    '员工账号；密码由本人以链接或代码设置 · an account of an employee, who sets his password by a link or a code (4.1)',
});

const body = z.strictObject({
  personId: newNumber.meta({ description: '工号 · employee number' }),
  name: lineText(1, 80),
  departmentId: identifier,
  superiorId: identifier.nullable().default(null),
  hiredOn: civilDate,
  hire: z.enum(HIRES).meta({ description: '实习、社招、班组长 · how he is hired (§6)' }),
  position: positionSchema,
  confirmOn: civilDate.exactOptional().meta({ description: '预定转正日 · planned day of confirmation (7.1)' }),
  account: accountSchema.exactOptional(),
});

/** §6: HR hires at the standard level; the department proposes and HR verifies in the case of the entry (I-78). */
export function createHireRoutes(deps: OpeningDeps & { readonly settings: ApiSettings }): Route[] {
  const { db } = deps;
  return [
    route({
      method: 'post',
      path: '/v1/hires',
      tag: 'people',
      repeat: 'stored',
      clause: '6',
      summary: text('登记入职', 'Hire somebody'),
      description: text(
        '自入职日起适用 §6 的标准职级；主管（质检与班组长为经理）提出定级建议，经理审核，人力资源部核定，高于标准职级的由人力资源部经理与总经理审批（6.2、I-78）。不符合的不予受理，不写入任何数据。',
        'The standard level of §6 holds from the hiring day. The supervisor proposes and the manager reviews, for inspectors and team leaders the manager proposes; HR verifies; more than the standard level goes to the HR manager and the general manager (6.2, I-78). What does not fit is refused, and nothing is written.',
      ),
      access: writes('hire'),
      body,
      answer: { status: 201, schema: caseDetailSchema, description: text('入职定级案件', 'the case of the entry') },
      handle: async (call) => {
        const { account, hire: kind, ...person } = call.body;
        if (account !== undefined) await checkAccount(db, account, person.personId, call.repeated);
        const { confirmOn, ...given } = person;
        const caseId = await openByWorkflow(deps, call, {
          series: 'RZ',
          type: WORKFLOWS.entry,
          input: (id): EntryInput => ({
            caseId: id,
            openedBy: call.actor.personId,
            kind,
            hire: {
              ...given,
              status: kind === 'intern' ? 'intern' : 'probation',
              ...(confirmOn === undefined ? {} : { confirmOn }),
            },
          }),
        });
        if (account !== undefined && !(await hasAccount(db, account.login, person.personId))) {
          const personId = person.personId;
          const { login } = account;
          await db.transaction().execute(async (trx) => {
            const at = deps.now();
            const order = { login, personId, roles: ['employee'], by: call.actor.personId, alone: false } as const;
            const made = await openAccount(trx, order, at);
            await mailLink(trx, made.account, deps.settings.publicUrl, at);
          });
        }
        return { body: await caseDetail(db, call.actor, caseId), location: `/v1/cases/${caseId}` };
      },
    }),
  ];
}

const hasAccount = async (db: OpeningDeps['db'], login: string, personId: string): Promise<boolean> =>
  (await findAccountByLogin(db, login))?.personId === personId;

/** Asked before anything is written, so that nobody is hired without the log-in that was meant for him. */
async function checkAccount(
  db: OpeningDeps['db'],
  { login }: z.output<typeof accountSchema>,
  personId: string,
  repeated: boolean,
): Promise<void> {
  const standing = await findAccountByLogin(db, login);
  if (standing === undefined || (repeated && standing.personId === personId)) return;
  throw new RefusalError(refuse(ACCOUNT.LOGIN_TAKEN, { login }));
}
