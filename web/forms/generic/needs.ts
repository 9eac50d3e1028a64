import { isObject, type Json } from './json-schema.js';

/**
 * Whether a field that the schema lets out has to be filled in all the same: `needed` by what else was chosen, `none`
 * where it is refused, `depends` where the records decide, `free` where it may be left out.
 */
export type Need = 'needed' | 'free' | 'none' | 'depends';
type Rule = (at: Json) => Need;

/** Whoever says no, sends back or changes something says why. */
const AGAINST: readonly unknown[] = ['reject', 'refuse', 'return', 'amend'];
const reasonOf: Rule = ({ decision, agreed, qualified, signature }) =>
  AGAINST.includes(decision) ||
  agreed === false ||
  qualified === false ||
  (signature !== undefined && signature !== 'signed')
    ? 'needed'
    : 'free';

const when =
  (name: string, value: string, otherwise: Need = 'none'): Rule =>
  (at) =>
    at[name] === value ? 'needed' : otherwise;
const depends: Rule = () => 'depends';
const needed: Rule = () => 'needed';
const amended = when('decision', 'amend');

/** What the checks of the workflows ask for, by task kind and field. */
const RULES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'cycle.launch': {
    closingDate: ({ do: act }) => (act === 'dismiss' ? 'none' : 'needed'),
    reason: when('do', 'dismiss', 'depends'),
  },
  'cycle.close-ratings': { closingDate: when('do', 'move'), reason: when('do', 'undo', 'free') },
  'cycle.gm-submission': { withoutOthersReason: depends },
  'vacancy.gm-submission': { withoutOthersReason: depends },
  'vacancy.gm-decision': { to: when('decision', 'return') },
  'candidate.gm-decision': { returnTo: when('decision', 'return') },
  'entry.proposal': { reason: depends, evidence: depends },
  'entry.review': { level: amended, evidence: depends },
  'confirmation.proposal': { reason: depends },
  'confirmation.review': { level: amended },
  'confirmation.decision': { level: amended },
  'transfer.opening': {
    superiorId: ({ decision }) => (decision === 'refuse' ? 'none' : 'depends'),
    transferOn: ({ decision }) => (decision === 'refuse' ? 'none' : 'depends'),
  },
  'transfer.acknowledgement': { onBehalfReason: needed },
  'level.interview-confirmation': { onBehalfReason: needed },
  'level.notice': { scan: when('signature', 'signed', 'free') },
  'consent.answer': { scan: needed },
  'setback.cause': { complaintId: ({ cause }) => (cause === 'other' ? 'none' : 'depends') },
  'setback.proposal': {
    description: ({ measure }) => (measure === 'transfer' || measure === 'other' ? 'needed' : 'free'),
    transfer: when('measure', 'transfer'),
  },
  'setback.post-review': { transfer: when('decision', 'gives-up-post') },
  'trial.manage': { by: depends },
  'appeal.reader': { reason: depends },
};

/** What stands chosen when a form is opened, by task kind: the act that is meant nearly always, and is no last word. */
const USUAL: Readonly<Record<string, Json>> = { 'cycle.launch': { do: 'launch' } };

/** What a form of this kind begins with, beside what its schema and the records say. */
export const usualOf = (kind: string): Json => USUAL[kind] ?? {};

/** How a field stands that the schema lets out, by the object in which it stands. */
export const needOf = (kind: string, field: string, at: Json): Need =>
  (RULES[kind]?.[field] ?? (field === 'reason' ? reasonOf : undefined))?.(at) ?? 'free';

/** What was filled in without what is no longer asked for by what else was chosen. */
export function asked(kind: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => asked(kind, one));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => needOf(kind, name, value) !== 'none')
      .map(([name, inner]) => [name, asked(kind, inner)]),
  );
}
