import { expect, test } from '@jest/globals';
import { saidOfCopy } from '../../cli/launch/postgres/postgres-binaries.js';

test('a copy of PostgreSQL is told with its account where it has one, and without where it is one’s own', () => {
  const account = { name: 'postgres', uid: 1, gid: 1 };
  expect(saidOfCopy('/copy', account)).toEqual({
    zh: 'PostgreSQL 程序（账号 postgres）使用副本 /copy',
    en: 'PostgreSQL runs (as postgres) from the copy /copy',
  });
  expect(saidOfCopy('/copy', undefined)).toEqual({
    zh: 'PostgreSQL 程序使用副本 /copy',
    en: 'PostgreSQL runs from the copy /copy',
  });
});
