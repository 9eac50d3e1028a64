import { api, body, call } from '../api/client.js';
import { ProblemError } from '../api/problem.js';
import { fromLeaves, leavesOf, type Leaf, type Path } from './draft-leaves.js';

/** Where forms keep what was filled in until it is submitted, each under a name of its own (`shape`). */
export interface DraftStore {
  /** What was filled in; undefined for nothing. */
  read(shape: string): unknown;
  write(shape: string, value: unknown): void;
  /** Forgets what was filled in: it was handed in, or thrown away. */
  clear(shape: string): void;
  /** Told when something came from another device; gives what ends it. */
  onOthers(listener: () => void): () => void;
}

const SAVE_MS = 600;
const AGAIN_MS = 10_000;
/** Which edition of this all is kept; the name of the form stands in the path. */
const EDITION = '1';

interface Edit {
  readonly path: Path;
  readonly value?: unknown;
  readonly at: number;
}
const keyOf = (path: Path): string => JSON.stringify(path);
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** As the API has them. */
export interface KeptField {
  readonly path: readonly string[];
  readonly value?: unknown;
}

/** A draft of a task on the server: edits go there by themselves, and what another device edited later comes from there. */
export class TaskDraft implements DraftStore {
  private readonly leaves = new Map<string, Leaf>();
  private readonly edits = new Map<string, Edit>();
  /** One call at a time, so that no older answer is taken after a newer one. */
  private calls: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private handingIn = false;
  private readonly log = logIns;

  constructor(
    private readonly taskId: string,
    kept: readonly KeptField[],
    /** Told when an edit of another device stands instead of one's own, or beside it. */
    private readonly changedElsewhere: () => void,
  ) {
    this.take(kept);
  }

  read(shape: string): unknown {
    const own = [...this.leaves.values()].filter(({ path }) => path[0] === shape);
    return fromLeaves(own.map(({ path, value }) => ({ path: path.slice(1), value })));
  }

  write(shape: string, value: unknown): void {
    const next = new Map(leavesOf(value, [shape]).map((leaf) => [keyOf(leaf.path), leaf]));
    const at = Date.now();
    for (const [key, leaf] of next) {
      if (!isSame(this.leaves.get(key)?.value, leaf.value)) this.note(key, { ...leaf, at });
    }
    for (const [key, { path }] of [...this.leaves]) {
      if (path[0] === shape && !next.has(key)) this.note(key, { path, at });
    }
  }

  clear(shape: string): void {
    const own = [...this.leaves].filter(([, { path }]) => path[0] === shape);
    for (const [key] of own) this.leaves.delete(key);
    for (const [key, { path }] of [...this.edits]) if (path[0] === shape) this.edits.delete(key);
    const at = Date.now();
    // What was handed in goes from the server with the act; what is thrown away has to be said.
    if (!this.handingIn) for (const [key, { path }] of own) this.note(key, { path, at });
  }

  /** Waits with saving: what stands in the form is being handed in. */
  hold(): void {
    clearTimeout(this.timer);
    this.handingIn = true;
    this.timer = setTimeout(() => {
      this.handingIn = false;
      void this.save();
    }, AGAIN_MS);
  }

  onOthers(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Sends what has not been sent. While the page is left also what is being handed in: where that came through, the task
   * is closed and the server keeps no draft of it; where it was refused, nothing is lost.
   * @returns whether something else stands now than stood here; undefined where nothing was sent.
   */
  save(leaving = false): Promise<boolean | undefined> {
    return leaving ? this.sendEdits(true) : this.inTurn(() => this.sendEdits(false));
  }

  /** Sends what has not been sent, and takes what another tab or device has edited since. Gives whether that is anything. */
  async renew(): Promise<boolean> {
    return (await this.save()) ?? this.inTurn(() => this.ask());
  }

  private inTurn<T>(make: () => Promise<T>): Promise<T> {
    const next = this.calls.then(make);
    this.calls = next.catch(() => undefined);
    return next;
  }

  private async ask(): Promise<boolean> {
    // Somebody else has come: nothing is taken along.
    if (this.log !== logIns) return false;
    try {
      const params = { path: { taskId: this.taskId } };
      const { fields } = await body(api.GET('/v1/tasks/{taskId}/draft', { params }));
      return this.hear(this.take(fields));
    } catch {
      // What cannot be asked now is asked again the next time.
      return false;
    }
  }

  /** Tells the form of what stands instead. */
  private hear(changed: boolean): boolean {
    if (changed) {
      for (const listener of this.listeners) listener();
      this.changedElsewhere();
    }
    return changed;
  }

  private async sendEdits(leaving: boolean): Promise<boolean | undefined> {
    if (this.log !== logIns) return undefined;
    const sent = [...this.edits];
    if (call.csrf === null && sent.length > 0) {
      this.later();
      return undefined;
    }
    if ((this.handingIn && !leaving) || sent.length === 0) return undefined;
    clearTimeout(this.timer);
    this.edits.clear();
    const now = Date.now();
    const edits = sent.map(([, { at, ...edit }]) => ({ ...edit, path: [...edit.path], agoMs: now - at }));
    try {
      const answer = await body(
        api.PUT('/v1/tasks/{taskId}/draft', {
          params: { path: { taskId: this.taskId } },
          body: { shape: EDITION, edits },
          keepalive: true,
        }),
      );
      const isNew = this.take(answer.fields);
      return this.hear(isNew || answer.lost.length > 0);
    } catch (error) {
      // What the server does not want will not be wanted later either; what did not get there is sent again.
      if (error instanceof ProblemError && isUnwanted(error)) return undefined;
      for (const [key, edit] of sent) if (!this.edits.has(key)) this.edits.set(key, edit);
      this.later();
      return undefined;
    }
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), AGAIN_MS);
  }

  private note(key: string, edit: Edit): void {
    this.handingIn = false;
    this.edits.set(key, edit);
    if ('value' in edit) this.leaves.set(key, { path: edit.path, value: edit.value });
    else this.leaves.delete(key);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), SAVE_MS);
  }

  /** Takes what the server has, but not against what was edited here since. Gives whether anything is new. */
  private take(kept: readonly KeptField[]): boolean {
    const before = JSON.stringify([...this.leaves.values()]);
    for (const field of kept) {
      const key = keyOf(field.path);
      if (this.edits.has(key)) continue;
      if ('value' in field) this.leaves.set(key, { path: field.path, value: field.value });
      else this.leaves.delete(key);
    }
    return JSON.stringify([...this.leaves.values()]) !== before;
  }
}

/** Refused for what it is; a log-in that has ended says nothing about it. */
const isUnwanted = ({ status, code }: ProblemError): boolean =>
  status >= 400 && status < 500 && !code.startsWith('AUTH.');

/** Counts who was here: a draft of somebody before is nobody's. */
let logIns = 0;

const MEMORY = new Map<string, unknown>();

/** What is filled in where there is no task: kept while the page is open, and in no browser's storage. */
export const memoryStore = (whose: string): DraftStore => ({
  read: (shape) => MEMORY.get(`${whose}.${shape}`),
  write: (shape, value) => void MEMORY.set(`${whose}.${shape}`, value),
  clear: (shape) => void MEMORY.delete(`${whose}.${shape}`),
  onOthers: () => () => undefined,
});

/** Forgets what was filled in: whoever logs in next finds nothing of it. */
export const forgetDrafts = (): void => {
  MEMORY.clear();
  logIns += 1;
};
