import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Queryable } from '../../db/database.js';
import { listTimeline } from '../../db/cases/timeline.js';
import type { LiveChange } from '../../db/live/changes.js';
import { earsOf, hearing, isOpenTo, type Ears } from '../../db/live/ears.js';
import { findTask } from '../../db/tasks/inbox.js';
import { caseDetail, readCase } from '../views/cases/case-detail.js';
import { seenTimeline } from '../views/cases/seen.js';
import { mayReadTask } from '../views/tasks/task-readers.js';
import { seesAll } from '../../domain/sight/sight.js';
import type { SignedIn } from '../http/route.js';

/** Of what a page shows that has changed (docs/decisions/0059). */
export type Topic = 'inbox' | 'own' | 'task' | 'case';

/** What the page shows beside inbox and messages. */
export interface Watched {
  readonly task?: string | undefined;
  readonly case?: string | undefined;
}

/** What a stream asks and reports to. */
export interface StreamDeps {
  readonly db: Queryable;
  /** Who it is by now; undefined where his log-in has ended. */
  readonly recheck: () => Promise<SignedIn | undefined>;
  readonly onEnd: () => void;
  readonly onError: (error: unknown) => void;
}

/** A stream says something at most so often, in milliseconds; at first after a while of chance, so that not all ask at once. */
const AT_MOST_MS = 1_000;
const CHANCE_MS = 300;
const BEAT_MS = 20_000;
const RECHECK_MS = 60_000;
const LASTS_MS = 3_600_000;
/** A reader who takes nothing away is left, in bytes. */
const MOST_WAITING = 16_384;

/** The stream of one open page: hears what changed and says of it what concerns its reader. */
export class LiveStream {
  readonly content = new Readable({ read: () => undefined });
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly pending = new Set<Topic>();
  private readonly unsure: { readonly taskId: string; readonly in: string }[] = [];
  private flushing: NodeJS.Timeout | undefined;
  private last = 0;
  private task = false;
  private seen: string | undefined;
  private ended = false;

  private constructor(
    private actor: SignedIn,
    private ears: Ears,
    private readonly watched: Watched,
    private readonly deps: StreamDeps,
  ) {}

  /** Begins one; what its page shows is read once, to be compared later. */
  static async begin(actor: SignedIn, watched: Watched, deps: StreamDeps): Promise<LiveStream> {
    const stream = new LiveStream(actor, await earsOf(deps.db, actor), watched, deps);
    stream.task = await stream.readsTask();
    stream.seen = await stream.digest();
    stream.content.push('retry: 2000\n: 1\n\n');
    stream.content.on('close', () => {
      stream.end();
    });
    stream.timers.push(
      setInterval(() => {
        stream.push(': \n\n');
      }, BEAT_MS).unref(),
      setInterval(() => void stream.judgeAnew(), RECHECK_MS).unref(),
      setTimeout(() => {
        stream.end();
      }, LASTS_MS).unref(),
    );
    return stream;
  }

  hear(changes: readonly LiveChange[]): void {
    for (const change of changes) this.take(change);
    if (this.pending.size > 0 || this.unsure.length > 0) this.soon();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    for (const timer of this.timers) clearTimeout(timer);
    clearTimeout(this.flushing);
    this.content.push(null);
    this.deps.onEnd();
  }

  private take(change: LiveChange): void {
    switch (change.of) {
      case 'task':
        this.takeTask(change);
        break;
      case 'person':
        if (change.personId === this.actor.personId) this.pending.add('own');
        break;
      case 'case':
        if (change.caseId === this.watched.case) this.pending.add('case');
        break;
      case 'account':
        if ([this.ears.own, ...this.ears.places].some(({ personId }) => personId === change.personId))
          void this.judgeAnew();
        break;
      case 'all':
        for (const topic of ['inbox', 'own', 'task', 'case'] as const) this.pending.add(topic);
    }
  }

  private takeTask(change: Extract<LiveChange, { readonly of: 'task' }>): void {
    if (change.taskId === this.watched.task) this.pending.add('task');
    if (change.caseId !== null && change.caseId === this.watched.case) this.pending.add('case');
    if (this.pending.has('inbox')) return;
    const heard = hearing(this.ears, change);
    if (heard === 'surely') this.pending.add('inbox');
    else if (heard !== undefined) this.unsure.push({ taskId: change.taskId, in: heard.in });
  }

  private soon(): void {
    if (this.flushing !== undefined || this.ended) return;
    const wait = Math.max(0, this.last + AT_MOST_MS - Date.now()) + Math.random() * CHANCE_MS;
    this.flushing = setTimeout(() => {
      this.last = Date.now();
      this.flush()
        .catch(this.deps.onError)
        .finally(() => {
          this.flushing = undefined;
          if (this.pending.size > 0 || this.unsure.length > 0) this.soon();
        });
    }, wait).unref();
  }

  /** Says what has changed of what its reader is shown. What could not be asked stays to be asked again. */
  private async flush(): Promise<void> {
    const said = new Set<Topic>();
    const unsure = this.unsure.splice(0);
    const pending = new Set(this.pending);
    this.pending.clear();
    try {
      if (pending.has('inbox') || (unsure.length > 0 && (await isOpenTo(this.deps.db, this.actor.personId, unsure))))
        said.add('inbox');
      if (pending.has('own')) said.add('own');
      if (pending.has('task')) {
        const before = this.task;
        this.task = await this.readsTask();
        if (before || this.task) said.add('task');
      }
      if (pending.has('case')) {
        const before = this.seen;
        this.seen = await this.digest();
        if (this.seen === ALL || this.seen !== before) said.add('case');
      }
    } catch (error) {
      this.unsure.push(...unsure);
      for (const topic of pending) this.pending.add(topic);
      throw error;
    }
    if (said.size > 0) this.push(`event: changed\ndata: ${JSON.stringify([...said])}\n\n`);
  }

  private push(text: string): void {
    if (this.ended) return;
    if (this.content.readableLength > MOST_WAITING) this.end();
    else this.content.push(text);
  }

  private async judgeAnew(): Promise<void> {
    try {
      const actor = await this.deps.recheck();
      if (actor === undefined) {
        this.end();
        return;
      }
      this.ears = await earsOf(this.deps.db, actor);
      this.actor = actor;
    } catch (error) {
      // Who may read on is not known: the page asks anew.
      this.deps.onError(error);
      this.end();
    }
  }

  private async readsTask(): Promise<boolean> {
    const { task } = this.watched;
    if (task === undefined) return false;
    const found = await findTask(this.deps.db, this.actor, task);
    return found !== undefined && mayReadTask(this.actor, found);
  }

  /** What its reader is shown of the case, as a digest; {@link ALL} where he sees all of it; undefined where nothing. */
  private async digest(): Promise<string | undefined> {
    const { case: caseId } = this.watched;
    if (caseId === undefined) return undefined;
    const { db } = this.deps;
    const found = await readCase(db, this.actor, caseId);
    if (found === undefined) return undefined;
    if (seesAll(found.reader)) return ALL;
    const shown = [
      await caseDetail(db, this.actor, caseId),
      seenTimeline(found, await listTimeline(db, caseId)).map(({ id }) => id),
    ];
    return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
  }
}

const ALL = 'all';
