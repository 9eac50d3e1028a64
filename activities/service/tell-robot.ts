import type { Delivery } from '../../domain/outgoing/delivery.js';
import type { Robot } from '../../domain/outgoing/own-robot.js';
import { legible } from '../../domain/vocabulary/characters.js';
import { NotReached, post, type PostSettings } from '../../notifications/post.js';
import { retryAfterMs } from '../../notifications/retry-after.js';
import { robotFault, robotRequest, type Said } from '../../notifications/robots.js';

/** Vendors take twenty messages a minute of a robot. */
export const ROBOT_GAP_MS = 3_000;
/** Characters that are kept of what the other side said. */
const MOST_FAULT = 500;

/** How an attempt ended, and for how long the other side asks to be left alone, in milliseconds. */
export interface Attempted {
  readonly delivery: Delivery;
  readonly askedMs?: number | undefined;
}

/** Has the robot of a group, or somebody's own, show something. */
export async function tellRobot(
  robot: Robot,
  { address, secret }: { readonly address: string; readonly secret: string },
  said: Said,
  settings: PostSettings,
  at: Date,
): Promise<Attempted> {
  try {
    const { url, ...asked } = robotRequest(robot, new URL(address), said, secret, at);
    const answer = await post(url, asked, settings);
    const fault = robotFault(answer);
    if (fault === undefined) return { delivery: { outcome: 'sent' } };
    return { delivery: answeredLater(fault.code, fault.fault), askedMs: retryAfterMs(answer.retryAfter, at) };
  } catch (error) {
    return { delivery: notReached(error) };
  }
}

/** Somebody was there and did not take it. */
export const answeredLater = (code: string, fault: string): Delivery => ({
  outcome: 'later',
  reached: true,
  code,
  fault: shortened(fault),
});

/** Nobody was there; anything else than that is thrown on. */
export function notReached(error: unknown): Delivery {
  if (!(error instanceof NotReached)) throw error;
  return { outcome: 'later', reached: false, code: error.code, fault: shortened(error.message) };
}

/** The address or the secret is sealed under a key that is gone. */
export const UNREADABLE: Delivery = {
  outcome: 'later',
  reached: true,
  code: 'SECRET_UNREADABLE',
  fault: '封装密钥（JINJI_KEYS）已不含打开它的钥匙 · no key of JINJI_KEYS opens it',
};

/** As much of what the other side said as is kept. */
export const shortened = (fault: string): string => legible(fault.slice(0, MOST_FAULT));
