import type { Party } from '../../../domain/permissions/parties.js';

/** Who calls as which party about e1; `past`: whose task or session about him is over. */
export const CALLERS: Readonly<Record<Party, { readonly now: string; readonly past?: string }>> = {
  employee: { now: 'e1' },
  superior: { now: 't1', past: 't1' },
  supervisor: { now: 's1' },
  head: { now: 'd1' },
  'related-head': { now: 'r1', past: 'p3' },
  scorer: { now: 'p1', past: 'p2' },
  rater: { now: 'q1', past: 'q2' },
  'appeal-reader': { now: 'a1', past: 'a2' },
  hr: { now: 'h1' },
  'hr-manager': { now: 'h2' },
  gm: { now: 'g1' },
  it: { now: 'i1' },
  auditor: { now: 'u1' },
};

/** Which case of e1 each party has to do with, and which no longer. */
const CASES: Readonly<Partial<Record<Party, readonly [string, string]>>> = {
  superior: ['LP-OLD', 'LP-NOW'],
  'related-head': ['PP-1', 'PP-1'],
  scorer: ['LP-NOW', 'LP-OLD'],
  rater: ['PP-2', 'PP-2'],
};
const caseOf = (party: Party, past: boolean): string => CASES[party]?.[past ? 1 : 0] ?? 'LP-OLD';

/** The task of each party, and the one that he has done. */
const TASKS: Readonly<Partial<Record<Party, readonly [string, string]>>> = {
  employee: ['IV-e1.1', 'IV-e1.2'],
  superior: ['IV-t1.1', 'IV-t1.2'],
  supervisor: ['IV-s1.1', 'IV-s1.2'],
  head: ['IV-d1.1', 'IV-d1.2'],
  'related-head': ['PV-1.1', 'PV-1.2'],
  scorer: ['D-NOW.1', 'D-OLD.1'],
  rater: ['PP-2.1', 'PP-2.2'],
  'appeal-reader': ['SS-1.1', 'SS-1.2'],
  gm: ['IV-g1.1', 'IV-g1.2'],
};
const taskOf = (party: Party, past: boolean): string => TASKS[party]?.[past ? 1 : 0] ?? 'IV-hr.1';

/** What stands where in an address. */
export const PLACES: Readonly<Record<string, (party: Party, past: boolean) => string>> = {
  personId: () => 'e1',
  relativeId: () => 'x1',
  caseId: caseOf,
  taskId: taskOf,
  cycleId: () => 'LC-OLD',
  vacancyId: () => 'PV-1',
  sessionId: (_, past) => (past ? 'D-OLD' : 'D-NOW'),
  documentId: () => 'TZ-1',
  record: () => 'interview',
  form: () => '15.1',
  paperForm: () => 'level-notice',
  templateNo: () => '999999',
  attachmentId: (party, past) => `F-${caseOf(party, past)}`,
  // Nobody's: what is asked is whether the gate lets through.
  complaintId: () => 'TS-9',
  importId: () => '00000000-0000-4000-8000-000000000000',
  accountId: () => '999999',
  serviceId: () => '999999',
  tokenId: () => '999999',
  messageId: () => '999999',
  mailId: () => '999999',
  endpointId: () => '999999',
  deliveryId: () => '999999',
  viewId: () => '999999',
  no: () => '999',
  month: () => '2026-05',
  from: () => '2026-05-04',
  year: () => '2026',
  version: () => 'v1',
  entry: () => 'I-24',
};

/** Addresses that the place of a party does not tell. */
export const OTHERWISE: Readonly<Record<string, (party: Party) => string>> = {
  'get /v1/cases': () => '/v1/cases?person=e1',
  'get /v1/tasks': (party) => (party === 'auditor' ? '/v1/tasks?state=overdue' : '/v1/tasks'),
  'get /v1/trials/{caseId}': () => '/v1/trials/PP-2',
  'get /v1/cases/{caseId}/own-words': () => '/v1/cases/LP-NOW/own-words',
  'delete /v1/people/{personId}/proxies/{no}': () => '/v1/people/e1/proxies/1',
  'get /v1/directory': () => '/v1/directory?search=e1',
  'get /v1/go-live/effect': () => '/v1/go-live/effect?from=2026-11-23',
  'get /v1/policy/comparison': () => '/v1/policy/comparison?from=v1&to=v1',
};

/** By what one tells, where everybody is answered, that e1 is in the answer. */
export const MARKS: Readonly<Record<string, RegExp>> = {
  'get /v1/tasks': /"kind":"/,
  'get /v1/tasks/counts': /:[1-9]/,
  'get /v1/tasks/{taskId}/cases': /"personId":"e1"/,
  'get /v1/tasks/{taskId}/context': /"personId":"e1"/,
  'get /v1/cycles/{cycleId}/candidates': /"personId":"e1"/,
  'get /v1/cases': /"personId":"e1"/,
  'get /v1/defenses/{sessionId}': /"results":\[\{/,
  'get /v1/documents': /"id":"TZ-1"/,
  'get /v1/trials': /"caseId":"PP-2"/,
  'get /v1/people': /"id":"e1"/,
  'get /v1/directory': /"id":"e1"/,
  'get /v1/standings': /"id":"e1"/,
  'get /v1/forecast': /"personId":"e1"/,
};
