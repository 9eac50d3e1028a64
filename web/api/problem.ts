import type { components } from './schema.js';

export type Text = components['schemas']['Text'];

/** One thing that is wrong, at a place of the request. */
export interface Fault {
  /** `decisions.3.reason`; empty for the whole. */
  readonly path: string;
  readonly caseId: string | undefined;
  readonly text: Text;
}

interface Shape {
  readonly code?: unknown;
  readonly clause?: unknown;
  readonly texts?: { readonly title?: Text; readonly detail?: Text };
  readonly errors?: readonly { readonly path?: string; readonly caseId?: string; readonly texts: Text }[];
}

/** What the API answered instead of what was asked for: RFC 9457 problem details, in both languages. */
export class ProblemError extends Error {
  readonly code: string;
  readonly clause: string | undefined;
  readonly title: Text;
  readonly text: Text;
  readonly faults: readonly Fault[];

  constructor(
    readonly status: number,
    body: unknown,
  ) {
    const shape = isShape(body) ? body : {};
    const code = typeof shape.code === 'string' ? shape.code : `HTTP.${status}`;
    super(code);
    this.name = 'ProblemError';
    this.code = code;
    this.clause = typeof shape.clause === 'string' ? shape.clause : undefined;
    this.title = shape.texts?.title ?? { zh: `请求未完成（${status}）`, en: `The request failed (${status})` };
    this.text = shape.texts?.detail ?? { zh: '服务没有给出说明。', en: 'The service gave no explanation.' };
    this.faults = (shape.errors ?? []).map(({ path, caseId, texts }) => ({ path: path ?? '', caseId, text: texts }));
  }
}

/** What is wrong at a place of the request, where the answer says so. */
export const faultAt = (error: Error | null, path: string): Text | undefined =>
  error instanceof ProblemError ? error.faults.find((fault) => fault.path === path)?.text : undefined;

/** Whether what was sent has an answer that says no, so that it will not count later. */
export const isRefused = (error: Error): boolean =>
  error instanceof ProblemError && error.status > 0 && error.status < 500;

/** Nobody answered: no network, or the service is away for a moment. */
export const unreachable = (): ProblemError =>
  new ProblemError(0, {
    code: 'NETWORK',
    texts: {
      title: { zh: '连不上服务', en: 'The service cannot be reached' },
      detail: {
        zh: '请检查网络后重试；已填写的内容仍保留在本页。',
        en: 'Check the network and try again; what you have filled in is kept on this page.',
      },
    },
  });

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;
