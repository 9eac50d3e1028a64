import { useState } from 'react';
import type { LevelTaskCase, TaskCase, TaskDetail } from '../../api/tasks.js';
import { batch as en } from '../../i18n/en/cases/batch.js';
import { batch as zh } from '../../i18n/zh/cases/batch.js';
import { useTexts } from '../../i18n/language.js';
import { useDraft } from '../use-draft.js';
import { useTaskAct, type TaskAct } from '../use-task-act.js';

export interface Entry<D extends string> {
  readonly decision?: D;
  readonly reason?: string;
  /** Numbers of files beside the reason. */
  readonly files?: readonly string[];
  /** Further answers of the form, by their names. */
  readonly more?: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** What a row has to have before it is sent, beside its decision. */
export const LACKS = ['reason', 'acknowledge', 'defense'] as const;
export type Lack = (typeof LACKS)[number];

export interface Batch<D extends string> {
  readonly people: readonly LevelTaskCase[];
  readonly touched: boolean;
  readonly act: TaskAct;
  readonly undecided: readonly LevelTaskCase[];
  /** Which of the decided rows lack something. */
  readonly lacking: readonly { readonly id: string; readonly what: Lack }[];
  /** How often it was tried while rows lacked something. */
  readonly tried: number;
  /** How many rows were refused when they were sent last. */
  readonly refused: number;
  readonly entryOf: (caseId: string) => Entry<D>;
  readonly change: (caseId: string, change: Partial<Entry<D>>) => void;
  /** The same for many. */
  readonly changeAll: (caseIds: readonly string[], change: Partial<Entry<D>>) => void;
  /** Takes a person's decision back, with all that belongs to it. */
  readonly clear: (caseId: string) => void;
  readonly discard: () => void;
  /** What is wrong with a person's entry: what it lacks, once it was tried; what was refused of it, until it is another. */
  readonly faultOf: (caseId: string) => string | undefined;
  /** The same of the files beside it. */
  readonly filesFaultOf: (caseId: string) => string | undefined;
  /** Sends one entry a decided person. */
  readonly submit: (form: (rows: readonly Readonly<Record<string, unknown>>[]) => object) => void;
}

/** Nothing is entered yet; one object, so that a row sees that it is as it was. */
const NOTHING = {};

const attachedOf = (files: readonly string[]): { readonly files?: readonly string[] } =>
  files.length === 0 ? {} : { files };

export const levelCases = (cases: readonly TaskCase[]): readonly LevelTaskCase[] =>
  cases.filter((one) => one.kind === 'level-promotion');

interface Options<D extends string> {
  readonly field?: 'decision' | 'ruling';
  /** In which list of the form a decision stands, where there are several; otherwise the field's. */
  readonly listOf?: (decision: D) => string;
  /** What somebody's entry lacks. */
  readonly lacks: (one: LevelTaskCase, entry: Entry<D>) => Lack | undefined;
}

/** Whether something is written there. */
export const isSaid = ({ reason }: { readonly reason?: string }): boolean => (reason ?? '').trim() !== '';

/** Decisions on many people, kept as a draft until they are sent all together. */
export function useBatch<D extends string>(
  task: TaskDetail,
  cases: readonly TaskCase[],
  { field = 'decision', listOf, lacks }: Options<D>,
): Batch<D> {
  const people = levelCases(cases);
  const draft = useDraft<Readonly<Record<string, Entry<D>>>>(task.id, 'batch', () => ({}));
  const t = useTexts({ zh, en });
  const act = useTaskAct(task, draft.clear);
  const [tried, setTried] = useState(0);
  // Faults name places of what was sent, whatever has been changed since.
  const [sent, setSent] = useState<readonly Sent<D>[]>([]);
  const entryOf = (caseId: string): Entry<D> => draft.value[caseId] ?? NOTHING;
  const decided = people.filter(({ id }) => entryOf(id).decision !== undefined);
  const undecided = people.filter((one) => !decided.includes(one));
  const lacking = decided.flatMap((one) => {
    const what = lacks(one, entryOf(one.id));
    return what === undefined ? [] : [{ id: one.id, what }];
  });
  const refusedOf = (caseId: string, part: 'reason' | 'files'): string | undefined => {
    if (sent.length === 0) return undefined;
    const { entry = {}, path } = sent.find(({ id }) => id === caseId) ?? {};
    if (JSON.stringify(entry) !== JSON.stringify(entryOf(caseId))) return undefined;
    const ofRow = part === 'reason' ? act.faultOf(caseId) : undefined;
    return ofRow ?? (path === undefined ? undefined : act.faultAt(`${path}.${part}`));
  };
  const changeAll = (caseIds: readonly string[], change: Partial<Entry<D>>): void => {
    draft.set((before) => ({
      ...before,
      ...Object.fromEntries(caseIds.map((id) => [id, { ...before[id], ...change }])),
    }));
  };
  return {
    people,
    touched: draft.touched,
    act,
    entryOf,
    changeAll,
    change: (caseId, change) => {
      changeAll([caseId], change);
    },
    clear: (caseId) => {
      draft.set((before) => Object.fromEntries(Object.entries(before).filter(([id]) => id !== caseId)));
    },
    undecided,
    lacking,
    tried,
    refused: people.filter(({ id }) => (refusedOf(id, 'reason') ?? refusedOf(id, 'files')) !== undefined).length,
    discard: () => {
      setTried(0);
      draft.clear();
    },
    faultOf: (caseId) => {
      const lack = tried === 0 ? undefined : lacking.find(({ id }) => id === caseId);
      return lack === undefined ? refusedOf(caseId, 'reason') : t.lack[lack.what];
    },
    filesFaultOf: (caseId) => refusedOf(caseId, 'files'),
    submit: (form) => {
      if (lacking.length > 0) {
        setTried(tried + 1);
        return;
      }
      setTried(0);
      setSent(placed(decided, entryOf, listOf ?? (() => `${field}s`)));
      act.submit(
        form(
          decided.map(({ id }) => {
            const { decision, reason, files = [], more } = entryOf(id);
            const said = reason?.trim();
            return { caseId: id, [field]: decision, ...more, ...(said ? { reason: said } : {}), ...attachedOf(files) };
          }),
        ),
      );
    },
  };
}

/** An entry as it was sent, with its place in the form. */
interface Sent<D extends string> {
  readonly id: string;
  readonly entry: Entry<D>;
  readonly path: string;
}

function placed<D extends string>(
  decided: readonly LevelTaskCase[],
  entryOf: (caseId: string) => Entry<D>,
  listOf: (decision: D) => string,
): readonly Sent<D>[] {
  const counts = new Map<string, number>();
  return decided.flatMap(({ id }) => {
    const entry = entryOf(id);
    if (entry.decision === undefined) return [];
    const list = listOf(entry.decision);
    const index = counts.get(list) ?? 0;
    counts.set(list, index + 1);
    return [{ id, entry, path: `${list}.${index}` }];
  });
}
