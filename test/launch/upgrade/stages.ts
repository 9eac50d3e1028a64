import * as closing from '../../../cli/tour/closing.js';
import * as deciding from '../../../cli/tour/deciding.js';
import * as opening from '../../../cli/tour/opening.js';
import * as promotion from '../../../cli/tour/promotion.js';
import { Story, type Narrator } from '../../../cli/tour/story.js';
import { AppointmentPlay } from '../../../cli/play/appointment.js';
import { act } from '../../../cli/play/driver.js';
import { until } from '../../../cli/play/until.js';
import { LAUNCH } from '../../../domain/refusals/play.js';
import type { RefusalError } from '../../../domain/vocabulary/refusal.js';
import type { Former } from './former.js';

type Candidate = Awaited<ReturnType<typeof promotion.nominate>>;
type Say = (line: string) => void;

/** What plays the stages: of the former release or of this one. */
interface Plays {
  readonly story: (url: string) => Story;
  /** §8.5, a stage each. */
  readonly ofCycle: Readonly<Record<CycleStage, (story: Story) => Promise<void>>>;
  /** §9 from the nominee on. */
  readonly ofPost: Readonly<Record<PostStage, (story: Story, candidate: Candidate) => Promise<void>>>;
  readonly nominate: (story: Story) => Promise<Candidate>;
}

const CYCLE_STAGES = [
  'launch',
  'evaluate',
  'submit',
  'review',
  'appoint',
  'hear',
  'layBefore',
  'decide',
  'finish',
] as const;
type CycleStage = (typeof CYCLE_STAGES)[number];
const POST_STAGES = ['assess', 'approve', 'beginTrial'] as const;
type PostStage = (typeof POST_STAGES)[number];

/** How far each cycle is brought, as far as there are months that can be opened. */
const CYCLES: readonly CycleStage[] = ['appoint', 'layBefore', 'submit', 'decide'];
/** How far each vacancy is brought; the first has a nominee and nothing else. */
const POSTS: readonly (PostStage | 'nominate')[] = ['nominate', 'assess', 'approve', 'beginTrial', 'beginTrial'];

const silent: Narrator = { chapter: () => Promise.resolve(), say: () => undefined };

interface Modules {
  readonly closing: typeof closing;
  readonly deciding: typeof deciding;
  readonly opening: typeof opening;
  readonly promotion: typeof promotion;
  readonly stories: { readonly Story: typeof Story };
}

const playsOf = (modules: Modules): Plays => ({
  story: (url) => new modules.stories.Story(url, silent),
  ofCycle: { ...modules.opening, ...modules.deciding, finish: modules.closing.finish },
  ofPost: modules.promotion,
  nominate: modules.promotion.nominate,
});

const present = playsOf({ closing, deciding, opening, promotion, stories: { Story } });

/** Plays with the former release's own code: it knows its forms. */
async function formerPlays({ module }: Former): Promise<Plays> {
  return playsOf({
    closing: await module<typeof closing>('cli/tour/closing'),
    deciding: await module<typeof deciding>('cli/tour/deciding'),
    opening: await module<typeof opening>('cli/tour/opening'),
    promotion: await module<typeof promotion>('cli/tour/promotion'),
    stories: await module<Modules['stories']>('cli/tour/story'),
  });
}

