import type { Express } from 'express';
import { sql, type Kysely } from 'kysely';
import request from 'supertest';
import type { Database } from '../../db/database.js';
import { LEVEL_NAMES, type Level } from '../../domain/vocabulary/level.js';
import { POSITION_NAMES, type Position } from '../../domain/vocabulary/position.js';
import { textOf } from './pdf-text.js';
import { wordText } from './word-text.js';
import { bytesOf } from './zip.js';

/** One paper that the records hold: where it is, and each thing that it has to say, as the records have it. */
interface Held {
  readonly kind: string;
  readonly path: string;
  readonly says: readonly unknown[];
  /** The whole file of a case is a PDF alone. */
  readonly pdfOnly?: true;
}
type Db = Kysely<Database>;
type Content = Readonly<Record<string, unknown>>;
type Row = Content & { readonly id: string; readonly kind: string };

const rowsOf = async (db: Db, statement: string): Promise<readonly Row[]> =>
  (await sql.raw<Row>(statement).execute(db)).rows;

const day = (civil: unknown): string => {
  const [year, month, date] = String(civil).split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
/** Marks of a printed page are wide; what is compared is what stands between them. */
const plain = (words: unknown): string =>
  String(words)
    .replace(/[\s\u200b]+/g, '')
    .replace(/[（）()，,；;：:]/g, '');
const level = (value: unknown): unknown => (typeof value === 'string' ? LEVEL_NAMES[value as Level].zh : null);
const post = (value: unknown): unknown => (typeof value === 'string' ? POSITION_NAMES[value as Position].zh : null);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const inFours = (code: unknown): string => String(code).replace(/(.{4})(?=.)/g, '$1-');

/** What each kind of document was frozen with, as its paper has to say it. */
const CONTENTS: Readonly<Record<string, (content: Content) => readonly unknown[]>> = {
  'level-notice': (c) => [level(c.fromLevel), level(c.toLevel), c.fromAmount, c.toAmount, day(c.effectiveFrom)],
  'setback-notice': (c) => [level(c.from), level(c.to), c.fromAmount, c.toAmount, day(c.effectiveFrom)],
  'appointment-notice': (c) => [
    post(c.fromPosition),
    post(c.toPosition),
    level(c.fromLevel),
    level(c.toLevel),
    c.fromAmount,
    c.toAmount,
    day(c.appointedOn),
    day(c.effectiveFrom),
  ],
  'trial-letter': (c) => [post(c.post), c.reportsToName, day(c.startOn), day(c.lastDay), day(c.reviewOn)],
  'qualification-record': (c) => [c.department, c.team, post(c.post), day(c.nominatedOn), c.competency, c.peripheral],
  'company-notice': (c) => [
    c.departmentName,
    c.text ?? c.reason,
    c.withdraws,
    post(c.toPosition),
    c.signedBy,
    day(c.publishedOn),
  ],
  'case-file': (c) => [
    ...(c.decisions as readonly Record<string, unknown>[]).flatMap((one) => [one.decidedByName, one.reason]),
    ...(c.attachments as readonly Record<string, unknown>[]).flatMap((one) => [one.filename, one.byName]),
    ...(c.ownWords as readonly Record<string, unknown>[]).map((one) => one.text),
  ],
};

async function documents(db: Db): Promise<readonly Held[]> {
  const rows = await rowsOf(
    db,
    `select d.id, d.number, d.kind, d.case_id, d.code, left(d.sha256, 32) as digest, d.content, s.signature,
            array(select o.name from office_signature o where o.document_id = d.id) as offices
     from document d left join document_signature s on s.document_id = d.id order by d.id`,
  );
  return rows.map(({ id, number, kind, case_id, code, digest, content, signature, offices }) => ({
    kind,
    path: `/v1/documents/${id}`,
    says: [
      number,
      case_id,
      inFours(code),
      digest,
      (content as Content).personName,
      ...(CONTENTS[kind]?.(content as Content) ?? []),
      ...list(offices),
      signature === 'signed' ? '签收' : null,
    ],
  }));
}

/** 15.1, 15.2, 15.7, 15.8: each sheet with its scores, and what its session came to, signed. */
async function sessions(db: Db): Promise<readonly Held[]> {
  const held: Held[] = [];
  for (const { id, chair } of await rowsOf(
    db,
    `select d.id, p.name as chair from defense_session d join person p on p.id = d.chair_id where d.stage = 'closed'`,
  )) {
    const sheets = await rowsOf(
      db,
      `select t.case_id, c.person_id, q.name, s.name as scorer, t.comment, array(select v.value from jsonb_each_text(t.scores) v) as scores
       from score_sheet t join personnel_case c on c.id = t.case_id join person q on q.id = c.person_id
       join person s on s.id = t.scorer_id where t.session_id = '${id}'`,
    );
    const results = await rowsOf(
      db,
      `select p.name, d.detail ->> 'total' as total from decision d join personnel_case c on c.id = d.case_id
       join person p on p.id = c.person_id where d.kind = 'panel' and d.workflow_id = '${id}'`,
    );
    const signed = await rowsOf(
      db,
      `select o.name, left(o.sha256, 32) as digest from office_signature o join frozen_paper f on f.no = o.paper_no
       where f.kind = 'session-summary' and f.about = '${id}'`,
    );
    const path = `/v1/defenses/${id}`;
    held.push(
      {
        kind: 'score-sheets',
        path: `${path}/sheets`,
        says: sheets.flatMap((one) => [
          one.case_id,
          one.person_id,
          one.name,
          one.scorer,
          one.comment,
          ...list(one.scores),
        ]),
      },
      {
        kind: 'score-summary',
        path: `${path}/summary`,
        says: [id, chair, ...[...results, ...signed].flatMap((one) => Object.values(one))],
      },
    );
  }
  return held;
}

/** What cases have of their own: sheets of §9.4.1, records of §8.5.6 and §11, a closed review, the whole file. */
async function cases(db: Db): Promise<readonly Held[]> {
  const assessments = await rowsOf(
    db,
    `select a.case_id as id, array_agg(p.name) as raters, array_agg(to_char(a.total, 'FM990.00')) as totals,
            array_agg(a.comment) as comments
     from assessment_sheet a join person p on p.id = a.rater_id group by a.case_id`,
  );
  const records = await rowsOf(
    db,
    `select distinct on (d.case_id, d.kind) d.case_id as id, d.kind, d.reason, p.name as by, q.name as about,
            d.detail ->> 'summary' as summary, d.detail ->> 'goals' as goals, d.detail ->> 'support' as support
     from decision d join personnel_case c on c.id = d.case_id join person q on q.id = c.person_id
     left join person p on p.id = d.decided_by
     where (d.kind, d.outcome) in (('interview', 'held'), ('statement', 'given'), ('plan', 'written'))
     order by d.case_id, d.kind, d.no desc`,
  );
  const reviews = await rowsOf(
    db,
    `select r.case_id as id, p.name, r.score::text, r.due_on::text, d.name as department from review r
     join personnel_case c on c.id = r.case_id join person p on p.id = c.person_id
     join department d on d.id = p.department_id where r.outcome is not null`,
  );
  const filed = await rowsOf(
    db,
    `select d.case_id as id, d.number, array(select left(o.sha256, 60) from document o where o.case_id = d.case_id) as digests,
            d.content -> 'decisions' as decisions
     from document d where d.kind = 'case-file'`,
  );
  const KINDS = { interview: 'interview', statement: 'statement', plan: 'improvement-plan' } as const;
  return [
    ...assessments.map(({ id, raters, totals, comments }) => ({
      kind: 'assessment-sheets',
      path: `/v1/cases/${id}/assessment-sheets`,
      says: [id, ...list(raters), ...list(totals), ...list(comments)],
    })),
    ...records.map(({ id, kind, ...said }) => ({
      kind: KINDS[kind as keyof typeof KINDS],
      path: `/v1/cases/${id}/records/${KINDS[kind as keyof typeof KINDS]}`,
      says: [id, ...Object.values(said)],
    })),
    ...reviews.map(({ id, due_on, ...said }) => ({
      kind: 'review',
      path: `/v1/cases/${id}/review`,
      says: [id, day(due_on), ...Object.values(said)],
    })),
    ...filed.map(({ id, number, digests, decisions }) => ({
      kind: 'case-volume',
      path: `/v1/cases/${id}/file`,
      says: [id, number, ...list(digests), ...list(decisions).map((one) => (one as Content).reason)],
      pdfOnly: true as const,
    })),
  ];
}

/** 8.5.5: as it was signed last, or as it stands. */
async function reports(db: Db): Promise<readonly Held[]> {
  const rows = await rowsOf(
    db,
    `select y.id, array(select p.name from candidate c join personnel_case k on k.id = c.id join person p on p.id = k.person_id
                        where c.cycle_id = y.id) as people,
            array(select o.name from office_signature o join frozen_paper f on f.no = o.paper_no
                  where f.kind = 'cycle-report' and f.about = y.id) as signed,
            (select left(f.sha256, 32) from frozen_paper f where f.kind = 'cycle-report' and f.about = y.id
             order by f.no desc limit 1) as digest
     from cycle y where y.launched_on is not null`,
  );
  return rows.map(({ id, people, signed, digest }) => ({
    kind: 'cycle-report',
    path: `/v1/cycles/${id}/report`,
    says: [id, ...list(people), ...list(signed), digest],
  }));
}

/**
 * Fetches every paper that the records hold over HTTP, as a PDF and as a Word file, reads both back, and answers how many
 * there were of each kind, which offices have signed which, and what of the records some paper did not say.
 */
export async function readPapersBack(
  express: Express,
  headers: Readonly<Record<string, string>>,
  db: Db,
): Promise<{
  readonly seen: Readonly<Record<string, number>>;
  readonly signed: readonly string[];
  readonly missing: readonly string[];
}> {
  const seen: Record<string, number> = {};
  const missing: string[] = [];
  const all = [...(await documents(db)), ...(await sessions(db)), ...(await cases(db)), ...(await reports(db))];
  for (const { kind, path, says, pdfOnly } of all) {
    for (const ending of pdfOnly ? ['pdf'] : ['pdf', 'docx']) {
      const answer = await request(express).get(`${path}/${ending}`).set(headers).buffer(true).parse(bytesOf);
      const file = answer.body as Buffer;
      const said = answer.status !== 200 ? '' : plain(ending === 'pdf' ? await textOf(file) : wordText(file));
      for (const one of says.flatMap((fact) => (fact === null || fact === undefined ? [] : [plain(fact)])))
        if (!said.includes(one)) missing.push(`${path}/${ending} ${answer.status}: ${one}`);
    }
    seen[kind] = (seen[kind] ?? 0) + 1;
  }
  const signed = await rowsOf(
    db,
    `select distinct coalesce(f.kind, d.kind) || ' ' || o.role as kind from office_signature o
     left join frozen_paper f on f.no = o.paper_no left join document d on d.id = o.document_id order by 1`,
  );
  return { seen, signed: signed.map(({ kind }) => kind), missing };
}
