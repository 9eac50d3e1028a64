import { TASK_EVENTS, type MessageTopic } from '../pipelines/task-events.js';
import { ENDPOINT } from '../refusals/endpoints.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import { againstAddress, hostOf } from './address.js';
import { CHANNEL_SAID, type Channel } from './endpoint.js';
import type { Reach } from './reach.js';

/** The vendors of robots. */
export const ROBOTS = ['wecom', 'dingtalk', 'feishu'] as const;
/** One of these. */
export type Robot = (typeof ROBOTS)[number];

/** What somebody's own robot tells him in the place of mail: what concerns his tasks, and that it was set. */
export const ROBOT_TOPICS: readonly MessageTopic[] = ['robot', ...TASK_EVENTS];

/** For what address and secret of somebody's own robot are sealed. */
export const OWN_ROBOT_SEALED_FOR = { address: 'own robot address', secret: 'own robot secret' } as const;

/** The hosts at which the vendors themselves run robots. */
const VENDOR_HOSTS: Readonly<Record<Robot, readonly string[]>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** What stands against a secret, given or left out; undefined where nothing does. */
export function againstSecret(channel: Channel, secret: string | undefined): Refusal | undefined {
  const wanted = CHANNEL_SAID[channel].secret === 'vendor';
  if (wanted && secret === undefined) return refuse(ENDPOINT.SECRET_MISSING);
  if (!wanted && secret !== undefined) return refuse(ENDPOINT.SECRET_NOT_TAKEN);
  return undefined;
}

/**
 * What stands against somebody's own robot; undefined where nothing does. It goes to its vendor, or to a host at which IT
 * has registered a robot of that vendor, and nowhere else.
 */
export function againstOwnRobot(
  { channel, url, secret }: { readonly channel: Robot; readonly url: string; readonly secret: string | undefined },
  knownOrigins: readonly string[],
  reach: Reach,
): Refusal | undefined {
  const against = againstSecret(channel, secret) ?? againstAddress(channel, url, reach);
  if (against !== undefined) return against;
  const host = hostOf(new URL(url));
  const isKnown = knownOrigins.some((origin) => URL.canParse(origin) && hostOf(new URL(origin)) === host);
  return VENDOR_HOSTS[channel].includes(host) || isKnown ? undefined : refuse(ENDPOINT.HOST_UNKNOWN);
}
