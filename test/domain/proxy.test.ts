import { describe, expect, test } from '@jest/globals';
import type { TaskKind } from '../../domain/pipelines/acts.js';
import {
  againstDays,
  againstProxy,
  mayEndProxy,
  type NewProxy,
  type ProxyFacts,
} from '../../domain/standing-in/proxy.js';
import type { Actor } from '../../domain/vocabulary/roles.js';

const proxy: NewProxy = {
  principalId: 'a',
  deputyId: 'b',
  from: '2026-07-01',
  until: '2026-07-10',
  kinds: null,
  reason: '出差',
};
const facts: ProxyFacts = {
  principal: { left: false, closed: false, roles: ['department-head'] },
  deputy: { left: false, closed: false, roles: ['employee'] },
  onLeave: false,
  overlaps: false,
};
const a: Actor = { personId: 'a', roles: ['department-head'] };
const hr: Actor = { personId: 'h', roles: ['hr'] };
const open = { left: false, closed: false };
const gm = { ...open, roles: ['gm'] } as const;
const manager: Actor = { personId: 'm', roles: ['hr-manager'] };
const of = (kind: TaskKind) => ({ kinds: [kind] });

type Case = readonly [string, Partial<NewProxy>, Actor, Partial<ProxyFacts>, string | undefined];
const cases: readonly Case[] = [
  ['his own', {}, a, {}, undefined],
  ['for some kinds', of('cycle.gm-decision'), a, {}, undefined],
  ['his last day is today', { until: '2026-07-01' }, a, {}, undefined],
  ['a year', { until: '2027-07-01' }, a, {}, undefined],
  ['a day more', { until: '2027-07-02' }, a, {}, 'PROXY.TOO_LONG'],
  ['over yesterday', { from: '2026-06-01', until: '2026-06-30' }, a, {}, 'PROXY.DAYS'],
  ['backwards', { from: '2026-07-11' }, a, {}, 'PROXY.DAYS'],
  ['himself', { deputyId: 'a' }, a, {}, 'PROXY.SELF'],
  ['of whom nobody knows', {}, a, { deputy: undefined }, 'PROXY.DEPUTY_GONE'],
  ['a leaver', {}, a, { deputy: { left: true, closed: false, roles: ['employee'] } }, 'PROXY.DEPUTY_GONE'],
  ['without an account', {}, a, { deputy: { ...open, roles: [] } }, 'PROXY.DEPUTY_CANNOT'],
  ['an auditor', {}, a, { deputy: { ...open, roles: ['auditor', 'hr'] } }, 'PROXY.DEPUTY_CANNOT'],
  [
    'for a leaver',
    {},
    hr,
    { principal: { left: true, closed: false, roles: [] }, onLeave: true },
    'PROXY.PRINCIPAL_GONE',
  ],
  ['by HR, on leave', {}, hr, { onLeave: true }, undefined],
  ['by HR, not on leave', {}, hr, {}, 'PROXY.NOT_ON_LEAVE'],
  ['by HR, herself', { deputyId: 'h' }, hr, { onLeave: true }, 'PROXY.NAMES_HIMSELF'],
  ['by somebody else', {}, { personId: 'c', roles: ['supervisor'] }, { onLeave: true }, 'PROXY.NOT_ON_LEAVE'],
  ['the GM’s, by the GM', {}, { personId: 'a', roles: ['gm'] }, { principal: gm }, undefined],
  ['the GM’s, by HR, though on leave', {}, manager, { principal: gm, onLeave: true }, 'PROXY.GM_ALONE'],
  [
    'a closed GM’s, by HR',
    {},
    manager,
    { principal: { ...gm, closed: true }, onLeave: true },
    'PROXY.PRINCIPAL_CLOSED',
  ],
  [
    'by a deputy who cannot log in',
    {},
    a,
    { deputy: { left: false, closed: true, roles: ['employee'] } },
    'PROXY.DEPUTY_CANNOT',
  ],
  ...(['hr', 'hr-manager', 'it-admin', 'auditor'] as const).map((role): Case => [
    `an office, ${role}, by HR`,
    {},
    hr,
    { principal: { ...open, roles: [role] }, onLeave: true },
    'PROXY.OFFICE',
  ]),
  ['back-dated', { from: '2026-06-30' }, a, {}, 'PROXY.DAYS'],
  ['a signature', of('level.notice'), a, {}, 'PROXY.OWN_HAND'],
  ['a 360° sheet', of('review.sheet'), a, {}, 'PROXY.OWN_HAND'],
  ['a seat on a panel', of('defense.sheets'), a, {}, 'PROXY.OWN_HAND'],
  ['twice', {}, a, { overlaps: true }, 'PROXY.OVERLAPS'],
];

describe('naming a deputy (I-39)', () => {
  test.each(cases)('%s', (_, changed, by, found, code) => {
    const named = { ...proxy, ...changed };
    expect((againstDays(named, '2026-07-01') ?? againstProxy(named, by, { ...facts, ...found }))?.code).toBe(code);
  });

  test('either of the two ends it, or HR; the GM’s only the two', () => {
    const may = (by: Actor, isGms: boolean) => mayEndProxy({ principalId: 'a', deputyId: 'b', isGms }, by);
    expect([a, { personId: 'b', roles: [] }, hr, manager].map((by) => may(by, false))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([a, { personId: 'b', roles: [] }, hr, manager].map((by) => may(by, true))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(may({ personId: 'c', roles: ['gm'] }, false)).toBe(false);
  });
});
