import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { newKey } from '../api/client.js';
import { isRefused, ProblemError } from '../api/problem.js';
import { useSay } from '../i18n/language.js';
import { memoryStore } from './draft-store.js';

/** The plain values of a form, blank where nothing stands; dates as YYYY-MM-DD. */
export type Values<N extends string> = Readonly<Record<N, string>>;

export interface Fields<N extends string> {
  readonly value: Values<N>;
  readonly set: (name: N, next: string) => void;
  /** What the service finds wrong at a place of what was sent. */
  readonly faultAt: (path: string) => string | undefined;
  readonly pending: boolean;
  /** What is wrong and told at no field of its own. */
  readonly error: Error | null;
  readonly submit: () => void;
}

interface Options<N extends string, A> {
  readonly initial: Values<N>;
  /** Sends the form; the same form sent again after no answer carries the same key, so that it counts once. */
  readonly send: (value: Values<N>, key: string) => Promise<A>;
  readonly onDone: (answer: A) => void;
  /** At which place a refusal of the facts is told, by its code. */
  readonly places?: Readonly<Record<string, string>>;
  /** The name under which what was filled in is kept while the page is open, until it is sent; absent where it is not. */
  readonly draft?: string;
}

const SHAPE = 'fields';

/** A small form that is no task's: what stands in it, sending it, and what was wrong. */
export function useFields<N extends string, A>({
  initial,
  send,
  onDone,
  places = {},
  draft,
}: Options<N, A>): Fields<N> {
  const say = useSay();
  const client = useQueryClient();
  const kept = useMemo(() => (draft === undefined ? undefined : memoryStore(draft)), [draft]);
  const [value, setValue] = useState(() => (kept?.read(SHAPE) as Values<N> | undefined) ?? initial);
  const key = useRef(newKey());
  const sending = useMutation({
    mutationFn: () => send(value, key.current),
    onSuccess: async (answer) => {
      key.current = newKey();
      kept?.clear(SHAPE);
      await client.invalidateQueries();
      onDone(answer);
    },
    onError: (error) => {
      if (isRefused(error)) key.current = newKey();
    },
  });
  const problem = sending.error instanceof ProblemError ? sending.error : undefined;
  const place = problem && places[problem.code];
  return {
    value,
    set: (name, next) => {
      key.current = newKey();
      setValue((before) => ({ ...before, [name]: next }));
      kept?.write(SHAPE, { ...value, ...(kept.read(SHAPE) as Values<N> | undefined), [name]: next });
    },
    faultAt: (path) => {
      if (problem !== undefined && path === place) return say(problem.text);
      const found = problem?.faults.find((fault) => fault.path === path || fault.path === `params.${path}`);
      return found && say(found.text);
    },
    pending: sending.isPending,
    error: place === undefined ? sending.error : null,
    submit: () => {
      sending.mutate();
    },
  };
}

/** What was filled in; blanks are not sent. */
export function filled<N extends string, K extends N>(
  value: Values<N>,
  ...names: readonly K[]
): Partial<Record<K, string>> {
  const pairs = names.map((name) => [name, value[name].trim()] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(pairs) as Partial<Record<K, string>>;
}

/** The numbers of the files that a value holds. */
export const filesIn = (value: string): readonly string[] => value.split(' ').filter((id) => id !== '');

/** The files that were attached; none are not sent. */
export const attached = (value: string): { readonly files?: string[] } => {
  const files = filesIn(value);
  return files.length === 0 ? {} : { files: [...files] };
};
