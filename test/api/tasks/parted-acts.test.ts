import { expect, test } from '@jest/globals';
import { actOfTask } from '../../../api/engine/many-acts.js';

type Asked = Parameters<typeof actOfTask>[0];
const DEPUTY = 'B';
const open = (id: string, forId: string | null): Asked => ({
  id,
  workflowId: 'LC-2026-07-C1',
  forId,
  closedBy: null,
  closedByDeputy: null,
});
/** As it is once the deputy has done it: nobody acts in another's place on what is closed, but it says in whose it was. */
const done = ({ forId, ...task }: Asked): Asked => ({
  ...task,
  forId: null,
  closedBy: forId ?? DEPUTY,
  closedByDeputy: forId === null ? null : DEPUTY,
});

test.each([true, false])(
  'I-39, 0034: one’s own tasks and those done in another’s place go as the same acts when the call is repeated after they were done (in one act: %s)',
  (inOneAct) => {
    const tasks = [open('t1', null), open('t2', 'A'), open('t3', null), open('t4', 'C')];
    const parted = tasks.map((task) => actOfTask(task, DEPUTY, inOneAct));
    expect(new Set(parted).size).toBe(inOneAct ? 3 : 4);
    expect(tasks.map(done).map((task) => actOfTask(task, DEPUTY, inOneAct))).toEqual(parted);
  },
);
