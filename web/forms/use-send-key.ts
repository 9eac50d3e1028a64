import { useRef } from 'react';
import { newKey } from '../api/client.js';
import { isRefused } from '../api/problem.js';

/** The key under which something is sent, so that it counts once. */
export interface SendKey {
  /** The same content sent again after no answer has the same key. */
  readonly of: (content: string) => string;
  /** What is sent next has a new key, whatever it is. */
  readonly forget: () => void;
  /** What was refused gets a new key. */
  readonly failed: (error: Error) => void;
}

export function useSendKey(): SendKey {
  const sent = useRef({ key: '', content: '' });
  const forget = (): void => {
    sent.current = { key: '', content: '' };
  };
  return {
    of: (content) => {
      if (sent.current.content !== content) sent.current = { key: newKey(), content };
      return sent.current.key;
    },
    forget,
    failed: (error) => {
      if (isRefused(error)) forget();
    },
  };
}
