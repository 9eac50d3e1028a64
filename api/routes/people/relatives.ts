import * as z from 'zod';
import type { Queryable } from '../../../db/database.js';
import { declareRelative, listRelatives, withdrawRelative } from '../../../db/people/relatives.js';
import { text } from '../../../domain/vocabulary/text.js';
import { route, type Access, type Route, type SignedIn } from '../../http/route.js';
import { identifier, instant } from '../../views/schemas.js';
import { PERSON, RELATIVE } from '../../../domain/refusals/records.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';

const access: Access = {
  kind: 'signed-in',
  relation: text('人力资源部与本人', 'HR and the person'),
};
const relativeSchema = z
  .strictObject({ personId: z.string(), name: z.string(), declaredBy: z.string(), declaredAt: instant })
  .meta({ id: 'Relative' });
const params = z.strictObject({ personId: identifier });
const pair = z.strictObject({ personId: identifier, relativeId: identifier });

const mayDeclare = (actor: SignedIn, personId: string): boolean =>
  actor.personId === personId || actor.roles.includes('hr') || actor.roles.includes('hr-manager');

/** I-35: declared relatives, who never score each other in a defense. */
export function createRelativeRoutes({ db }: { readonly db: Queryable }): Route[] {
  const gate = (actor: SignedIn, personId: string): void => {
    if (!mayDeclare(actor, personId)) throw new RefusalError(refuse(PERSON.NOT_FOUND));
  };
  return [
    route({
      method: 'get',
      path: '/v1/people/{personId}/relatives',
      tag: 'people',
      summary: text('已申报的亲属(I-35)', 'Declared relatives (I-35)'),
      access,
      params,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(relativeSchema) }),
        description: text('任一方申报均计入', 'whichever of the two declared it'),
      },
      handle: async ({ actor, params: { personId } }) => {
        gate(actor, personId);
        const rows = await listRelatives(db, personId);
        return { body: { items: rows.map((row) => ({ ...row, declaredAt: row.declaredAt.toISOString() })) } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/people/{personId}/relatives/{relativeId}',
      tag: 'people',
      repeat: 'natural',
      summary: text('申报亲属', 'Declare a relative'),
      access,
      params: pair,
      answer: { status: 204, description: text('已申报', 'declared') },
      handle: async ({ actor, params: { personId, relativeId } }) => {
        gate(actor, personId);
        if (personId === relativeId) throw new RefusalError(refuse(RELATIVE.SELF));
        if (!(await declareRelative(db, personId, relativeId, actor.personId))) {
          throw new RefusalError(refuse(PERSON.NOT_FOUND));
        }
        return {};
      },
    }),
    route({
      method: 'delete',
      path: '/v1/people/{personId}/relatives/{relativeId}',
      tag: 'people',
      repeat: 'natural',
      summary: text('撤回亲属申报', 'Withdraw a declaration'),
      access: { kind: 'roles', roles: ['hr', 'hr-manager'] },
      params: pair,
      answer: { status: 204, description: text('已撤回,记录保留', 'withdrawn; the record is kept') },
      handle: async ({ actor, params: { personId, relativeId } }) => {
        if (!(await withdrawRelative(db, personId, relativeId, actor.personId))) {
          throw new RefusalError(refuse(RELATIVE.NOT_FOUND));
        }
        return {};
      },
    }),
  ];
}
