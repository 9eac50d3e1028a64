import type { Logger } from 'pino';
import type { Queryable } from '../../db/database.js';
import { announce } from '../../db/announcements/announce.js';
import { dropPolicyDraft, findPolicyDraft, lockDraft, type PolicyDraft } from '../../db/policy/drafts.js';
import { insertRelease, listReleases } from '../../db/policy/releases.js';
import { waitingOfKind } from '../../db/second-person/waiting-changes.js';
import { POLICY_DRAFT } from '../../domain/refusals/policy-draft.js';
import type { NewChange, WaitingChange } from '../../domain/second-person/waiting-change.js';
import type { PolicyRelease } from '../../domain/settings/policy-release.js';
import { momentIn } from '../../domain/vocabulary/civil-date.js';
import { asDetail, detail, listing, refuse, RefusalError } from '../../domain/vocabulary/refusal.js';
import { text } from '../../domain/vocabulary/text.js';
import { versionAnnouncement, versionLines } from '../../policy/announcing.js';
import { comparePolicies } from '../../policy/data/comparison.js';
import type { LiveLibrary } from '../../policy/data/live-library.js';
import type { Policy } from '../../policy/data/policy-schema.js';
import { digestOf } from '../../policy/data/version-folders.js';
import type { Contradiction } from '../../policy/drafting/contradictions.js';
import { draftOf } from '../../policy/drafting/draft.js';
import { earliestDay } from '../views/policy/draft.js';

/** What drafting and releasing a version works with. */
export interface VersionDeps {
  readonly library: LiveLibrary;
  readonly now: () => Date;
}

/** A version that waits for the general manager: as it will be, whole. */
interface VersionContent extends PolicyRelease {
  readonly reason: string;
  readonly askedBy: string;
}

/** How many differences whoever decides reads in the change itself; all of them stand on the policy page. */
const MOST_LISTED = 40;

const unfit = (faults: readonly Contradiction[]): RefusalError =>
  new RefusalError(
    listing(
      refuse(POLICY_DRAFT.UNFIT),
      faults.map(({ path, words }) => detail(POLICY_DRAFT.NUMBER, { path: `changes.${path}` }, { words })),
    ),
  );

/** The draft as a whole version. @throws RefusalError `POLICY_DRAFT.UNFIT`, number by number. */
export function draftOrRefuse(base: Policy, draft: Pick<PolicyDraft, 'version' | 'title' | 'changes'>) {
  const drafted = draftOf(base, draft);
  if ('faults' in drafted) throw unfit(drafted.faults);
  return drafted;
}

/**
 * The draft as it is, of which nobody has saved a later revision and which waits for nobody; undefined where none is
 * begun and none was seen. Holds the draft until the transaction ends.
 * @throws RefusalError `POLICY_DRAFT.*`
 */
export async function holdDraft(
  trx: Queryable,
  { now }: VersionDeps,
  seen: number | null,
): Promise<PolicyDraft | undefined> {
  await lockDraft(trx);
  const [waiting] = await waitingOfKind(trx, 'policy-version', now());
  if (waiting !== undefined) {
    throw new RefusalError(
      refuse(POLICY_DRAFT.WAITS, { by: waiting.askedBy, at: momentIn('Asia/Shanghai', waiting.askedAt.getTime()) }),
    );
  }
  const draft = await findPolicyDraft(trx);
  if (draft === undefined && seen !== null) throw new RefusalError(refuse(POLICY_DRAFT.NONE));
  if (draft !== undefined && draft.revision !== seen) {
    throw new RefusalError(
      refuse(POLICY_DRAFT.MEANWHILE, { by: draft.savedBy, at: momentIn('Asia/Shanghai', draft.savedAt.getTime()) }),
    );
  }
  return draft;
}

/** Whether it could still follow the newest version, from that day on. @throws RefusalError `POLICY_DRAFT.*` */
async function judge(
  trx: Queryable,
  deps: VersionDeps,
  { base, validFrom }: Pick<PolicyRelease, 'base' | 'validFrom'>,
): Promise<void> {
  const { library } = deps;
  // Another process may have released one since this one looked.
  library.renew(await listReleases(trx));
  if (library.newest.version !== base) {
    throw new RefusalError(refuse(POLICY_DRAFT.OTHER_BASE, { base, newest: library.newest.version }));
  }
  const earliest = earliestDay(deps);
  if (validFrom < earliest) {
    const refusal = refuse(POLICY_DRAFT.TOO_EARLY, { earliest });
    throw new RefusalError(listing(refusal, [asDetail(refusal, { path: 'validFrom' })]));
  }
}

/** The change to be asked for before a version is released: 13.1 leaves that to the general manager. */
export async function versionToAsk(
  trx: Queryable,
  deps: VersionDeps,
  draft: PolicyDraft,
  { validFrom, reason, askedBy }: Pick<VersionContent, 'validFrom' | 'reason' | 'askedBy'>,
): Promise<NewChange> {
  await judge(trx, deps, { base: draft.base, validFrom });
  const base = deps.library.byVersion(draft.base);
  const { policy, differences } = draftOrRefuse(base, draft);
  if (differences.length === 0) throw new RefusalError(refuse(POLICY_DRAFT.EMPTY));
  const document = `${JSON.stringify({ ...policy, validFrom }, null, 2)}\n`;
  const { version } = policy;
  const release: PolicyRelease = { version, base: draft.base, validFrom, document, sha256: digestOf(document) };
  const content: VersionContent = { ...release, reason, askedBy };
  const lines = versionLines(differences).slice(0, MOST_LISTED);
  return {
    kind: 'policy-version',
    clause: '13.1',
    what: text(
      `制度版本 ${version} 自 ${validFrom} 起施行，与版本 ${base.version} 有 ${differences.length} 处不同：${lines.map(({ zh }) => zh).join('；')}`,
      `version ${version} of the policy holds from ${validFrom} on; it differs from version ${base.version} in ${differences.length} places: ${lines.map(({ en }) => en).join('; ')}`,
    ),
    reason,
    about: [],
    deciders: ['gm'],
    content,
    askedBy,
  };
}

/**
 * Releases a version that the general manager has approved, as things stand by then; announced in the same transaction.
 * Once that is committed {@link takeReleases} has this process go by it; the others do so within seconds.
 */
export async function releaseVersion(
  trx: Queryable,
  deps: VersionDeps,
  { content }: WaitingChange,
  approvedBy: string,
): Promise<void> {
  const { reason, askedBy, ...release } = content as VersionContent;
  const { library, now } = deps;
  await lockDraft(trx);
  await judge(trx, deps, release);
  const tried = library.tried([...(await listReleases(trx)), release]);
  const policy = tried.byVersion(release.version);
  const differences = versionLines(comparePolicies(tried.byVersion(release.base), policy));
  await insertRelease(trx, { ...release, reason, askedBy, approvedBy, at: now(), differences });
  await dropPolicyDraft(trx);
  await announce(trx, [versionAnnouncement(tried, policy)], now());
}

/** Takes in what was released. Throws PolicyDataError where a version is not what its folder says. */
export async function takeReleases({
  db,
  library,
  log,
}: Pick<VersionDeps, 'library'> & { readonly db: Queryable; readonly log: Pick<Logger, 'warn'> }): Promise<void> {
  for (const error of library.renew(await listReleases(db))) {
    log.warn({ err: error }, 'a released version could not be written beside the others; it holds all the same');
  }
}