/** What stands open when the former release stops. */
export interface UnderWay {
  readonly cycles: readonly { readonly id: string; readonly at: CycleStage; readonly submitted: readonly string[] }[];
  readonly posts: readonly (Candidate & { readonly at: PostStage | 'nominate' })[];
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'refusal' in error ? (error as RefusalError).refusal.code : undefined;

const NOTHING_LEFT: readonly string[] = [LAUNCH.TOUR_PLAYED_OUT.code, LAUNCH.TOUR_NOBODY.code];

/** A cycle in which nobody may be promoted: the sample has no ratings of that time. */
class NothingLeft extends Error {}

/** Goes on until the sample has nothing more to play with. */
async function asFarAsItGoes<S, T>(wanted: readonly S[], play: (stage: S) => Promise<T>): Promise<readonly T[]> {
  const played: T[] = [];
  for (const stage of wanted) {
    try {
      played.push(await play(stage));
    } catch (error) {
      const isOver = error instanceof NothingLeft || NOTHING_LEFT.includes(codeOf(error) ?? '');
      if (!isOver || played.length === 0) throw error;
      return played;
    }
  }
  return played;
}

/** Brings cycles (§8.5) and promotions (§9) into their stages on the former release, each to another one. */
export async function bringUnderWay(former: Former, url: string, say: Say): Promise<UnderWay> {
  const plays = await formerPlays(former);
  const cycles = await asFarAsItGoes(CYCLES, async (at) => {
    const story = plays.story(url);
    for (const stage of CYCLE_STAGES.slice(0, CYCLE_STAGES.indexOf(at) + 1)) {
      // Earlier releases wait for a submission that nobody is asked for.
      if (stage === 'submit' && !(await story.cases()).some((one) => one.stage === 'listed')) throw new NothingLeft();
      await plays.ofCycle[stage](story);
    }
    const stood = new Set((await story.cases()).map(({ stage }) => stage));
    say(`  §8.5 ${story.cycleId}, after ${at}: ${[...stood].sort().join(', ')}`);
    return { id: story.cycleId, at, submitted: (await story.submittedNow()).map(({ id }) => id) };
  });
  const posts = await asFarAsItGoes(POSTS, async (at) => {
    const story = plays.story(url);
    const candidate = await plays.nominate(story);
    if (at !== 'nominate')
      for (const stage of POST_STAGES.slice(0, POST_STAGES.indexOf(at) + 1))
        await plays.ofPost[stage](story, candidate);
    say(`  §9 ${candidate.vacancyId} ${candidate.caseId}, after ${at}`);
    return { ...candidate, at };
  });
  return { cycles, posts };
}

/** Whether somebody's part was played to its end; the fault where it was not. */
export interface Finished {
  readonly what: string;
  readonly fault?: unknown;
}

/**
 * Plays what is under way to its end with this release: cycles into the archive, vacancies until they are closed. A trial
 * lasts three months, and ends here as I-59 has it.
 */
export async function finishAll(
  { cycles, posts }: UnderWay,
  url: string,
  verify: (story: Story) => Promise<void>,
): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  const attempt = async (what: string, play: () => Promise<void>): Promise<void> => {
    await play().then(
      () => finished.push({ what }),
      (fault: unknown) => finished.push({ what, fault }),
    );
  };
  for (const { id, at, submitted } of cycles)
    await attempt(`§8.5 ${id}`, async () => {
      const story = present.story(url);
      story.cycleId = id;
      story.submitted((await story.cases()).filter((one) => submitted.includes(one.id)));
      for (const stage of CYCLE_STAGES.slice(CYCLE_STAGES.indexOf(at) + 1)) await present.ofCycle[stage](story);
      await verify(story);
    });
  for (const { at, ...candidate } of posts)
    await attempt(`§9 ${candidate.caseId}`, () => finishPost(present.story(url), candidate, at));
  return finished;
}

async function finishPost(story: Story, candidate: Candidate, at: PostStage | 'nominate'): Promise<void> {
  const done = at === 'nominate' ? 0 : POST_STAGES.indexOf(at) + 1;
  for (const stage of POST_STAGES.slice(done)) await present.ofPost[stage](story, candidate);
  const { driver, cast } = story;
  const [mine, vacancy] = [{ case: candidate.caseId }, { vacancy: candidate.vacancyId }];
  await act(driver, mine, 'trial.manage', cast.hr, { do: 'request-end', reason: '演练：试用提前结束' });
  await act(driver, mine, 'trial.end', cast.gm, { decision: 'approve', reason: '演练' });
  const play = new AppointmentPlay(driver, cast, candidate);
  await play.reach('interview');
  await play.interview();
  await play.reach('not-appointed');
  await act(driver, vacancy, 'vacancy.manage', cast.hr, { do: 'close', reason: '演练：业务调整' });
  const hr = await story.as('hr');
  await until(`${candidate.vacancyId} is closed`, async () => {
    const { stage } = await hr.get<{ stage: string }>(`/v1/vacancies/${candidate.vacancyId}`);
    return stage === 'closed';
  });
}
