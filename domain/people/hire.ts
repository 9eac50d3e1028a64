import type { Position } from '../vocabulary/position.js';

/** §6: what HR's records need of somebody who is hired; level and pay follow by decision. Civil dates. */
export interface NewHire {
  /** Employee number. */
  readonly personId: string;
  readonly name: string;
  readonly departmentId: string;
  readonly superiorId: string | null;
  readonly hiredOn: string;
  /** 3.2, 3.3: interns until graduation, everybody else on probation. */
  readonly status: 'intern' | 'probation';
  readonly position: Position;
  /** §7.1: the day on which he is to be confirmed, where HR knows it already. */
  readonly confirmOn?: string;
}
