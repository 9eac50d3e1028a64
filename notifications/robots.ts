import { createHmac } from 'node:crypto';
import type { Channel } from '../domain/outgoing/endpoint.js';
import type { Language } from '../domain/people/preferences.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { withDays } from './days.js';
import type { Answer } from './post.js';

/** A robot of a group: each vendor's. */
type Robot = Exclude<Channel, 'webhook'>;

/** What a group, or somebody by his own robot, reads: titles that name nobody, and where the first of them is read. */
export interface Said {
  readonly subjects: readonly Text[];
  readonly url: string | null;
  /** Absent for a group, which is written to in Chinese. */
  readonly language?: Language;
}

interface RobotRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Bytes of titles: WeCom takes 2,048 of a text, the link and what is left out included. */
const MOST_BYTES = 1_600;
const MOST_CHARACTERS = 120;

const NAME = text('【晋级】', '[Jinji] ');

/** What stands in the group: each title once, with how many there are of it. Nothing in it can call somebody (`<at …>`). */
function textOf({ subjects, url, language = 'zh' }: Said): string {
  const counts = new Map<string, number>();
  for (const { [language]: title } of subjects) counts.set(title, (counts.get(title) ?? 0) + 1);
  let room = MOST_BYTES;
  const lines = [...counts].flatMap(([title, count]) => {
    const plain = withDays(title, language).replace(/[<>@]/gu, ' ').slice(0, MOST_CHARACTERS);
    const line = `${NAME[language]}${plain}${count === 1 ? '' : ` ×${count}`}`;
    room -= Buffer.byteLength(line);
    return room < 0 ? [] : [line];
  });
  const more = counts.size - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [text(`另有 ${more} 条`, `${more} more`)[language]] : []),
    ...(url === null ? [] : [url]),
  ].join('\n');
}

const sha256 = (key: string, content: string): string => createHmac('sha256', key).update(content).digest('base64');
const headers = { 'content-type': 'application/json; charset=utf-8' };

/** How each vendor is asked, by its documentation; the signature is of the moment. */
const REQUESTS: Readonly<Record<Robot, (url: URL, text: string, secret: string, at: Date) => RobotRequest>> = {
  wecom: (url, content) => ({ url, headers, body: JSON.stringify({ msgtype: 'text', text: { content } }) }),
  dingtalk: (given, content, secret, at) => {
    const url = new URL(given);
    const timestamp = String(at.getTime());
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', sha256(secret, `${timestamp}\n${secret}`));
    return { url, headers, body: JSON.stringify({ msgtype: 'text', text: { content } }) };
  },
  feishu: (url, text, secret, at) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const sign = sha256(`${timestamp}\n${secret}`, '');
    return { url, headers, body: JSON.stringify({ timestamp, sign, msg_type: 'text', content: { text } }) };
  },
};

/** What a vendor is asked to show in its group. */
export const robotRequest = (robot: Robot, url: URL, said: Said, secret: string, at: Date): RobotRequest =>
  REQUESTS[robot](url, textOf(said), secret, at);

/** What a vendor's answer says against it; undefined where the group has it. Each says no in a 200 as well. */
export function robotFault({ status, body }: Answer): { readonly code: string; readonly fault: string } | undefined {
  if (status < 200 || status > 299) return { code: String(status), fault: body };
  const said = parsed(body);
  const code = said?.errcode ?? said?.code ?? said?.StatusCode;
  if (code === 0) return undefined;
  return { code: Number.isSafeInteger(code) ? String(code) : 'NO_ANSWER', fault: said?.errmsg ?? said?.msg ?? body };
}

/** WeCom and DingTalk say `errcode`, Feishu `code` (formerly `StatusCode`). */
type Spoken = Partial<Record<'errcode' | 'code' | 'StatusCode', number> & Record<'errmsg' | 'msg', string>>;

function parsed(body: string): Spoken | undefined {
  try {
    return JSON.parse(body) as Spoken;
  } catch {
    return undefined;
  }
}
