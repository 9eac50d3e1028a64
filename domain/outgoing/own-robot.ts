import { TASK_EVENTS, type MessageTopic } from '../pipelines/task-events.js';
import { ENDPOINT } from '../refusals/endpoints.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import { text, type Text } from '../vocabulary/text.js';
import { againstAddress } from './address.js';
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
 * What stands against somebody's own robot; undefined where nothing does. It goes to its vendor, or to where IT has
 * registered a robot of that vendor (scheme, host and port), and nowhere else.
 */
export function againstOwnRobot(
  { channel, url, secret }: { readonly channel: Robot; readonly url: string; readonly secret: string | undefined },
  knownOrigins: readonly string[],
  reach: Reach,
): Refusal | undefined {
  const against = againstSecret(channel, secret) ?? againstAddress(channel, url, reach);
  if (against !== undefined) return against;
  const { host, origin } = new URL(url);
  const isKnown = knownOrigins.some((known) => URL.canParse(known) && new URL(known).origin === origin);
  return VENDOR_HOSTS[channel].includes(host) || isKnown ? undefined : refuse(ENDPOINT.HOST_UNKNOWN);
}

const FAULTS: Readonly<Record<string, Text>> = {
  SECRET_UNREADABLE: text(
    '系统已打不开所存的网址或密钥',
    'what was kept of its address or secret cannot be opened any more',
  ),
  TIMEOUT: text('超时未答复', 'no answer in time'),
  ADDRESS_NOT_ALLOWED: text('网址解析到不允许的 IP 地址', 'the name leads to an address that is not allowed'),
  NO_ANSWER: text('答复不是平台的格式', 'what answered is no robot of this vendor'),
};

/** Why somebody's own robot did not take something, by the code of it: never what the other side said. */
export function robotFaultSaid(code: string): Text {
  if (/^\d+$/.test(code)) return text(`平台答复 ${code}`, `the vendor answered ${code}`);
  return FAULTS[code] ?? text('没有连上平台', 'the vendor was not reached');
}
