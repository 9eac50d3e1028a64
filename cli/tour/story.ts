import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Cast } from '../play/cast.js';
import { CyclePlay } from '../play/cycle.js';
import { Refused, type Guest } from '../play/guest.js';
import { HttpDriver, sampleActor, type LevelCaseShown } from '../play/http-driver.js';

export interface Narrator {
  /** A new part of §8.5. */
  chapter(clause: string, zh: string, en: string): Promise<void>;
  say(line: string): void;
}

/** The sample's log-ins in their parts. */
const CAST: Cast = {
  hr: sampleActor('hr'),
  gm: sampleActor('gm'),
  head: sampleActor('head'),
  superior: sampleActor('head'),
  supervisors: [sampleActor('supervisor')],
  related: [sampleActor('related')],
};

/** Who plays, on which service, in which cycle. */
export class Story {
  readonly cast = CAST;
  readonly today = todayIn('Asia/Shanghai', Date.now());
  readonly driver: HttpDriver;
  private opened: CyclePlay | undefined;
  private ids: ReadonlySet<string> = new Set();

  constructor(
    url: string,
    readonly narrator: Narrator,
  ) {
    this.driver = new HttpDriver(url);
  }

  /** The cycle that is played, once it is drafted. */
  get cycle(): CyclePlay {
    if (this.opened === undefined) throw new Error('no cycle is drafted yet');
    return this.opened;
  }
  set cycleId(id: string) {
    this.opened = new CyclePlay(this.driver, this.cast, id);
  }
  get cycleId(): string {
    return this.cycle.cycleId;
  }

  /** Signs in once a login. */
  as(login: string): Promise<Guest> {
    return this.driver.as(login);
  }

  cases(): Promise<readonly LevelCaseShown[]> {
    return this.driver.levelCases(this.cycleId);
  }

  /** The people the department submits. */
  submitted(cases: readonly LevelCaseShown[]): void {
    this.ids = new Set(cases.map(({ id }) => id));
  }

  /** Those whom the department submitted, as they stand now. */
  async submittedNow(): Promise<readonly LevelCaseShown[]> {
    return (await this.cases()).filter(({ id }) => this.ids.has(id));
  }

  /** Does what must be refused, and shows with which code. */
  async expectRefusal(what: string, act: Promise<unknown>): Promise<void> {
    try {
      await act;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.narrator.say(`✗ ${what}: ${error.problem.code} — ${error.problem.detail}`);
      return;
    }
    throw new Error(`${what} should have been refused`);
  }
}
