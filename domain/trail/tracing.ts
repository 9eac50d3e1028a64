/** A part of what is done for a request, as a trace shows it; names and kinds alone, never what somebody wrote. */
export interface SpanAbout {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'internal';
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** Epoch milliseconds; without it, now. */
  readonly startedAt?: number;
  /** Its own id, sixteen hexadecimal digits, where whoever goes on in it has to know it before it is begun. */
  readonly spanId?: string;
}

/** A part that was begun. */
export interface OpenSpan {
  readonly traceparent: string;
  /** @param failed whether it ended with an error; what it said is not told. */
  end(outcome?: {
    readonly failed?: boolean;
    readonly attributes?: SpanAbout['attributes'];
    readonly name?: string;
  }): void;
}

/** Begins a part, in another one where that is named by its W3C `traceparent`. */
export type BeginSpan = (about: SpanAbout, within?: string) => OpenSpan;

let begin: BeginSpan | undefined;

/** Who is told of the parts, in this process; nobody where it is undefined. */
export const traceBy = (teller: BeginSpan | undefined): void => {
  begin = teller;
};

/** Begins a part where somebody is told of it. */
export const beginSpan: (...given: Parameters<BeginSpan>) => OpenSpan | undefined = (about, within) =>
  begin?.(about, within);
