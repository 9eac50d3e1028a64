import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { listComplaints, recordComplaint } from '../../db/people/complaints.js';
import { appendLevel, appendPosition } from '../support/entries.js';
import { findPerson, findPersonDetail } from '../../db/people/person.js';
import { keyPeople } from '../../db/people/keys.js';
import { findColleagues } from '../../db/people/directory.js';
import type { PageEnd } from '../../db/ordered.js';
import { findRelations, isManagerOf, listPeople } from '../../db/people/people.js';
import { listRatings, recordRating } from '../../db/people/ratings.js';
import { openHouse, type House } from './house.js';

const today = '2026-07-15';
let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.db.insertInto('department').values({ id: 'tech', name: '技术部' }).execute();
  await house.person('100', { name: '张伟', title: '客户关怀部经理' });
  await house.db.updateTable('department').set({ head_id: '100' }).where('id', '=', 'care').execute();
  await house.person('101', { name: '李娜', superior_id: '100' });
  await house.person('102', { name: '王芳', superior_id: '101' });
  await house.person('103', { name: '王芳', superior_id: '101', status: 'left', left_on: '2026-07-01' });
  await house.person('104', { name: '赵_敏', superior_id: '102' });
  await house.person('200', { name: '陈刚', department_id: 'tech' });
  const since = { effectiveFrom: '2024-01-01', countsFrom: '2024-01-01', source: 'entry', recordedBy: 'hr' } as const;
  await appendPosition(house.db, { personId: '102', position: 'agent', ...since });
  await appendLevel(house.db, { personId: '102', level: 'junior-1', ...since });
});
afterAll(() => house.close());

const idsOf = async (question: Partial<Parameters<typeof listPeople>[1]>) =>
  (await listPeople(house.db, { today, limit: 50, ...question })).items.map((person) => person.id);

test('lists by pinyin, page by page, each person once', async () => {
  const all = ['200', '101', '102', '103', '100', '104'];
  expect(await idsOf({})).toEqual(all);
  const seen: string[] = [];
  let after: PageEnd | null | undefined;
  do {
    const page = await listPeople(house.db, { today, limit: 2, ...(after ? { after } : {}) });
    seen.push(...page.items.map((person) => person.id));
    after = page.next;
  } while (after);
  expect(seen).toEqual(all);
});

test('finds by part of a name and the beginning of a number; signs of LIKE are letters', async () => {
  expect(await idsOf({ search: '王' })).toEqual(['102', '103']);
  expect(await idsOf({ search: ' 20' })).toEqual(['200']);
  expect(await idsOf({ search: '_' })).toEqual(['104']);
  expect(await idsOf({ search: '%' })).toEqual([]);
});

test('finds by pinyin and initials once the keys are there, and by name before', async () => {
  expect(await idsOf({ search: 'wang' })).toEqual([]);
  while ((await keyPeople(house.db)) > 0);
  expect(await idsOf({ search: 'Wang' })).toEqual(['102', '103']);
  expect(await idsOf({ search: '王' })).toEqual(['102', '103']);
  expect(await idsOf({ search: '２０' })).toEqual(['200']);
  expect(await idsOf({ search: '·' })).toHaveLength(6);
});

test('filters by status, post, level, department, superior and numbers', async () => {
  expect(await idsOf({ status: 'left' })).toEqual(['103']);
  expect(await idsOf({ position: 'agent', level: 'junior-1' })).toEqual(['102']);
  expect(await idsOf({ departmentId: 'tech' })).toEqual(['200']);
  expect(await idsOf({ superiorId: '101' })).toEqual(['102', '103']);
  expect(await idsOf({ ids: ['104', '404'] })).toEqual(['104']);
});

test('a manager stands above reports at any depth and the department headed, nobody above himself', async () => {
  expect(await idsOf({ managedBy: '101' })).toEqual(['102', '103', '104']);
  expect(await idsOf({ managedBy: '100' })).toEqual(['101', '102', '103', '104']);
  expect(await isManagerOf(house.db, '100', '104')).toBe(true);
  expect(await isManagerOf(house.db, '104', '100')).toBe(false);
  expect(await isManagerOf(house.db, '100', '100')).toBe(false);
  expect(await isManagerOf(house.db, '100', '200')).toBe(false);
  expect(await findRelations(house.db, '104')).toEqual({
    departmentId: 'care',
    departmentHeadId: '100',
    superiors: ['102', '101', '100'],
  });
  expect(await findRelations(house.db, '404')).toBeNull();
});

