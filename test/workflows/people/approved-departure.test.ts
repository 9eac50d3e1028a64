import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WORKFLOWS } from '../../../workflows/messages/cases.js';
import { foundDepartment } from '../../support/department.js';
import { startStack, type TestStack } from '../../support/stack.js';
import { approveDeparture, PeoplePlay } from './people-play.js';

let stack: TestStack;
beforeAll(async () => {
  stack = await startStack();
  await foundDepartment(stack.database.db, '2026-07', [{ id: 'E1', level: 'junior-1' }]);
});
afterAll(() => stack.close());

const open = (name: string): Promise<void> =>
  stack.environment.client.workflow.execute(WORKFLOWS.departureOpener, {
    workflowId: `${name}-${stack.taskQueue}`,
    taskQueue: stack.taskQueue,
    args: [],
  });

test('4.1: a departure that was approved, and not opened then, is opened by the schedule, once', async () => {
  await open('before');
  await approveDeparture(stack, 'E1');
  await open('first');
  const { db } = stack.database;
  const { number } = await db.selectFrom('reserved_number').select('number').executeTakeFirstOrThrow();
  await new PeoplePlay(stack).at(number, 'waiting');
  await open('again');
  const cases = await db.selectFrom('personnel_case').select(['id', 'kind', 'person_id']).execute();
  expect(cases).toEqual([{ id: number, kind: 'departure', person_id: 'E1' }]);
});
