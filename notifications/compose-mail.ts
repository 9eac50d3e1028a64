import { dayName, dayPath } from '../domain/people/day-event.js';
import type { DigestContent, InvitationContent, MessageContent } from '../domain/step/mailed.js';
import { TASK_KINDS } from '../domain/pipelines/task-kinds.js';
import type { Language } from '../domain/people/preferences.js';
import type { MailSettings } from '../domain/settings/mail-settings.js';
import { cited } from '../domain/vocabulary/clause.js';
import { text, type Text } from '../domain/vocabulary/text.js';
import { withDays } from './days.js';
import { invitationOf, type CalendarPart } from './invitation.js';
import { htmlOf, textOf, type Part } from './mail-parts.js';
import type { Said } from './robots.js';

interface MailedMessage {
  /** Whether the body itself is mailed, or only where to read it. */
  readonly whole: boolean;
  readonly message: MessageContent;
}

/** What somebody is mailed, as far as a mail needs it: what he was told, the list of a morning, or a day of his. */
export type Mailed = { readonly uid: string; readonly name: string } & (
  MailedMessage | { readonly digest: DigestContent } | { readonly invitation: InvitationContent }
);

/** A mail to one person, ready to be sent. */
export interface Mail {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  /** The same at every attempt, so that a mail that came twice can be known as one (RFC 5322, 3.6.4). */
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What a calendar takes of it. */
  readonly calendar?: CalendarPart;
}

/**
 * A mail in its reader’s language, as text and as HTML. Mail is read by others than its addressee and lies about for
 * years: of what is said it bears the subject and a link, and the body only where the policy has the letter itself mailed
 * (9.5.5). The mail of a morning lists tasks by title and due day, never whom they are about.
 */
export function composeMail(
  mailed: Mailed,
  address: string,
  { from, link }: Pick<MailSettings, 'from' | 'link'>,
  language: Language,
): Mail {
  const { uid, name } = mailed;
  const say = (words: Text): string => withDays(words[language], language);
  const content = contentOf(mailed, link);
  const parts = [
    { says: text(`${name}：您好！`, `Dear ${name},`) },
    ...content.parts,
    {
      says: text('本邮件由系统发出，请勿回复。', 'This mail was sent by the system; please do not reply.'),
      small: true,
    },
  ] satisfies readonly Part[];
  return {
    from,
    to: { name, address },
    messageId: `<${uid}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    subject: say(content.subject),
    text: textOf(parts, language),
    html: htmlOf(parts, language, say(content.subject)),
    ...('invitation' in mailed
      ? { calendar: invitationOf(mailed.invitation, { from, to: address, language, link }) }
      : {}),
  };
}

/** The same in short, for somebody's own robot: what of it names nobody, by titles, and where it is read. */
export function shortlyOf(mailed: MailedMessage | { readonly digest: DigestContent }, link: string | undefined): Said {
  const at = (place: string): string | null => (link === undefined ? null : `${link}${place}`);
  if ('message' in mailed) return { subjects: [mailed.message.subject], url: at(placeOf(mailed.message)) };
  const { news } = mailed.digest;
  const { subject, parts } = aboutMorning({ ...mailed.digest, news: [] }, '');
  const items = parts.filter((part) => part.item === true).map(({ says }) => says);
  // Of results, whose subjects say how it went, a group reads that there are some (docs/decisions/0071).
  const more = news.length === 0 ? [] : [text(`另有 ${news.length} 条通知`, `${news.length} notices`)];
  return { subjects: [subject, ...items, ...more], url: at('/inbox') };
}

interface Content {
  readonly subject: Text;
  readonly parts: readonly Part[];
}

function contentOf(mailed: Mailed, link: string): Content {
  if ('digest' in mailed) return aboutMorning(mailed.digest, link);
  return 'invitation' in mailed ? aboutDay(mailed.invitation, link) : aboutMessage(mailed, link);
}

/** What happened to a day: the calendar of its reader does the same with it. */
function aboutDay(of: InvitationContent, link: string): Content {
  const { day, time, room, calledOff, moved, elsewhere } = of;
  const what = calledOff
    ? text('已取消', 'Called off')
    : moved
      ? text('改期', 'Moved')
      : elsewhere
        ? text('地点变更', 'Held elsewhere')
        : text('日程', 'In your calendar');
  const name = dayName(of);
  const when = time === null ? day : `${day} ${time}`;
  const subject = text(`${what.zh}：${name.zh}，${when}`, `${what.en}: ${name.en}, ${when}`);
  const read = { says: text('请登录晋级系统查看', 'Please read it in Jinji'), href: `${link}${dayPath(of)}` };
  const where = room === null ? [] : [{ says: text(`地点：${room}`, `Where: ${room}`) }];
  return { subject, parts: [{ says: subject }, ...where, read] };
}

function aboutMessage({ whole, message }: MailedMessage, link: string): Content {
  const { clause, subject, body } = message;
  const parts: Part[] = [{ says: text(`${subject.zh}（${cited(clause)}）`, `${subject.en} (${cited(clause)})`) }];
  if (whole) parts.push({ says: body });
  parts.push({ says: text('请登录晋级系统查看', 'Please read it in Jinji'), href: `${link}${placeOf(message)}` });
  return { subject, parts };
}

/** Where in the product a message is read. */
const placeOf = ({ taskId, caseId }: MessageContent): string =>
  taskId === null ? (caseId === null ? '/messages' : path('cases', caseId)) : path('tasks', taskId);

/** What is open, due and overdue, in one list; what was withdrawn or handed on, and what he bundles, below it. */
function aboutMorning({ day, open, dueToday, overdue, lines, news }: DigestContent, link: string): Content {
  const counts = [
    ...(open === 0 && news.length > 0 ? [] : [text(`${open} 项待办`, `${open} to do`)]),
    ...(overdue === 0 ? [] : [text(`逾期 ${overdue} 项`, `${overdue} overdue`)]),
    ...(dueToday === 0 ? [] : [text(`今日到期 ${dueToday} 项`, `${dueToday} due today`)]),
    ...(news.length === 0
      ? []
      : [text(`${news.length} 条通知`, news.length === 1 ? '1 message' : `${news.length} messages`)]),
  ];
  const subject = text(
    `今日待办：${counts.map(({ zh }) => zh).join('，')}`,
    `Today: ${counts.map(({ en }) => en).join(', ')}`,
  );
  const parts: Part[] = lines.map(({ taskId, kind, dueOn }) => {
    const { title, clause } = TASK_KINDS[kind];
    const state =
      dueOn < day ? text('，已逾期', ', overdue') : dueOn === day ? text('，今日到期', ', due today') : text('', '');
    return {
      says: text(
        `${title.zh}（${cited(clause)}），期限 ${dueOn}${state.zh}`,
        `${title.en} (${cited(clause)}), by ${dueOn}${state.en}`,
      ),
      href: `${link}${path('tasks', taskId)}`,
      item: true,
    };
  });
  const more = open - lines.length;
  return {
    subject,
    parts: [
      { says: subject },
      ...parts,
      ...(more > 0 ? [{ says: text(`另有 ${more} 项`, `${more} more`), item: true } as const] : []),
      ...news.map((says) => ({ says, item: true }) as const),
      ...(news.length === 0 ? [] : [{ says: text('查看通知', 'Read your messages'), href: `${link}/messages` }]),
      { says: text('打开待办', 'Open your inbox'), href: `${link}/inbox` },
    ],
  };
}

const path = (of: 'tasks' | 'cases', id: string): string => `/${of}/${encodeURIComponent(id)}`;