test('a person comes with histories, ratings, complaints; the version counts changes', async () => {
  await recordRating(house.db, { personId: '102', month: '2026-06', rating: 'A', publishedOn: '2026-07-03' }, 'hr');
  const detail = await findPersonDetail(house.db, '102', today);
  expect(detail).toMatchObject({
    name: '王芳',
    departmentName: '客户关怀部',
    departmentHeadId: '100',
    superiorName: '李娜',
    level: 'junior-1',
    levels: [{ value: 'junior-1' }],
    positions: [{ value: 'agent' }],
    ratings: [{ month: '2026-06', rating: 'A', publishedOn: '2026-07-03', corrections: 0, former: null }],
    complaints: [],
    leaves: [],
    version: 1,
  });
  await house.db.updateTable('person').set({ title: '客服' }).where('id', '=', '102').execute();
  expect((await findPerson(house.db, '102', today))?.version).toBe(2);
  expect(await findPersonDetail(house.db, '404', today)).toBeNull();
});

test('a corrected rating keeps what it was, who changed it and why; the same again keeps nothing', async () => {
  const rating = { personId: '102', month: '2026-05', rating: 'C', publishedOn: '2026-06-03' } as const;
  await recordRating(house.db, rating, 'hr');
  await recordRating(house.db, rating, 'hr');
  await expect(recordRating(house.db, { ...rating, rating: 'B' }, 'hr2')).rejects.toMatchObject({ code: '23502' });
  await recordRating(house.db, { ...rating, rating: 'B', reason: '复核' }, 'hr2');
  expect((await listRatings(house.db, '102')).find((row) => row.month === '2026-05')).toEqual({
    month: '2026-05',
    rating: 'B',
    publishedOn: '2026-06-03',
    corrections: 1,
    former: 'C',
  });
  const { rows: former } = await sql`
    select former_rating, reason, replaced_by from rating_revision where person_id = '102'`.execute(house.db);
  expect(former).toEqual([{ former_rating: 'C', reason: '复核', replaced_by: 'hr2' }]);
});

test('a complaint that is decided keeps what it was', async () => {
  const complaint = {
    id: 'T-1',
    personId: '102',
    incidentOn: '2026-06-01',
    cause: 'service-attitude',
    status: 'pending',
    confirmedOn: null,
    description: '语气生硬',
  } as const;
  await recordComplaint(house.db, complaint, 'hr');
  await recordComplaint(
    house.db,
    { ...complaint, status: 'upheld', confirmedOn: '2026-06-10', reason: '录音核实' },
    'hr',
  );
  expect(await listComplaints(house.db, '102')).toMatchObject([{ status: 'upheld', confirmedOn: '2026-06-10' }]);
  const former = await house.db.selectFrom('complaint_revision').selectAll().execute();
  expect(former).toMatchObject([{ former: { status: 'pending' }, reason: '录音核实' }]);
});

test('surnames stand by their reading, whole names of one surname together, page by page', async () => {
  const names = { 300: '曾丽', 301: '单强', 302: '解放', 303: '仇云', 304: '连成', 305: 'Anna Li' };
  for (const [id, name] of Object.entries(names)) await house.person(id, { name });
  while ((await keyPeople(house.db)) > 0);
  // Anna, chen, li na before lian cheng, qiu, shan, wang, xie, zeng, zhang, zhao.
  const all = ['305', '200', '101', '304', '303', '301', '102', '103', '302', '300', '100', '104'];
  expect(await idsOf({})).toEqual(all);
  const seen: string[] = [];
  let after: PageEnd | null | undefined;
  do {
    const page = await listPeople(house.db, { today, limit: 5, ...(after ? { after } : {}) });
    seen.push(...page.items.map((person) => person.id));
    after = page.next;
  } while (after);
  expect(seen).toEqual(all);
  const found = await findColleagues(house.db, { search: 'l', today, limit: 10 });
  expect(found.map(({ id }) => id)).toEqual(['305', '101', '304', '300']);
});
