/** Until the last day HR may move it, take the departure back, or name another successor. */
export type DepartureConductAct =
  | { readonly do: 'move'; readonly lastDay: string; readonly reason: string }
  | { readonly do: 'withdraw'; readonly reason: string }
  | { readonly do: 'name-successor'; readonly successorId: string; readonly reason: string };

/** Which form belongs to which task. */
export interface DepartureActByKind {
  readonly 'departure.conduct': DepartureConductAct;
}
