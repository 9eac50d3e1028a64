import { sql } from 'kysely';
import * as z from 'zod';
import { civilDateSchema, positionSchema } from '../../domain/vocabulary/schema.js';
import type { Queryable } from '../../db/database.js';
import { nameOf } from '../../db/people/people.js';
import { renderCompanyNotice, type CompanyNoticeContent } from '../../documents/company-notice.js';
import { handOf } from '../../domain/standing-in/in-place.js';
import type { DocumentMaker, DocumentMaking } from './making.js';

const announcement = z.strictObject({
  text: z.string().min(1),
  from: positionSchema,
  to: positionSchema,
  appointedOn: civilDateSchema,
});
const withdrawal = z.strictObject({ withdraws: z.string().min(1), reason: z.string().min(1) });

/** 9.5.10, I-62: for everybody; names and team from the records, the wording as it was signed off. */
export const companyNotice: DocumentMaker<'company-notice'> = {
  series: 'HT',
  orders: z.union([announcement, withdrawal]),
  make: async (trx, { order, head, personName, number, issuedOn, issuedBy, deputy, companyName }) => {
    const { departmentName, team } = await placeOf(trx, head);
    const published = {
      number,
      caseId: head.id,
      personId: head.personId,
      personName,
      departmentName,
      ...(companyName === undefined ? {} : { companyName }),
      publishedOn: issuedOn,
      signedBy:
        issuedBy === null
          ? ''
          : handOf(await nameOf(trx, issuedBy), deputy === null ? null : await nameOf(trx, deputy)),
    };
    if ('withdraws' in order.content) {
      const { withdraws, reason } = order.content;
      const content: CompanyNoticeContent = { ...published, withdraws, reason };
      return { content, html: renderCompanyNotice(content), forEverybody: true, withdraws };
    }
    const { text, from, to, appointedOn } = order.content;
    const content: CompanyNoticeContent = { ...published, text, fromPosition: from, toPosition: to, team, appointedOn };
    return { content, html: renderCompanyNotice(content), forEverybody: true };
  },
};

async function placeOf(
  trx: Queryable,
  { personId, vacancyId }: DocumentMaking<'company-notice'>['head'],
): Promise<{ readonly departmentName: string; readonly team: string }> {
  const { rows } = await sql<{ departmentName: string; team: string | null }>`
    select coalesce(vd.name, d.name) as "departmentName", v.team
    from person p join department d on d.id = p.department_id
    left join vacancy v on v.id = ${vacancyId} left join department vd on vd.id = v.department_id
    where p.id = ${personId}`.execute(trx);
  return { departmentName: rows[0]?.departmentName ?? '', team: rows[0]?.team ?? '' };
}
