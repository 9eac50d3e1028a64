import { sql } from 'kysely';
import { z } from 'zod';
import { POSITIONS } from '../../domain/vocabulary/position.js';
import type { Queryable } from '../../db/database.js';
import { nameOf } from '../../db/people/people.js';
import { renderCompanyNotice, type CompanyNoticeContent } from '../../documents/company-notice.js';
import type { DocumentMaking, MadeDocument } from './makers.js';

const announced = z.strictObject({
  text: z.string(),
  from: z.enum(POSITIONS),
  to: z.enum(POSITIONS),
  appointedOn: z.string(),
});
const withdrawn = z.strictObject({ withdraws: z.string(), reason: z.string() });

/** 9.5.10, I-62: for everybody; names and team from the records, the wording as it was signed off. */
export async function makeCompanyNotice(
  trx: Queryable,
  { order, head, number, issuedOn, issuedBy }: DocumentMaking,
): Promise<MadeDocument> {
  const { departmentName, team } = await placeOf(trx, head);
  const published = {
    number,
    caseId: head.id,
    personId: head.personId,
    personName: await nameOf(trx, head.personId),
    departmentName,
    publishedOn: issuedOn,
    signedBy: issuedBy === null ? '' : await nameOf(trx, issuedBy),
  };
  const withdrawal = withdrawn.safeParse(order.content);
  if (withdrawal.success) {
    const content: CompanyNoticeContent = { ...published, ...withdrawal.data };
    const { withdraws } = withdrawal.data;
    return { content, html: renderCompanyNotice(content), forEverybody: true, withdraws };
  }
  const { text, from, to, appointedOn } = announced.parse(order.content);
  const content: CompanyNoticeContent = { ...published, text, fromPosition: from, toPosition: to, team, appointedOn };
  return { content, html: renderCompanyNotice(content), forEverybody: true };
}

async function placeOf(
  trx: Queryable,
  { personId, vacancyId }: DocumentMaking['head'],
): Promise<{ readonly departmentName: string; readonly team: string }> {
  const { rows } = await sql<{ departmentName: string; team: string | null }>`
    select coalesce(vd.name, d.name) as "departmentName", v.team
    from person p join department d on d.id = p.department_id
    left join vacancy v on v.id = ${vacancyId} left join department vd on vd.id = v.department_id
    where p.id = ${personId}`.execute(trx);
  return { departmentName: rows[0]?.departmentName ?? '', team: rows[0]?.team ?? '' };
}
