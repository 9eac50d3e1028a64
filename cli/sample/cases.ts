import type { ComplaintCause, ComplaintStatus } from '../../domain/people/complaint.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { LeaveKind } from '../../domain/people/leave.js';
import type { Position } from '../../domain/vocabulary/position.js';

/** A person of the sample with a purpose: which outcome of §8 the records lead to. */
export interface SampleCase {
  readonly purpose: string;
  readonly position: Position;
  readonly levels: readonly Level[];
  /** Ratings from January to June and again from July to December; `-` is a month without. */
  readonly pattern: string;
  readonly complaint?: { readonly status: ComplaintStatus; readonly cause: ComplaintCause };
  /** When the level was set; `long` ago unless told. */
  readonly levelSince?: 'before-recent' | 'before-coming';
  readonly state?: 'intern' | 'probation' | 'confirmed-lately' | 'left-before' | 'left';
  readonly leave?: LeaveKind;
}

const agent = (
  purpose: string,
  pattern: string,
  levels: readonly Level[],
  more: Omit<SampleCase, 'purpose' | 'position' | 'levels' | 'pattern'> = {},
): SampleCase => ({ purpose, position: 'agent', levels, pattern, ...more });
const inspector = (purpose: string, pattern: string, levels: readonly Level[]): SampleCase => ({
  ...agent(purpose, pattern, levels),
  position: 'quality-inspector',
});
const leader = (purpose: string, pattern: string, level: Level): SampleCase => ({
  ...agent(purpose, pattern, [level]),
  position: 'team-leader',
});

const attitude = (status: ComplaintStatus) => ({ complaint: { status, cause: 'service-attitude' } }) as const;
const personal = (status: ComplaintStatus) => ({ complaint: { status, cause: 'other-personal' } }) as const;
const notPersonal = { complaint: { status: 'upheld', cause: 'not-personal' } } as const;

