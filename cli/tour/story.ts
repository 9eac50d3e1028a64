import { todayIn } from '../../domain/vocabulary/civil-date.js';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from '../sample/accounts.js';
import { Guest, Refused } from './house.js';

/** A case as the API shows it, as far as the tour looks. */
export interface CaseSeen {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly position: string;
  readonly fromLevel: string | null;
  readonly targetLevel: string | null;
  readonly finalLevel: string | null;
  readonly stage: string;
  readonly outcome: string;
  readonly directSteps: number;
  readonly panelSteps: number;
  readonly hold: boolean;
  readonly acknowledge: boolean;
  readonly round: number;
  readonly sessionId: string | null;
  readonly effectiveFrom: string | null;
}

export interface Narrator {
  /** A new part of §8.5. */
  chapter(clause: string, zh: string, en: string): Promise<void>;
  say(line: string): void;
}

/** Who plays, on which service, in which cycle. */
export class Story {
  cycleId = '';
  /** The people the department submits. */
  cast: readonly CaseSeen[] = [];
  readonly today = todayIn('Asia/Shanghai', Date.now());
  private readonly guests = new Map<string, Guest>();

  constructor(
    readonly url: string,
    readonly narrator: Narrator,
  ) {}

  /** Signs in once a login. */
  async as(login: string): Promise<Guest> {
    const known = this.guests.get(login);
    if (known !== undefined) return known;
    const guest = await Guest.signIn(this.url, login);
    this.guests.set(login, guest);
    return guest;
  }

  /** Somebody by employee number; IT gives him a log-in first where he has none. */
  async person(personId: string): Promise<Guest> {
    const known = [...this.guests.values()].find((guest) => guest.personId === personId);
    if (known !== undefined) return known;
    const sample = SAMPLE_ACCOUNTS.find((account) => account.personId === personId);
    if (sample !== undefined) return this.as(sample.login);
    const login = `tour-${personId}`;
    const it = await this.as('it');
    try {
      const roles = ['employee'];
      const password = SAMPLE_PASSWORD;
      await it.post('/v1/accounts', { login, password, personId, roles, mustChangePassword: false });
    } catch (error) {
      // An earlier tour has given it.
      if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
    }
    return this.as(login);
  }

  async cases(filter = ''): Promise<readonly CaseSeen[]> {
    return (await this.as('hr')).all<CaseSeen>(`/v1/cycles/${this.cycleId}/candidates?${filter}`);
  }

  /** The cast as it stands now. */
  async castNow(): Promise<readonly CaseSeen[]> {
    const ids = new Set(this.cast.map(({ id }) => id));
    return (await this.cases()).filter(({ id }) => ids.has(id));
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
