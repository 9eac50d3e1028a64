import type { Kysely } from 'kysely';
import * as z from 'zod';
import { findComplaint, listComplaints, recordComplaint } from '../../../db/people/complaints.js';
import { bindFiles, listBoundToComplaints } from '../../../db/attachments/bound.js';
import type { Database } from '../../../db/database.js';
import { findPerson } from '../../../db/people/person.js';
import { reason } from '../../../domain/pipelines/act-atoms.js';
import { todayIn } from '../../../domain/vocabulary/civil-date.js';
import { COMPLAINT_CAUSES, COMPLAINT_STATUSES } from '../../../domain/people/complaint.js';
import type { PersonComplaint, PersonSummary } from '../../../domain/people/people.js';
import { RefusalError, refuse } from '../../../domain/vocabulary/refusal.js';
import { text } from '../../../domain/vocabulary/text.js';
import { fileIds } from '../../../domain/vocabulary/file-schemas.js';
import { givenDate, longText } from '../../../domain/vocabulary/text-schemas.js';
import { route, type Route, writes } from '../../http/route.js';
import { withFiles } from '../../views/people/complaints.js';
import { complaintSchema, identifier } from '../../views/schemas.js';
import { COMPLAINT, PERSON } from '../../../domain/refusals/people/records.js';
import { atField } from '../../http/refusals.js';

const bodySchema = z.strictObject({
  incidentOn: givenDate,
  cause: z.enum(COMPLAINT_CAUSES),
  status: z.enum(COMPLAINT_STATUSES),
  confirmedOn: givenDate.nullable().default(null).meta({ description: '认定成立之日 · when it was found true' }),
  description: longText(1, 4000).nullable().default(null),
  reason: reason.exactOptional().meta({ description: '更改时必填 · to change one' }),
  files: fileIds.exactOptional().meta({ description: '新增的证明材料 · further evidence, uploaded before' }),
});
type Body = z.output<typeof bodySchema>;

export interface ComplaintDeps {
  readonly db: Kysely<Database>;
  readonly now: () => Date;
}

/** 4.3, I-17, I-18: one complaint about a person, recorded by HR, or what became of it. */
export const createComplaintRoutes = ({ db, now }: ComplaintDeps): Route[] => [
  route({
    method: 'put',
    path: '/v1/people/{personId}/complaints/{complaintId}',
    tag: 'people',
    repeat: 'natural',
    summary: text('登记投诉或其结论', 'Record a complaint, or what became of it'),
    description: text(
      '编号由人力资源部给定；更改须写明理由，原值保留。正在办理的案件按登记时的事实继续，由其任务认定。',
      'HR names the number. A change needs a reason, and the former state is kept. Cases under way go on by their own tasks.',
    ),
    access: writes('complaint'),
    params: z.strictObject({ personId: identifier, complaintId: identifier }),
    body: bodySchema,
    answer: { status: 200, schema: complaintSchema, description: text('已登记', 'recorded') },
    handle: async ({ actor, params: { personId, complaintId: id }, body }) => {
      const today = todayIn('Asia/Shanghai', now().getTime());
      const person = await findPerson(db, personId, today);
      if (person === null) throw new RefusalError(refuse(PERSON.NOT_FOUND));
      if (personId === actor.personId) throw ownComplaint();
      checkDates(person, body, today);
      const { reason: why, files = [], ...given } = body;
      const recorded = await db.transaction().execute(async (trx) => {
        const before = await findComplaint(trx, id);
        if (before !== undefined && before.personId !== personId) throw numberTaken(id);
        const entry = { id, personId, ...given };
        if (before !== undefined && differs(before, entry) && why === undefined) throw reasonMissing();
        await recordComplaint(trx, { ...entry, ...(why === undefined ? {} : { reason: why }) }, actor.personId);
        // The same call again brings nothing new.
        const bound = new Set((await listBoundToComplaints(trx, [id])).map((file) => file.id));
        const added = files.filter((file) => !bound.has(file));
        await bindFiles(trx, [{ about: { complaintId: id }, purpose: 'evidence', files: added }], {
          actor: actor.personId,
          at: now(),
          step: null,
        });
        return withFiles(trx, await listComplaints(trx, personId));
      });
      const shown = recorded.find((one) => one.id === id);
      if (shown === undefined) throw new Error(`the complaint ${id} was not recorded`);
      return { body: shown };
    },
  }),
];

const FACTS = ['incidentOn', 'cause', 'status', 'confirmedOn', 'description'] as const;
const differs = (before: PersonComplaint, after: PersonComplaint): boolean =>
  FACTS.some((fact) => before[fact] !== after[fact]);

function checkDates({ hiredOn, leftOn }: PersonSummary, body: Body, today: string): void {
  const { incidentOn, confirmedOn, status } = body;
  const last = leftOn !== null && leftOn < today ? leftOn : today;
  if (incidentOn < hiredOn || incidentOn > last) {
    throw atField('incidentOn', refuse(COMPLAINT.DATE_OUT_OF_RANGE, { hiredOn, last }));
  }
  if ((status === 'upheld') !== (confirmedOn !== null)) {
    throw atField('confirmedOn', refuse(COMPLAINT.CONFIRMED_ON_UNFIT));
  }
  if (confirmedOn !== null && (confirmedOn < incidentOn || confirmedOn > today)) {
    throw atField('confirmedOn', refuse(COMPLAINT.CONFIRMED_ON_OUT_OF_RANGE, { incidentOn, today }));
  }
}

const ownComplaint = (): RefusalError => new RefusalError(refuse(COMPLAINT.OWN));

const numberTaken = (id: string): RefusalError => atField('complaintId', refuse(COMPLAINT.NUMBER_TAKEN, { id }));

const reasonMissing = (): RefusalError => atField('reason', refuse(COMPLAINT.REASON_MISSING));