/** Agents and inspectors: one person for each level named, numbered in this order. */
export const MEMBER_CASES: readonly SampleCase[] = [
  agent('8.4.1.2.C: three steps', 'SASABB', ['junior-1', 'junior-2', 'junior-3']),
  agent('8.4.1.2.B: two steps by 1S+1A', 'SABBBB', ['junior-1', 'junior-2', 'intermediate1-1']),
  agent('8.4.1.2.B: two steps by 3A', 'AAABBB', ['junior-1', 'junior-3', 'junior-3']),
  agent('8.4.1.2.A: one step', 'BBBBBB', ['junior-1', 'junior-2', 'junior-3', 'intermediate1-1', 'intermediate1-2']),
  inspector('8.4.1.2.A: one step', 'BBBBBB', ['junior-2', 'intermediate1-2']),
  agent('I-22, I-23: direct steps, then across the line by a panel', 'SABBBB', ['intermediate1-2', 'intermediate1-2']),
  agent('I-23: three steps earned, one taken before the line', 'SASABB', ['intermediate1-2', 'intermediate1-1']),
  agent('8.4.1.3: across the line by a panel', 'AABBBB', [
    ...(['intermediate1-3', 'intermediate1-3', 'intermediate1-3', 'intermediate1-3'] as const),
    ...(['intermediate2-1', 'intermediate2-1', 'intermediate2-1', 'intermediate2-2', 'intermediate2-2'] as const),
  ]),
  agent('8.4.1.3: by one S', 'SBBBBB', ['intermediate2-1', 'intermediate2-2', 'intermediate2-2']),
  inspector('8.4.1.3: inspectors', 'AABBBB', ['intermediate1-3', 'intermediate2-1', 'intermediate2-2']),
  agent('8.3.3.A: at the cap', 'SASABB', ['intermediate2-3', 'intermediate2-3']),
  inspector('8.3.3.A: at the cap', 'AABBBB', ['intermediate2-3']),
  agent('a C in the window', 'SCAABB', ['junior-2', 'intermediate1-3']),
  agent('a D in the window', 'DBBBBB', ['junior-1']),
  agent('8.4.1.3 not reached', 'BBBBBB', ['intermediate1-3', 'intermediate2-1']),
  agent('I-09: a month missing, HR rules', 'B-BBBB', ['junior-1', 'junior-3', 'intermediate1-1']),
  agent('I-09: back from maternity leave', 'ABBABA', ['junior-2'], { leave: 'maternity' }),
  agent('I-09: missing during work-injury leave', 'BBBBBB', ['intermediate1-1'], { leave: 'work-injury' }),
  agent('on leave, enough without', 'SABBBB', ['junior-3'], { leave: 'medical' }),
  agent('I-17: pending, could change the result', 'BBBBBB', ['junior-1', 'junior-2'], attitude('pending')),
  agent('I-17: pending before a panel', 'AABBBB', ['intermediate2-1', 'intermediate1-3'], personal('pending')),
  agent('I-17: pending, not personal', 'BBBBBB', ['junior-2'], {
    complaint: { status: 'pending', cause: 'not-personal' },
  }),
  agent('I-10: upheld, acknowledged under B', 'SABBBB', ['junior-1', 'junior-2'], attitude('upheld')),
  agent('I-10: upheld, acknowledged under C', 'SASABB', ['junior-2'], personal('upheld')),
  agent('8.4.1.2.A: upheld bars it', 'BBBBBB', ['junior-2'], attitude('upheld')),
  agent('8.4.1.3: upheld bars it', 'AABBBB', ['intermediate2-1'], personal('upheld')),
  agent('dismissed does not count', 'BBBBBB', ['junior-1', 'intermediate1-2'], attitude('dismissed')),
  agent('not personal does not count', 'AABBBB', ['intermediate1-3'], notPersonal),
  agent('dismissed, not personal', 'ABBABB', ['junior-3'], {
    complaint: { status: 'dismissed', cause: 'not-personal' },
  }),
  agent('dismissed, other personal cause', 'AAABBB', ['junior-2'], personal('dismissed')),
  agent('8.2.2: too late for the recent cycle', 'SABBBB', ['junior-1', 'junior-2'], { levelSince: 'before-recent' }),
  agent('8.2.2: too late for the coming cycle', 'SABBBB', ['junior-1'], { levelSince: 'before-coming' }),
  agent('8.2.1: on probation', '----BA', ['junior-1', 'junior-1', 'junior-1'], { state: 'probation' }),
  agent('I-01: interns', '----BB', ['intern'], { state: 'intern' }),
  agent('I-01: an intern since before the recent cycle', 'BBABBB', ['intern'], {
    state: 'intern',
    levelSince: 'before-recent',
  }),
  agent('8.2.1, 8.2.2: confirmed after the recent cycle began', '--BABB', ['junior-1', 'junior-2'], {
    state: 'confirmed-lately',
  }),
  agent('left before the recent cycle', 'BBBBBB', ['junior-2'], { state: 'left-before' }),
  agent('left since', 'BBBBBB', ['intermediate1-1', 'junior-1'], { state: 'left' }),
];

/** Team leaders; their windows are years, so the pattern has twelve months. */
export const LEADER_CASES: readonly SampleCase[] = [
  leader('8.4.2: four A', 'AABBBBAABBBB', 'senior-1'),
  leader('8.4.2: two S', 'SBBBBBSBBBBB', 'senior-2'),
  leader('8.4.2: 1S+2A', 'SABBBBBABBBB', 'senior-3'),
  leader('8.4.2: not reached', 'ABBBBBABBBBB', 'senior-1'),
  leader('a C in the year', 'SSBBBBCAABBB', 'senior-2'),
  leader('I-04: at the cap', 'SSBBBBAABBBB', 'chief-3'),
  leader('I-04: below the ladder of the post', 'SSBBBBAABBBB', 'intermediate2-3'),
  leader('8.4.2: four A, high up', 'AAABBBAAABBB', 'chief-1'),
  leader('8.4.2: two S, high up', 'SBBBBBSBBBBB', 'chief-2'),
  leader('8.4.2: a month missing', 'AA-BBBAABBBB', 'senior-1'),
  leader('8.4.2: many A', 'AAAAAAAAAAAA', 'senior-2'),
  leader('8.4.2: all B', 'BBBBBBBBBBBB', 'senior-1'),
];
