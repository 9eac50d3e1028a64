import { expect, test } from '@jest/globals';
import type { BroughtAct, SignedAct, TakenAct } from '../../domain/step/journal.js';
import { isBacked, signingWith } from '../../seal/act-signature.js';
import { KeyRing, makeKey } from '../../seal/key-ring.js';
import { KEYS } from '../support/keys.js';

const AT = new Date('2026-11-30T02:00:00.123Z');
const WORKFLOW = 'LC-2026-07';
const gm = { personId: 'M-GM', roles: ['gm', 'employee'] } as const;
const input = { taskId: `${WORKFLOW}.7`, kind: 'cycle.gm-decision', actor: gm, act: { decisions: [{ caseId: 'C1' }] } };
const act = {
  id: 'a1',
  workflowId: WORKFLOW,
  taskIds: [`${WORKFLOW}.7`],
  what: 'complete',
  input,
} as unknown as TakenAct;

const taken = (changes: object = {}, sign = signingWith(KEYS)): SignedAct => ({
  ...act,
  takenAt: AT,
  signature: sign(act, AT),
  ...changes,
});
const brought = (changes: object = {}, what = 'complete'): BroughtAct =>
  ({ what, input: { ...input, actId: act.id, at: AT.getTime(), again: false, ...changes } }) as unknown as BroughtAct;

test('an act is backed by its row, delivered once or again, in whichever order the fields came back', () => {
  expect(isBacked(KEYS, WORKFLOW, brought(), taken())).toBe(true);
  expect(isBacked(KEYS, WORKFLOW, brought({ again: true }), taken())).toBe(true);
  const turned = {
    act: input.act,
    actor: { roles: gm.roles, personId: gm.personId },
    kind: input.kind,
    taskId: input.taskId,
  };
  expect(isBacked(KEYS, WORKFLOW, brought(), taken({ input: turned }))).toBe(true);
});

test.each<[string, BroughtAct, SignedAct | undefined, string?]>([
  ['no row', brought(), undefined],
  ['a row without a signature', brought(), taken({ signature: null })],
  ['another workflow than it was taken for', brought(), taken(), 'LC-2027-01'],
  ['a row that was moved to another workflow', brought(), taken({ workflowId: 'LC-2027-01' }), 'LC-2027-01'],
  ['another message than it was taken as', brought({}, 'complete-many'), taken()],
  ['a row that is another message', brought({}, 'complete-many'), taken({ what: 'complete-many' })],
  ['another instant', brought({ at: AT.getTime() + 1 }), taken()],
  ['a row of another instant', brought({ at: AT.getTime() + 1 }), taken({ takenAt: new Date(AT.getTime() + 1) })],
  ['another number', brought({ actId: 'a2' }), taken()],
  ['a row of another number', brought({ actId: 'a2' }), taken({ id: 'a2' })],
  ['a row of another task', brought(), taken({ taskIds: ['LC-2026-07.8'] })],
  ['another actor', brought({ actor: { ...gm, personId: 'X' } }), taken()],
  ['another role', brought({ actor: { ...gm, roles: ['gm'] } }), taken()],
  ['another content', brought({ act: { decisions: [] } }), taken()],
  [
    'a row of another content',
    brought({ act: { decisions: [] } }),
    taken({ input: { ...input, act: { decisions: [] } } }),
  ],
  [
    'a key that is not ours',
    brought(),
    taken({}, signingWith(new KeyRing([makeKey('sign', AT), makeKey('seal', AT)]))),
  ],
  [
    'the codec’s key under its own name',
    brought(),
    taken({}, signingWith(new KeyRing([{ ...KEYS.current('seal'), use: 'sign' }, makeKey('seal', AT)]))),
  ],
  [
    'a signature of another length',
    brought(),
    taken({ signature: { key: KEYS.current('sign').id, bytes: Buffer.alloc(0) } }),
  ],
])('%s backs nothing', (_, message, row, workflowId = WORKFLOW) => {
  expect(isBacked(KEYS, workflowId, message, row)).toBe(false);
});
