import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DOCUMENT_MAKERS } from '../../activities/documents/makers.js';
import { createProjectStep } from '../../activities/projection/project-step.js';
import { createDatabase, type DatabaseHandle } from '../../db/database.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../../domain/documents/kind.js';
import type { DocumentContents } from '../../domain/documents/order.js';
import type { Step } from '../../domain/step/step.js';
import { loadCalendar } from '../../policy/data/calendar.js';
import { loadPolicyLibrary } from '../../policy/data/library.js';
import { foundDepartment } from '../support/department.js';
import { scratchDatabase, type ScratchDatabase } from '../support/services.js';
import { KEYS } from '../support/keys.js';

const WHOLE: DocumentContents = {
  'level-notice': {
    fromLevel: null,
    toLevel: 'junior-1',
    effectiveFrom: '2026-08-01',
    cycleMonth: null,
    basis: { zh: '§6', en: '§6' },
  },
  'appointment-notice': {
    on: '2026-08-01',
    effectiveFrom: '2026-09-01',
    from: 'agent',
    to: 'team-leader',
    fromLevel: 'junior-1',
    toLevel: null,
  },
  'setback-notice': {
    from: 'junior-2',
    to: 'junior-1',
    effectiveFrom: '2026-08-01',
    clause: '11.2',
    road: 'agreed',
    month: '2026-07',
  },
  'trial-letter': {
    post: 'team-leader',
    reportsTo: 'HR',
    startOn: '2026-08-01',
    lastDay: '2026-10-31',
    reviewOn: '2026-10-20',
    months: 3,
    extendedMonths: 0,
  },
  'qualification-record': { qualified: true, reason: null },
  'company-notice': { text: '任命', from: 'agent', to: 'team-leader', appointedOn: '2026-08-01' },
  'case-file': {},
};

/** The order with one field left out, each in turn; and with one too many. */
const broken = (kind: DocumentKind): readonly object[] => {
  const whole: object = WHOLE[kind];
  const left = Object.keys(whole).map((gone) =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => name !== gone)),
  );
  return [...left, { ...whole, mispelt: 'x' }];
};

describe('what a step says of a document that it orders (§15)', () => {
  test.each(DOCUMENT_KINDS)('%s: taken whole; refused with a field missing, undefined or too many', (kind) => {
    const { orders } = DOCUMENT_MAKERS[kind];
    expect(orders.safeParse(WHOLE[kind]).success).toBe(true);
    for (const one of broken(kind)) expect([one, orders.safeParse(one).success]).toEqual([one, false]);
  });

  test('a notice that is withdrawn says which and why', () => {
    const { orders } = DOCUMENT_MAKERS['company-notice'];
    expect(orders.safeParse({ withdraws: 'HT-2026-00001', reason: '有误' }).success).toBe(true);
    expect(orders.safeParse({ withdraws: 'HT-2026-00001' }).success).toBe(false);
  });

  describe('in the records', () => {
    let scratch: ScratchDatabase;
    let handle: DatabaseHandle;
    beforeAll(async () => {
      scratch = await scratchDatabase();
      handle = createDatabase({ connectionString: scratch.url });
      await foundDepartment(handle.db, '2026-07', [{ id: 'E1', level: 'junior-1', ratings: ['B'] }]);
    });
    afterAll(async () => {
      await handle.close();
      await scratch.drop();
    });

    const step = (seq: number, record: Step['record']): Step => ({
      workflowId: 'RZ-1',
      seq,
      causes: [`timer:${seq}`],
      acts: [],
      at: Date.parse('2026-07-20T02:00:00Z'),
      about: { caseId: 'RZ-1' },
      policyVersion: 'v1',
      close: [],
      open: [],
      touch: [],
      ...(record === undefined ? {} : { record }),
    });
    const project = (one: Step, companyName?: string) =>
      createProjectStep({
        db: handle.db,
        library: loadPolicyLibrary(),
        calendar: loadCalendar(),
        keys: KEYS,
        ...(companyName === undefined ? {} : { companyName }),
      })(one);
    const numbers = async () =>
      (await sql<{ number: string }>`select number from document order by number`.execute(handle.db)).rows.map(
        ({ number }) => number,
      );

    test('several are numbered in their order; one that is unfit issues none, takes no number and says where', async () => {
      const opens = { kind: 'entry', personId: 'E1', openedBy: 'HR', choices: {} } as const;
      await project(step(1, { cases: [{ caseId: 'RZ-1', opens, stage: 'special-approval' }] }));
      const notice = { kind: 'level-notice', caseId: 'RZ-1', content: WHOLE['level-notice'] } as const;
      const file = { kind: 'case-file', caseId: 'RZ-1', content: {} } as const;
      const misspelt = { ...notice, content: { ...notice.content, toLevel: undefined as unknown as 'junior-1' } };
      const answer = await project(step(2, { documents: [file, misspelt] }));
      expect(answer.frozen?.code).toBe('STEP.NOT_TAKEN');
      const { rows } = await sql<{ detail: string }>`select detail from frozen_case`.execute(handle.db);
      expect(rows).toEqual([{ detail: 'UnfitOrder level-notice toLevel' }]);
      expect(await numbers()).toEqual([]);

      await project(step(2, { documents: [notice, file, { ...notice, edition: 2 }] }));
      expect(await numbers()).toEqual(['DA-RZ-1', 'TZ-2026-00001', 'TZ-2026-00002']);
    });

    test('9.5.10: a company-wide notice keeps the name that the company had when it was issued', async () => {
      const notice = (edition: number) =>
        ({ kind: 'company-notice', caseId: 'RZ-1', edition, content: WHOLE['company-notice'] }) as const;
      await project(step(3, { documents: [notice(1)] }));
      await project(step(4, { documents: [notice(2)] }), '晋级电商有限公司');
      await project(step(5, { documents: [notice(3)] }), '另一名称');
      const { rows } = await sql<{ name: string | null }>`
        select content ->> 'companyName' as name from document where kind = 'company-notice' order by edition`.execute(
        handle.db,
      );
      expect(rows.map(({ name }) => name)).toEqual([null, '晋级电商有限公司', '另一名称']);
    });
  });
});
