import type { ActByKind, TaskKind } from '../../domain/pipelines/acts.js';
import { todayIn } from '../../domain/vocabulary/civil-date.js';
import type { Level } from '../../domain/vocabulary/level.js';
import type { Actor } from '../../domain/vocabulary/roles.js';
import { SAMPLE_ACCOUNTS, SAMPLE_PASSWORD } from '../sample/accounts.js';
import { actor } from './cast.js';
import type { Driver, LevelCase, NomineeCase, PlayTask, ScorerSeat, VacancyOffer, Where } from './driver.js';
import { Guest, Refused } from './guest.js';
import { until } from './until.js';

/** A case of a cycle as the API shows it. */
export interface LevelCaseShown extends LevelCase {
  readonly personName: string;
  readonly fromLevel: Level | null;
}

/** A sample account as somebody who acts. */
export function sampleActor(login: string): Actor {
  const account = SAMPLE_ACCOUNTS.find((one) => one.login === login);
  if (account === undefined) throw new Error(`${login} is no sample account`);
  return { personId: account.personId, roles: account.roles };
}

/** The sample's people at work over HTTP, each signed in when he first acts. */
export class HttpDriver implements Driver {
  private readonly guests = new Map<string, Guest>();

  constructor(readonly url: string) {}

  /** Signs in once a login. @throws RefusalError LAUNCH.TOUR_NOT_THE_SAMPLE */
  async as(login: string): Promise<Guest> {
    const known = this.guests.get(login);
    if (known !== undefined) return known;
    const guest = await Guest.signIn(this.url, login);
    this.guests.set(login, guest);
    return guest;
  }

  /** 4.1: its owner gets a code at the log-in, IT names it, the HR manager confirms it, and the owner sets the password. */
  private async firstPassword(it: Guest, accountId: number, login: string): Promise<void> {
    const way = await it.post<{ code: string; secret: string }>('/v1/password-resets', { login });
    await it.post(`/v1/accounts/${accountId}/password-reset`, { code: way.code });
    const second = await this.as('hrmanager');
    const waiting = await second.all<{ no: number; kind: string; what: { zh: string } }>(
      '/v1/waiting-changes?waiting=true',
    );
    const asked = waiting.find(({ kind, what }) => kind === 'password-reset' && what.zh.includes(`${login}（`));
    if (asked === undefined) throw new Error(`no new password of ${login} waits`);
    await second.post(`/v1/waiting-changes/${asked.no}/decision`, { decision: 'approve' });
    await it.post('/v1/password-resets/completion', { secret: way.secret, password: SAMPLE_PASSWORD });
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
      const { roles } = actor(personId);
      const { id } = await it.post<{ id: number }>('/v1/accounts', { login, personId, roles });
      await this.firstPassword(it, id, login);
    } catch (error) {
      // An earlier tour has given it.
      if (!(error instanceof Refused) || error.problem.status !== 409) throw error;
    }
    return this.as(login);
  }

  today(): Promise<string> {
    return Promise.resolve(todayIn('Asia/Shanghai', Date.now()));
  }

  async openCycle(month: string, by: Actor): Promise<string> {
    return (await (await this.person(by.personId)).post<{ id: string }>('/v1/cycles', { month })).id;
  }

  async openVacancy({ departmentId, ...offer }: VacancyOffer, by: Actor): Promise<string> {
    const guest = await this.person(by.personId);
    return (await guest.post<{ id: string }>('/v1/vacancies', { ...offer, department: departmentId })).id;
  }

  /** What stands in the inbox of who acts. */
  async task(where: Where, kind: TaskKind, by: Actor): Promise<PlayTask> {
    const guest = await this.person(by.personId);
    const query = new URLSearchParams({ kind, ...where }).toString();
    return until(`${kind} in the inbox of ${guest.login}`, async () => {
      const { items } = await guest.get<{ readonly items: readonly PlayTask[] }>(`/v1/tasks?${query}`);
      return items[0];
    });
  }

  async complete<K extends TaskKind>(
    { id }: Pick<PlayTask, 'id'>,
    _: K,
    by: Actor,
    act: ActByKind[K],
  ): ReturnType<Guest['complete']> {
    return (await this.person(by.personId)).complete(id, act);
  }

  async cycleStage(cycleId: string): Promise<string> {
    return (await this.records<{ stage: string }>(`/v1/cycles/${cycleId}`)).stage;
  }

  async stageOf(caseId: string): Promise<string> {
    return (await this.records<{ stage: string }>(`/v1/cases/${caseId}`)).stage;
  }

  async levelCases(cycleId: string): Promise<readonly LevelCaseShown[]> {
    return (await this.as('hr')).all<LevelCaseShown>(`/v1/cycles/${cycleId}/candidates`);
  }

  async nominees(vacancyId: string): Promise<readonly NomineeCase[]> {
    return (await this.records<{ candidates: readonly NomineeCase[] }>(`/v1/vacancies/${vacancyId}`)).candidates;
  }

  async seats(sessionId: string): Promise<readonly ScorerSeat[]> {
    return (await this.records<{ seats: readonly ScorerSeat[] }>(`/v1/defenses/${sessionId}`)).seats;
  }

  /** HR sees everything. */
  private async records<T>(path: string): Promise<T> {
    return (await this.as('hr')).get<T>(path);
  }
}
