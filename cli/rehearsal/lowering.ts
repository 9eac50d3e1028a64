import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { insertUpload } from '../../db/attachments/uploads.js';
import { recordComplaint } from '../../db/people/complaints.js';
import { recordRating } from '../../db/people/ratings.js';
import { noteSetback } from '../../db/setbacks/setbacks.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { addToMonth, firstDayOf, monthOf } from '../../domain/vocabulary/month.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { WORKFLOWS } from '../../workflows/messages/cases.js';
import { actor } from '../play/cast.js';
import { act } from '../play/driver.js';
import { until } from '../play/until.js';
import type { House } from './house.js';

/** Somebody who can be lowered: confirmed, above the lowest level, in no other case, and not promoted just now (11.3). */
interface Lowered {
  readonly personId: string;
  readonly name: string;
  readonly superiorId: string;
}

const REASON = '彩排：投诉成立';

/** §11 twice over: a C over service attitude, once with the person's agreement to the lower level, once without. */
export async function rehearseLowering(house: House): Promise<void> {
  await house.chapter('11.2', '服务态度投诉导致考核 C', 'A C over a complaint about service attitude');
  const people = await whoCanBeLowered(house);
  if (people.length === 0) house.say('没有可演示的人员', 'nobody whom it could be played with');
  const [willing, unwilling] = people;
  const cases: string[] = [];
  for (const one of [willing, unwilling]) {
    if (one !== undefined) cases.push(await decide(house, one));
  }
  if (house.wishes.gm === 'rejects') return;
  const [agreed = '', refused] = cases;
  if (willing !== undefined) await agree(house, willing, agreed);
  if (unwilling !== undefined && refused !== undefined) await decideAnew(house, unwilling, refused);
  await inEffect(house, cases);
  if (willing !== undefined) await sign(house, willing, agreed);
  if (unwilling !== undefined && refused !== undefined) await sign(house, unwilling, refused);
}

async function whoCanBeLowered(house: House): Promise<readonly Lowered[]> {
  const { db, cast } = house;
  const { rows } = await sql<Lowered>`
    select p.id as "personId", p.name, p.superior_id as "superiorId"
    from person p join position_on(${await house.today()}) t on t.person_id = p.id and t.position = 'agent'
    join level_on('infinity') l on l.person_id = p.id
    join department d on d.id = p.department_id
    where p.department_id = ${cast.departmentId} and p.status = 'confirmed' and l.level <> 'junior-1'
      and p.superior_id is not null and p.superior_id <> d.head_id
      and not exists (select from personnel_case c where c.person_id = p.id and c.closed_at is null)
      and not exists (select from promotion_made m where m.person_id = p.id)
    order by p.id limit 2`.execute(db);
  return rows;
}

/** From the published C to the general manager's decision: cause, complaint, statement, proposal (11.2, I-77). */
async function decide(house: House, { personId, name, superiorId }: Lowered): Promise<string> {
  const { cast, db } = house;
  const on = await house.today();
  const month = addToMonth(monthOf(on), -1);
  const { personId: hr } = cast.hr;
  const complaintId = `C-REHEARSAL-${personId}`;
  const complaint = { id: complaintId, personId, incidentOn: firstDayOf(month), cause: 'service-attitude' } as const;
  const open = { status: 'pending', confirmedOn: null, description: null } as const;
  await recordComplaint(db, { ...complaint, ...open }, hr);
  await recordRating(db, { personId, month, rating: 'C', publishedOn: on, reason: '彩排' }, hr);
  await noteSetback(db, personId, month);
  house.say(`${name}(${personId})${month} 考核 C`, `${personId} is rated C for ${month}`);
  await house.start(WORKFLOWS.setbackStarter, `rehearsal-setback-${personId}`, {});
  const caseId = await until(`the setback of ${personId}`, async () => {
    const { rows } = await sql<{ id: string }>`
      select id from personnel_case where person_id = ${personId} and kind = 'setback' and closed_at is null`.execute(
      db,
    );
    return rows[0]?.id;
  });
  const cause = { cause: 'service-attitude', statement: '彩排：接听态度生硬', complaintId } as const;
  await act(house, { case: caseId }, 'setback.cause', actor(superiorId, 'supervisor'), cause);
  await act(house, { case: caseId }, 'setback.complaint', cast.head, { finding: 'upheld', on, reason: REASON });
  await act(house, { case: caseId }, 'setback.statement', actor(personId), { statement: '彩排：当日设备故障' });
  await propose(house, caseId);
  if (house.wishes.gm === 'returns') {
    await act(house, { case: caseId }, 'setback.gm-decision', cast.gm, { decision: 'return', reason: '彩排' });
    await propose(house, caseId);
  }
  const decision = house.wishes.gm === 'rejects' ? 'reject' : 'approve';
  await act(house, { case: caseId }, 'setback.gm-decision', cast.gm, { decision, reason: '彩排' });
  return caseId;
}

