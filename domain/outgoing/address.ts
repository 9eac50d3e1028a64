import { isIP } from 'node:net';
import { ENDPOINT } from '../refusals/endpoints.js';
import { refuse, type Refusal } from '../vocabulary/refusal.js';
import type { Channel } from './endpoint.js';
import { isReachable, type Reach } from './reach.js';

/** The path that a robot's address has at its vendor, and where its key stands. */
const ROBOTS: Readonly<Record<Exclude<Channel, 'webhook'>, (url: URL) => boolean>> = {
  wecom: ({ pathname, searchParams }) => pathname === '/cgi-bin/webhook/send' && Boolean(searchParams.get('key')),
  dingtalk: ({ pathname, searchParams }) => pathname === '/robot/send' && Boolean(searchParams.get('access_token')),
  feishu: ({ pathname }) => /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/.test(pathname),
};

/** The host of an address, an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * What stands against an address when it is registered; undefined where nothing does. Names are resolved, and judged, each
 * time they are connected to.
 */
export function againstAddress(channel: Channel, written: string, reach: Reach): Refusal | undefined {
  if (!URL.canParse(written)) return refuse(ENDPOINT.ADDRESS_UNFIT);
  const url = new URL(written);
  const { protocol, username, password, hash } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && reach.loopback)) return refuse(ENDPOINT.ADDRESS_UNFIT);
  if (username + password + hash !== '') return refuse(ENDPOINT.ADDRESS_UNFIT);
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isReachable(host, protocol, reach)) return refuse(ENDPOINT.ADDRESS_NOT_ALLOWED);
  if (channel !== 'webhook' && !ROBOTS[channel](url)) return refuse(ENDPOINT.NOT_A_ROBOT);
  return undefined;
}

/** What of an address may be shown: a robot's holds its key. */
export const shownAddress = (channel: Channel, written: string): string =>
  channel === 'webhook' ? written : `${new URL(written).origin}/…`;
