import type { EventKind } from './events.js';
import { text, type Text } from '../vocabulary/text.js';

/** How another system or a group is reached. */
export const CHANNELS = ['webhook', 'wecom', 'dingtalk', 'feishu'] as const;
/** One of these: a system's webhook, or the robot of a group. */
export type Channel = (typeof CHANNELS)[number];

/** What each is called, and whether its vendor gives it a secret to sign with. */
export const CHANNEL_SAID: Readonly<
  Record<Channel, { readonly name: Text; readonly secret: 'ours' | 'vendor' | 'none' }>
> = {
  webhook: { name: text('其他系统（Webhook）', 'another system (webhook)'), secret: 'ours' },
  wecom: { name: text('企业微信群机器人', 'WeCom group robot'), secret: 'none' },
  dingtalk: { name: text('钉钉自定义机器人（加签）', 'DingTalk custom robot (signed)'), secret: 'vendor' },
  feishu: { name: text('飞书自定义机器人（签名校验）', 'Feishu custom bot (signed)'), secret: 'vendor' },
};

/**
 * Where an endpoint stands: without a secret nothing is queued for it; switched off, what waits goes on waiting; ended, it
 * never comes back.
 */
export const ENDPOINT_STATES = ['new', 'on', 'off', 'ended'] as const;
/** One of these. */
export type EndpointState = (typeof ENDPOINT_STATES)[number];

/** An endpoint as IT registers it. */
export interface NewEndpoint {
  readonly channel: Channel;
  readonly name: string;
  readonly url: string;
  readonly events: readonly EventKind[];
}

/** For what an address and a secret are sealed: what was sealed for one purpose does not open for the other. */
export const SEALED_FOR = { address: 'endpoint address', secret: 'endpoint secret' } as const;

/** How the secret of a webhook begins, before the base64 of its bytes (Standard Webhooks 1.0). */
export const SECRET_PREFIX = 'whsec_';