const propose = (house: House, caseId: string): Promise<unknown> =>
  act(house, { case: caseId }, 'setback.proposal', house.cast.hr, { measure: 'as-found', reason: REASON });

/** I-41: asked in so many words, he agrees; it holds from the day of I-67. */
async function agree(house: House, { personId }: Lowered, caseId: string): Promise<void> {
  await house.chapter('I-41', '本人同意降低', 'The person agrees');
  await act(house, { case: caseId }, 'consent.answer', actor(personId), { agreed: true });
}

/** I-41: without his agreement nothing falls before the HR manager has proposed it anew, with papers. */
async function decideAnew(house: House, { personId }: Lowered, caseId: string): Promise<void> {
  const { cast } = house;
  await house.chapter('I-41', '本人不同意：带依据再报总经理', 'The person does not agree: proposed anew with papers');
  await act(house, { case: caseId }, 'consent.answer', actor(personId), { agreed: false, reason: '彩排：不认可' });
  const manager = actor(cast.hr.personId, 'hr', 'hr-manager');
  const files = [await paper(house, manager)];
  await act(house, { case: caseId }, 'consent.anew', manager, {
    proposal: 'lower',
    ground: '彩排：录音与面谈记录',
    files,
  });
  await act(house, { case: caseId }, 'consent.gm-decision', cast.gm, { decision: 'approve', ground: '彩排：依据记录' });
}

/** I-67: level, post and pay fall together on their day. */
async function inEffect(house: House, cases: readonly string[]): Promise<void> {
  for (const caseId of cases) {
    const on = await until(`the day of ${caseId}`, async () => (await caseOf(house, caseId))?.effectiveFrom);
    await house.stage.skipTo(on, '09:00');
  }
  if (cases.length > 0) await house.chapter('11.2', '到期生效，签收通知书', 'In effect, and the notices are signed');
}

/** He signs the notice, which says how it was decided. */
async function sign(house: House, { personId, name }: Lowered, caseId: string): Promise<void> {
  const { db } = house;
  await act(house, { case: caseId }, 'setback.acknowledgement', actor(personId), { signature: 'signed' });
  await until(`${caseId} is closed`, async () => (await caseOf(house, caseId))?.closed);
  const { rows } = await sql<{ from: Level; to: Level; on: string; road: 'agreed' | 'decided' }>`
    select p.from_level as "from", p.to_level as "to", p.effective_from as "on", d.content ->> 'road' as road
    from pay_change p join document d on d.case_id = p.case_id and d.kind = 'setback-notice'
    where p.case_id = ${caseId}`.execute(db);
  for (const { from, to, on, road } of rows) {
    const [before, after] = [LEVEL_NAMES[from], LEVEL_NAMES[to]];
    const how = road === 'agreed' ? ['本人同意', 'agreed to'] : ['未经同意、带依据决定', 'decided with a ground'];
    house.say(`${name}：${before.zh} → ${after.zh}，自 ${on}（${how[0]}）`, `${after.en} from ${on}, ${how[1]}`);
  }
}

const caseOf = async (
  { db }: House,
  caseId: string,
): Promise<{ readonly effectiveFrom: string | undefined; readonly closed: boolean } | undefined> => {
  const { rows } = await sql<{ effectiveFrom: string | null; closed: boolean }>`
    select effective_from as "effectiveFrom", closed_at is not null as closed
    from personnel_case where id = ${caseId}`.execute(db);
  const [found] = rows;
  return found && { effectiveFrom: found.effectiveFrom ?? undefined, closed: found.closed };
};

/** A paper as it would have been uploaded. */
async function paper(house: House, { personId: uploadedBy }: Actor): Promise<string> {
  const content = Buffer.from('彩排：面谈记录\n');
  const id = 'AT-REHEARSAL';
  const file = { id, uploadedBy, filename: '面谈记录.txt', mediaType: 'text/plain', bytes: content.length };
  const sha256 = createHash('sha256').update(content).digest('hex');
  const uploadedAt = new Date(await house.stage.now());
  async function* pieces() {
    yield await Promise.resolve(content);
  }
  await insertUpload(house.db, { ...file, sha256, uploadedAt }, pieces());
  return id;
}
