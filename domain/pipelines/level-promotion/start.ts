/** I-26: what a special promotion outside a cycle begins with. */
export interface SpecialStart {
  readonly personId: string;
  readonly to: string;
  readonly reason: string;
  readonly evidence: string;
  /** Numbers of uploads that prove it. */
  readonly files?: readonly string[];
  /** By the department head it is the application; by HR a proposal, which the head takes up or leaves. */
  readonly byHead: boolean;
}

/** 8.5.1: with what a cycle begins. Civil dates in Asia/Shanghai. */
export interface CycleTerms {
  readonly policyVersion: string;
  /** The choices of the register that the cycle keeps (I-73), by id. */
  readonly choices: Readonly<Record<string, string | number>>;
  readonly launchFrom: string;
  readonly launchBy: string;
  /** Time for one human step, in workdays (I-40; the other steps of §8.5 take the same). */
  readonly stepWorkdays: number;
}
