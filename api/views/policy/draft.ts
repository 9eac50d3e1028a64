import type * as z from 'zod';
import { findPolicyDraft, type PolicyDraft } from '../../../db/policy/drafts.js';
import { waitingOfKind } from '../../../db/second-person/waiting-changes.js';
import { namesOf } from '../../../db/people/people.js';
import type { Queryable } from '../../../db/database.js';
import { addDays, todayIn, type CivilDate } from '../../../domain/vocabulary/civil-date.js';
import type { Actor } from '../../../domain/vocabulary/roles.js';
import { text, type Text } from '../../../domain/vocabulary/text.js';
import type { PolicyLibrary } from '../../../policy/data/library.js';
import type { Policy } from '../../../policy/data/policy-schema.js';
import { draftOf, nextName } from '../../../policy/drafting/draft.js';
import { fieldsOf } from '../../../policy/drafting/fields.js';
import { showChange } from '../people/waiting-changes.js';
import type { draftState, policyDraft } from './schemas-draft.js';

/** What reading the draft works with. */
export interface DraftViewDeps {
  readonly library: PolicyLibrary;
  readonly now: () => Date;
}

/** The first day on which the next version could hold: after today, and after the version before it began. */
export function earliestDay({ library, now }: DraftViewDeps): CivilDate {
  const tomorrow = addDays(todayIn('Asia/Shanghai', now().getTime()), 1);
  const { validFrom } = library.newest;
  const after = validFrom === null ? tomorrow : addDays(validFrom, 1);
  return after > tomorrow ? after : tomorrow;
}

/** What the next version is called where nobody has called it otherwise. */
const titleOf = (version: string): Text =>
  text(
    `客服部任职发展管理制度（${version}）`,
    `Career development policy of the customer-service department (${version})`,
  );

function showDraft(base: Policy, draft: PolicyDraft, names: ReadonlyMap<string, string>): z.input<typeof policyDraft> {
  const drafted = draftOf(base, draft);
  const faults = 'faults' in drafted ? drafted.faults : [];
  const { revision, title, begunBy, begunAt, savedBy, savedAt } = draft;
  return {
    revision,
    title,
    changes: draft.changes as z.input<typeof policyDraft>['changes'],
    differences: 'faults' in drafted ? [] : [...drafted.differences],
    faults: [...faults],
    policy: 'faults' in drafted ? null : drafted.policy,
    begunBy: names.get(begunBy) ?? begunBy,
    begunAt: begunAt.toISOString(),
    savedBy: names.get(savedBy) ?? savedBy,
    savedAt: savedAt.toISOString(),
  };
}

/** The form of the next version, what is saved of it, and whether it waits for the general manager. */
export async function showDraftState(
  db: Queryable,
  deps: DraftViewDeps,
  reader: Actor,
): Promise<z.input<typeof draftState>> {
  const { library, now } = deps;
  const draft = await findPolicyDraft(db);
  const base = library.versions.find(({ version }) => version === draft?.base) ?? library.newest;
  const names = await namesOf(db, draft === undefined ? [] : [draft.begunBy, draft.savedBy]);
  const [waiting] = await waitingOfKind(db, 'policy-version', now());
  const next = draft?.version ?? nextName(library.versions.map(({ version }) => version));
  const { version, validFrom, validTo, title } = base;
  return {
    base: { version, validFrom, validTo, title },
    next,
    nextTitle: titleOf(next),
    earliest: earliestDay(deps),
    fields: fieldsOf(base).map(({ path, clause, parts, control, value }) => ({
      path,
      clause,
      parts: parts.map(({ name }) => name),
      control: control as z.input<typeof draftState>['fields'][number]['control'],
      value: value as z.input<typeof draftState>['fields'][number]['value'],
    })),
    draft: draft === undefined ? null : showDraft(base, draft, names),
    waiting: waiting === undefined ? null : await showChange(db, waiting, reader),
  };
}
