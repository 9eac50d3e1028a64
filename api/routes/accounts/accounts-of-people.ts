import * as z from 'zod';
import { peopleWithoutAccount, type WithoutAccount } from '../../../db/accounts/without-account.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import type { Role } from '../../../domain/vocabulary/roles.js';
import { text } from '../../../domain/vocabulary/text.js';
import { openAccount } from '../../changes/open-account.js';
import { mailLink } from '../../changes/password-link.js';
import { route, type Route, writes } from '../../http/route.js';
import type { AccountDeps } from './accounts.js';

/** So many in one call: each password costs a moment. */
const AT_ONCE = 25;

const madeSchema = z
  .strictObject({
    made: z.int(),
    left: z.int().meta({ description: '还没有账号的人数；再调用一次即可 · who has none yet; call again' }),
  })
  .meta({ id: 'AccountsOfPeople' });

/** By his place in the records; none of these roles waits for a second person (4.1). */
const rolesOf = ({ headsDepartment, supervises }: WithoutAccount): readonly Role[] => [
  'employee',
  ...(headsDepartment ? (['department-head'] as const) : []),
  ...(supervises ? (['supervisor'] as const) : []),
];

/** Accounts of everybody who is here and has none, some at a time. */
export const createAccountsOfPeopleRoutes = ({ db, log, settings, now }: AccountDeps): Route[] => [
  route({
    method: 'post',
    path: '/v1/accounts/of-people',
    tag: 'accounts',
    repeat: 'stored',
    clause: '4.1',
    summary: text('为尚无账号的人开通', 'Accounts for whoever has none'),
    description: text(
      '登录名即工号，角色按记录：员工，部门负责人另加部门负责人，主管另加主管。每次至多 25 人；密码由本人设定。其他角色在账号页逐一授予。',
      'The login is the number; roles go by the records: employee, head for heads, supervisor for supervisors. At most 25 a call; each sets his own password. Other roles are given one by one.',
    ),
    access: writes('accounts'),
    body: z.strictObject({ login: z.literal('employee-number') }),
    answer: {
      status: 200,
      schema: madeSchema,
      description: text('开通了几个，还差几个', 'how many, and how many are left'),
    },
    handle: async ({ actor }) => {
      const at = now();
      const today = todayIn('Asia/Shanghai', at.getTime());
      const { people, all } = await peopleWithoutAccount(db, today, AT_ONCE);
      for (const one of people)
        await db.transaction().execute(async (trx) => {
          const account = { login: one.personId, personId: one.personId, roles: rolesOf(one), by: actor.personId };
          const made = await openAccount(trx, { ...account, alone: false }, at);
          await mailLink(trx, made.account, settings.publicUrl, at);
        });
      log.info({ by: actor.personId, made: people.length }, 'accounts of people created');
      return { body: { made: people.length, left: all - people.length } };
    },
  }),
];
